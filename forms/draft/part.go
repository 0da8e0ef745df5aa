package draft

import (
	"embed"
	"io/fs"
	"path"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed templates/parts/*.yaml
var partFiles embed.FS

// part is a stretch of body that several templates have in common, such as a signature block. It sees the citations of
// the template that uses it and the rows of an enclosing each.
type part struct {
	Cites map[string]cite `yaml:"cites"`
	Body  []node          `yaml:"body"`
}

var theParts = sync.OnceValues(func() (map[string]part, error) { return readParts(partFiles) })

// parts are the parts that come with the program, by name. One that cannot be read is a broken build, which the tests
// find first.
func parts() map[string]part {
	all, err := theParts()
	if err != nil {
		panic(err)
	}
	return all
}

// readParts reads every part strictly. What it asks for is checked where it is used, because only there the citations
// and rows are known.
func readParts(files fs.FS) (map[string]part, error) {
	names, err := fs.Glob(files, "templates/parts/*.yaml")
	if err != nil {
		return nil, err
	}
	out := map[string]part{}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var p part
		if _, err := decode(raw, &p, func(root *yaml.Node) { place(p.Body, child(root, "body")) }); err != nil {
			return nil, &partError{name, err}
		}
		out[strings.TrimSuffix(path.Base(name), ".yaml")] = p
	}
	return out, nil
}

// partError says which part could not be read.
type partError struct {
	name string
	err  error
}

func (e *partError) Error() string { return e.name + ": " + e.err.Error() }
func (e *partError) Unwrap() error { return e.err }

// expand puts the bodies of parts in the place of the entries that use them, and their citations beside the template's.
// The checker has seen to it that every part is there and none uses itself.
func (t *Template) expand(list []node) []node {
	var out []node
	for _, n := range list {
		if n.Use != "" {
			p := parts()[n.Use]
			t.takeCites(p.Cites)
			out = append(out, t.expand(p.Body)...)
			continue
		}
		n.Then, n.Else, n.Do = t.expand(n.Then), t.expand(n.Else), t.expand(n.Do)
		n.None = t.expandNone(n.None)
		if n.Table != nil {
			table := *n.Table
			table.None = t.expandNone(table.None)
			n.Table = &table
		}
		if n.List != nil {
			l := *n.List
			l.None = t.expandNone(l.None)
			n.List = &l
		}
		out = append(out, n)
	}
	return out
}

func (t *Template) expandNone(none *[]node) *[]node {
	if none == nil {
		return nil
	}
	list := t.expand(*none)
	return &list
}

func (t *Template) takeCites(more map[string]cite) {
	if t.Cites == nil {
		t.Cites = map[string]cite{}
	}
	for key, c := range more {
		t.Cites[key] = c
	}
}
