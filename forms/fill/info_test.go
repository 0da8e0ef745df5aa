package fill

import (
	"strings"
	"testing"
)

// A file's title is shown on screens and in lists: it is one short line without signs that a terminal obeys.
func TestShortLine(t *testing.T) {
	for in, want := range map[string]string{
		"  Petition \n for\tWaiver ": "Petition for Waiver", "a\x1b[31mb": "a [31mb", "a\u202eb\u200b": "ab", "": "", "Formulario número 王": "Formulario número 王",
		strings.Repeat("ñ", 300): strings.Repeat("ñ", 200),
	} {
		if got := shortLine(in, 200); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}
