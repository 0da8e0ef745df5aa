package packet

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// The paper of our own sheets: US letter, one inch margins, in points.
const (
	paperW, paperH = 612.0, 792.0
	marginL        = 72.0
	marginR        = 540.0
	middle         = paperW / 2
)

// sheetPen draws on one sheet of our own. It keeps the first error, so that a
// sheet reads as a list of what stands on it.
type sheetPen struct {
	fonts *text.Set
	b     *bytes.Buffer
	err   error
}

// lines sets a paragraph.
func (p *sheetPen) lines(s string, size, width float64, style text.Style) []text.Line {
	if p.err != nil || s == "" {
		return nil
	}
	l, err := p.fonts.Layout(s, size, width, style)
	p.err = err
	return l
}

// centred sets a paragraph about the middle and returns the next base line.
func (p *sheetPen) centred(s string, y, size, width, leading float64, style text.Style) float64 {
	for _, l := range p.lines(s, size, width, style) {
		p.fonts.Draw(p.b, l, middle-l.W/2, y)
		y -= leading
	}
	return y
}

// balanced is centred with lines of about equal length: a title does not end
// in a line of one word, and "18" stays with "U.S.C.".
func (p *sheetPen) balanced(s string, y, size, width, leading float64, style text.Style) float64 {
	s = strings.ReplaceAll(s, " U.S.C.", "\u00a0U.S.C.")
	count := len(p.lines(s, size, width, style))
	for narrow := width - 10; narrow > width/2 && len(p.lines(s, size, narrow, style)) == count; narrow -= 10 {
		width = narrow
	}
	return p.centred(s, y, size, width, leading, style)
}

// left sets a paragraph from x and returns the next base line. A paragraph
// that runs from right to left is set flush right.
func (p *sheetPen) left(s string, x, y, size, width, leading float64, style text.Style) float64 {
	for _, l := range p.lines(s, size, width, style) {
		at := x
		if l.RTL {
			at = x + width - l.W
		}
		p.fonts.Draw(p.b, l, at, y)
		y -= leading
	}
	return y
}

// right sets one line that ends at x.
func (p *sheetPen) right(s string, x, y, size float64, style text.Style) {
	for _, l := range p.lines(s, size, 0, style) {
		p.fonts.Draw(p.b, l, x-l.W, y)
	}
}

// rule draws a horizontal line.
func (p *sheetPen) rule(x0, x1, y, width float64) {
	fmt.Fprintf(p.b, "%s w %s %s m %s %s l S\n", pdfw.Num(width), pdfw.Num(x0), pdfw.Num(y), pdfw.Num(x1), pdfw.Num(y))
}

// upright draws a vertical line.
func (p *sheetPen) upright(x, y0, y1, width float64) {
	fmt.Fprintf(p.b, "%s w %s %s m %s %s l S\n", pdfw.Num(width), pdfw.Num(x), pdfw.Num(y0), pdfw.Num(x), pdfw.Num(y1))
}

// box draws an empty square whose lower left corner is at x, y.
func (p *sheetPen) box(x, y, side float64) {
	fmt.Fprintf(p.b, "0.8 w %s %s %s %s re S\n", pdfw.Num(x), pdfw.Num(y), pdfw.Num(side), pdfw.Num(side))
}

// leader draws dots from x0 to x1. They are a drawing and not full stops: dots
// as text would stand in everything that is extracted or read aloud.
func (p *sheetPen) leader(x0, x1, y float64) {
	if x1-x0 < 8 {
		return
	}
	fmt.Fprintf(p.b, "q 0.9 w 1 J [0 4] 0 d %s %s m %s %s l S Q\n", pdfw.Num(x0), pdfw.Num(y+1), pdfw.Num(x1), pdfw.Num(y+1))
}

// grey sets the shade of what follows; 0 is black.
func (p *sheetPen) grey(g float64) { fmt.Fprintf(p.b, "%s g %s G\n", pdfw.Num(g), pdfw.Num(g)) }
