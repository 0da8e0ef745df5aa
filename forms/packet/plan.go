package packet

import (
	"fmt"
	"io"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// Plan is a packet with everything settled: every page has its number before a
// byte is written, so the contents cannot be wrong.
type Plan struct {
	Job           Job
	Items         []Item
	Parts         []Part
	ContentsPages int // on part 1, after the cover
	RecordPages   int // at the end of the last part
	Last          int // number of the last page
}

// Part is one output file.
type Part struct {
	First  int // number of its first page, the cover
	Slices []Slice
}

// Slice is a run of pages of one item in one part.
type Slice struct {
	Item     int
	From, To int  // source pages counted from 0, To not included
	Tab      bool // a tab sheet comes first
	Number   int  // of its first page; of the tab sheet when there is one
}

// Place is where an item begins.
type Place struct{ Part, Number int } // both from 1

// PageTooLarge says that one page alone is larger than a part may be.
type PageTooLarge struct {
	ID    string // of the item
	Label string // of an exhibit
	Page  int    // of the item, counted from 1
	Limit int64  // bytes of a part
}

// Fix is what a screen offers to do about it.
func (e *PageTooLarge) Fix() string { return FixEvidence }

func (e *PageTooLarge) Error() string {
	return fmt.Sprintf("packet: item %s: page %d alone is larger than a part may be", e.ID, e.Page)
}

// Explain says what to do about it.
func (e *PageTooLarge) Explain(lang string) (what, safe, do string) {
	en, es := "one file", "un archivo"
	if e.Label != "" {
		en, es = "Exhibit "+e.Label, "la prueba "+e.Label
	}
	limit := fmt.Sprintf("%.1f MB", float64(e.Limit)/1e6)
	if lang == "es" {
		return fmt.Sprintf("La página %d de %s sola es más grande que un archivo de este paquete (%s).", e.Page, es, limit),
			"El original está a salvo y no se ha cambiado.", "Haga una copia con menos resolución, unos 200 puntos por pulgada, y agréguela en su lugar."
	}
	return fmt.Sprintf("Page %d of %s alone is larger than one file of this packet may be (%s).", e.Page, en, limit),
		"The original is safe and unchanged.", "Make a copy with fewer dots an inch, about 200, and add that one in its place."
}

// The share of a part that is not source pages: fonts, sheets, cross-reference.
// Both are generous, so that a part never comes out larger than allowed.
const (
	partOverhead = 192 << 10
	pageOverhead = 900
)

// MakePlan settles numbers, contents and parts. It is pure: equal items give
// an equal plan. Errors: *PageTooLarge, *text.MissingGlyph.
//
// It sets words in the calling process; Build has it done in a child.
func MakePlan(job Job, items []Item) (*Plan, error) {
	p := &Plan{Job: job, Items: items}
	if err := p.setWords(); err != nil {
		return nil, err
	}
	return p.divided()
}

// setWords counts the pages whose number depends on how words are set.
func (p *Plan) setWords() error {
	fonts := text.NewSet(pdfw.New(io.Discard))
	contents, err := layoutContents(fonts, p)
	if err != nil {
		return err
	}
	p.ContentsPages = len(contents)
	if p.Job.NoRecord {
		return nil
	}
	record, err := layoutRecord(fonts, p)
	p.RecordPages = len(record)
	return err
}

// divided is the plan with its items laid into parts.
func (p *Plan) divided() (*Plan, error) {
	d := divider{plan: p, next: max(1, p.Job.From)}
	d.begin()
	for i := range p.Items {
		if err := d.place(i); err != nil {
			return nil, err
		}
	}
	p.Last = d.next - 1 + p.RecordPages
	return p, nil
}

// Pages counts the pages of all parts.
func (p *Plan) Pages() int { return p.Last - max(1, p.Job.From) + 1 }

// Place returns where item i begins; the zero Place where it has no page.
func (p *Plan) Place(i int) Place {
	for n, part := range p.Parts {
		for _, s := range part.Slices {
			if s.Item == i {
				return Place{n + 1, s.Number}
			}
		}
	}
	return Place{}
}

// run returns the numbers of the first and last page of item i, its tab sheet
// included. Covers of further parts may lie between.
func (p *Plan) run(i int) (first, last int) {
	for _, part := range p.Parts {
		for _, s := range part.Slices {
			if s.Item != i {
				continue
			}
			if first == 0 {
				first = s.Number
			}
			last = s.Number + s.To - s.From - 1
			if s.Tab {
				last++
			}
		}
	}
	return first, last
}

// sheet reports whether a page is one that this package sets: cover, contents,
// tab, slip sheet, record.
func (p *Plan) sheet(number int) bool {
	for _, part := range p.Parts {
		for _, s := range part.Slices {
			at := s.Number
			if s.Tab {
				at++ // the first page behind the tab sheet
			}
			if number >= at && number < at+s.To-s.From {
				return p.Items[s.Item].Sheet != nil
			}
		}
	}
	return true
}

// Number prints a page number as the stamp, the contents and a viewer's page
// counter do.
func (j Job) Number(n int) string {
	if j.Prefix == "" {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s%06d", j.Prefix, n)
}

// divider lays items into parts.
type divider struct {
	plan *Plan
	next int // number of the next page
	used int64
}

// begin starts a part with its cover and, on the first, the contents.
func (d *divider) begin() {
	d.plan.Parts = append(d.plan.Parts, Part{First: d.next})
	d.used = partOverhead
	d.next++
	if len(d.plan.Parts) == 1 {
		d.next += d.plan.ContentsPages
	}
}

func (d *divider) part() *Part { return &d.plan.Parts[len(d.plan.Parts)-1] }

// place adds an item. An item that fits a part of its own starts one rather
// than being cut; a larger one is cut between pages.
func (d *divider) place(i int) error {
	it, limit := d.plan.Items[i], d.plan.Job.MaxPart
	if it.Probe.Pages == 0 { // only a line of the contents
		return nil
	}
	if limit <= 0 {
		d.whole(i)
		return nil
	}
	size := it.Probe.total()
	if d.used+size > limit && partOverhead+size <= limit && len(d.part().Slices) > 0 {
		d.begin()
	}
	s := d.open(i, 0)
	have := map[int]bool{}
	for page := range it.Probe.Pages {
		add := it.Probe.added(page, have)
		if d.used+add > limit {
			have = map[int]bool{}
			add = it.Probe.added(page, have)
			if partOverhead+add > limit {
				return &PageTooLarge{it.ID, it.Label, page + 1, limit}
			}
			if page > s.From || s.Tab || len(d.part().Slices) > 0 {
				s.To = page
				d.close(s)
				d.begin()
				s = d.open(i, page)
			}
		}
		for _, w := range it.Probe.at(page) {
			have[w.Object] = true
		}
		d.used += add
		d.next++
	}
	s.To = it.Probe.Pages
	d.close(s)
	return nil
}

// whole adds an item in one piece.
func (d *divider) whole(i int) {
	s := d.open(i, 0)
	d.next += d.plan.Items[i].Probe.Pages
	s.To = d.plan.Items[i].Probe.Pages
	d.close(s)
}

func (d *divider) open(i, from int) Slice {
	s := Slice{Item: i, From: from, Number: d.next, Tab: from == 0 && d.plan.Job.tabbed(d.plan.Items[i])}
	if s.Tab {
		d.next++
	}
	return s
}

func (d *divider) close(s Slice) {
	if s.To > s.From || s.Tab {
		d.part().Slices = append(d.part().Slices, s)
	}
}

// at lists the weights of a page; a sheet of our own has none.
func (p Probe) at(page int) []Weight {
	if page < len(p.Weights) {
		return p.Weights[page]
	}
	return nil
}

// added is what a page adds to a part that already has some objects.
func (p Probe) added(page int, have map[int]bool) int64 {
	n := int64(pageOverhead)
	for _, w := range p.at(page) {
		if !have[w.Object] {
			n += w.Bytes
		}
	}
	return n
}

// total is the size of the whole item.
func (p Probe) total() (n int64) {
	have := map[int]bool{}
	for page := range p.Pages {
		n += p.added(page, have)
		for _, w := range p.at(page) {
			have[w.Object] = true
		}
	}
	return n
}
