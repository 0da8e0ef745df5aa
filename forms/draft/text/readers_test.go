package text

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/pdfview"
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

// basic leaves out the characters beyond U+FFFF: PDFium passes over them in replacement text.
func basic(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return -1
		}
		return r
	}, s)
}
