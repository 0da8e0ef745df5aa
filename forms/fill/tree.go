package fill

import (
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// maxFields bounds the tree: the largest official form has under 1,000.
const maxFields = 50_000

// maxDepth bounds the levels of the tree; official forms have up to nine.
const maxDepth = 100

// tree is the form as this package sees it.
type tree struct {
	acro   types.Dict
	fields []*field
	byName map[string]*field
}

func (d *document) readTree(pages []*page) *tree {
	w := &treeWalk{doc: d, on: map[int]int{}, seen: map[int]bool{},
		tree: &tree{acro: d.dict(d.root["AcroForm"]), byName: map[string]*field{}}}
	for i, p := range pages {
		for _, a := range d.array(p.dict["Annots"]) {
			if ref, ok := a.(types.IndirectRef); ok {
				w.on[ref.ObjectNumber.Value()] = i
			}
		}
	}
	if w.tree.acro == nil { // taking pages out of a form can lose its list of fields
		w.tree.acro = types.Dict{}
		if w.orphans(pages); len(w.tree.fields) > 0 {
			d.root["AcroForm"] = w.tree.acro
		}
		return w.tree
	}
	for _, o := range d.array(w.tree.acro["Fields"]) {
		w.node(o, "", nil)
	}
	w.orphans(pages)
	return w.tree
}

// treeWalk reads the field tree. The tree is the file's own claim: loops, deep nesting and doubled entries occur.
type treeWalk struct {
	doc  *document
	tree *tree
	on   map[int]int  // page of each widget, by object number
	seen map[int]bool // nodes already read, by object number
}

// enter says whether a node is to be read: each only once.
func (w *treeWalk) enter(o types.Object) bool {
	ref, ok := o.(types.IndirectRef)
	if !ok {
		return true
	}
	n := ref.ObjectNumber.Value()
	if w.seen[n] {
		return false
	}
	w.seen[n] = true
	return true
}

// node reads one node; above are the dictionaries over it, nearest first.
func (w *treeWalk) node(o types.Object, prefix string, above []types.Dict) {
	dict := w.doc.dict(o)
	if dict == nil || len(above) > maxDepth || len(w.tree.fields) >= maxFields || !w.enter(o) {
		return
	}
	name := prefix
	if part := w.doc.text(dict["T"]); part != "" {
		if name != "" {
			name += "."
		}
		name += part
	}
	chain := append([]types.Dict{dict}, above...)
	widgets, fields := w.kids(dict)
	if len(fields) > 0 {
		for _, k := range append(fields, widgets...) {
			w.node(k, name, chain)
		}
		return
	}
	if len(widgets) == 0 {
		widgets = []types.Object{o}
	}
	w.leaf(name, chain, widgets)
}

// kids splits the children into widgets of this field (no name of their own) and fields below it.
func (w *treeWalk) kids(dict types.Dict) (widgets, fields []types.Object) {
	for _, k := range w.doc.array(dict["Kids"]) {
		kid := w.doc.dict(k)
		switch {
		case kid == nil:
		case kid["T"] != nil || kid["Kids"] != nil:
			fields = append(fields, k)
		default:
			widgets = append(widgets, k)
		}
	}
	return widgets, fields
}

func (w *treeWalk) leaf(name string, chain []types.Dict, places []types.Object) {
	f := w.doc.readField(name, chain, w.tree.acro)
	for _, o := range places {
		if wd := w.doc.readWidget(o, w.on); wd != nil {
			wd.command = f.kind == Button && w.doc.command(wd) // before clean takes the actions away
			f.widgets = append(f.widgets, wd)
		}
	}
	old := w.tree.byName[name]
	if old != nil && old.kind == f.kind {
		old.widgets = append(old.widgets, f.widgets...)
		old.dicts = append(old.dicts, f.dicts...)
		return
	}
	if old != nil || name == "" {
		return // nothing could ever name it
	}
	w.tree.byName[name] = f
	w.tree.fields = append(w.tree.fields, f)
}

// orphans reads fields whose widgets lie on a page but which the form's own list forgot, and lists them.
func (w *treeWalk) orphans(pages []*page) {
	for _, p := range pages {
		for _, a := range w.doc.array(p.dict["Annots"]) {
			ref, ok := a.(types.IndirectRef)
			if !ok || w.seen[ref.ObjectNumber.Value()] || w.doc.name(w.doc.dict(a)["Subtype"]) != "Widget" {
				continue
			}
			top := w.top(ref)
			before := len(w.tree.fields)
			w.node(top, "", nil)
			if len(w.tree.fields) > before {
				w.tree.acro["Fields"] = append(slices.Clone(w.doc.array(w.tree.acro["Fields"])), top)
			}
		}
	}
}

// top climbs from a widget to the field over all others.
func (w *treeWalk) top(ref types.IndirectRef) types.IndirectRef {
	for range maxDepth {
		above, ok := w.doc.dict(ref)["Parent"].(types.IndirectRef)
		if !ok || w.doc.dict(above) == nil {
			break
		}
		ref = above
	}
	return ref
}

// readField reads what a field is from its dictionary and the ones above it.
func (d *document) readField(name string, chain []types.Dict, acro types.Dict) *field {
	up := func(key string) types.Object {
		for _, dict := range chain {
			if o, ok := dict[key]; ok {
				return d.get(o)
			}
		}
		return nil
	}
	f := &field{name: name, dicts: chain[:1], flags: d.integer(up("Ff")), maxLen: max(0, d.integer(up("MaxLen"))),
		align: d.integer(up("Q")), look: d.text(up("DA")), tooltip: strings.TrimSpace(d.text(chain[0]["TU"]))}
	if f.look == "" && acro != nil {
		f.look = d.text(acro["DA"])
	}
	f.kind = kindOf(d.name(up("FT")), f.flags)
	opt := d.array(up("Opt"))
	switch {
	case f.choice():
		f.options = d.readOptions(opt)
	case f.box():
		for _, o := range opt {
			f.labels = append(f.labels, d.text(o))
		}
	}
	f.barcode = f.kind == Text && isBarcode(name, chain[0])
	f.value = d.readValue(f, up("V"))
	return f
}

func kindOf(ft string, flags int) Kind {
	switch {
	case ft == "Tx":
		return Text
	case ft == "Btn" && flags&flagPush != 0:
		return Button
	case ft == "Btn" && flags&flagRadio != 0:
		return Radio
	case ft == "Btn":
		return Check
	case ft == "Ch" && flags&flagCombo != 0:
		return Combo
	case ft == "Ch":
		return List
	}
	return Signature
}

// isBarcode finds the two-dimensional barcodes that agencies print through text fields: the PMD entry of Adobe's
// barcode fields, or the name.
func isBarcode(name string, dict types.Dict) bool {
	up := strings.ToUpper(name)
	return dict["PMD"] != nil || strings.Contains(up, "PDF417") || strings.Contains(up, "BARCODE")
}

func (d *document) readOptions(opt types.Array) []option {
	var out []option
	for _, o := range opt {
		if pair := d.array(o); len(pair) == 2 {
			out = append(out, option{d.text(pair[0]), d.text(pair[1])})
		} else {
			out = append(out, option{d.text(o), d.text(o)})
		}
	}
	return out
}

func (d *document) readValue(f *field, v types.Object) string {
	if a, ok := v.(types.Array); ok && len(a) > 0 {
		v = d.get(a[0])
	}
	s := d.text(v)
	switch {
	case f.box() && s == "":
		return off
	case f.box():
		return legible(s)
	}
	return s
}

// off is the state of a box that is not ticked.
const off = "Off"

func (d *document) readWidget(o types.Object, on map[int]int) *widget {
	dict := d.dict(o)
	r, ok := d.rect(dict["Rect"])
	if !ok {
		return nil // a field without a place has a value and is not drawn
	}
	w := &widget{dict: dict, page: -1, rect: r, flags: d.integer(dict["F"])}
	if ref, ok := o.(types.IndirectRef); ok {
		w.number = ref.ObjectNumber.Value()
		if p, ok := on[w.number]; ok {
			w.page = p
		}
	}
	if mk := d.dict(dict["MK"]); mk != nil {
		w.rotate = quarter(d.integer(mk["R"]))
	}
	if ap := d.dict(dict["AP"]); ap != nil {
		if states, ok := d.get(ap["N"]).(types.Dict); ok {
			for s := range states {
				if s != off && s != "" { // a box whose value is empty counts as not ticked
					w.states = append(w.states, s)
				}
			}
		}
	}
	slices.Sort(w.states)
	return w
}
