package fill

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// flatten makes what the widgets show a part of their pages and removes the form. Buttons to press and what would not
// be printed are left out; other annotations stay.
func (p *parsed) flatten(t *typesetter) {
	fl := &flattener{parsed: p, setter: t, owner: map[uintptr]*field{}, widget: map[uintptr]*widget{}}
	for _, f := range p.tree.fields {
		for _, w := range f.widgets {
			fl.owner[identity(w.dict)], fl.widget[identity(w.dict)] = f, w
		}
	}
	var removed []types.Dict
	for _, pg := range p.pages {
		removed = append(removed, fl.page(pg)...)
	}
	p.doc.forgetWidgets(removed)
	delete(p.doc.root, "AcroForm")
	delete(p.doc.root, "Collection")
}

// identity tells dictionaries apart that may lie in the file without a number.
func identity(d types.Dict) uintptr { return reflect.ValueOf(d).Pointer() }

type flattener struct {
	*parsed
	setter *typesetter
	owner  map[uintptr]*field
	widget map[uintptr]*widget
}

// page flattens one page and returns the widgets it took away.
func (fl *flattener) page(pg *page) (removed []types.Dict) {
	d := fl.doc
	var keep types.Array
	var ops strings.Builder
	forms := types.Dict{}
	for i, a := range d.array(pg.dict["Annots"]) {
		dict := d.dict(a)
		if dict == nil {
			continue
		}
		if d.name(dict["Subtype"]) != "Widget" {
			keep = append(keep, a)
			continue
		}
		removed = append(removed, dict)
		form, r := fl.paper(dict)
		if form == nil {
			continue
		}
		name := fmt.Sprintf("HfW%d", i)
		if op := d.place(form, r, name); op != "" {
			forms[name] = form
			ops.WriteString(op)
		}
	}
	delete(pg.dict, "Annots")
	if len(keep) > 0 {
		pg.dict["Annots"] = keep
	}
	if ops.Len() > 0 {
		d.paint(pg, forms, ops.String())
	}
	return removed
}

// paper returns the form XObject that a widget leaves on the page; nil for none.
func (fl *flattener) paper(dict types.Dict) (types.Object, rect) {
	d := fl.doc
	r, ok := d.rect(dict["Rect"])
	flags := d.integer(dict["F"])
	f, w := fl.owner[identity(dict)], fl.widget[identity(dict)]
	if !ok || flags&(flagHidden|flagNoView) != 0 || flags&flagPrint == 0 || f == nil {
		return nil, r
	}
	switch {
	case f.kind == Button:
		return fl.caption(w), r
	case w.received, f.barcode, f.kind == Signature:
		return d.normalAppearance(dict), r
	case f.box():
		return fl.unticked(w), r
	case f.kind == Text && f.value != "":
		return fl.constant(f, w), r
	case f.kind == Text || f.choice() && f.readOnly():
		return fl.frame(w), r
	}
	return nil, r // a drop-down that nobody chose from prints neither prompt nor default
}

// constant draws what the blank itself says in a field ("PRESENT"). Our own drawing has no white background; where it
// has no room or no glyph, the blank's own appearance is right.
func (fl *flattener) constant(f *field, w *widget) types.Object {
	out, err := fl.setter.draw(Clean(f.value), fl.textBox(f, w, ""))
	if err != nil || out.rest != "" {
		return fl.doc.normalAppearance(w.dict)
	}
	return out.form
}

// frame draws the border of an empty field.
func (fl *flattener) frame(w *widget) types.Object {
	width, height := w.rect.width(), w.rect.height()
	ops := fl.doc.decor(w, width, height, false)
	if ops == "" {
		return nil
	}
	return fl.doc.addForm([]byte(ops), width, height, textBox{}, types.Dict{})
}

// unticked draws the frame of a box that is not ticked.
func (fl *flattener) unticked(w *widget) types.Object {
	d := fl.doc
	width, height := w.rect.width(), w.rect.height()
	ops := d.decor(w, width, height, d.round(w))
	if ops == "" {
		if ap := d.dict(w.dict["AP"]); ap != nil {
			if states, ok := d.get(ap["N"]).(types.Dict); ok {
				ops = d.ownFrame(states[off], width, height)
			}
		}
	}
	if ops == "" {
		return nil
	}
	return d.addForm([]byte(ops), width, height, textBox{}, types.Dict{})
}

// normalAppearance returns a reference to what a widget shows now; a state without an appearance shows nothing.
func (d *document) normalAppearance(dict types.Dict) types.Object {
	ap := d.dict(dict["AP"])
	if ap == nil {
		return nil
	}
	o := ap["N"]
	if states, ok := d.get(o).(types.Dict); ok {
		o = states[d.name(dict["AS"])]
	}
	s, ok := d.stream(o)
	if !ok {
		return nil
	}
	s.Dict["Type"], s.Dict["Subtype"] = types.Name("XObject"), types.Name("Form")
	return o
}

// place returns the operators that draw a form XObject so that its transformed box fills r (PDF 32000-1, 12.5.5).
func (d *document) place(form types.Object, r rect, name string) string {
	s, ok := d.stream(form)
	if !ok {
		return ""
	}
	box, ok := d.rect(s.Dict["BBox"])
	if !ok {
		return ""
	}
	m := d.numbers(s.Dict["Matrix"])
	if len(m) != 6 {
		m = []float64{1, 0, 0, 1, 0, 0}
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range [][2]float64{{box[0], box[1]}, {box[2], box[1]}, {box[0], box[3]}, {box[2], box[3]}} {
		x, y := m[0]*c[0]+m[2]*c[1]+m[4], m[1]*c[0]+m[3]*c[1]+m[5]
		x0, x1, y0, y1 = math.Min(x0, x), math.Max(x1, x), math.Min(y0, y), math.Max(y1, y)
	}
	if x1-x0 < 1e-6 || y1-y0 < 1e-6 {
		return ""
	}
	sx, sy := r.width()/(x1-x0), r.height()/(y1-y0)
	b := []byte("q ")
	for _, v := range []float64{sx, 0, 0, sy, r[0] - x0*sx, r[1] - y0*sy} {
		b = append(appendNumber(b, math.Round(v*1e5)/1e5), ' ')
	}
	return string(b) + "cm /" + name + " Do Q\n"
}

// paint appends operators to a page. The page's own content is enclosed first, so that what it leaves set does not
// reach ours; resources are copied, because pages share them.
func (d *document) paint(pg *page, forms types.Dict, ops string) {
	resources, xobjects := types.Dict{}, types.Dict{}
	for k, v := range pg.resources {
		resources[k] = v
	}
	for k, v := range d.dict(resources["XObject"]) {
		xobjects[k] = v
	}
	for k, v := range forms {
		xobjects[k] = v
	}
	resources["XObject"] = xobjects
	pg.dict["Resources"], pg.resources = resources, resources
	contents := types.Array{d.addStream(types.Dict{}, []byte("q\n"))}
	if own, ok := d.get(pg.dict["Contents"]).(types.Array); ok {
		contents = append(contents, own...)
	} else if pg.dict["Contents"] != nil {
		contents = append(contents, pg.dict["Contents"])
	}
	pg.dict["Contents"] = append(contents, d.addStream(types.Dict{}, []byte("\nQ\n"+ops)))
}
