package draft

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"go.yaml.in/yaml/v3"
)

// Read reads one template strictly and checks every fact, citation and construct it uses. Errors are of type Mistakes.
func Read(raw []byte) (*Template, error) {
	t, found := read(raw)
	if len(found) > 0 {
		return nil, found
	}
	return t, nil
}

func read(raw []byte) (*Template, Mistakes) {
	var t Template
	root, err := decode(raw, &t, func(root *yaml.Node) { place(t.Body, child(root, "body")) })
	if err != nil {
		var found Mistakes
		if !errors.As(err, &found) {
			found = fromYAML(err)
		}
		return nil, found
	}
	if found := t.check(root); len(found) > 0 {
		return nil, found
	}
	t.Body = t.expand(t.Body)
	if t.Lang == "" {
		t.Lang = langs[0]
	}
	return &t, nil
}

// decode reads one YAML document into v, where every key has to be known, and then lets note keep where things stand.
func decode(raw []byte, v any, note func(root *yaml.Node)) (*yaml.Node, error) {
	if len(raw) > cases.MostTemplate {
		return nil, Mistakes{mistake("too-long", "")}
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return nil, err
	}
	if alias := findAlias(&doc); alias != nil { // also keeps out files that grow by repeating themselves
		return nil, Mistakes{{Line: alias.Line, Key: "alias"}}
	}
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(v); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, Mistakes{mistake("two-documents", "")}
	}
	root := &yaml.Node{}
	if len(doc.Content) > 0 {
		root = doc.Content[0]
	}
	note(root)
	return root, nil
}

func findAlias(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return n
	}
	for _, k := range n.Content {
		if found := findAlias(k); found != nil {
			return found
		}
	}
	return nil
}

// place notes for every entry where it stands in the file.
func place(list []node, at *yaml.Node) {
	if at == nil || at.Kind != yaml.SequenceNode {
		return
	}
	said := slices.DeleteFunc(slices.Clone(at.Content), func(n *yaml.Node) bool { return n.Tag == "!!null" }) // an entry with nothing in it is passed by
	for i := range list {
		if i >= len(said) {
			return
		}
		n, here := &list[i], said[i]
		n.at = here
		place(n.Then, child(here, "then"))
		place(n.Else, child(here, "else"))
		place(n.Do, child(here, "do"))
		placeNone(n.None, here)
		if n.Table != nil {
			placeNone(n.Table.None, child(here, "table"))
		}
		if n.List != nil {
			placeNone(n.List.None, child(here, "list"))
		}
	}
}

func placeNone(none *[]node, of *yaml.Node) {
	if none != nil {
		place(*none, child(of, "none"))
	}
}

// child is the value of a key of a mapping, nil where it has none.
func child(of *yaml.Node, key string) *yaml.Node {
	if of == nil || of.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(of.Content); i += 2 {
		if of.Content[i].Value == key {
			return of.Content[i+1]
		}
	}
	return nil
}

// lineOf is the line of a key of a mapping, 0 where it has none.
func lineOf(of *yaml.Node, key string) int {
	if of == nil || of.Kind != yaml.MappingNode {
		return 0
	}
	for i := 0; i+1 < len(of.Content); i += 2 {
		if of.Content[i].Value == key {
			return of.Content[i].Line
		}
	}
	return 0
}

// lineOfText is the line on which a text begins that stands somewhere in n, and n's own where it is not found.
func lineOfText(n *yaml.Node, text string) int {
	if found := findText(n, text); found != nil {
		return found.Line
	}
	if n == nil {
		return 0
	}
	return n.Line
}

func findText(n *yaml.Node, text string) *yaml.Node {
	if n == nil {
		return nil
	}
	if n.Kind == yaml.ScalarNode && n.Value == text {
		return n
	}
	for _, k := range n.Content {
		if found := findText(k, text); found != nil {
			return found
		}
	}
	return nil
}
