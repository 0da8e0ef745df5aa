package forms

import (
	"bytes"
	"context"
	"math"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

func viewer(t testing.TB) *pdfview.Viewer {
	t.Helper()
	v, err := pdfview.Start(pdfview.Options{TimeLimit: 2 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

// printed is a word of a page with its place in user space, like the rectangles of fields.
type printed struct {
	text                     string
	left, bottom, right, top float64
}

// pageWords are the words of a page as the engine tells them, and marks its characters put together by place
// alone: the order in a file jumps from a label to the number of the next item without a blank.
type pageWords struct{ words, marks []printed }

func printedWords(t testing.TB, d *pdfview.Doc, page int) pageWords {
	t.Helper()
	_, height, err := d.Size(context.Background(), page-1)
	if err != nil {
		t.Fatal(err)
	}
	at := func(w pdfview.Word) printed {
		return printed{w.Text, w.Rect.X0, height - w.Rect.Y1, w.Rect.X1, height - w.Rect.Y0}
	}
	words, err := d.Words(context.Background(), page-1)
	if err != nil {
		t.Fatal(err)
	}
	chars, err := d.Chars(context.Background(), page-1)
	if err != nil {
		t.Fatal(err)
	}
	var out pageWords
	for _, w := range words {
		out.words = append(out.words, at(w))
	}
	for i, c := range chars {
		w, n := at(c), len(out.marks)-1
		if i > 0 && n >= 0 && strings.TrimSpace(c.Text) != "" && math.Abs(w.left-out.marks[n].right) < 1.4 && w.bottom < out.marks[n].top && w.top > out.marks[n].bottom {
			out.marks[n].text += w.text
			out.marks[n].right = w.right
			continue
		}
		out.marks = append(out.marks, w)
	}
	return out
}

// near are the words where a label of this field can stand: on its line, over it, under it, in it.
func near(words []printed, r [4]float64, box bool) []string {
	var out []string
	for _, w := range words {
		line := w.bottom < r[3]+3 && w.top > r[1]-3
		over := w.bottom >= r[3]-6 && w.bottom < r[3]+42 && w.right > r[0]-40 && w.left < r[2]+60
		under := w.top <= r[1]+4 && w.top > r[1]-16 && w.right > r[0]-10 && w.left < r[2]+10
		switch {
		case box && line && w.left > r[0] && w.left < r[2]+430, !box && (line && w.left < r[2]+60 || over || under):
			out = append(out, plainWords(w.text)...)
		}
	}
	return out
}

var wordRE = regexp.MustCompile(`[\p{L}\p{N}]+`)

func plainWords(s string) []string { return wordRE.FindAllString(strings.ToLower(s), -1) }

// Every row of a map stands where the page prints its label: names of fields mean nothing, positions do.
func TestLabelsStandBesideTheirFields(t *testing.T) {
	v := viewer(t)
	needBlanks(t)
	for id, file := range blankFiles {
		t.Run(id, func(t *testing.T) {
			raw := blank(t, file)
			d, err := v.Open(bytes.NewReader(raw), int64(len(raw)))
			if err != nil {
				t.Fatal(err)
			}
			m, _ := edition(t, id).Map()
			pages := map[int]pageWords{}
			for _, f := range m.Fields {
				if pages[f.At.Page].words == nil {
					pages[f.At.Page] = printedWords(t, d, f.At.Page)
				}
				checkLabel(t, pages[f.At.Page].words, fieldNamed(t, file, f.Name), f)
				if strings.HasPrefix(id, "uscis-") {
					checkItem(t, pages[f.At.Page].marks, f)
				}
			}
		})
	}
}

func fieldNamed(t *testing.T, file, name string) fill.Field {
	t.Helper()
	for _, f := range openBlank(t, file).Fields() {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("the blank %s has no field %s", file, name)
	return fill.Field{}
}

// checkLabel finds the label's words near the rectangle.
func checkLabel(t *testing.T, words []printed, pdf fill.Field, f Field) {
	t.Helper()
	if f.Print.Label == "" {
		return
	}
	box := pdf.Type == fill.Check || pdf.Type == fill.Radio
	have := map[string]bool{}
	for _, w := range near(words, f.At.Rect, box && f.Print.Label != "Apt." && f.Print.Label != "Ste." && f.Print.Label != "Flr.") {
		have[w] = true
	}
	found, all := 0, plainWords(f.Print.Label)
	for _, w := range all {
		if have[w] {
			found++
		}
	}
	if float64(found) < 0.75*float64(len(all)) && (box || !headed(words, f)) {
		t.Errorf("page %d, item %s, %s: %q is not printed near %v", f.At.Page, f.Print.Item, f.Name, f.Print.Label, f.At.Rect)
	}
}

// headed says whether the label heads the column in which the field lies: tables print it once, above the first row.
func headed(words []printed, f Field) bool {
	have, r := map[string]bool{}, f.At.Rect
	for _, w := range words {
		if w.left > r[0]-8 && w.right < r[2]+20 && w.bottom > r[3] && w.bottom < r[3]+160 {
			for _, x := range plainWords(w.text) {
				have[x] = true
			}
		}
	}
	found, all := 0, plainWords(f.Print.Label)
	for _, w := range all {
		if have[w] {
			found++
		}
	}
	return float64(found) >= 0.75*float64(len(all))
}

var (
	partMark   = regexp.MustCompile(`^\d+\.$`)
	numberMark = regexp.MustCompile(`^\d{1,2}\.$`)
	letterMark = regexp.MustCompile(`^[A-I]\.$`)
	digitMark  = regexp.MustCompile(`^\(\d\)$`)
)

// checkItem compares part and item of a row with the marks that the page prints before and above it.
func checkItem(t *testing.T, words []printed, f Field) {
	t.Helper()
	if part := nearestPart(words, f.At.Rect); part != "" && part != f.Print.Part {
		t.Errorf("page %d, %s: under the heading of Part %s, not %s", f.At.Page, f.Name, part, f.Print.Part)
	}
	if f.Print.Item == "" {
		return
	}
	marks := strings.SplitN(f.Print.Item, ".", 3)
	var at printed
	for i, re := range []*regexp.Regexp{numberMark, letterMark, digitMark} {
		if i >= len(marks) {
			return
		}
		got := nearestMark(words, f.At.Rect, re, at)
		if got.text == "" {
			return // the item began on the page before
		}
		if strings.Trim(got.text, ".") != marks[i] && got.text != marks[i] {
			t.Errorf("page %d, %s: the nearest mark is %s, the map says %s", f.At.Page, f.Name, got.text, f.Print.Item)
			return
		}
		at = got
	}
}

// nearestPart is the number of the last part heading above a rectangle.
func nearestPart(words []printed, r [4]float64) string {
	part, low := "", math.Inf(1)
	for i, w := range words {
		if w.text != "Part" || w.left > 45 || w.bottom < r[3]-4 || i+1 >= len(words) || w.bottom >= low {
			continue
		}
		if n := words[i+1].text; partMark.MatchString(n) {
			part, low = strings.Trim(n, "."), w.bottom
		}
	}
	return part
}

// nearestMark is the item mark to the left of a rectangle, on its line or above it, and below the mark after.
func nearestMark(words []printed, r [4]float64, re *regexp.Regexp, after printed) printed {
	var best printed
	bestLow, bestLeft := math.Inf(1), 0.0
	for i, w := range words {
		if !re.MatchString(w.text) || w.left > r[0] || w.bottom < r[1]-6 || (after.text != "" && w.bottom > after.bottom+4) {
			continue
		}
		if i > 0 && (words[i-1].text == "Part" || words[i-1].text == "Item" || words[i-1].text == "Number") && w.left-words[i-1].right < 12 {
			continue // a heading, or a reference in running text
		}
		low := math.Max(0, w.bottom-r[1])
		if low < bestLow-12 || low < bestLow+12 && w.left > bestLeft {
			best, bestLow, bestLeft = w, low, w.left
		}
	}
	return best
}
