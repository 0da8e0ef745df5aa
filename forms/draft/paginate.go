package draft

// piece is some lines of a flow on one page.
type piece struct {
	f        *flow
	from, to int
	top      float64 // of the flow's box on this page
	repeat   bool    // a head row shown again; not part of the reading order
}

// paginate places the flows on pages: headings stay with their text, paragraphs leave at least two lines on either side
// of a page break, rows and signatures stay whole, a signature takes words with it, and footnotes begin on the page of
// their mark.
func paginate(flows []*flow, k look) [][]piece {
	p := &pager{frame: k.frame, grid: k.grid, flows: flows}
	p.openPage()
	for i := range flows {
		p.place(i)
	}
	p.closePage()
	for len(p.waiting) > 0 { // the rest of a long footnote, after all text
		p.openPage()
		p.closePage()
	}
	return p.pages
}

type pager struct {
	frame
	grid    float64
	flows   []*flow
	pages   [][]piece
	y       float64 // top of the room left on the page
	foot    []piece // footnotes of the page, their tops not yet known
	footH   float64 // height they take, with the rule above them
	waiting []piece // rest of footnotes for the next page
	settled int     // the flows before this one have their room on the page, with those they stay with
	spoken  float64 // room that footnotes leave for the text that stays with theirs
}

func (p *pager) atTop() bool { return len(p.pages[len(p.pages)-1]) == 0 }

func (p *pager) newPage() {
	p.closePage()
	p.openPage()
}

// openPage begins a page with what is left of the footnotes before it.
func (p *pager) openPage() {
	p.pages = append(p.pages, nil)
	p.y, p.foot, p.footH = p.top, nil, 0
	rest := p.waiting
	p.waiting = nil
	for _, n := range rest {
		p.addNote(n.f, n.from, p.tall()/2)
	}
}

// closePage stands the footnotes on the foot of the page. Where more of them wait than the text left room for, they fill
// the page.
func (p *pager) closePage() {
	rest := p.waiting
	p.waiting = nil
	for _, n := range rest {
		p.addNote(n.f, n.from, p.y-p.bottom)
	}
	y := p.bottom
	for _, n := range p.foot {
		y += n.f.height(n.to - n.from)
	}
	last := len(p.pages) - 1
	for _, n := range p.foot {
		n.top = y
		y -= n.f.height(n.to - n.from)
		p.pages[last] = append(p.pages[last], n)
	}
	p.foot = nil
}

func (p *pager) add(pc piece) {
	last := len(p.pages) - 1
	p.pages[last] = append(p.pages[last], pc)
	p.y -= pc.f.height(pc.to - pc.from)
	if pc.repeat {
		return
	}
	for _, n := range pc.f.notesOf(pc.from, pc.to) {
		p.addNote(n.flow, 0, p.y-p.bottom-p.spoken)
	}
}

// snap goes down to the next numbered line of the page, where the paper has them.
func (p *pager) snap() {
	if p.grid == 0 {
		return
	}
	lines := int((p.top-p.y)/p.grid + 0.999)
	p.y = min(p.y, p.top-float64(lines)*p.grid)
}

func (p *pager) place(i int) {
	f := p.flows[i]
	if f.fresh {
		if !p.atTop() {
			p.newPage()
		}
		return
	}
	if !f.free {
		p.snap()
	}
	if i >= p.settled {
		h, until := p.need(i)
		if p.settled = until; !p.atTop() && p.y-f.before-h < p.floor() {
			p.newPage()
			p.repeatHead(f)
		}
	}
	if !p.atTop() {
		p.y -= f.before
	}
	n := f.rows()
	for from := 0; from < n; {
		to := p.fit(i, from)
		if to <= from {
			if p.bare(f) { // longer than a page in one piece: better split than lost
				to = from + 1
			} else {
				p.newPage()
				p.repeatHead(f)
				continue
			}
		}
		if p.spoken = 0; f.keep && to == n {
			p.spoken = f.after + p.nextHeight(i)
		}
		p.add(piece{f: f, from: from, to: to, top: p.y})
		if from = to; from < n {
			p.newPage()
			p.repeatHead(f)
		}
	}
	p.y -= f.after
}

// bare reports whether nothing stands on the page that could go to make room: only footnotes, or the head row of f.
func (p *pager) bare(f *flow) bool {
	page := p.pages[len(p.pages)-1]
	return len(page) == 0 || len(page) == 1 && page[0].repeat && page[0].f == f.head
}

// repeatHead shows the head row of a table again where its rows go on overleaf. A head that would fill the page is not
// repeated.
func (p *pager) repeatHead(f *flow) {
	if f.head != nil && f.head.height(f.head.rows()) < p.tall()/3 {
		p.add(piece{f: f.head, to: f.head.rows(), top: p.y, repeat: true})
	}
}

// need is the height that has to be free for flow i to begin here with the flows up to until, which stay with it. Of what
// is too much for any page the first of it counts: a heading takes along as many rows as go with it, or the beginning of
// a tall one.
func (p *pager) need(i int) (h float64, until int) {
	k := i
	for ; k < len(p.flows); k++ {
		f := p.flows[k]
		if k > i {
			h += f.before
		}
		lines := f.rows()
		if !f.whole {
			lines = min(lines, leastLines(lines))
		}
		more := p.onGrid(f, lines) + p.noteRoom(f, 0, lines)
		switch begin := p.onGrid(f, leastLines(lines)); {
		case h+more <= p.tall():
		case k == i:
			return f.height(1), k + 1
		case f.height(lines) > p.tall() && h+begin <= p.tall():
			return h + begin, k + 1
		default:
			return h, k
		}
		h += more
		if !f.keep {
			return h, k + 1
		}
		h += f.after
	}
	return h, k
}

// onGrid is the height of lines of a flow, in whole numbered lines where the paper has them.
func (p *pager) onGrid(f *flow, lines int) float64 {
	h := f.height(lines)
	if p.grid == 0 || f.free {
		return h
	}
	return float64(int(h/p.grid+0.999)) * p.grid
}

// leastLines is how many lines of a paragraph of n must begin it: two, or all of three, which cannot be split without
// leaving one alone.
func leastLines(n int) int {
	if n <= 3 {
		return n
	}
	return 2
}

// fit is up to which line flow i fits on this page with its footnotes, from line from on.
func (p *pager) fit(i, from int) int {
	f, n := p.flows[i], p.flows[i].rows()
	whole := f.whole && (from > 0 || f.height(n) <= p.tall())
	to := p.lines(f, from, n)
	switch {
	case whole && to < n && !p.bare(f):
		return from
	case whole:
		return to
	}
	if to < n && n-to < 2 {
		to = max(n-2, from)
	}
	if to == n && f.carry && n-from >= 4 && p.y-f.height(n-from)-f.after-p.nextHeight(i) < p.floor() {
		to = n - 2
	}
	if from == 0 && to < n && to < 2 && !p.bare(f) {
		return from
	}
	return to
}

// lines is how far the lines of a flow fit from line from on, each with the least of its footnotes.
func (p *pager) lines(f *flow, from, n int) int {
	to := min(n, from+int((p.y-p.floor()-2*f.pad+0.01)/f.lead))
	for to > from && p.y-f.height(to-from)-p.noteRoom(f, from, to) < p.floor()-0.01 {
		to--
	}
	return to
}

// nextHeight is the height of what follows flow i and stays together.
func (p *pager) nextHeight(i int) float64 {
	if i+1 >= len(p.flows) {
		return 0
	}
	h, _ := p.need(i + 1)
	return p.flows[i+1].before + h
}
