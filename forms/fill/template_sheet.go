package fill

import (
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Colours of our own forms. They stay readable when printed in black and white.
const (
	ink    = "0.08 0.09 0.12 rg"
	soft   = "0.27 0.30 0.36 rg"
	accent = "0.12 0.30 0.42 rg"
	band   = "0.88 0.91 0.93 rg"
	pale0  = "0.95 0.96 0.97 rg"
)

// borderColour is the frame of fields: dark enough to see, lighter than what is written.
var borderColour = types.Array{types.Float(0.45), types.Float(0.49), types.Float(0.54)}

// sheet is one page while it is made.
type sheet struct {
	*maker
	ref    types.IndirectRef
	dict   types.Dict
	ops    strings.Builder
	fonts  types.Dict
	annots types.Array
}

// addSheet starts a page.
func (m *maker) addSheet() {
	s := &sheet{maker: m, dict: types.Dict{}, fonts: types.Dict{}}
	s.ref = m.doc.add(s.dict)
	m.sheets = append(m.sheets, s)
}

// text prints glyphs with their baseline at y.
func (s *sheet) text(g []glyph, size, x, y float64, colour string) {
	if len(g) == 0 {
		return
	}
	ops, fonts := s.set.operators([]placedLine{{x, y, size, g}})
	for name, ref := range fonts {
		s.fonts[name] = ref
	}
	s.ops.WriteString("BT\n" + colour + "\n" + ops + "ET\n")
}

// lines prints lines below each other, the first with its baseline at y.
func (s *sheet) lines(lines [][]glyph, size, lead, x, y float64, colour string) {
	for _, l := range lines {
		s.text(l, size, x, y, colour)
		y -= lead
	}
}

func (s *sheet) fill(r rect, colour string) {
	fmt.Fprintf(&s.ops, "q %s %s %s %s %s re f Q\n", colour, short(r[0]), short(r[1]), short(r.width()), short(r.height()))
}

// rule draws a horizontal line as a thin filled box, so that its weight does not depend on the reader.
func (s *sheet) rule(x0, y, x1, weight float64, colour string) {
	s.fill(rect{x0, y, x1, y + weight}, colour)
}

// widget returns the entries that all widgets have.
func (s *sheet) widget(r rect, tip string) types.Dict {
	return types.Dict{"Type": types.Name("Annot"), "Subtype": types.Name("Widget"), "P": s.ref, "F": types.Integer(flagPrint),
		"Rect": types.Array{types.Float(r[0]), types.Float(r[1]), types.Float(r[2]), types.Float(r[3])},
		"TU":   textString(tip), "MK": types.Dict{"BC": borderColour}, "BS": types.Dict{"W": types.Float(0.75), "S": types.Name("S")}}
}

// register makes a dictionary a field of the form and a widget of this page.
func (s *sheet) register(dict types.Dict) {
	ref := s.doc.add(dict)
	s.annots = append(s.annots, ref)
	s.fields = append(s.fields, ref)
}

// input adds a text field or a drop-down.
func (s *sheet) input(c Input, name string, r rect) {
	dict := s.widget(r, c.tip())
	dict["T"], dict["FT"] = types.StringLiteral(name), types.Name("Tx")
	dict["DA"] = types.StringLiteral("/Helv 10 Tf 0 g")
	flags := 0
	if c.Lines > 1 {
		flags |= flagMultiline
	}
	if c.Max > 0 {
		dict["MaxLen"] = types.Integer(c.Max)
	}
	if len(c.Options) > 0 {
		flags |= flagCombo
		dict["FT"] = types.Name("Ch")
		var opt types.Array
		for _, o := range c.Options {
			opt = append(opt, textString(o))
		}
		dict["Opt"] = opt
	}
	if flags != 0 {
		dict["Ff"] = types.Integer(flags)
	}
	dict["AP"] = types.Dict{"N": s.look.empty(s.doc, dict, r)}
	s.register(dict)
}

// check adds a check box.
func (s *sheet) check(c Input, r rect) {
	dict := s.widget(r, c.tip())
	dict["T"], dict["FT"] = types.StringLiteral(c.Name), types.Name("Btn")
	s.look.box(s.doc, dict, r, defaultState, false)
	s.register(dict)
}

// radio adds one field with a widget for each answer.
func (s *sheet) radio(c Choice, places []rect) {
	const noToggleToOff = 1 << 14
	tip := c.Tip
	if tip == "" {
		tip = c.Label
	}
	parent := types.Dict{"T": types.StringLiteral(c.Name), "FT": types.Name("Btn"), "TU": textString(tip), "V": types.Name(off),
		"Ff": types.Integer(flagRadio | noToggleToOff)}
	ref := s.doc.add(parent)
	var kids types.Array
	for i, o := range c.Options {
		dict := s.widget(places[i], tip+": "+o.Label)
		dict["Parent"] = ref
		s.look.box(s.doc, dict, places[i], o.State, true)
		kid := s.doc.add(dict)
		kids = append(kids, kid)
		s.annots = append(s.annots, kid)
	}
	parent["Kids"] = kids
	s.fields = append(s.fields, ref)
}

// formLook makes appearances and remembers equal ones: a form has a hundred boxes of one size.
type formLook struct{ made map[string]types.IndirectRef }

func (l *formLook) form(d *document, ops string, r rect) types.IndirectRef {
	key := fmt.Sprintf("%s %s %s", short(r.width()), short(r.height()), ops)
	if ref, ok := l.made[key]; ok {
		return ref
	}
	if l.made == nil {
		l.made = map[string]types.IndirectRef{}
	}
	l.made[key] = d.addForm([]byte(ops), r.width(), r.height(), textBox{}, types.Dict{})
	return l.made[key]
}

// empty is the appearance of a field without a value: its frame.
func (l *formLook) empty(d *document, dict types.Dict, r rect) types.IndirectRef {
	return l.form(d, d.decor(&widget{dict: dict}, r.width(), r.height(), false)+"/Tx BMC\nEMC\n", r)
}

// box gives a check box or radio button its two states.
func (l *formLook) box(d *document, dict types.Dict, r rect, state string, round bool) {
	mk := d.dict(dict["MK"])
	mk["CA"] = types.StringLiteral("8") // a cross in the symbol font, for programs that draw it again
	if round {
		mk["CA"] = types.StringLiteral("l")
	}
	dict["DA"] = types.StringLiteral("/ZaDb 0 Tf 0 g")
	dict["AS"] = types.Name(off)
	if !round {
		dict["V"] = types.Name(off)
	}
	frame := d.decor(&widget{dict: dict}, r.width(), r.height(), round)
	dict["AP"] = types.Dict{"N": types.Dict{off: l.form(d, frame, r),
		state: l.form(d, frame+mark(r.width(), r.height(), round), r)}}
}
