package fill

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Measures of our own forms, in points: US Letter with margins that printers and court clerks' punches leave free.
const (
	pageWidth, pageHeight = 612.0, 792.0
	marginSide            = 54.0
	marginTop             = 50.0
	marginFoot            = 58.0
	contentWidth          = pageWidth - 2*marginSide

	bodySize   = 9.5
	bodyLead   = 12.5
	labelSize  = 7.5
	labelLead  = 9.0
	boxHeight  = 18.0
	boxLine    = 13.0 // each further line of a box
	columnGap  = 8.0
	blockGap   = 7.0
	checkSide  = 10.0
	checkLead  = 15.0
	headHeight = 17.0
)

// drawable is a laid out block: it knows its height and draws itself below a point.
type drawable struct {
	height float64
	draw   func(s *sheet, top float64)
	before float64 // space above it, except at the top of a page
	keep   bool    // on the page of the next block
}

// maker lays out a template.
type maker struct {
	doc    *document
	set    *typesetter
	bold   *face
	sheets []*sheet
	fields types.Array // references of the fields, in tab order
	look   formLook
	err    error // the first thing that went wrong; layout goes on, New reports it
}

// textLines breaks s into lines of width points.
func (m *maker) textLines(s string, bold bool, size, width float64) [][]glyph {
	g := m.glyphs(s, bold)
	var out [][]glyph
	for _, l := range wrap(g, width/size) {
		out = append(out, g[l.from:l.to])
	}
	return out
}

// glyphs shapes printed words.
func (m *maker) glyphs(s string, bold bool) []glyph {
	s = Clean(s)
	if bold {
		if g, ok := shapeWith([]*face{m.bold}, s); ok {
			return g
		}
	}
	g, err := m.set.shape("", s)
	if err != nil && m.err == nil {
		m.err = err
	}
	return g
}

// blocks turns a template into drawables, from the top.
func (m *maker) blocks(t Template) []drawable {
	out := []drawable{m.title(t)}
	if t.Notice != "" {
		out = append(out, m.notice(t.Notice))
	}
	for _, s := range t.Sections {
		out = append(out, m.section(s)...)
	}
	return out
}

func (m *maker) section(s Section) []drawable {
	var out []drawable
	if s.Head != "" {
		out = append(out, m.head(s.Head))
	}
	if s.Note != "" {
		note := m.paragraph(s.Note, 8.5, 11)
		note.keep = true
		out = append(out, note)
	}
	for _, b := range s.Blocks {
		switch {
		case b.Text != "":
			out = append(out, m.paragraph(b.Text, bodySize, bodyLead))
		case len(b.Row) > 0:
			out = append(out, m.row(b.Row))
		case b.Checks != nil:
			out = append(out, m.checks(*b.Checks))
		case b.Choice != nil:
			out = append(out, m.choice(*b.Choice))
		case b.Table != nil:
			out = append(out, m.table(*b.Table))
		case len(b.Sign) > 0:
			if len(out) > 0 {
				out[len(out)-1].keep = true // a signature never stands alone on a page
			}
			out = append(out, m.sign(b.Sign))
		}
	}
	if s.Together {
		for i := range out[:max(0, len(out)-1)] {
			out[i].keep = true
		}
	}
	return out
}

// paginate puts drawables on pages; one that is kept with the next moves with it.
func (m *maker) paginate(list []drawable) {
	y := pageHeight - marginTop
	m.addSheet()
	for i := 0; i < len(list); i++ {
		need := list[i].before + list[i].height
		for k := i; list[k].keep && k+1 < len(list); k++ {
			need += list[k+1].before + list[k+1].height + blockGap
		}
		fresh := y == pageHeight-marginTop
		if y-need < marginFoot && !fresh {
			m.addSheet()
			y, fresh = pageHeight-marginTop, true
		}
		if !fresh {
			y -= list[i].before
		}
		list[i].draw(m.sheets[len(m.sheets)-1], y)
		y -= list[i].height + blockGap
	}
}

// columns divides the content width by the shares of the inputs.
func columns(in []Input) (x, width []float64) {
	total := 0.0
	for _, c := range in {
		total += math.Max(c.Width, 0)
		if c.Width == 0 {
			total++
		}
	}
	free := contentWidth - columnGap*float64(len(in)-1)
	at := marginSide
	for _, c := range in {
		share := c.Width
		if share == 0 {
			share = 1
		}
		w := free * share / total
		x, width = append(x, at), append(width, w)
		at += w + columnGap
	}
	return x, width
}
