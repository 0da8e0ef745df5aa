package packet

import (
	"context"
	"testing"
)

// Viewer is the page reader that all tests share.
var Viewer = viewer

// TextOf is what the pages of a PDF say.
func TextOf(t testing.TB, pdf []byte) (text string) {
	t.Helper()
	d := openPDF(t, pdf)
	for page := range d.Pages() {
		s, err := d.Text(context.Background(), page)
		if err != nil {
			t.Fatal(err)
		}
		text += s + "\n"
	}
	return text
}

// Letter is a PDF whose pages say its name, Heavy one whose pages do not pack.
var (
	Letter = letter
	Heavy  = heavy
	Check  = qpdfCheck
	Show   = keepPDF
)
