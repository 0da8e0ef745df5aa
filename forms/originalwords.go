package forms

import (
	"context"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/pdfview"
)

// The bounds of reading an original for search: bytes of words that are kept, and time for all of it. A scan of a whole
// shelf would otherwise make the vault slow and hold up whoever adds it.
const (
	maxOriginalWords = 200_000
	originalTime     = 20 * time.Second
)

// OriginalWords reads the words of an original, so that search finds it by what it says: of a PDF that has a text layer,
// and of plain text. PDFs are read in the viewer's child process and nowhere else; without a viewer they have no words.
// What does not read has none either: an original is taken in whatever it is.
func OriginalWords(ctx context.Context, viewer *pdfview.Viewer, media string, r io.ReaderAt, size int64) string {
	ctx, cancel := context.WithTimeout(ctx, originalTime)
	defer cancel()
	var words shortText
	switch {
	case media == "text/plain":
		head := make([]byte, min(size, maxOriginalWords))
		n, _ := r.ReadAt(head, 0)
		words.add(string(head[:n]))
	case media == "application/pdf" && viewer != nil:
		readPages(ctx, viewer, r, size, &words)
	}
	return words.String()
}

func readPages(ctx context.Context, viewer *pdfview.Viewer, r io.ReaderAt, size int64, words *shortText) {
	doc, err := viewer.OpenContext(ctx, r, size)
	if err != nil {
		return
	}
	for page := range doc.Pages() {
		text, err := doc.Text(ctx, page)
		if err != nil && ctx.Err() != nil {
			return
		}
		if err == nil && !words.add(text) {
			return
		}
	}
}

// shortText gathers words with one space between them, up to maxOriginalWords bytes.
type shortText struct{ strings.Builder }

// add reports whether there is room for more.
func (t *shortText) add(text string) bool {
	for _, word := range strings.Fields(strings.ToValidUTF8(text, " ")) {
		if t.Len()+len(word)+utf8.RuneLen(' ') > maxOriginalWords {
			return false
		}
		if t.Len() > 0 {
			t.WriteByte(' ')
		}
		t.WriteString(word)
	}
	return true
}
