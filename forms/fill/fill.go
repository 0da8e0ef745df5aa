package fill

import (
	"slices"
)

// Options say how to fill.
type Options struct {
	// Flatten makes the filing copy: values become part of the page and no field is left.
	Flatten bool
	// Fonts are tried after the bundled fonts, before those of the computer.
	Fonts []*Font
	// Pointers are drawn where the text of a field does not fit, by full field name ("See Part 9, Part 3 Item 5").
	// Giving one says that the rest has found a place; only then is such a field flattened.
	Pointers map[string]string
	// Boxes are laid over the pages: text for forms without fields.
	Boxes []Box
}

// Report tells what Fill did.
type Report struct {
	Set      []string   `json:"set"`      // names of the fields that were set, in the order of the form
	Overflow []Overflow `json:"overflow"` // text that found no room in its box
	Fallback []Fallback `json:"fallback"` // fields that needed another font than usual
	Blank    []string   `json:"blank"`    // fillable fields left empty
	Unseen   []string   `json:"unseen"`   // fields that were set and that no page shows: hidden ones, and those without a place
}

// Overflow is text that found no room in one box. Shown and Rest together are the whole text.
type Overflow struct {
	Field string     `json:"field"`
	Page  int        `json:"page"` // 1-based
	Rect  [4]float64 `json:"rect"`
	Shown string     `json:"shown"`
	Rest  string     `json:"rest"`
}

// Fallback names the fonts that a field needed besides the usual one.
type Fallback struct {
	Field string   `json:"field"`
	Fonts []string `json:"fonts"`
}

// Fill sets values and returns the filled PDF. All boxes of the form are unticked first. A draft (no Flatten) stores
// the whole value even where its box shows only a part, and reports that.
//
// Nothing is returned with an error: *UnknownField, *BadValue and *MissingGlyph name the field; *NoRoom comes only
// with Flatten.
func (f *Form) Fill(v Values, o Options) ([]byte, *Report, error) {
	var out []byte
	report := &Report{Set: []string{}, Overflow: []Overflow{}, Fallback: []Fallback{}, Blank: []string{}, Unseen: []string{}}
	err := f.with(func(p *parsed) error {
		err := p.fill(v, o, report)
		if err == nil {
			out = p.doc.write()
		}
		return err
	})
	if err != nil {
		return nil, report, err
	}
	return out, report, nil
}

func (p *parsed) fill(v Values, o Options, r *Report) error {
	settings, err := p.tree.settings(v)
	if err != nil {
		return err
	}
	t, err := newTypesetter(p.doc, o.Fonts)
	if err != nil {
		return err
	}
	p.untick()
	for _, s := range settings {
		if err := p.apply(s, t, o, r); err != nil {
			return err
		}
		r.Set = append(r.Set, s.field.name)
		if !p.shows(s.field) && s.filled() {
			r.Unseen = append(r.Unseen, s.field.name)
		}
	}
	if err := p.overlay(o.Boxes, t, o, r); err != nil {
		return err
	}
	r.listBlank(p.tree)
	if o.Flatten {
		if homeless := r.unplaced(o.Pointers); len(homeless) > 0 {
			return &NoRoom{Overflow: homeless}
		}
		p.flatten(t)
	}
	t.finish()
	return nil
}

// note records what drawing one widget gave.
func (r *Report) note(f *field, w *widget, out drawn) {
	if out.rest != "" {
		r.Overflow = append(r.Overflow, Overflow{Field: f.name, Page: w.page + 1, Rect: w.rect, Shown: out.shown, Rest: out.rest})
	}
	r.noteFonts(f.name, out)
}

func (r *Report) noteFonts(name string, out drawn) {
	known := slices.ContainsFunc(r.Fallback, func(x Fallback) bool { return x.Field == name })
	if len(out.fonts) > 0 && !known {
		r.Fallback = append(r.Fallback, Fallback{Field: name, Fonts: out.fonts})
	}
}

// unplaced are the overflows whose rest has found no place elsewhere.
func (r *Report) unplaced(pointers map[string]string) []Overflow {
	var out []Overflow
	for _, o := range r.Overflow {
		if pointers[o.Field] == "" {
			out = append(out, o)
		}
	}
	return out
}

func (r *Report) listBlank(t *tree) {
	for _, f := range t.fields {
		if f.touched || f.barcode || f.kind == Button || f.kind == Signature || f.readOnly() {
			continue
		}
		if f.box() || f.value == "" {
			r.Blank = append(r.Blank, f.name)
		}
	}
}
