package intake

import (
	"context"
	"io"
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// The bounds of reading an original for search: bytes of words that are kept as they stand, and time for all of it. A scan of a whole
// shelf would otherwise make the vault slow and hold up whoever adds it.
const (
	maxOriginalWords = 200_000
	originalTime     = 20 * time.Second
)

// looked is what a first look into an original tells.
type looked struct {
	text    string // its words, so that search finds it by what it says
	seconds int    // how long it plays, rounded up; 0 = not known
	place   bool   // it carries the place where it was made
}

// look reads an original: the words of a PDF that has a text layer, of mail, messages and office papers, how long sound
// and film play, and whether a picture or a recording tells where it was made. All of it happens in child processes. What does not read tells nothing: an original is taken in
// whatever it is.
func (w *Desk) look(ctx context.Context, media string, r io.ReaderAt, size int64) (got looked) {
	ctx, cancel := context.WithTimeout(ctx, originalTime)
	defer cancel()
	switch {
	case size == 0:
	case media == "application/pdf":
		var words shortText
		if w.Viewer != nil {
			readPages(ctx, w.Viewer, r, size, &words)
		}
		got.text = words.String()
	case Plays(media):
		if d, err := w.Convert.Length(ctx, convert.Source{R: r, Size: size, Media: media}); err == nil && d > 0 {
			got.seconds = int(min(math.Ceil(d.Seconds()), math.MaxInt32))
		}
		got.place = w.placed(ctx, media, r, size)
	case strings.HasPrefix(media, "image/"):
		got.place = w.placed(ctx, media, r, size)
	default:
		if text, err := w.Convert.Text(ctx, convert.Source{R: r, Size: size, Media: media}); err == nil {
			got.text = short(text)
		}
	}
	return got
}

// placed reports whether a file tells a place unseen.
func (w *Desk) placed(ctx context.Context, media string, r io.ReaderAt, size int64) bool {
	found, err := w.Hidden(ctx, media, r, size)
	return err == nil && len(found) > 0 && found[0].Where
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

// short is a text as search keeps it.
func short(text string) string {
	var t shortText
	t.add(text)
	return t.String()
}

// shortText gathers words with one space between them, up to maxOriginalWords bytes. Of what comes after that it keeps
// each word it has not met yet, up to as many bytes again: a chat of years is found by a word of its last day too.
type shortText struct {
	strings.Builder
	met  map[string]bool
	over bool // what follows cases.MoreWords has begun
}

// add reports whether there is room for more.
func (t *shortText) add(text string) bool {
	if t.met == nil {
		t.met = map[string]bool{}
	}
	text = strings.ReplaceAll(strings.ToValidUTF8(text, " "), cases.MoreWords, "…")
	for word := range strings.FieldsSeq(text) {
		key := strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }))
		size := t.Len() + len(word) + utf8.RuneLen(' ')
		if size > maxOriginalWords && (t.met[key] || key == "") {
			continue
		}
		if size+len(cases.MoreWords)+1 > 2*maxOriginalWords {
			return false
		}
		t.met[key] = true
		if size > maxOriginalWords && !t.over {
			t.over = true
			t.WriteString(" " + cases.MoreWords)
		}
		if t.Len() > 0 {
			t.WriteByte(' ')
		}
		t.WriteString(word)
	}
	return true
}
