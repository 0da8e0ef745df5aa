package intake

import (
	"context"
	"io"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Store is what work on evidence needs of an open vault.
type Store interface {
	Snapshot(ctx context.Context, matterID string) (*cases.Snapshot, error)
	OpenBlob(ctx context.Context, id string) (cases.ReaderAtCloser, error)
	Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error)
	Write(ctx context.Context, recs ...cases.Record) error
}

// Desk is where originals, and the copies made of them, are worked on: taking in, reading, setting as pages, leaving out
// what nobody sees. Files are read in child processes and nowhere else; what is not asked for is not started.
type Desk struct {
	Store   Store
	Convert *convert.Converter // not nil; the caller closes it
	Viewer  *pdfview.Viewer    // nil: the words of PDFs are not known, and scans are not read
	OCR     *ocr.Engine        // nil: there is none on this computer
	Who     string             // for the custody log
	Now     func() time.Time
}

// Printable reports whether a packet prints files of this kind as they are.
func Printable(media string) bool {
	switch media {
	case "application/pdf", "image/jpeg", "image/png":
		return true
	}
	return false
}

// Plays reports whether a file is sound or film, which a packet lists on a slip sheet.
func Plays(media string) bool {
	return strings.HasPrefix(media, "audio/") || strings.HasPrefix(media, "video/")
}

// BecomesPages reports whether MakePages can set a file of this kind as pages.
func BecomesPages(media string) bool {
	if media == convert.MediaVCard || media == "image/svg+xml" {
		return false
	}
	kind, _, _ := strings.Cut(media, "/")
	return !Printable(media) && (kind == "image" || kind == "text") || convert.IsMail(media) || convert.IsMessages(media)
}

// HoldsFiles reports whether there may be files in a file of this kind that are evidence of their own: what is attached
// to a mail, what an archive or an export of messages holds.
func HoldsFiles(media string) bool {
	return media == convert.MediaZip || convert.IsMail(media) || convert.IsMessages(media)
}

// NeedsPDF reports whether filing asks for a PDF of a file that this program reads only for search, such as a Word
// document: another program has to print it, for its look is that program's.
func NeedsPDF(media string) bool {
	return !Printable(media) && !Plays(media) && !BecomesPages(media) && media != convert.MediaZip
}

// Strips reports whether Strip can make a copy of such a file without what nobody sees. What becomes pages has none of it
// on them.
func Strips(media string) bool {
	switch media {
	case "image/jpeg", "image/png", "video/mp4", "video/quicktime", "video/3gpp", "audio/mp4":
		return true
	}
	return false
}

// sealed reads an original or a copy of it out of the vault.
func (w *Desk) sealed(ctx context.Context, b cases.Blob, media string) (convert.Source, func(), error) {
	r, err := w.Store.OpenBlob(ctx, b.ID)
	if err != nil {
		return convert.Source{}, nil, err
	}
	return convert.Source{R: r, Size: r.Size(), Media: media}, func() { r.Close() }, nil
}
