package forms

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

var neighbours = flag.Bool("neighbours", false, "write anew which neighbouring fields their labels do not tell apart")

// Two fields that follow each other keep their own labels: with the labels exchanged, the words stand farther away.
// The pairs of which this does not hold are listed in testdata/neighbours.txt, and an exchange anywhere else, or a new
// row in doubt, shows as a difference.
func TestNeighboursKeepTheirLabels(t *testing.T) {
	v := viewer(t)
	needBlanks(t)
	var got []string
	pairs, noticed := 0, 0
	for id, file := range blankFiles {
		raw := blank(t, file)
		d, err := v.Open(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		m, _ := edition(t, id).Map()
		boxes := map[string]bool{}
		for _, f := range append(m.drawn(), openBlank(t, file).Fields()...) {
			boxes[f.Name] = f.Type == fill.Check || f.Type == fill.Radio
		}
		pages := map[int]wordPlaces{}
		for i := 1; i < len(m.Fields); i++ {
			a, b := m.Fields[i-1], m.Fields[i]
			if a.At.Page != b.At.Page || a.Print.Label == b.Print.Label || a.Print.Label == "" || b.Print.Label == "" {
				continue
			}
			if pages[a.At.Page] == nil {
				pages[a.At.Page] = printedPlaces(t, d, a.At.Page)
			}
			words := pages[a.At.Page]
			if len(words) == 0 || boxes[a.Name] != boxes[b.Name] {
				continue // a scan; or a box and the line that belongs to it, which nobody mistakes for each other
			}
			pairs++
			if toldApart(words, a, b, boxes) {
				noticed++
				b.Print, a.Print = a.Print, b.Print
				if toldApart(words, a, b, boxes) {
					t.Errorf("%s: the labels of %s and %s may be exchanged unseen", id, a.Name, b.Name)
				}
				continue
			}
			got = append(got, fmt.Sprintf("%s page %d: %s | %s", id, a.At.Page, a.Name, b.Name))
		}
	}
	t.Logf("an exchange of labels shows in %d of %d pairs of neighbours", noticed, pairs)
	if pairs < 6000 || noticed*100 < pairs*98 {
		t.Errorf("an exchange of labels shows in only %d of %d pairs", noticed, pairs)
	}
	slices.Sort(got)
	goldenLines(t, filepath.Join("testdata", "neighbours.txt"), got)
}

func goldenLines(t *testing.T, path string, got []string) {
	t.Helper()
	if *neighbours {
		if err := os.WriteFile(path, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSpace(string(raw)), "\n")
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("%s: the label of one stands beside the other; look at the page, then go test -run TestNeighbours -neighbours", line)
		}
	}
}

// wordPlaces are the places of every word of a page.
type wordPlaces map[string][]printed

func printedPlaces(t testing.TB, d *pdfview.Doc, page int) wordPlaces {
	t.Helper()
	out := wordPlaces{}
	for _, w := range wordsOf(t, d, page) {
		for _, x := range plainWords(w.text) {
			out[x] = append(out[x], w)
		}
	}
	return out
}

// toldApart says whether the labels of two fields stand nearer to their own boxes than to each other's.
func toldApart(words wordPlaces, a, b Field, boxes map[string]bool) bool {
	far := func(label string, f Field) float64 { return words.distance(label, f.At.Rect, boxes[f.Name]) }
	own := far(a.Print.Label, a) + far(b.Print.Label, b)
	other := far(a.Print.Label, b) + far(b.Print.Label, a)
	return own < other-0.01
}

const (
	nowhere   = 600 // points, for a word that the page does not print
	wrongSide = 30  // the words of a box follow it; those of a text stand before it or above
)

// distance is how far the words of a label stand from a rectangle, in points and on average. A line away counts more
// than a word away.
func (p wordPlaces) distance(label string, r [4]float64, box bool) float64 {
	all := plainWords(label)
	if len(all) == 0 {
		return 0
	}
	sum := 0.0
	for _, x := range all {
		best := float64(nowhere)
		for _, w := range p[x] {
			across := math.Max(0, math.Max(r[0]-w.right, w.left-r[2]))
			along := math.Max(0, math.Max(r[1]-w.top, w.bottom-r[3]))
			far := across/2 + along*2
			if box && w.right <= r[2] || !box && w.top < r[1]-1 {
				far += wrongSide
			}
			best = math.Min(best, far)
		}
		sum += best
	}
	return sum / float64(len(all))
}

// wordsOf are the words of a page in user space.
func wordsOf(t testing.TB, d *pdfview.Doc, page int) []printed {
	t.Helper()
	_, height, err := d.Size(t.Context(), page-1)
	if err != nil {
		t.Fatal(err)
	}
	words, err := d.Words(t.Context(), page-1)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]printed, 0, len(words))
	for _, w := range words {
		out = append(out, printed{w.Text, w.Rect.X0, height - w.Rect.Y1, w.Rect.X1, height - w.Rect.Y0})
	}
	return out
}
