package forms

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Many USCIS forms mark their items "1.a." in one piece, and set them in two columns.
var (
	joinedItem = regexp.MustCompile(`^\d{1,2}\.[a-z]$`)
	// letteredItem has its letter beneath the number, as on forms without joined marks: I-131 has both kinds.
	letteredItem = regexp.MustCompile(`^\d{1,2}\.[A-Z]`)
	joinedMark   = regexp.MustCompile(`^\d{1,2}\.([a-z]\.?)?$`)
	bareMark     = regexp.MustCompile(`^\d{1,2}\.$`)
)

const (
	middle       = 306.0 // of a letter page
	headingWidth = 20.0  // the word Part is wider than this in a heading, and narrower in running text
)

// joined says whether a map follows a form whose marks are "1.a.".
func joined(m *Map) bool {
	return slices.ContainsFunc(m.Fields, func(f Field) bool { return joinedItem.MatchString(f.Print.Item) })
}

// checkJoinedItem compares part and item of a row with the headings and marks of its column.
func checkJoinedItem(t *testing.T, words []printed, f Field) {
	t.Helper()
	words = slices.DeleteFunc(slices.Clone(words), func(w printed) bool { return strings.TrimSpace(w.text) == "" })
	own := words
	if twoColumns(words) {
		right := f.At.Rect[0] >= middle
		own = slices.DeleteFunc(slices.Clone(words), func(w printed) bool { return (w.left >= middle) != right })
	}
	if part := partOver(words, own, f.At.Rect); part != "" && part != f.Print.Part {
		t.Errorf("page %d, %s: under the heading of Part %s, not %s", f.At.Page, f.Name, part, f.Print.Part)
	}
	if f.Print.Item == "" {
		return
	}
	mark := strings.TrimSuffix(nearestMark(standing(own), firstLine(f.At.Rect), joinedMark, printed{}).text, ".")
	if mark != "" && mark != f.Print.Item {
		t.Errorf("page %d, %s: the nearest mark is %s, the map says %s", f.At.Page, f.Name, mark, f.Print.Item)
	}
}

// firstLine is where the mark of a tall box stands: at its top, not at its foot.
func firstLine(r [4]float64) [4]float64 {
	if r[3]-r[1] > 40 {
		r[1] = r[3] - 18
	}
	return r
}

// twoColumns says whether items are marked, or a part is headed, at the left edge of a right column.
func twoColumns(words []printed) bool {
	bare := map[float64]int{} // by their left edge: marks that stand anywhere make no column
	for _, w := range words {
		if w.left >= middle && w.left <= 332 && w.text == "Part" && w.right-w.left >= headingWidth {
			return true
		}
		if w.left < middle || w.left > 332 || !joinedMark.MatchString(w.text) {
			continue
		}
		edge := math.Round(w.left / 6)
		if bare[edge]++; !bareMark.MatchString(w.text) || bare[edge] > 2 {
			return true
		}
	}
	return false
}

// standing leaves out the marks within running text, which a word precedes or follows closely in the sentence: "see
// Item Number 1.b. above".
func standing(words []printed) []printed {
	var out []printed
	for i, w := range words {
		if i > 0 && joinedMark.MatchString(w.text) && follows(words[i-1], w, 6) {
			continue
		}
		out = append(out, w)
	}
	return out
}

// partOver is the number of the last part heading before a rectangle: above it in its column, or else the last one of
// the left column.
func partOver(words, own []printed, r [4]float64) string {
	if part := lowestHeading(own, r[3]-4); part != "" || r[0] < middle || len(own) == len(words) {
		return part
	}
	left := slices.DeleteFunc(slices.Clone(words), func(w printed) bool { return w.left >= middle })
	if lowestHeading(left, r[1]) == "" && lowestHeading(left, 0) != "" {
		return "" // over the first heading of the page: the box of the attorney, which belongs to no part
	}
	return lowestHeading(left, 0)
}

// lowestHeading is the number of the lowest part heading that stands above a height.
func lowestHeading(words []printed, above float64) string {
	part, low := "", 0.0
	for i, w := range words {
		if w.text != "Part" || w.right-w.left < headingWidth || w.bottom < above || i+1 >= len(words) {
			continue
		}
		if n := words[i+1].text; partMark.MatchString(n) && (part == "" || w.bottom < low) {
			part, low = strings.Trim(n, "."), w.bottom
		}
	}
	return part
}
