package text

import (
	"bytes"
	"fmt"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// Draw appends the line to a content stream, its baseline starting at x, y. The text takes the fill colour in force.
func (s *Set) Draw(b *bytes.Buffer, l Line, x, y float64) {
	for _, run := range l.runs {
		p := pen{b: b, font: s.byFace[run.Face], scale: l.Size / em, glyphs: l.Size / em, start: x, x: x, drawn: x}
		base := y
		if part := relative(run); part != 1 {
			p.glyphs *= part
			base += raisedBy * l.Size
		}
		fmt.Fprintf(b, "BT /HbF%d %s Tf 1 0 0 1 %s %s Tm [", p.font.id, pdfw.Num(p.glyphs*em), pdfw.Num(x), pdfw.Num(base))
		for i := 0; i < len(run.Glyphs); {
			n := clusterLen(run.Glyphs[i:])
			p.cluster(run.Glyphs[i:i+n], l.text)
			i += n
		}
		p.close()
		b.WriteString("]TJ")
		if p.rise != 0 {
			b.WriteString(" 0 Ts")
		}
		b.WriteString(" ET\n")
		l.rule(b, run.Runes.Offset, x, p.x, y)
		x = p.x
	}
}

// clusterLen is the number of glyphs that stand for the same characters as the first.
func clusterLen(glyphs []shaping.Glyph) int {
	n := 1
	for n < len(glyphs) && glyphs[n].TextIndex() == glyphs[0].TextIndex() {
		n++
	}
	return n
}

// pen writes the operands of one run of text.
type pen struct {
	b      *bytes.Buffer
	font   *outFont
	scale  float64 // points per unit of em of the line
	glyphs float64 // points per unit of em of the glyphs, less where they are raised
	start  float64 // where the run begins
	x      float64 // where the next glyph belongs
	drawn  float64 // where a viewer that adds up the font's widths believes to be
	rise   float64
	origin float64 // where the cluster at hand begins
	open   bool    // inside a <...> string
}

// cluster draws the glyphs of one cluster. Where a glyph's entry in the character map would not give back exactly these
// characters, the cluster is wrapped in replacement text (ISO 32000-1, 14.9.4).
func (p *pen) cluster(glyphs []shaping.Glyph, all []rune) {
	at := glyphs[0].TextIndex()
	txt := string(all[at:min(len(all), at+max(1, glyphs[0].RunesCount()))])
	replaced := len(glyphs) > 1 || !p.learn(glyphs[0].GlyphID, txt)
	if replaced {
		for _, g := range glyphs {
			if _, ok := p.font.used[g.GlyphID]; !ok {
				p.font.used[g.GlyphID] = ""
			}
		}
		p.close()
		fmt.Fprintf(p.b, "]TJ /Span<</ActualText%s>>BDC [", pdfw.Text(txt))
	}
	p.origin = p.x
	for i, g := range glyphs {
		p.glyph(g, i > 0)
	}
	if replaced {
		p.close()
		p.b.WriteString("]TJ EMC [")
	}
}

// learn enters a glyph into the character map; false if it already stands for other text.
func (p *pen) learn(g font.GID, txt string) bool {
	old := p.font.used[g]
	if old == "" {
		p.font.used[g] = txt
		return true
	}
	return old == txt
}

// glyph draws one glyph; later says that others of its cluster stand before it.
func (p *pen) glyph(g shaping.Glyph, later bool) {
	x, y := p.x+units(g.XOffset)*p.scale, stacked(units(g.YOffset))*p.scale
	if math.Abs(y-p.rise) > 0.01 {
		p.close()
		p.b.WriteString("]TJ " + pdfw.Num(y) + " Ts [")
		p.rise = y
		if later && x > p.origin {
			p.startAt(p.origin)
		}
	}
	if w := p.hollow(g); w > 0 && x-w >= p.start {
		x -= w
	}
	p.moveTo(x)
	p.code(g.GlyphID)
	p.x += units(g.Advance) * p.scale
}

// stacked keeps marks on marks on marks from climbing into other lines: beyond an em from where they belong they are
// drawn over one another.
func stacked(y float64) float64 { return max(-em, min(y, em)) }

// hollow is the width that the font gives to a glyph which the shaper put in for a character without one, such as a
// joiner: a space of no width. It is drawn over what stands before it, so that nobody finds it behind the margin.
func (p *pen) hollow(g shaping.Glyph) float64 {
	if g.Advance != 0 || p.font.advance[g.GlyphID] == 0 {
		return 0
	}
	if space, ok := p.font.shape.NominalGlyph(' '); !ok || space != g.GlyphID {
		return 0
	}
	return float64(p.font.advance[g.GlyphID]) * em / p.font.perEm * p.glyphs
}

// moveTo makes up for what the widths of the font do not say.
func (p *pen) moveTo(x float64) {
	if off := (x - p.drawn) / p.glyphs; math.Abs(off) > 0.6 { // thousandths of an em: less cannot be seen
		p.close()
		p.b.WriteString(pdfw.Num(-off))
		p.drawn = x
	}
}

// startAt begins a piece of a cluster with a space where the cluster begins. PDFium reads the pieces of a line in the
// order of their left ends, and reads the replacement text of a cluster twice when the next letter comes between.
func (p *pen) startAt(x float64) {
	space, ok := p.font.shape.NominalGlyph(' ')
	if !ok {
		return
	}
	p.learn(space, " ")
	p.moveTo(x)
	p.code(space)
}

const hexDigits = "0123456789ABCDEF"

// code writes the number of a glyph.
func (p *pen) code(g font.GID) {
	if !p.open {
		p.b.WriteByte('<')
		p.open = true
	}
	p.b.Write([]byte{hexDigits[g>>12&15], hexDigits[g>>8&15], hexDigits[g>>4&15], hexDigits[g&15]})
	p.drawn += float64(p.font.advance[g]) * em / p.font.perEm * p.glyphs
}

func (p *pen) close() {
	if p.open {
		p.b.WriteByte('>')
		p.open = false
	}
}

func units[T ~int32](f T) float64 { return float64(f) / 64 }
