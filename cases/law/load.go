package law

import (
	"embed"
	"fmt"
	"reflect"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed data/*.yaml
var data embed.FS

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

// readFile reads one file of rows and refuses what is not laid out as a file of rows.
func readFile(text []byte) (file, error) {
	var f file
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return f, err
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
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

// once makes a dataset that is read at its first use. The files are part of the program and a test reads them all, so
// an error here is a broken build and not something a user could mend.
func once[T any](name string, read func(text []byte) (T, error)) func() T {
	return sync.OnceValue(func() T {
		text, err := data.ReadFile("data/" + name)
		if err != nil {
			panic(err)
		}
		set, err := read(text)
		if err != nil {
			panic(fmt.Errorf("cases/law/data/%s: %w", name, err))
		}
		return set
	})
}
