package forms

import (
	"bytes"
	"context"
	"math"
	"regexp"
	"slices"
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
		if i > 0 && n >= 0 && strings.TrimSpace(c.Text) != "" && math.Abs(w.left-out.marks[n].right) < gapWithin(out.marks[n].text, w.text) && w.bottom < out.marks[n].top && w.top > out.marks[n].bottom {
			out.marks[n].text += w.text
			out.marks[n].right = w.right
			continue
		}
		out.marks = append(out.marks, w)
	}
	return out
}

// gapWithin is how far apart two characters of one mark may stand: the digits of a number a little more, since a bold
// heading sets the two ones of Part 11 apart.
func gapWithin(before, char string) float64 {
	if numberMark.MatchString(before+".") && numberMark.MatchString(char+".") {
		return 2
	}
	return 1.4
}

// near are the words where a label of this field can stand: on its line, over it, under it, in it.
func near(words []printed, r [4]float64, box bool) []string {
	var out []string
	for _, w := range words {
		line := w.bottom < r[3]+3 && w.top > r[1]-3
		over := w.bottom >= r[3]-6 && w.bottom < r[3]+42 && w.right > r[0]-40 && w.left < r[2]+60
		begun := w.bottom >= r[3]-6 && w.bottom < r[3]+16 && w.right > r[0]-160 && w.left < r[0] // a long label that begins at the margin
		under := w.top <= r[1]+4 && w.top > r[1]-16 && w.right > r[0]-10 && w.left < r[2]+10
		switch {
		case box && line && w.right > r[2] && w.left < r[2]+430, !box && (line && w.left < r[2]+60 || over || begun || under):
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
				checkLabel(t, pages[f.At.Page].words, fieldNamed(t, file, m, f.Name), f)
				checkChoiceLabels(t, pages[f.At.Page].words, fieldNamed(t, file, m, f.Name), f)
				switch {
				case !strings.HasPrefix(id, "uscis-"):
				case joined(m) && !letteredItem.MatchString(f.Print.Item):
					checkJoinedItem(t, pages[f.At.Page].marks, f)
				default:
					checkItem(t, pages[f.At.Page].marks, f)
				}
			}
		})
	}
}

