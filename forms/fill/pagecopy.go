package fill

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// WithCopies returns the blank with n copies of one page (1-based) after its last one, as forms ask for when their
// additional-information page is full. name gives the fields of copy 1 to n their own names, without dots; an empty name
// leaves a field out of the copy.
//
// The error is *BadValue for a page that is not there, or ErrDamaged.
func (f *Form) WithCopies(page, n int, name func(copy int, field string) string) ([]byte, error) {
	var out []byte
	err := f.with(func(p *parsed) error {
		if page < 1 || page > len(p.pages) {
			return &BadValue{"", fmt.Sprintf("a page from 1 to %d", len(p.pages))}
		}
		root, ok := p.doc.root["Pages"].(types.IndirectRef)
		if !ok || p.doc.dict(root) == nil {
			return ErrDamaged
		}
		for i := 1; i <= n; i++ {
			c := &pageCopy{parsed: p, from: p.pages[page-1], name: func(field string) string { return name(i, field) }}
			c.addTo(root)
		}
		out = p.doc.write()
		return nil
	})
	return out, err
}

// pageCopy is one copy of a page in the making. What is printed is shared with the page it was made from; fields and
// annotations are its own.
type pageCopy struct {
	*parsed
	from *page
	name func(field string) string
}

// addTo appends the copy to the page tree under root.
func (c *pageCopy) addTo(root types.IndirectRef) {
	d := c.doc
	dict := maps.Clone(c.from.dict)
	for _, key := range []string{"Annots", "StructParents", "B", "Thumb", "PieceInfo", "Metadata", "AA", "CropBox", "Dur", "Trans"} {
		delete(dict, key)
	}
	box := c.from.box
	dict["Type"], dict["Parent"] = types.Name("Page"), root
	dict["MediaBox"] = types.Array{types.Float(box[0]), types.Float(box[1]), types.Float(box[2]), types.Float(box[3])}
	dict["Rotate"] = types.Integer(c.from.rotate)
	if c.from.resources != nil {
		dict["Resources"] = c.from.resources
	}
	ref := d.add(dict)
	if annots := c.annotations(ref); len(annots) > 0 {
		dict["Annots"] = annots
	}
	tree := d.dict(root)
	tree["Kids"] = append(slices.Clone(d.array(tree["Kids"])), ref)
	tree["Count"] = types.Integer(d.integer(tree["Count"]) + 1)
}

// annotations copies the page's annotations, widgets under their new field names.
func (c *pageCopy) annotations(page types.IndirectRef) types.Array {
	d := c.doc
	var out types.Array
	owner := map[uintptr]*field{}
	for _, f := range c.tree.fields {
		for _, w := range f.widgets {
			owner[identity(w.dict)] = f
		}
	}
	widgets := map[*field][]types.Dict{}
	var order []*field
	for _, a := range d.array(c.from.dict["Annots"]) {
		dict := d.dict(a)
		f := owner[identity(dict)]
		switch {
		case dict == nil:
		case f != nil:
			if widgets[f] == nil {
				order = append(order, f)
			}
			widgets[f] = append(widgets[f], dict)
		case d.name(dict["Subtype"]) != "Widget" && d.name(dict["Subtype"]) != "Popup":
			out = append(out, d.add(c.annotation(dict, page)))
		}
	}
	for _, f := range order {
		if name := c.name(f.name); name != "" {
			out = append(out, c.field(f, name, widgets[f], page)...)
		}
	}
	return out
}

// annotation copies one annotation without what ties it to its page and to others.
func (c *pageCopy) annotation(dict types.Dict, page types.IndirectRef) types.Dict {
	out := maps.Clone(dict)
	for _, key := range []string{"Parent", "Kids", "Popup", "IRT", "StructParent", "A", "AA"} {
		delete(out, key)
	}
	out["P"] = page
	return out
}

// ofField are the entries that a widget may take from the field above it.
var ofField = []string{"FT", "Ff", "V", "DV", "DA", "Q", "MaxLen", "Opt", "TU", "RV", "PMD"}

// field copies one field with its widgets of this page and lists it with the form's fields.
func (c *pageCopy) field(f *field, name string, widgets []types.Dict, page types.IndirectRef) types.Array {
	d := c.doc
	head := types.Dict{"T": textString(name)}
	for _, key := range ofField {
		if o := c.inherited(widgets[0], key); o != nil {
			head[key] = o
		}
	}
	var out types.Array
	if len(widgets) == 1 {
		one := c.annotation(widgets[0], page)
		maps.Copy(one, head)
		out = types.Array{d.add(one)}
		c.list(out[0])
		return out
	}
	parent := d.add(head)
	for _, w := range widgets {
		one := c.annotation(w, page)
		delete(one, "T")
		one["Parent"] = parent
		out = append(out, d.add(one))
	}
	head["Kids"] = slices.Clone(out)
	c.list(parent)
	return out
}

// inherited finds an entry of a widget or of the fields above it.
func (c *pageCopy) inherited(dict types.Dict, key string) types.Object {
	for range maxDepth {
		if dict == nil {
			return nil
		}
		if o, ok := dict[key]; ok {
			return o
		}
		dict = c.doc.dict(dict["Parent"])
	}
	return nil
}

// list adds a field to the form.
func (c *pageCopy) list(field types.Object) {
	acro := c.tree.acro
	acro["Fields"] = append(slices.Clone(c.doc.array(acro["Fields"])), field)
}
