package text

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/harborfile/harborfile/forms/pdfview"
	"golang.org/x/text/unicode/norm"
)

// viewer starts PDFium, the second reader of what we write.
func viewer(t testing.TB) *pdfview.Viewer {
	t.Helper()
	v, err := pdfview.Start(pdfview.Options{TimeLimit: 2 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

// read is the text of the only page as PDFium gives it.
func read(t interface{ Fatal(...any) }, v *pdfview.Viewer, pdf []byte) string {
	d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		t.Fatal(err)
	}
	words, err := d.Text(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(words, "\ufffe", "-") // its mark for a hyphen at the end of a line
}

func TestPDFiumReadsEveryScript(t *testing.T) {
	v := viewer(t)
	for name, txt := range scripted {
		pdf, _, err := page(t, txt, 260, Regular)
		if err != nil {
			t.Fatal(err)
		}
		if got := letters(read(t, v, pdf)); got != letters(txt) {
			t.Errorf("%s: read\n%+q, want\n%+q", name, got, letters(txt))
		}
	}
}

// A name may hold a character beyond U+FFFF, which PDFium counts as two.
func TestPDFiumReadsBeyondTheBasicPlane(t *testing.T) {
	v := viewer(t)
	for _, txt := range []string{"a\U0001F600b", "\U0001D538", "x\U0001F600"} {
		pdf, _, err := page(t, txt, 300, Regular)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(read(t, v, pdf)); got != txt {
			t.Errorf("read %+q, want %+q", got, txt)
		}
	}
}

// forPDFium leaves out what PDFium gives back otherwise: it passes over characters beyond U+FFFF in replacement text,
// takes some characters apart (½ into three), passes over a mark that has no letter, the empty sign of braille and what is
// no character yet, and turns brackets and the like round in text from right to left.
func forPDFium(s string) string {
	kept := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r > 0xFFFF || r == 0xFFFC || r == 0xFFFD || r == 0x2800 || !unicode.IsGraphic(r) || unicode.In(r, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf, unicode.Sm, unicode.Mn) {
				return -1
			}
			return r
		}, s)
	}
	return kept(norm.NFKD.String(kept(s)))
}
