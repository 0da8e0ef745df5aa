package fill

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// A new appearance replaces the form's own one with everything in it, so the border and a coloured background are
// drawn again. A near-white background is left out: it would hide rules that the page prints under the widget.

// paleFrom is the lightness from which a background counts as white paper.
const paleFrom = 0.9

// decor returns the operators of a widget's background and border for a box of w by h.
func (d *document) decor(wd *widget, w, h float64, round bool) string {
	mk := d.dict(wd.dict["MK"])
	if mk == nil {
		return ""
	}
	var b strings.Builder
	if bg := d.numbers(mk["BG"]); len(bg) == 1 || len(bg) == 3 {
		if slices.Min(bg) < paleFrom {
			b.WriteString(colour(bg, true) + outline(w, h, 0, round) + "f\n")
		}
	}
	width, style := d.borderStyle(wd.dict)
	if c := colour(d.numbers(mk["BC"]), false); c != "" && width > 0 {
		fmt.Fprintf(&b, "%s%s w\n", c, short(width))
		switch style {
		case "U":
			fmt.Fprintf(&b, "0 %s m %s %s l S\n", short(width/2), short(w), short(width/2))
		case "D":
			b.WriteString("[3] 0 d " + outline(w, h, width/2, round) + "S\n")
		default:
			b.WriteString(outline(w, h, width/2, round) + "S\n")
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "q\n" + b.String() + "Q\n"
}

// borderStyle returns line width in points and style (S solid, D dashed, U underline).
func (d *document) borderStyle(dict types.Dict) (width float64, style string) {
	width, style = 1, "S"
	if bs := d.dict(dict["BS"]); bs != nil {
		if w, ok := d.number(bs["W"]); ok {
			width = w
		}
		if s := d.name(bs["S"]); s != "" {
			style = s
		}
	} else if border := d.numbers(dict["Border"]); len(border) >= 3 {
		width = border[2]
	}
	return math.Min(width, 10), style
}

// outline is the path of a box or of the circle in it, in points inside its edge.
func outline(w, h, inset float64, round bool) string {
	if !round {
		return fmt.Sprintf("%s %s %s %s re ", short(inset), short(inset), short(w-2*inset), short(h-2*inset))
	}
	return circle(w/2, h/2, math.Min(w, h)/2-inset)
}

// circle is a path of four curves; 0.5523 is the usual distance of their control points.
func circle(x, y, r float64) string {
	k := 0.5523 * r
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s m ", short(x+r), short(y))
	for _, c := range [][6]float64{
		{x + r, y + k, x + k, y + r, x, y + r}, {x - k, y + r, x - r, y + k, x - r, y},
		{x - r, y - k, x - k, y - r, x, y - r}, {x + k, y - r, x + r, y - k, x + r, y}} {
		for _, v := range c {
			b.WriteString(short(v) + " ")
		}
		b.WriteString("c ")
	}
	return b.String() + "h "
}

func colour(v []float64, fillColour bool) string {
	op := map[int]string{1: "G", 3: "RG", 4: "K"}[len(v)]
	if op == "" {
		return ""
	}
	if fillColour {
		op = strings.ToLower(op)
	}
	var b strings.Builder
	for _, x := range v {
		b.WriteString(short(math.Max(0, math.Min(1, x))) + " ")
	}
	return b.String() + op + " "
}

// round says that a button is drawn as a circle (the caption "l" of the symbol font is a dot).
func (d *document) round(wd *widget) bool {
	mk := d.dict(wd.dict["MK"])
	return mk != nil && d.text(mk["CA"]) == "l"
}

// mark is the sign in a ticked box, drawn without a font because readers differ in the glyphs they have: a dot in a
// circle, a cross in a box.
func mark(w, h float64, round bool) string {
	side := math.Min(w, h)
	if round {
		return "q\n0 g " + circle(w/2, h/2, side*0.26) + "f\nQ\n"
	}
	m := side * 0.2
	x0, y0 := (w-side)/2+m, (h-side)/2+m
	x1, y1 := w-x0, h-y0
	return fmt.Sprintf("q\n0 G %s w 1 J\n%s %s m %s %s l S\n%s %s m %s %s l S\nQ\n", short(math.Max(0.8, side*0.1)),
		short(x0), short(y0), short(x1), short(y1), short(x0), short(y1), short(x1), short(y0))
}

// strokesOnly says that a content stream draws lines and nothing that could cover the page: no fill, shading, image
// or text.
func strokesOnly(content []byte) bool {
	for _, op := range operatorsOf(content) {
		switch op {
		case "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "Tj", "TJ", "'", "\"":
			return false
		}
	}
	return true
}
