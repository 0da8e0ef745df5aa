package draft

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// columns are the columns of a table: their widths with the space to the next one, and the size of the words in them.
type columns struct {
	widths []float64
	gap    float64
	size   float64
}

// The space between columns: in a table of many there is less of it.
const (
	columnGap   = 12.0
	narrowGap   = 6.0
	manyColumns = 7
)

// smallestTable is how small the words of a table may be set before they are broken: as small as a footnote of a letter.
const smallestTable = 8.0

// longestWord is how many letters of a word a column is made wide enough for; a longer one is broken.
const longestWord = 24

// columnsOf divides the page among the columns of a table as it asks for, but gives each the room that its longest word
// needs, in smaller letters where that is more than the page has. On pleading paper all letters have one size (Cal. Rules
// of Court, rule 2.104).
func (c *compiler) columnsOf(b Table, n int) columns {
	cols := columns{widths: shares(b.Widths, n, c.measure()), gap: columnGap, size: c.table}
	if n >= manyColumns {
		cols.gap = narrowGap
	}
	_, fits := c.widestWords(b, cols, false)
	if fits {
		return cols
	}
	widest, _ := c.widestWords(b, cols, true)
	for {
		least, sum := make([]float64, n), 0.0
		for i, w := range widest {
			least[i] = max(w*cols.size/c.table, 1.5*cols.size) + cols.gap
			sum += least[i]
		}
		if sum <= c.measure() {
			cols.widths = roomFor(least, cols.widths)
			return cols
		}
		if cols.size-0.5 < smallestTable || c.grid > 0 {
			break
		}
		cols.size -= 0.5
	}
	if c.measure()/float64(n)-cols.gap < 1.5*cols.size && c.err == nil { // hardly one letter beside another
		c.err = text.ErrTooNarrow
	}
	cols.widths = shares(nil, n, c.measure())
	return cols
}

// widestWords measures the widest word of every column, and tells whether all fit the widths at hand. Short words that fit
// without a doubt are measured only if all is set.
func (c *compiler) widestWords(b Table, cols columns, all bool) (widest []float64, fits bool) {
	widest, fits = make([]float64, len(cols.widths)), true
	measure := func(cells []Rich, st text.Style) {
		for i, r := range cells {
			room := cols.widths[i] - cols.gap
			for _, sp := range r.styled(st) {
				for word := range strings.FieldsFuncSeq(sp.Text, breaks) {
					n := utf8.RuneCountInString(word)
					if n > longestWord || !all && float64(n)*c.table < room {
						continue
					}
					w := c.one(word, c.table, sp.Style&^(text.Underline|text.Strike)).W
					widest[i] = max(widest[i], w+0.1)
					fits = fits && w <= room
				}
			}
		}
	}
	measure(b.Head, text.Bold)
	for _, r := range b.Rows {
		measure(r, text.Regular)
	}
	for _, w := range cols.widths {
		fits = fits && w-cols.gap >= 1.5*c.table
	}
	return widest, fits
}

// breaks reports where a line may end: at spaces, and among the letters of scripts that write without them.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' || r >= 0x0E00 && !unicode.Is(unicode.Latin, r) && unicode.IsLetter(r)
}

// roomFor widens the columns that are too narrow at the cost of those that have room to spare. The least widths have room
// on the page together.
func roomFor(least, widths []float64) []float64 {
	lacks, spare := 0.0, 0.0
	for i, w := range widths {
		lacks += max(least[i]-w, 0)
		spare += max(w-least[i], 0)
	}
	if lacks == 0 {
		return widths
	}
	out := make([]float64, len(widths))
	for i, w := range widths {
		out[i] = max(w, least[i])
		if w > least[i] {
			out[i] = w - (w-least[i])/spare*lacks
		}
	}
	return out
}

// shares turns relative widths into points; missing or useless ones give equal columns.
func shares(rel []float64, columns int, measure float64) []float64 {
	sum := 0.0
	for _, r := range rel {
		sum += max(r, 0)
	}
	out := make([]float64, columns)
	for i := range out {
		out[i] = measure / float64(columns)
		if len(rel) == columns && sum > 0 && !math.IsInf(sum, 0) && !math.IsNaN(sum) {
			out[i] = max(rel[i], 0) / sum * measure
		}
	}
	return out
}
