package text

// hit is where the mark of a note stands in a paragraph.
type hit struct{ from, to, mark int }

// Part is a stretch of a line that is drawn together: the words before, between and after marks of notes, or one mark.
type Part struct {
	Line
	X, Y float64 // from the beginning of the line, in points; who draws it adds where the line stands
	Mark int     // of the note, 0 for words
}

// marked tells the lines of a paragraph where its marks stand, and its lines under and through the text.
func marked(lines []Line, spans []Span) []Line {
	var hits []hit
	rules := ruledIn(spans)
	at := 0
	for _, sp := range spans {
		n := len([]rune(sp.Text))
		if sp.Mark != 0 {
			hits = append(hits, hit{at, at + n, sp.Mark})
		}
		at += n
	}
	for i := range lines {
		lines[i].hits, lines[i].ruled = hits, rules
	}
	return lines
}

// Parts cuts the line at the marks of notes, from left to right, so that a mark can be tagged apart from the words.
func (l Line) Parts() []Part {
	if len(l.hits) == 0 {
		return []Part{{Line: l}}
	}
	var out []Part
	x := 0.0
	for _, run := range l.runs {
		mark := 0
		for _, h := range l.hits {
			if run.Runes.Offset >= h.from && run.Runes.Offset < h.to {
				mark = h.mark
			}
		}
		if len(out) == 0 || out[len(out)-1].Mark != mark {
			part := Part{Line: l, X: x, Mark: mark}
			part.runs, part.W = nil, 0
			out = append(out, part)
		}
		last := &out[len(out)-1]
		w := float64(run.Advance) / 64 * l.Size / em
		last.runs = append(last.runs, run)
		last.W += w
		x += w
	}
	return out
}

// Marks are the notes whose marks stand on the line.
func (l Line) Marks() []int {
	var out []int
	for _, p := range l.Parts() {
		if p.Mark != 0 && (len(out) == 0 || out[len(out)-1] != p.Mark) {
			out = append(out, p.Mark)
		}
	}
	return out
}
