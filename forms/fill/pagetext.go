package fill

import (
	"math"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// maxPieces bounds the text read from one page.
const maxPieces = 50_000

// piece is a run of text as one operator shows it. Lengths are in points of the page.
type piece struct {
	x, y, end float64
	size      float64
	text      string
}

// pageLines reads the lines of text that a page prints, from the top: enough to find an edition line or a printed
// label. Writers split words into many pieces; pieces that touch are joined again. A wide gap starts a new line, since
// it parts columns.
func (d *document) pageLines(p *page) []string {
	return joinPieces(d.readPage(p).pieces)
}

func (d *document) readPage(p *page) *textReader {
	r := &textReader{doc: d, fonts: map[uintptr]*textFont{}, seen: map[uintptr]bool{}, state: newTextState()}
	r.run(d.pageContent(p), p.resources, 0)
	return r
}

func joinPieces(pieces []piece) []string {
	slices.SortStableFunc(pieces, func(a, b piece) int {
		switch {
		case a.y > b.y:
			return -1
		case a.y < b.y:
			return 1
		}
		return 0
	})
	var lines []string
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[0].y-pieces[n].y < 0.35*math.Max(pieces[0].size, 4) {
			n++
		}
		lines = append(lines, joinRow(pieces[:n])...)
		pieces = pieces[n:]
	}
	return lines
}

// joinRow joins the pieces of one baseline from left to right.
func joinRow(row []piece) []string {
	slices.SortStableFunc(row, func(a, b piece) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		}
		return 0
	})
	var lines []string
	var b strings.Builder
	for i, p := range row {
		if i > 0 {
			switch gap := p.x - row[i-1].end; {
			case gap > 2.5*math.Max(p.size, 4):
				lines = append(lines, b.String())
				b.Reset()
			case gap > 0.16*p.size:
				b.WriteByte(' ')
			}
		}
		b.WriteString(p.text)
	}
	return append(lines, b.String())
}

func (d *document) pageContent(p *page) []byte {
	if s, ok := d.stream(p.dict["Contents"]); ok {
		return d.content(s)
	}
	var out []byte
	for _, o := range d.array(p.dict["Contents"]) {
		if s, ok := d.stream(o); ok && len(out) < maxStream {
			out = append(append(out, d.content(s)...), '\n')
		}
	}
	return out
}

// textReader follows a content stream and takes down where which text is shown and where lines are drawn.
type textReader struct {
	doc    *document
	fonts  map[uintptr]*textFont
	state  textState
	saved  []textState
	pieces []piece
	seen   map[uintptr]bool // form XObjects being read: one may draw itself

	penX, penY   float64 // where a path goes on
	drawn, rules []rule  // horizontal lines of the path being made, and those painted
}

func (r *textReader) run(content []byte, resources types.Dict, depth int) {
	if depth > 6 {
		return
	}
	fonts, forms := r.doc.dict(resources["Font"]), r.doc.dict(resources["XObject"])
	s := scanner{src: content}
	var args []token
	for t := s.next(); t.kind != tokEnd && len(r.pieces) < maxPieces; t = s.next() {
		if t.kind != tokOperator || string(t.bytes) == "[" || string(t.bytes) == "]" {
			if args = append(args, t); len(args) > 4096 {
				args = args[:0]
			}
			continue
		}
		switch op := string(t.bytes); op {
		case "Tf":
			if len(args) == 2 {
				r.useFont(fonts[string(args[0].bytes)])
				r.state.size = args[1].number
			}
		case "Do":
			if len(args) == 1 {
				r.form(forms[string(args[0].bytes)], resources, depth)
			}
		case "q":
			if len(r.saved) < 256 {
				r.saved = append(r.saved, r.state)
			}
		case "Q":
			if n := len(r.saved); n > 0 {
				r.state, r.saved = r.saved[n-1], r.saved[:n-1]
			}
		case "Tj", "TJ", "'", "\"":
			if op == "'" || op == "\"" {
				r.state.move(0, -r.state.leading)
			}
			r.show(args)
		case "m", "l", "re", "n", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*":
			r.pathOperator(op, args)
		default:
			r.state.operator(op, args)
		}
		args = args[:0]
	}
}

// show takes down one showing operator: strings, and between them numbers that move the next string.
func (r *textReader) show(args []token) {
	for _, a := range args {
		switch a.kind {
		case tokNumber:
			r.state.advance(-a.number / 1000 * r.state.size)
		case tokString:
			text, width := r.state.font.decode(a.bytes, r.state)
			p := piece{text: text}
			p.x, p.y = r.state.at()
			p.size = r.state.scale() * math.Abs(r.state.size)
			r.state.advance(width)
			p.end, _ = r.state.at()
			if text != "" {
				r.pieces = append(r.pieces, p)
			}
		}
	}
}

func (r *textReader) useFont(o types.Object) {
	dict := r.doc.dict(o)
	if dict == nil {
		r.state.font = nil
		return
	}
	key := identity(dict)
	if r.fonts[key] == nil {
		r.fonts[key] = r.doc.readTextFont(dict)
	}
	r.state.font = r.fonts[key]
}

func (r *textReader) form(o types.Object, above types.Dict, depth int) {
	s, ok := r.doc.stream(o)
	if !ok || r.doc.name(s.Dict["Subtype"]) != "Form" || r.seen[identity(s.Dict)] {
		return
	}
	r.seen[identity(s.Dict)] = true
	defer delete(r.seen, identity(s.Dict))
	resources := r.doc.dict(s.Dict["Resources"])
	if resources == nil {
		resources = above
	}
	state := r.state
	if m := r.doc.numbers(s.Dict["Matrix"]); len(m) == 6 {
		r.state.page = matrix(m).times(r.state.page)
	}
	r.run(r.doc.content(s), resources, depth+1)
	r.state = state
}
