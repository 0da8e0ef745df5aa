package fill

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// apply writes one setting into the field's dictionaries and draws all its widgets.
func (p *parsed) apply(s setting, t *typesetter, o Options, r *Report) error {
	f := s.field
	f.touched = true
	var err error
	if f.box() {
		p.setBox(f, s.state)
	} else {
		err = p.setText(s, t, o, r)
	}
	if err != nil {
		return err
	}
	for _, dict := range f.dicts {
		if f.readOnly() || f.flags&flagRichText != 0 { // locked by the form's script, which is gone
			dict["Ff"] = types.Integer(f.flags &^ (flagReadOnly | flagRichText))
		}
	}
	for _, w := range f.widgets {
		w.dict["F"] = types.Integer(w.flags | flagPrint) // what was filled in has to reach the paper
		w.received = true
	}
	return nil
}

// shows says whether a page shows the field anywhere.
func (p *parsed) shows(f *field) bool {
	for _, w := range f.widgets {
		if w.page < 0 || w.hidden() {
			continue
		}
		box := p.pages[w.page].box
		if min(w.rect[2], box[2])-max(w.rect[0], box[0]) >= 1 && min(w.rect[3], box[3])-max(w.rect[1], box[1]) >= 1 {
			return true
		}
	}
	return false
}

// setText stores the whole value, also where its box cannot show all of it.
func (p *parsed) setText(s setting, t *typesetter, o Options, r *Report) error {
	for _, w := range s.field.widgets {
		out, err := t.draw(s.show, p.textBox(s.field, w, o.Pointers[s.field.name]))
		if err != nil {
			return err
		}
		w.dict["AP"] = types.Dict{"N": out.form}
		delete(w.dict, "AS")
		if !w.hidden() && w.page >= 0 {
			r.note(s.field, w, out)
		}
	}
	for _, dict := range s.field.dicts {
		dict["V"] = textString(s.text)
		delete(dict, "RV")
		delete(dict, "I")
		if s.index >= 0 {
			dict["I"] = types.Array{types.Integer(s.index)}
		}
	}
	return nil
}

// narrowCell is the width in points below which a comb's cells would make its letters too small to read. Those of
// official forms are 12 wide; the text is set as a plain line then.
const narrowCell = 3

// textBox describes the place of a widget to the typesetter.
func (p *parsed) textBox(f *field, w *widget, pointer string) textBox {
	look := p.doc.text(w.dict["DA"])
	if look == "" {
		look = f.look
	}
	b := textBox{field: f.name, width: w.rect.width(), height: w.rect.height(), rotate: w.rotate, align: f.align,
		multi: f.multiline(), pointer: pointer}
	b.size, b.colour = parseLook(look)
	if q, ok := w.dict["Q"]; ok {
		b.align = p.doc.integer(q)
	}
	if f.kind == Text {
		b.most = f.maxLen
	}
	if b.multi {
		b.rules = p.underText(w)
	}
	uw, uh := b.upright()
	if f.comb() && uw/float64(f.maxLen) >= narrowCell {
		b.comb = f.maxLen
	}
	b.decor = p.doc.decor(w, uw, uh, false)
	return b
}

// untick sets every box of the form to Off: blanks come with ticked boxes and with values that mean nothing.
func (p *parsed) untick() {
	for _, f := range p.tree.fields {
		if f.box() {
			p.setBox(f, off)
		}
	}
}

// setBox stores a state and shows it on each widget that has it.
func (p *parsed) setBox(f *field, state types.Name) {
	for _, dict := range f.dicts {
		dict["V"] = state
	}
	for _, w := range f.widgets {
		w.dict["AS"] = types.Name(off)
		if state != off && w.has(string(state)) {
			p.tick(f, w, state)
			w.dict["AS"] = state
		}
	}
}

// has says whether the widget can show a state. A widget whose blank names no state takes any.
func (w *widget) has(state string) bool {
	for _, s := range w.states {
		if s == state {
			return true
		}
	}
	return len(w.states) == 0
}

// tick gives the widget our own drawing for a state. The dictionary of states is copied first: widgets share it.
func (p *parsed) tick(f *field, w *widget, state types.Name) {
	d := p.doc
	states := types.Dict{}
	if ap := d.dict(w.dict["AP"]); ap != nil {
		if old, ok := d.get(ap["N"]).(types.Dict); ok {
			for k, v := range old {
				states[k] = v
			}
		}
	}
	width, height := w.rect.width(), w.rect.height()
	round := d.round(w)
	ops := d.decor(w, width, height, round)
	if ops == "" {
		ops = d.ownFrame(states[off], width, height)
	}
	states[string(state)] = d.addForm([]byte(ops+mark(width, height, round)), width, height, textBox{}, types.Dict{})
	w.dict["AP"] = types.Dict{"N": states}
}

// ownFrame returns the lines of an unticked box that draws its frame itself instead of describing it in MK.
func (d *document) ownFrame(unticked types.Object, width, height float64) string {
	s, ok := d.stream(unticked)
	if !ok || s.Dict["Matrix"] != nil {
		return ""
	}
	box, ok := d.rect(s.Dict["BBox"])
	if !ok || math.Abs(box[0])+math.Abs(box[1])+math.Abs(box[2]-width)+math.Abs(box[3]-height) > 1 {
		return ""
	}
	content := d.content(s)
	if !strokesOnly(content) || strings.Contains(string(content), " gs") {
		return "" // it may need resources of its own
	}
	return "q\n" + string(content) + "\nQ\n"
}
