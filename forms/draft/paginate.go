package draft

// piece is some lines of a flow on one page.
type piece struct {
	f        *flow
	from, to int
	top      float64 // of the flow's box on this page
	repeat   bool    // a head row shown again; not part of the reading order
}

// paginate places the flows on pages: headings stay with their text, paragraphs leave at least two lines on either side
// of a page break, rows and signatures stay whole, and a signature takes words with it.
func paginate(flows []*flow) [][]piece {
	p := &pager{flows: flows, pages: [][]piece{nil}, y: top}
	for i := range flows {
		p.place(i)
	}
	return p.pages
}

type pager struct {
	flows []*flow
	pages [][]piece
	y     float64 // top of the room left on the page
}

func (p *pager) atTop() bool { return len(p.pages[len(p.pages)-1]) == 0 }

func (p *pager) newPage() {
	p.pages = append(p.pages, nil)
	p.y = top
}

func (p *pager) add(pc piece) {
	last := len(p.pages) - 1
	p.pages[last] = append(p.pages[last], pc)
	p.y -= pc.f.height(pc.to - pc.from)
}

func (p *pager) place(i int) {
	f := p.flows[i]
	if f.fresh {
		if !p.atTop() {
			p.newPage()
		}
		return
	}
	if !p.atTop() && p.y-f.before-p.need(i) < bottom {
		p.newPage()
		p.repeatHead(f)
	}
	if !p.atTop() {
		p.y -= f.before
	}
	n := f.rows()
	for from := 0; from < n; {
		to := p.fit(i, from)
		if to <= from {
			if p.atTop() { // longer than a page in one piece: better split than lost
				to = from + 1
			} else {
				p.newPage()
				continue
			}
		}
		p.add(piece{f: f, from: from, to: to, top: p.y})
		if from = to; from < n {
			p.newPage()
		}
	}
	p.y -= f.after
}

// repeatHead shows the head row of a table again where its rows go on overleaf.
func (p *pager) repeatHead(f *flow) {
	if f.head != nil {
		p.add(piece{f: f.head, to: f.head.rows(), top: p.y, repeat: true})
	}
}

// need is the height that has to be free for flow i to begin here, with what must stay with it.
func (p *pager) need(i int) float64 {
	h := 0.0
	for k := i; k < len(p.flows); k++ {
		f := p.flows[k]
		if k > i {
			h += f.before
		}
		lines := f.rows()
		if !f.whole {
			lines = min(lines, leastLines(lines))
		}
		h += f.height(lines)
		if !f.keep {
			break
		}
		h += f.after
	}
	if h > top-bottom {
		return p.flows[i].height(1) // cannot be kept together on any page
	}
	return h
}

// leastLines is how many lines of a paragraph of n must begin it: two, or all of three, which cannot be split without
// leaving one alone.
func leastLines(n int) int {
	if n <= 3 {
		return n
	}
	return 2
}

// fit is up to which line flow i fits on this page, from line from on.
func (p *pager) fit(i, from int) int {
	f, n := p.flows[i], p.flows[i].rows()
	room := int((p.y - bottom - 2*f.pad + 0.01) / f.lead)
	to := min(n, from+room)
	switch {
	case f.whole && to < n && !p.atTop():
		return from
	case f.whole:
		return to
	}
	if to < n && n-to < 2 {
		to = n - 2
	}
	if to == n && f.carry && n-from >= 4 && p.y-f.height(n-from)-f.after-p.nextHeight(i) < bottom {
		to = n - 2
	}
	if from == 0 && to < n && to < 2 && !p.atTop() {
		return from
	}
	return to
}

func (p *pager) nextHeight(i int) float64 {
	if i+1 >= len(p.flows) {
		return 0
	}
	next := p.flows[i+1]
	return next.before + next.height(next.rows())
}
