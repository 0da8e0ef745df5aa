package forms

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cmd/dev/benchrow"
	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// share is a row of which everything has to be there: ours of peer.
func share(b *testing.B, what string, ours, of int) {
	b.Helper()
	benchrow.Against(what, float64(ours), float64(of), ">= 1", ours == of && of > 0).Put(b)
}

// BenchmarkRowSeen fills every field of every official blank and has the draft and the filing copy drawn in three
// viewers: how many fields hold their value, how many are seen, what changed elsewhere, and what qpdf says.
func BenchmarkRowSeen(b *testing.B) {
	needPrograms(b, "pdftoppm", "mutool", "qpdf")
	v := viewer(b)
	names := officialBlanks(b)
	for b.Loop() {
		total := sight{shown: map[string]int{}}
		for _, name := range names {
			s, err := seeForm(b.Context(), b.TempDir(), blank(b, name), v)
			if err != nil {
				b.Fatalf("%s: %v", name, err)
			}
			for _, f := range append(s.faults, s.unclean...) {
				b.Logf("%s: %s", name, f)
			}
			total.add(s)
		}
		share(b, fmt.Sprintf("fields of %d official blanks set and read again, of all that can be filled", len(names)), min(total.set, total.read), total.fields)
		for _, d := range drawers(v) {
			share(b, "fields seen in "+d.name+", in draft and filing copy, of all", total.shown[d.name], total.fields)
		}
		benchrow.Alone("pixels changed outside the fields, three viewers, drafts and filing copies", float64(total.outside), "<= 0", total.outside == 0).Put(b)
		benchrow.Alone("drafts and filing copies that qpdf --check complains of", float64(len(total.unclean)), "<= 0", len(total.unclean) == 0).Put(b)
	}
}

func (s *sight) add(o *sight) {
	s.fields += o.fields
	s.set += o.set
	s.read += o.read
	s.outside += o.outside
	s.unclean = append(s.unclean, o.unclean...)
	for name, n := range o.shown {
		s.shown[name] += n
	}
}

// BenchmarkRowGate is the time of the quality gate, apart from the filling: blank and filing copy drawn by PDFium in its
// own process and compared, with every field filled. The median over the official blanks.
func BenchmarkRowGate(b *testing.B) {
	v := viewer(b)
	names := officialBlanks(b)
	for b.Loop() {
		var times, pages []float64
		for _, name := range names {
			raw := blank(b, name)
			form, err := fill.Open(raw)
			if errors.Is(err, fill.ErrNoForm) {
				continue
			}
			if err != nil {
				b.Fatal(err)
			}
			draft, _, err := form.Fill(everyValue(form.Fields()), fill.Options{})
			if err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			r, err := pdfview.Gate(b.Context(), v, raw, draft, nil)
			if err != nil {
				b.Fatal(err)
			}
			ms := float64(time.Since(start).Microseconds()) / 1000
			times, pages = append(times, ms), append(pages, ms/float64(r.Pages))
		}
		slices.Sort(times)
		slices.Sort(pages)
		benchrow.Alone("the quality gate of one form, ms", times[len(times)/2], "shown, no limit", true).Put(b)
		benchrow.Alone("the quality gate of one page, ms", pages[len(pages)/2], "shown, no limit", true).Put(b)
	}
}
