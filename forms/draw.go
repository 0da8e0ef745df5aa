package forms

import (
	"errors"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/fill"
)

// DrawKind is what a row lays over the page.
type DrawKind string

// The two kinds of drawing.
const (
	DrawText DrawKind = "text"
	DrawMark DrawKind = "mark" // a cross
)

// Draw says how the value of a row is laid over the page: for scans and print versions, which have no field there. The
// row's own rectangle is the box.
type Draw struct {
	Kind  DrawKind `yaml:"kind"`
	Multi bool     `yaml:"multi"` // several lines, from the top
	Size  float64  `yaml:"size"`  // most, in points; 0 = 11
	Cells int      `yaml:"cells"` // one character per printed cell
	Align string   `yaml:"align"` // left (also when empty), center or right
}

var alignments = map[string]int{"": 0, "left": 0, "center": 1, "right": 2}

// check says what is wrong with a drawing in a rectangle.
func (d *Draw) check(rect [4]float64) error {
	if d == nil {
		return nil
	}
	height := rect[3] - rect[1]
	_, known := alignments[d.Align]
	switch {
	case rect[2] <= rect[0] || height <= 0:
		return errors.New("draw: a rectangle with left before right and bottom before top")
	case d.Kind == DrawMark && (d.Multi || d.Size != 0 || d.Cells != 0 || d.Align != ""):
		return errors.New("draw: a mark has no lines, size, cells or alignment")
	case d.Kind != DrawMark && d.Kind != DrawText:
		return fmt.Errorf("draw: kind %q is not text or mark", d.Kind)
	case !known:
		return fmt.Errorf("draw: align %q is not left, center or right", d.Align)
	case d.Size != 0 && (d.Size < 7 || d.Size > 24):
		return errors.New("draw: a size from 7 to 24 points")
	case d.Cells < 0 || d.Cells > 60 || d.Cells > 0 && d.Multi:
		return errors.New("draw: up to 60 cells, on one line")
	case d.Multi && height < 18:
		return errors.New("draw: several lines need 18 points of height")
	}
	return nil
}

func (d *Draw) written() string {
	parts := []string{"kind: " + string(d.Kind)}
	if d.Multi {
		parts = append(parts, "multi: true")
	}
	if d.Size != 0 {
		parts = append(parts, "size: "+number(d.Size))
	}
	if d.Cells != 0 {
		parts = append(parts, fmt.Sprintf("cells: %d", d.Cells))
	}
	if d.Align != "" {
		parts = append(parts, "align: "+d.Align)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// drawn are the rows that are laid over the pages, as the fields they stand for: formats, overflow and the gate treat
// them alike.
func (m *Map) drawn() []fill.Field {
	var out []fill.Field
	for i := range m.Fields {
		f := &m.Fields[i]
		if f.Draw == nil {
			continue
		}
		kind := fill.Text
		if f.Draw.Kind == DrawMark {
			kind = fill.Check
		}
		out = append(out, fill.Field{Name: f.Name, Type: kind, Page: f.At.Page, Rect: f.At.Rect,
			Max: f.Draw.Cells, Comb: f.Draw.Cells > 0, Multiline: f.Draw.Multi})
	}
	return out
}

// split parts values into those of the form's own fields and boxes to lay over its pages.
func (m *Map) split(set fill.Values) (fields fill.Values, boxes []fill.Box) {
	fields = fill.Values{}
	for name, val := range set {
		if f, ok := m.Field(name); !ok || f.Draw == nil {
			fields[name] = val
		}
	}
	for i := range m.Fields { // in the order of the map, so that a form filled twice is the same file
		f := &m.Fields[i]
		val, ok := set[f.Name]
		if !ok || f.Draw == nil {
			continue
		}
		text, isText := val.(string)
		b := fill.Box{Name: f.Name, Page: f.At.Page, Rect: f.At.Rect, Multi: f.Draw.Multi, Size: f.Draw.Size,
			Cells: f.Draw.Cells, Align: alignments[f.Draw.Align]}
		switch {
		case f.Draw.Kind == DrawMark:
			b.Mark = val != false && val != "" && val != "Off"
		case isText:
			b.Text = text
		}
		if b.Mark || b.Text != "" {
			boxes = append(boxes, b)
		}
	}
	return fields, boxes
}

// onPages says whether every drawn row lies on its page. pages are the visible parts of a blank's pages.
func (m *Map) onPages(pages [][4]float64) error {
	for _, f := range m.drawn() {
		if f.Page > len(pages) {
			return fmt.Errorf("%w: %s %s draws on page %d of %d", ErrMapMismatch, m.Form, m.Edition, f.Page, len(pages))
		}
		p := pages[f.Page-1]
		if f.Rect[0] < p[0] || f.Rect[1] < p[1] || f.Rect[2] > p[2] || f.Rect[3] > p[3] {
			return fmt.Errorf("%w: %s %s draws %q beside page %d", ErrMapMismatch, m.Form, m.Edition, f.Name, f.Page)
		}
	}
	return nil
}
