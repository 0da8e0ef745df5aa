package redact

import (
	"context"
	"image"
	"math"
	"unicode"

	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/identify"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Eyes read the words of a picture. An *ocr.Engine has them; nil where none is installed.
type Eyes interface {
	Words(ctx context.Context, img image.Image, dpi int, langs []string) ([]ocr.Word, error)
}

// glyph is one character of a page with its place.
type glyph struct {
	r    rune
	at   pdfview.Rect
	word int // number of its word on the page
}

// withFields is the same document with its fields and annotations painted into the pages: a reader of text passes over
// them, and a person sees them. drop frees it.
func withFields(ctx context.Context, v *pdfview.Viewer, d *pdfview.Doc) (said *pdfview.Doc, drop func()) {
	spool := packet.NewSpool()
	err := d.Flatten(ctx, spool)
	if err == nil {
		err = spool.Close()
	}
	if err == nil {
		said, err = v.OpenContext(ctx, spool, spool.Size())
	}
	if err != nil || said.Pages() != d.Pages() {
		spool.Drop()
		return d, func() {} // a file that cannot be saved anew can still be read
	}
	return said, spool.Drop
}

// glyphs reads the characters of a page, word by word.
func glyphs(ctx context.Context, d *pdfview.Doc, page int) ([]glyph, error) {
	words, err := d.Words(ctx, page)
	if err != nil {
		return nil, err
	}
	chars, err := d.Chars(ctx, page)
	if err != nil {
		return nil, err
	}
	var out []glyph
	at, left := 0, 0
	if len(words) > 0 {
		left = len([]rune(words[0].Text))
	}
	for _, c := range chars {
		for _, r := range c.Text {
			for left == 0 && at+1 < len(words) {
				at++
				left = len([]rune(words[at].Text))
			}
			out = append(out, glyph{r, c.Rect, at})
			left--
		}
	}
	return out, nil
}

// flat is a page's text with a space between words, in bytes that patterns can be held against: letters without
// accents, digits and plain signs; at holds the place of each byte's glyph, -1 for a space.
type flat struct {
	text []byte
	at   []int
}

func flatten(page []glyph) flat {
	var f flat
	for i, g := range page {
		if i > 0 && page[i-1].word != g.word {
			f.text, f.at = append(f.text, ' '), append(f.at, -1)
		}
		f.text, f.at = append(f.text, plain(g.r)), append(f.at, i)
	}
	return f
}

// plain is the byte that a pattern knows a character by.
func plain(r rune) byte { return identify.Plain(r, packet.Folded) }

// glyphsOf are the places of the glyphs from byte to byte, without spaces.
func (f flat) glyphsOf(from, to int) (out []int) {
	for _, i := range f.at[max(0, from):min(to, len(f.at))] {
		if i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// tight is a page's letters and digits alone, folded, so that neither the end of a line nor a hyphen, a space or a new
// run of text stands between the parts of a word; at holds the place of each letter's glyph.
type tight struct {
	text   []rune
	at     []int
	starts []bool // a letter or digit that begins a word or follows a sign
	ends   []bool
}

func tighten(page []glyph) tight {
	var t tight
	apart := true
	for i, g := range page {
		if i > 0 && page[i-1].word != g.word {
			apart = true
		}
		if !unicode.IsLetter(g.r) && !unicode.IsDigit(g.r) {
			if !unicode.Is(unicode.M, g.r) {
				apart = true
			}
			continue
		}
		for _, r := range packet.Folded(string(g.r)) {
			if apart && len(t.ends) > 0 {
				t.ends[len(t.ends)-1] = true
			}
			t.text, t.at, t.starts, t.ends = append(t.text, r), append(t.at, i), append(t.starts, apart), append(t.ends, false)
			apart = false
		}
	}
	if n := len(t.ends); n > 0 {
		t.ends[n-1] = true
	}
	return t
}

// squeezed keeps the letters and digits of a text, folded.
func squeezed(s string) []rune {
	var out []rune
	for _, r := range packet.Folded(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, r)
		}
	}
	return out
}

// insideWord is the length from which a phrase is also found within longer words.
const insideWord = 5

// find gives the glyphs of every place where a phrase stands.
func (t tight) find(phrase []rune) (out [][]int) {
	if len(phrase) == 0 {
		return nil
	}
	for i := 0; i+len(phrase) <= len(t.text); i++ {
		if !equal(t.text[i:i+len(phrase)], phrase) {
			continue
		}
		last := i + len(phrase) - 1
		if len(phrase) < insideWord && !(t.starts[i] && t.ends[last]) {
			continue
		}
		out = append(out, t.at[i:last+1])
	}
	return out
}

func equal(a, b []rune) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func union(a, b pdfview.Rect) pdfview.Rect {
	return pdfview.Rect{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}

func usable(r pdfview.Rect) bool {
	sum := r.X0 + r.Y0 + r.X1 + r.Y1
	return !math.IsNaN(sum) && !math.IsInf(sum, 0) && r.X1 >= r.X0 && r.Y1 >= r.Y0
}
