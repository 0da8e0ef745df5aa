package redact

import (
	"context"
	"io"
	"math"
	"slices"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Want is what to look for.
type Want struct {
	Words       []string        // words and phrases, in any spelling the address firewall knows
	Rule        string          // of the marks on Words; "" = Own
	Identifiers bool            // Social Security, taxpayer, account and card numbers, and dates of birth by their surroundings
	Snap        *cases.Snapshot // with Identifiers: also the birth dates, minors and places this file knows; nil = none
	Who         string
	Now         time.Time
	Eyes        Eyes     // read the pages that show more than their text says; nil = they are listed in Unread
	Langs       []string // of Eyes
	Progress    cases.Progress
}

// Found is what Find proposes.
type Found struct {
	Marks  []cases.Mark
	Pages  int
	Unread []int // pages that show more than their text says, which nobody read: they have to be looked at
}

// mostPages bounds what is marked or painted in one file.
const mostPages = 3000

// Find looks through a PDF of size bytes and proposes marks. It reads; nothing is changed. A page that has no text, or
// shows more than it says, is also read by Want.Eyes, or named in Unread. Errors: those of pdfview, of Eyes, ErrTooLong, or of ctx.
func Find(ctx context.Context, v *pdfview.Viewer, r io.ReaderAt, size int64, want Want) (Found, error) {
	d, err := v.OpenContext(ctx, r, size)
	if err != nil {
		return Found{}, err
	}
	if d.Pages() > mostPages {
		return Found{}, ErrTooLong
	}
	if want.Progress == nil {
		want.Progress = cases.NoProgress
	}
	want.Progress.SetTotal(int64(d.Pages()))
	known := knownOf(want)
	said, drop := withFields(ctx, v, d)
	defer drop()
	out := Found{Pages: d.Pages()}
	for page := range d.Pages() {
		if err := ctx.Err(); err != nil {
			return Found{}, err
		}
		g, err := glyphs(ctx, said, page)
		if err != nil {
			return Found{}, err
		}
		size, err := d.Page(ctx, page)
		if err != nil {
			return Found{}, err
		}
		marks := known.marks(g, page+1, size, want)
		more := len(g) == 0
		if !more {
			if more, err = unsaid(ctx, d, page, g); err != nil {
				return Found{}, err
			}
		}
		if more {
			machine, done, err := read(ctx, d, page, g, want)
			if err != nil {
				return Found{}, err
			}
			if !done {
				out.Unread = append(out.Unread, page+1)
			}
			marks = withMore(marks, known.marks(machine, page+1, size, want))
		}
		out.Marks = append(out.Marks, marks...)
		want.Progress.Add(1)
	}
	return out, nil
}

// withMore adds the marks on what was read in pixels, where none lies already.
func withMore(marks, read []cases.Mark) []cases.Mark {
	for _, m := range read {
		if !slices.ContainsFunc(marks, func(h cases.Mark) bool { return share(rectOf(h), rectOf(m)) > 0.8 }) {
			marks = append(marks, m)
		}
	}
	slices.SortStableFunc(marks, func(a, b cases.Mark) int { return inOrder(rectOf(a), rectOf(b)) })
	return marks
}

// readDPI is at what resolution a page without text is read.
const readDPI = 200

// read lets Eyes read a page that has these letters. done is false without them, and where they made little of what the
// page shows.
func read(ctx context.Context, d *pdfview.Doc, page int, letters []glyph, want Want) (machine []glyph, done bool, err error) {
	if want.Eyes == nil {
		return nil, false, nil
	}
	dpi, err := resolution(ctx, d, page, nil)
	if err != nil {
		return nil, false, nil // too large to be drawn: it is listed as not read
	}
	img, err := d.Render(ctx, page, min(dpi, readDPI))
	if err != nil {
		return nil, false, err
	}
	words, err := look(ctx, want.Eyes, img, min(dpi, readDPI), want.Langs)
	if err != nil {
		return nil, false, err
	}
	left, err := puzzling(ctx, d, page, letters, words)
	return seen(words), !left, err
}

// hit is the glyphs of one place and why they go.
type hit struct {
	which []int
	rule  string
}

// marks proposes the marks of one page.
func (k *known) marks(page []glyph, number int, shape pdfview.Geometry, want Want) []cases.Mark {
	hits := k.hits(page, want)
	var out []cases.Mark
	when := want.Now
	if when.IsZero() {
		when = time.Now()
	}
	taken := map[pdfview.Rect]bool{}
	for _, h := range hits {
		for _, b := range boxes(page, h.which) {
			b = onPage(b, shape)
			if taken[b] || b.X1-b.X0 <= 0 || b.Y1-b.Y0 <= 0 {
				continue
			}
			taken[b] = true
			out = append(out, cases.Mark{ID: cases.NewID(), Page: number, X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: b.Y1,
				Rule: h.rule, Who: want.Who, When: when.UTC().Format(time.RFC3339)})
		}
	}
	slices.SortStableFunc(out, func(a, b cases.Mark) int { return inOrder(rectOf(a), rectOf(b)) })
	return out
}

func (k *known) hits(page []glyph, want Want) []hit {
	var out []hit
	t := tighten(page)
	rule := want.Rule
	if rule == "" {
		rule = Own
	}
	for _, w := range want.Words {
		for _, at := range t.find(squeezed(w)) {
			out = append(out, hit{at, rule})
		}
	}
	if !want.Identifiers {
		return out
	}
	f := flatten(page)
	out = append(out, k.identifiers(f)...)
	out = append(out, k.minorNames(page, t)...)
	return append(out, k.places(page, t)...)
}

func rectOf(m cases.Mark) pdfview.Rect {
	return pdfview.Rect{X0: m.X0, Y0: m.Y0, X1: m.X1, Y1: m.Y1}
}

// onPage cuts a box to the page and to hundredths of a point, so that marks compare after they were stored.
func onPage(b pdfview.Rect, g pdfview.Geometry) pdfview.Rect {
	down := func(v float64) float64 { return math.Floor(v*100) / 100 }
	up := func(v float64) float64 { return math.Ceil(v*100) / 100 }
	return pdfview.Rect{X0: max(0, down(b.X0)), Y0: max(0, down(b.Y0)), X1: min(up(b.X1), g.W), Y1: min(up(b.Y1), g.H)}
}
