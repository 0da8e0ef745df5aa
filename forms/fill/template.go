package fill

import (
	"errors"
	"fmt"
)

// Template describes one of our own fillable forms. New lays it out and makes the PDF. The YAML files of
// forms/templates are read into this type.
type Template struct {
	ID       string    `yaml:"id"`
	Number   string    `yaml:"number"`  // printed at the foot, "HF-101"
	Edition  string    `yaml:"edition"` // printed at the foot, mm/dd/yy
	Language string    `yaml:"language"`
	Title    string    `yaml:"title"`
	Subtitle string    `yaml:"subtitle"`
	Notice   string    `yaml:"notice"` // printed in a frame under the title
	Sections []Section `yaml:"sections"`
}

// Section is a heading with what stands under it.
type Section struct {
	Head   string  `yaml:"head"`
	Note   string  `yaml:"note"` // smaller, under the heading
	Blocks []Block `yaml:"blocks"`
	// Together keeps the whole section on one page.
	Together bool `yaml:"together"`
}

// Block is one of a paragraph, a row of fields, check boxes, a choice, a table or lines for signatures: exactly one of
// its parts is given.
type Block struct {
	Text   string  `yaml:"text"`
	Row    []Input `yaml:"row"`
	Checks *Checks `yaml:"checks"`
	Choice *Choice `yaml:"choice"`
	Table  *Table  `yaml:"table"`
	Sign   []Input `yaml:"sign"` // printed lines to sign on paper; no fields
}

// Input is one text field or drop-down with its label.
type Input struct {
	Name    string   `yaml:"name"`
	Label   string   `yaml:"label"`
	Tip     string   `yaml:"tip"`     // tooltip; the label when empty
	Width   float64  `yaml:"width"`   // share of the row; 1 when absent
	Max     int      `yaml:"max"`     // most characters; 0 = no limit
	Lines   int      `yaml:"lines"`   // a box of so many lines; 1 when absent
	Options []string `yaml:"options"` // a drop-down with these choices
}

// Checks are boxes that are ticked independently.
type Checks struct {
	Label   string  `yaml:"label"`
	Columns int     `yaml:"columns"` // 1 when absent
	Items   []Input `yaml:"items"`
}

// Choice is a question with one answer: radio buttons.
type Choice struct {
	Name    string   `yaml:"name"`
	Label   string   `yaml:"label"`
	Tip     string   `yaml:"tip"`
	Options []Option `yaml:"options"`
}

// Option is one answer: the state that is stored and the words that are printed.
type Option struct {
	State string `yaml:"state"`
	Label string `yaml:"label"`
}

// Table has a text field in each cell, named column_row ("child_name_1").
type Table struct {
	Columns []Input `yaml:"columns"`
	Rows    int     `yaml:"rows"`
}

// ErrTemplate is wrapped by what New says about a template that cannot be made.
var ErrTemplate = errors.New("this form description has a mistake")

// check finds what would make a form that cannot be filled or read.
func (t Template) check() error {
	seen := map[string]bool{}
	bad := func(format string, args ...any) error {
		return fmt.Errorf("template %s: %s: %w", t.ID, fmt.Sprintf(format, args...), ErrTemplate)
	}
	for _, s := range [][2]string{{"id", t.ID}, {"number", t.Number}, {"edition", t.Edition}, {"title", t.Title}} {
		if s[1] == "" {
			return bad("no %s", s[0])
		}
	}
	for _, name := range t.Names() {
		if name == "" || plainFieldName(name) != name {
			return bad("field name %q has other than letters, digits and _", name)
		}
		if seen[name] {
			return bad("field name %q occurs twice", name)
		}
		seen[name] = true
	}
	for _, s := range t.Sections {
		for _, b := range s.Blocks {
			if n := b.parts(); n != 1 {
				return bad("a block under %q has %d parts, not one", s.Head, n)
			}
			if b.Choice != nil && len(b.Choice.Options) < 2 {
				return bad("choice %q has fewer than two options", b.Choice.Name)
			}
			if b.Table != nil && (b.Table.Rows < 1 || len(b.Table.Columns) == 0) {
				return bad("a table under %q has no cells", s.Head)
			}
		}
	}
	return nil
}

func (b Block) parts() int {
	n := 0
	for _, given := range []bool{b.Text != "", len(b.Row) > 0, b.Checks != nil, b.Choice != nil, b.Table != nil, len(b.Sign) > 0} {
		if given {
			n++
		}
	}
	return n
}

// Names lists the field names of the form in tab order.
func (t Template) Names() []string {
	var out []string
	for _, s := range t.Sections {
		for _, b := range s.Blocks {
			for _, in := range b.Row {
				out = append(out, in.Name)
			}
			if b.Checks != nil {
				for _, in := range b.Checks.Items {
					out = append(out, in.Name)
				}
			}
			if b.Choice != nil {
				out = append(out, b.Choice.Name)
			}
			if b.Table != nil {
				for row := 1; row <= b.Table.Rows; row++ {
					for _, c := range b.Table.Columns {
						out = append(out, fmt.Sprintf("%s_%d", c.Name, row))
					}
				}
			}
		}
	}
	return out
}

// Label is what the form prints beside a field; in a table, at the head of its column. Empty for an unknown name.
func (t Template) Label(name string) string {
	for _, s := range t.Sections {
		for _, b := range s.Blocks {
			if label := b.label(name); label != "" {
				return label
			}
		}
	}
	return ""
}

func (b Block) label(name string) string {
	inputs := b.Row
	if b.Checks != nil {
		inputs = b.Checks.Items
	}
	for _, in := range inputs {
		if in.Name == name {
			return in.Label
		}
	}
	if b.Choice != nil && b.Choice.Name == name {
		return b.Choice.Label
	}
	if b.Table == nil {
		return ""
	}
	for _, c := range b.Table.Columns {
		for row := 1; row <= b.Table.Rows; row++ {
			if fmt.Sprintf("%s_%d", c.Name, row) == name {
				return c.Label
			}
		}
	}
	return ""
}

// plainFieldName drops what a field name does not hold: a dot would make a tree of names.
func plainFieldName(s string) string {
	var out []rune
	for _, r := range s {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			out = append(out, r)
		}
	}
	return string(out)
}
