package law

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"

	"go.yaml.in/yaml/v3"
)

// header is the top of a data file.
type header struct {
	Dataset string   `yaml:"dataset"`
	Schema  int      `yaml:"schema_version"`
	AsOf    string   `yaml:"as_of"`
	Title   string   `yaml:"title"`
	Notes   []string `yaml:"notes,omitempty"`
}

// file is a data file whose rows are kept undecoded until their kind is known.
type file struct {
	header `yaml:",inline"`
	Rows   []yaml.Node `yaml:"records"`
}

// document reads the one document of a file. A second one behind it would be left out without a word.
func document(text []byte) (*yaml.Node, error) {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var doc, more yaml.Node
	if err := dec.Decode(&doc); err != nil {
		return nil, err
	}
	if err := dec.Decode(&more); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than one document in a file")
	}
	if len(doc.Content) != 1 {
		return nil, errors.New("an empty file")
	}
	return &doc, nil
}

// readFile reads one file of rows and refuses what is not laid out as a file of rows.
func readFile(text []byte) (file, error) {
	var f file
	doc, err := document(text)
	if err != nil {
		return f, err
	}
	if doc.Content[0].Kind != yaml.MappingNode {
		return f, fmt.Errorf("not a file of rows")
	}
	top := *doc.Content[0]
	for i := 0; i < len(top.Content); i += 2 {
		if top.Content[i].Value == "records" {
			rest := append([]*yaml.Node{}, top.Content[:i]...)
			top.Content = append(rest, top.Content[i+2:]...)
			break
		}
	}
	if err := checkShape(&top, reflect.TypeFor[header](), "file"); err != nil {
		return f, err
	}
	if err := doc.Decode(&f); err != nil {
		return f, err
	}
	if f.Schema != 2 {
		return f, fmt.Errorf("schema version %d, want 2", f.Schema)
	}
	if _, err := parseDay(f.AsOf); err != nil {
		return f, fmt.Errorf("as_of: %w", err)
	}
	return f, nil
}

// decode reads one row into its type, strictly.
func decode[T any](n *yaml.Node) (T, error) {
	var row T
	if err := checkShape(n, reflect.TypeFor[T](), "row"); err != nil {
		return row, err
	}
	return row, n.Decode(&row)
}

// kindOf peeks at the kind and the id of a row.
func kindOf(n *yaml.Node) (kind, id string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch n.Content[i].Value {
		case "kind":
			kind = n.Content[i+1].Value
		case "id":
			id = n.Content[i+1].Value
		}
	}
	return kind, id
}

// kinds says into which list of a dataset a kind of row is read.
type kinds map[string]func(*yaml.Node) error

// into reads rows of one kind to the end of a list.
func into[F any](list *[]Row[F]) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		row, err := decode[Row[F]](n)
		if err == nil {
			err = row.check()
		}
		if err == nil {
			*list = append(*list, row)
		}
		return err
	}
}

// readRows reads a whole file, each row by its kind.
func readRows(text []byte, by kinds) error {
	f, err := readFile(text)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for i := range f.Rows {
		kind, id := kindOf(&f.Rows[i])
		read, ok := by[kind]
		if !ok {
			return fmt.Errorf("line %d: row %s is of the kind %q, which does not belong here", f.Rows[i].Line, id, kind)
		}
		if seen[id] {
			return fmt.Errorf("line %d: the id %s stands twice", f.Rows[i].Line, id)
		}
		seen[id] = true
		if err := read(&f.Rows[i]); err != nil {
			return fmt.Errorf("row %s: %w", id, err)
		}
	}
	return nil
}
