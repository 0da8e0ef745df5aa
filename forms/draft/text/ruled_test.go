package text

import (
	"bytes"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// A line is drawn under and through exactly the words that have it, on every line of the page they reach over.
func TestRuledWords(t *testing.T) {
	s := NewSet(pdfw.New(&bytes.Buffer{}))
	for _, c := range []struct {
		style Style
		bars  int // on each line with such words
	}{{Regular, 0}, {Bold, 0}, {Underline, 1}, {Strike, 1}, {Underline | Strike | Italic, 2}} {
		words := []Span{{Text: "plain before "}, {Text: "these words have it", Style: c.style}, {Text: " plain after"}}
		lines, err := s.LayoutSpans(words, 12, 0)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := s.LayoutSpans([]Span{{Text: words[0].Text}, {Text: words[1].Text, Style: c.style & (Bold | Italic)}, {Text: words[2].Text}}, 12, 0)
		if err != nil || plain[0].W != lines[0].W {
			t.Errorf("style %d: a line changes the width from %v to %v (%v)", c.style, plain[0].W, lines[0].W, err)
		}
		var b bytes.Buffer
		s.Draw(&b, lines[0], 0, 0)
		if n := strings.Count(b.String(), " re f"); n != c.bars {
			t.Errorf("style %d: %d bars, want %d", c.style, n, c.bars)
		}
	}
	long, err := s.LayoutSpans([]Span{{Text: strings.Repeat("struck words ", 20), Style: Strike}}, 12, 200)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range long {
		var b bytes.Buffer
		s.Draw(&b, l, 0, 0)
		if !strings.Contains(b.String(), " re f") {
			t.Errorf("line %d of struck words has no line through it", i+1)
		}
	}
}
