package forms

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Words for search are bounded and whole, whatever the original holds; a PDF without a viewer has none.
func TestOriginalWords(t *testing.T) {
	long := strings.Repeat("añil ", maxOriginalWords)
	for _, c := range []struct {
		media, content, want string
	}{
		{"text/plain", "  one\n\ttwo  three ", "one two three"},
		{"text/plain", "whole \xff\xfe letters", "whole letters"},
		{"text/plain", "", ""},
		{"application/pdf", "%PDF-1.7", ""},
		{"image/png", "words", ""},
	} {
		if got := OriginalWords(t.Context(), nil, c.media, strings.NewReader(c.content), int64(len(c.content))); got != c.want {
			t.Errorf("%s %q gives %q", c.media, c.content, got)
		}
	}
	got := OriginalWords(t.Context(), nil, "text/plain", strings.NewReader(long), int64(len(long)))
	if len(got) > maxOriginalWords || len(got) < maxOriginalWords*9/10 || !utf8.ValidString(got) {
		t.Errorf("%d bytes of a long text", len(got))
	}
}
