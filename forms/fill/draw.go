package fill

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// textBox is a rectangle that text is drawn into.
type textBox struct {
	field         string
	width, height float64 // of the rectangle on the page
	rotate        int
	size          float64 // most; 0 = choose
	colour        string  // operator that sets the fill colour
	align         int
	multi         bool
	comb          int       // cells; 0 = none
	most          int       // characters; 0 = no limit
	decor         string    // operators of border and background
	pointer       string    // drawn after the text where it does not fit
	rules         []float64 // baselines of printed lines under the box, from the top
}

// upright returns the size of the box as the reader of a turned text sees it.
func (b textBox) upright() (w, h float64) {
	if b.rotate == 90 || b.rotate == 270 {
		return b.height, b.width
	}
	return b.width, b.height
}

// drawn is what drawing a text gave.
type drawn struct {
	form  types.IndirectRef // form XObject
	shown string
	rest  string
	fonts []string // fonts other than the first that were needed
}

// draw makes the appearance of s, which is already clean.
func (t *typesetter) draw(s string, b textBox) (drawn, error) {
	glyphs, err := t.shape(b.field, s)
	if err != nil {
		return drawn{}, err
	}
	w, h := b.upright()
	var placed []placedLine
	var shown int
	if b.comb > 0 {
		placed, shown = combLine(glyphs, b, w, h)
	} else {
		placed, shown, err = t.place(glyphs, b, w, h)
		if err != nil {
			return drawn{}, err
		}
	}
	out := drawn{shown: s, fonts: t.fallbacks(glyphs)}
	if shown < len(glyphs) {
		out.shown, out.rest = s[:glyphs[shown].at], s[glyphs[shown].at:]
	}
	ops, fonts := t.operators(placed)
	colour := b.colour
	if colour == "" {
		colour = "0 g"
	}
	content := b.decor + "/Tx BMC\nq\n" + colour + "\nBT\n" + ops + "ET\nQ\nEMC\n"
	out.form = t.doc.addForm([]byte(content), w, h, b, types.Dict{"Font": fonts})
	return out, nil
}

// fallbacks names the fonts other than the first that the glyphs use.
func (t *typesetter) fallbacks(glyphs []glyph) []string {
	var out []string
	for _, g := range glyphs {
		if g.face != nil && g.face != t.faces[0] && !slices.Contains(out, g.face.name) {
			out = append(out, g.face.name)
		}
	}
	return out
}

// operators writes placed lines, one text run per font, and collects the fonts.
func (t *typesetter) operators(lines []placedLine) (string, types.Dict) {
	var b strings.Builder
	fonts := types.Dict{}
	for _, l := range lines {
		x := l.x
		for i := 0; i < len(l.glyphs); {
			j := i
			first := t.code(l.glyphs[i])
			var hex strings.Builder
			start := x
			for ; j < len(l.glyphs); j++ {
				c := t.code(l.glyphs[j])
				if c.font != first.font {
					break
				}
				hex.WriteString(c.hex)
				x += l.glyphs[j].advance * l.size
			}
			fonts[first.font] = l.glyphs[i].face.reference(first.font)
			fmt.Fprintf(&b, "/%s %s Tf 1 0 0 1 %s %s Tm <%s> Tj\n", first.font, short(l.size), short(start), short(l.y), hex.String())
			i = j
		}
	}
	return b.String(), fonts
}

func (t *typesetter) code(g glyph) code {
	return g.face.write(t.doc, slices.Index(t.faces, g.face), g)
}

// short writes a length in points with three decimals at most.
func short(f float64) string {
	return strconv.FormatFloat(math.Round(f*1000)/1000, 'f', -1, 64)
}

// addForm wraps operators as a form XObject of w by h, turned by the box's rotation.
func (d *document) addForm(ops []byte, w, h float64, b textBox, resources types.Dict) types.IndirectRef {
	n := func(v ...float64) types.Array {
		var a types.Array
		for _, f := range v {
			a = append(a, types.Float(math.Round(f*1000)/1000))
		}
		return a
	}
	dict := types.Dict{"Type": types.Name("XObject"), "Subtype": types.Name("Form"), "FormType": types.Integer(1),
		"BBox": n(0, 0, w, h), "Resources": resources}
	switch b.rotate {
	case 90:
		dict["Matrix"] = n(0, 1, -1, 0, b.width, 0)
	case 180:
		dict["Matrix"] = n(-1, 0, 0, -1, b.width, b.height)
	case 270:
		dict["Matrix"] = n(0, -1, 1, 0, 0, b.height)
	}
	return d.addStream(dict, ops)
}
