package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/pdfview"
)

// openPDF opens a file with the PDF engine, in its child process, until the test ends.
func openPDF(t *testing.T, path string) *pdfview.Doc {
	t.Helper()
	v, err := pdfview.Start(pdfview.Options{TimeLimit: 2 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := v.Open(f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// pagesOf is the text of each page.
func pagesOf(t *testing.T, doc *pdfview.Doc) []string {
	t.Helper()
	var out []string
	for page := range doc.Pages() {
		text, err := doc.Text(t.Context(), page)
		if err != nil {
			t.Fatalf("page %d: %v", page+1, err)
		}
		out = append(out, text)
	}
	return out
}

// pageText is the text of a whole file.
func pageText(t *testing.T, path string) string {
	t.Helper()
	return strings.Join(pagesOf(t, openPDF(t, path)), "\n")
}