func fieldNamed(t *testing.T, file string, m *Map, name string) fill.Field {
	t.Helper()
	for _, f := range append(m.drawn(), openBlank(t, file).Fields()...) {
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
	if f.Print.Label == "" || len(words) == 0 {
		return // no label, or a scan whose words nobody can read out
	}
	box := pdf.Type == fill.Check || pdf.Type == fill.Radio
	have := map[string]bool{}
	if box && leadsTo(words, f.Print.Label, f.At.Rect) {
		for _, w := range words {
			if w.bottom < f.At.Rect[3]+3 && w.top > f.At.Rect[1]-3 && w.right < f.At.Rect[2] && w.right > f.At.Rect[0]-430 {
				for _, x := range plainWords(w.text) {
					have[x] = true
				}
			}
		}
	}
	for _, w := range near(words, f.At.Rect, box && f.Print.Label != "Apt." && f.Print.Label != "Ste." && f.Print.Label != "Flr.") {
		have[w] = true
	}
	found, all := 0, plainWords(f.Print.Label)
	for _, w := range all {
		if have[w] {
			found++
		}
	}
	if float64(found) < 0.75*float64(len(all)) && !(box && boxHeaded(words, f)) && (box || !headed(words, f)) {
		t.Errorf("page %d, item %s, %s: %q is not printed near %v", f.At.Page, f.Print.Item, f.Name, f.Print.Label, f.At.Rect)
	}
}

// leadsTo says whether a label ends right before its box, "check this box: [ ]" or "YES [ ]", so that its words stand to
// the left.
func leadsTo(words []printed, label string, r [4]float64) bool {
	all := plainWords(label)
	for _, w := range words {
		have := plainWords(w.text)
		if len(have) > 0 && len(all) > 0 && have[len(have)-1] == all[len(all)-1] &&
			w.bottom < r[3]+3 && w.top > r[1]-3 && w.right < r[0]+3 && w.right > r[0]-14 {
			return true
		}
	}
	return false
}

// checkChoiceLabels finds the words of each box of a field that draws several.
func checkChoiceLabels(t *testing.T, words []printed, pdf fill.Field, f Field) {
	t.Helper()
	for _, c := range f.Choices {
		i := slices.IndexFunc(pdf.Widgets, func(w fill.Widget) bool { return slices.Contains(w.States, c.Tick) })
		if i < 0 {
			t.Errorf("page %d, %s has no box %q", f.At.Page, f.Name, c.Tick)
			continue
		}
		f.At.Rect, f.Print.Label = pdf.Widgets[i].Rect, c.Label
		checkLabel(t, words, pdf, f)
	}
}

// boxHeaded says whether the label of a box stands before it or heads its column: only of a box that has no words of its
// own after it, as in a table with a column for each answer, or in "check here if you attach a page: □".
func boxHeaded(words []printed, f Field) bool {
	have, r := map[string]bool{}, f.At.Rect
	center := (r[0] + r[2]) / 2
	for _, w := range words {
		if strings.TrimSpace(w.text) == "" {
			continue
		}
		if w.left > r[0] && w.left < r[2]+40 && w.bottom < r[3] && w.top > r[1] {
			return false
		}
		before := w.right <= r[0]+1 && w.left > r[0]-260 && w.bottom < r[3]+2 && w.top > r[1]-2
		over := w.left > center-40 && w.right < center+40 && w.bottom > r[3]-2 && w.bottom < r[3]+170
		if before || over {
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

// headed says whether the label heads the column in which the field lies: tables print it once, above the first row.
func headed(words []printed, f Field) bool {
	have, r := map[string]bool{}, f.At.Rect
	column := func(w printed) bool { return w.left > r[0]-8 && w.right < r[2]+20 && w.bottom > r[3] }
	next := math.Inf(1) // of a long table: the first words above the field, however far, are its heading
	for _, w := range words {
		if column(w) {
			next = math.Min(next, w.bottom)
		}
	}
	for _, w := range words {
		if column(w) && w.bottom < math.Max(r[3]+160, next+60) {
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
	letterMark = regexp.MustCompile(`^[A-P]\.$`)
	digitMark  = regexp.MustCompile(`^\(\d\)$`)
	pieceMark  = regexp.MustCompile(`^\d{1,2}\.([A-P]\.)?$`)
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
	if got := wrongMark(words, f); got != "" && !inCell(words, f) && !inOnePiece(words, f) && !byLetter(words, f) {
		t.Errorf("page %d, %s: the nearest mark is %s, the map says %s", f.At.Page, f.Name, got, f.Print.Item)
	}
}

// wrongMark is the first mark of a row's item that the page contradicts, "" when there is none.
func wrongMark(words []printed, f Field) string {
	marks := strings.SplitN(f.Print.Item, ".", 3)
	var at printed
	for i, re := range []*regexp.Regexp{numberMark, letterMark, digitMark} {
		if i >= len(marks) {
			return ""
		}
		got := nearestMark(words, f.At.Rect, re, at)
		if got.text == "" {
			return "" // the item began on the page before
		}
		if strings.Trim(got.text, ".") != marks[i] && got.text != marks[i] {
			return got.text
		}
		at = got
	}
	return ""
}

// inCell says whether the item's number stands over the box and within its width, as in a form that is set in cells.
func inCell(words []printed, f Field) bool {
	r := f.At.Rect
	return slices.ContainsFunc(words, func(w printed) bool {
		return w.text == f.Print.Item+"." && w.left > r[0]-6 && w.left < r[2] && w.bottom > r[3]-4 && w.bottom < r[3]+22
	})
}

// inOnePiece says whether the nearest mark is the item's number and letter in one: "3.A.".
func inOnePiece(words []printed, f Field) bool {
	return nearestMark(words, f.At.Rect, pieceMark, printed{}).text == f.Print.Item+"."
}

// byLetter finds the item by its letter first. Numbers farther right than the letter belong to a list inside an item.
func byLetter(words []printed, f Field) bool {
	number, letter, ok := strings.Cut(f.Print.Item, ".")
	at := nearestMark(words, f.At.Rect, letterMark, printed{})
	if !ok || at.text != letter+"." {
		return false
	}
	edge := slices.DeleteFunc(slices.Clone(words), func(w printed) bool { return w.left > at.left+4 || w.bottom < at.bottom-4 })
	return nearestMark(edge, f.At.Rect, numberMark, printed{}).text == number+"."
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

// follows says whether a word stands after another on its line, with no more than a gap between them.
func follows(before, w printed, gap float64) bool {
	return w.left > before.left && w.left-before.right < gap && w.bottom < before.top && w.top > before.bottom
}

// nearestMark is the item mark to the left of a rectangle, on its line or above it, and below the mark after.
func nearestMark(words []printed, r [4]float64, re *regexp.Regexp, after printed) printed {
	var best printed
	bestLow, bestLeft := math.Inf(1), 0.0
	for i, w := range words {
		if !re.MatchString(w.text) || w.left > r[0] || w.bottom < r[1]-6 || (after.text != "" && w.bottom > after.bottom+4) {
			continue
		}
		if i > 0 && (words[i-1].text == "Part" || words[i-1].text == "Item" || words[i-1].text == "Number" || words[i-1].text == "Numbers") && follows(words[i-1], w, 8) {
			continue // a heading, or a reference in running text
		}
		low := math.Max(0, w.bottom-r[1])
		if low < bestLow-12 || low < bestLow+12 && w.left > bestLeft {
			best, bestLow, bestLeft = w, low, w.left
		}
	}
	return best
}
