package packet

import (
	"context"
	"io"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// Left is where words that had to go are still found in a file: how many of the words, in its objects and bytes, and in
// the text of its pages as this program's own extractor reads it.
type Left struct {
	Objects []int // indices of the words found in objects or bytes
	Text    []int // indices of the words found in the text of pages
	Pages   int
}

// LeftIn looks through a PDF of size bytes for words, in a child process: every string, name and stream of every
// object, decoded; the bytes of the file; and the text of every page. The words are compared without regard to case,
// accents, spaces and signs; in bytes they are looked for as UTF-8, as UTF-16, and as hexadecimal digits of both.
func LeftIn(ctx context.Context, r io.ReaderAt, size int64, words []string) (Left, error) {
	a := &apart{silence: 5 * time.Minute}
	defer a.Close()
	answer, err := a.run(ctx, ask{Left: words, LeftSize: size}, &errand{sources: []io.ReaderAt{r}, sizes: []int64{size}})
	return answer.Left, err
}

// PicturePages writes the page that a packet makes of a JPEG or PNG picture as a PDF to w, in a child process. The page
// is the same one whenever it is made.
func PicturePages(ctx context.Context, r io.ReaderAt, size int64, media string, w io.Writer) error {
	a := &apart{}
	defer a.Close()
	_, err := a.run(ctx, ask{Picture: media, LeftSize: size}, &errand{sources: []io.ReaderAt{r}, sizes: []int64{size}, out: elsewhere{w}})
	return err
}

// IsPicture reports whether a packet makes a page of this kind of file by itself.
func IsPicture(media string) bool { return isPicture(media) }

// elsewhere is a writer that somebody else closes.
type elsewhere struct{ io.Writer }

func (elsewhere) Close() error { return nil }

// Folded is a text as the address firewall compares it: small letters without accents, of other scripts' look-alikes
// the Latin one, of other digits the Western one.
func Folded(s string) string { return fold(s) }

// Tokens are the words of a text, folded, in the short forms of the postal service.
func Tokens(s string) []string { return words(s) }

// IsDirection reports whether a token is a direction, which addresses write or leave out.
func IsDirection(token string) bool { return directions[token] }

// MinorNames are the names, word by word and folded, of everybody in the file who is under 18 on day.
func MinorNames(s *cases.Snapshot, day cases.Date) [][]string { return minorsOf(s, day) }

// A Spool keeps bytes that have not been checked yet, the first 32 MiB in memory, the rest in a temporary file sealed
// with a key that is never written: Write, Close, then ReadAt; Drop ends it.
type Spool struct{ *spool }

// NewSpool begins one.
func NewSpool() Spool { return Spool{newSpool()} }

// lookedFor is what the child does for LeftIn and PicturePages.
func (c *pipe) lookedFor(q ask) reply {
	if q.Picture != "" {
		page, err := picturePage(&pipeReader{c: c, size: q.LeftSize}, q.LeftSize, q.Picture)
		if err != nil {
			return reply{Err: errKindSource}
		}
		if _, err := (pipeWriter{c}).Write(page); err != nil {
			return reply{Err: errKindAssembly}
		}
		return reply{}
	}
	left, err := leftIn(&pipeReader{c: c, size: q.LeftSize}, q.LeftSize, q.Left)
	if err != nil {
		return reply{Err: errKindSource}
	}
	return reply{Left: left}
}
