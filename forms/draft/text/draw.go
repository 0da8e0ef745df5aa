package text

import (
	"bytes"
	"fmt"
	"math"

	"github.com/go-text/typesetting/shaping"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// Draw appends the line to a content stream, its baseline starting at x, y. The text takes the fill colour in force.
func (s *Set) Draw(b *bytes.Buffer, l Line, x, y float64) {
	for _, run := range l.runs {
		p := pen{b: b, font: s.byFace[run.Face], scale: l.Size / em, x: x, drawn: x}
		fmt.Fprintf(b, "BT /HbF%d %s Tf 1 0 0 1 %s %s Tm [", p.font.id, pdfw.Num(l.Size), pdfw.Num(x), pdfw.Num(y))
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
	b     *bytes.Buffer
	font  *outFont
	scale float64 // points per unit of em
	x     float64 // where the next glyph belongs
	drawn float64 // where a viewer that adds up the font's widths believes to be
	rise  float64
	open  bool // inside a <...> string
}

// cluster draws the glyphs of one cluster. Where a glyph's entry in the character map would not give back exactly these
// characters, the cluster is wrapped in replacement text (ISO 32000-1, 14.9.4).
func (p *pen) cluster(glyphs []shaping.Glyph, all []rune) {
	at := glyphs[0].TextIndex()
	txt := string(all[at:min(len(all), at+max(1, glyphs[0].RunesCount()))])
	replaced := len(glyphs) > 1 || !p.learn(glyphs[0], txt)
	if replaced {
		for _, g := range glyphs {
			if _, ok := p.font.used[g.GlyphID]; !ok {
				p.font.used[g.GlyphID] = ""
			}
		}
		p.close()
		fmt.Fprintf(p.b, "]TJ /Span<</ActualText%s>>BDC [", pdfw.Text(txt))
	}
	for _, g := range glyphs {
		p.glyph(g)
	}
	if replaced {
		p.close()
		p.b.WriteString("]TJ EMC [")
	}
}

// learn enters a glyph into the character map; false if it already stands for other text.
func (p *pen) learn(g shaping.Glyph, txt string) bool {
	old := p.font.used[g.GlyphID]
	if old == "" {
		p.font.used[g.GlyphID] = txt
		return true
	}
	return old == txt
}

func (p *pen) glyph(g shaping.Glyph) {
	x, y := p.x+units(g.XOffset)*p.scale, units(g.YOffset)*p.scale
	if math.Abs(y-p.rise) > 0.01 {
		p.close()
		fmt.Fprintf(p.b, "]TJ %s Ts [", pdfw.Num(y))
		p.rise = y
	}
	if off := (x - p.drawn) / p.scale; math.Abs(off) > 0.6 { // thousandths of an em: less cannot be seen
		p.close()
		p.b.WriteString(pdfw.Num(-off))
		p.drawn = x
	}
	if !p.open {
		p.b.WriteByte('<')
		p.open = true
	}
	fmt.Fprintf(p.b, "%04X", uint16(g.GlyphID))
	p.drawn += float64(p.font.advance[g.GlyphID]) * em / p.font.perEm * p.scale
	p.x += units(g.Advance) * p.scale
}

func (p *pen) close() {
	if p.open {
		p.b.WriteByte('>')
		p.open = false
	}
}

func units[T ~int32](f T) float64 { return float64(f) / 64 }
