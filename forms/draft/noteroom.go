package draft

// Footnotes are placed as lines of text are: a note begins on the page of its mark, with three lines of it at least, and
// goes on at the foot of the next page where it is long.

// shortNote is how many lines of a note are not split as long as it can be helped.
const shortNote = 5

// leastNote is how many lines of a note have to stand on the page of its mark.
func leastNote(f *flow) int {
	if n := f.rows(); n <= shortNote {
		return n
	}
	return 3
}

// floor is where the text of the page ends: above its footnotes.
func (p *pager) floor() float64 { return p.bottom + p.footH }

// noteRoom is the height that the footnotes of the lines from..to-1 ask for at least: all of them, the last one as far as
// it cannot go on overleaf. No further note begins on a page whose last one goes on overleaf.
func (p *pager) noteRoom(f *flow, from, to int) float64 {
	notes := f.notesOf(from, to)
	if len(notes) == 0 {
		return 0
	}
	if len(p.waiting) > 0 {
		return p.tall()
	}
	h := 0.0
	if p.footH == 0 {
		h = noteGap
	}
	for i, n := range notes {
		lines := n.flow.rows()
		if i == len(notes)-1 {
			lines = leastNote(n.flow)
		}
		h += n.flow.height(lines)
	}
	return h
}

// addNote puts a footnote on the foot of the page from line from on, as much of it as fits into room, which is measured
// from the bottom of the page; the rest waits for the next page.
func (p *pager) addNote(f *flow, from int, room float64) {
	n := f.rows()
	if len(p.waiting) > 0 {
		p.waiting = append(p.waiting, piece{f: f, from: from, to: n})
		return
	}
	used := p.footH
	if used == 0 {
		used = noteGap
	}
	to := min(n, from+max(0, int((room-used+0.01)/f.lead)))
	if to < n && n-to < 2 { // no single line overleaf
		to = max(n-2, from)
	}
	if to > from {
		if last := len(p.foot) - 1; last >= 0 && p.foot[last].f == f {
			p.foot[last].to = to
		} else {
			p.foot = append(p.foot, piece{f: f, from: from, to: to})
		}
		p.footH = used + f.height(to-from)
	}
	if to < n {
		p.waiting = append(p.waiting, piece{f: f, from: to, to: n})
	}
}
