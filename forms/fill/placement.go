package fill

import (
	"math"
	"slices"
)

// Marks of text that goes on elsewhere: where the caller's pointer has no room, and where no pointer was given.
const (
	shortPointer = "See att."
	more         = "…"
	elsewhere    = "►" // instead of more where nothing of the text has room: dots alone are easily overlooked
)

// placedLine is a run of glyphs with its origin in the upright box.
type placedLine struct {
	x, y, size float64
	glyphs     []glyph
}

// place lays out free text and returns the lines and how many glyphs are shown.
func (t *typesetter) place(g []glyph, b textBox, w, h float64) ([]placedLine, int, error) {
	pad := math.Min(2, w*0.08)
	a := b.area(w-2*pad, h-1)
	limit := len(g)
	if b.most > 0 && limit > b.most {
		limit = longest(g, b.most)
	}
	if !a.multi {
		g = t.oneLine(g)
	}
	l := fit(g[:limit], a)
	if l.shown == len(g) || len(trimEnd(g[l.shown:])) == 0 { // spaces without room lose nothing
		l.shown = len(g)
		return t.align(g, l, b, w, h, pad), l.shown, nil
	}
	return t.placeShortened(g, l, b, w, h, pad)
}

// placeShortened shows what fits together with a mark that the text goes on: the caller's pointer, or the shortest
// form of it that has room.
func (t *typesetter) placeShortened(g []glyph, l laid, b textBox, w, h, pad float64) ([]placedLine, int, error) {
	a := b.area(w-2*pad, h-1)
	a.most = math.Max(a.least, math.Min(a.most, l.size))
	for _, mark := range []string{b.pointer, shortPointer, more} {
		if mark == "" || mark == shortPointer && b.pointer == "" {
			continue
		}
		tail, err := t.shape(b.field, mark)
		if err != nil {
			return nil, 0, err
		}
		if fit(tail, a).shown < len(tail) {
			continue
		}
		text, n := besides(g, l.shown, tail, a)
		if n == 0 && mark == more {
			break
		}
		return t.align(text, fit(text, a), b, w, h, pad), n, nil
	}
	tail, err := t.shape(b.field, elsewhere)
	return t.align(tail, fit(tail, a), b, w, h, pad), 0, err
}

// besides is the longest start of g, in whole words, that has room before the mark; n glyphs of it are shown.
func besides(g []glyph, most int, tail []glyph, a area) (text []glyph, n int) {
	for n = most; n > 0; n = wordEnd(g, len(trimEnd(g[:n]))-1) {
		text = append(append(slices.Clone(trimEnd(g[:n])), space(tail[0])...), tail...)
		if fit(text, a).shown == len(text) {
			return text, n
		}
	}
	return tail, 0
}

// space is the gap between the text and its pointer.
func space(like glyph) []glyph {
	g, ok := like.face.measure(' ')
	if !ok {
		return nil
	}
	return []glyph{g}
}

func trimEnd(g []glyph) []glyph {
	for len(g) > 0 && (g[len(g)-1].space() || g[len(g)-1].newline()) {
		g = g[:len(g)-1]
	}
	return g
}

// longest cuts at the form's own limit of characters, at the end of a word if there is one before it.
func longest(g []glyph, most int) int {
	if n := wordEnd(g, most); n > 0 {
		return n
	}
	return most
}

// oneLine shows line ends as spaces.
func (t *typesetter) oneLine(g []glyph) []glyph {
	space, ok := t.faces[0].measure(' ')
	if !ok {
		return g
	}
	out := slices.Clone(g)
	for i, x := range out {
		if x.newline() {
			space.at = x.at
			out[i] = space
		}
	}
	return out
}

// area is the room for text and the limits of its size. The size the form names is the largest; a form that names a
// size below the floor gets its own size.
func (b textBox) area(w, h float64) area {
	most := b.size
	if most <= 0 {
		most = 12
		if !b.multi {
			most = math.Min(12, math.Max(floorSize, h*0.75))
		}
	}
	return area{width: math.Max(1, w), height: math.Max(1, h), most: most, least: math.Min(floorSize, most), multi: b.multi, rules: b.rules}
}

// align turns laid out lines into placed ones.
func (t *typesetter) align(g []glyph, l laid, b textBox, w, h, pad float64) []placedLine {
	top, bottom := reach(g)
	y := (h-l.size*typicalUp)/2 + 0.02*l.size
	y = math.Min(math.Max(y, 0.5-bottom*l.size), h-0.5-top*l.size)
	if l.many {
		y = h - 0.5 - top*l.size
		if !b.multi { // lines in a box meant for one: centre them
			used := (float64(len(l.lines)-1)*lineDist + top - bottom) * l.size
			y -= math.Max(0, (h-1-used)/2)
		} else {
			y -= math.Min(1, math.Max(0, h-1-(float64(len(l.lines)-1)*lineDist+top-bottom)*l.size))
		}
	}
	var out []placedLine
	for i, ln := range l.lines {
		if i < len(l.bases) {
			y = l.bases[i]
		}
		run := g[ln.from:ln.to]
		x := pad
		switch width := advance(run) * l.size; b.align {
		case 1:
			x = (w - width) / 2
		case 2:
			x = w - pad - width
		}
		if len(run) > 0 {
			out = append(out, placedLine{x, y, l.size, run})
		}
		y -= l.size * lineDist
	}
	return out
}

// combLine centres one glyph in each cell.
func combLine(g []glyph, b textBox, w, h float64) ([]placedLine, int) {
	shown := min(len(g), b.comb)
	all := shown
	if len(trimEnd(g[shown:])) == 0 {
		all = len(g) // spaces without a cell lose nothing
	}
	cell := w / float64(b.comb)
	size := b.size
	if size <= 0 {
		size = 12
	}
	top, bottom := reach(g)
	size = math.Min(size, math.Min(cell*1.3, (h-1)/(top-bottom)))
	for _, x := range g[:shown] {
		if x.advance*size > cell {
			size = cell / x.advance
		}
	}
	first := 0
	switch b.align {
	case 1:
		first = (b.comb - shown) / 2
	case 2:
		first = b.comb - shown
	}
	y := math.Max((h-size*typicalUp)/2, 0.5-bottom*size)
	var out []placedLine
	for i, x := range g[:shown] {
		if x.face == nil || x.space() {
			continue
		}
		out = append(out, placedLine{cell*float64(first+i) + (cell-x.advance*size)/2, y, size, g[i : i+1]})
	}
	return out, all
}
