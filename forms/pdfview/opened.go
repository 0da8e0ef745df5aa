package pdfview

import (
	"context"
	"image"
	"io"
)

// Doc is an open document. Its bytes stay with the caller, who keeps the
// reader open as long as the Doc is used. Pages are counted from 0.
type Doc struct {
	viewer *Viewer
	id     uint64
	r      io.ReaderAt
	size   int64
	pages  int
}

// Open opens a document of size bytes; r is read in blocks as pages are asked
// for. Errors: ErrUnreadable, ErrPassword, ErrTimeLimit, ErrChildLost,
// ErrClosed, or the error of r.
func (v *Viewer) Open(r io.ReaderAt, size int64) (*Doc, error) {
	return v.OpenContext(context.Background(), r, size)
}

// OpenContext is Open with a deadline or a way to end the wait.
func (v *Viewer) OpenContext(ctx context.Context, r io.ReaderAt, size int64) (*Doc, error) {
	d := &Doc{viewer: v, id: v.docs.Add(1), r: r, size: size}
	a, _, err := v.call(ctx, d, query{Op: opOpen}, nil)
	if err != nil {
		return nil, err
	}
	d.pages = a.Pages
	return d, nil
}

// Pages is the number of pages.
func (d *Doc) Pages() int { return d.pages }

// Page returns the shape of a page as displayed, in points.
func (d *Doc) Page(ctx context.Context, page int) (Geometry, error) {
	a, _, err := d.viewer.call(ctx, d, query{Op: opPage, Page: page}, nil)
	return a.Geometry, err
}

// Size is the width and height of a page as displayed, in points.
func (d *Doc) Size(ctx context.Context, page int) (w, h float64, err error) {
	g, err := d.Page(ctx, page)
	return g.W, g.H, err
}

// Render draws a page with its fields and annotations on white, at dpi pixels
// an inch. A picture beyond 40 megapixels is ErrTooLarge.
func (d *Doc) Render(ctx context.Context, page, dpi int) (*image.RGBA, error) {
	return d.render(ctx, query{Op: opRender, Page: page, DPI: dpi})
}

// RenderBare draws a page without its form fields and annotations.
func (d *Doc) RenderBare(ctx context.Context, page, dpi int) (*image.RGBA, error) {
	return d.render(ctx, query{Op: opRender, Page: page, DPI: dpi, Bare: true})
}

func (d *Doc) render(ctx context.Context, q query) (*image.RGBA, error) {
	if q.DPI < 1 || q.DPI > 2400 {
		return nil, ErrTooLarge
	}
	a, pixels, err := d.viewer.call(ctx, d, q, nil)
	if err != nil {
		return nil, err
	}
	return &image.RGBA{Pix: pixels, Stride: 4 * a.PixelW, Rect: image.Rect(0, 0, a.PixelW, a.PixelH)}, nil
}

// Text is the text of a page in reading order, lines ended by a line feed. It
// is "" for a picture without a text layer.
func (d *Doc) Text(ctx context.Context, page int) (string, error) {
	a, _, err := d.viewer.call(ctx, d, query{Op: opText, Page: page}, nil)
	return a.Text, err
}

// Words lists the words of a page with their places.
func (d *Doc) Words(ctx context.Context, page int) ([]Word, error) {
	a, _, err := d.viewer.call(ctx, d, query{Op: opWords, Page: page}, nil)
	return a.Words, err
}

// Chars lists the characters of a page, without white space, with their places.
func (d *Doc) Chars(ctx context.Context, page int) ([]Word, error) {
	a, _, err := d.viewer.call(ctx, d, query{Op: opWords, Page: page, Single: true}, nil)
	return a.Words, err
}

// Links lists the links of a page.
func (d *Doc) Links(ctx context.Context, page int) ([]Link, error) {
	a, _, err := d.viewer.call(ctx, d, query{Op: opLinks, Page: page}, nil)
	return a.Links, err
}

// Outline reads the bookmarks.
func (d *Doc) Outline(ctx context.Context) ([]Bookmark, error) {
	a, _, err := d.viewer.call(ctx, d, query{Op: opOutline}, nil)
	return a.Bookmarks, err
}

// Traits reads what concerns the whole document: encryption, scripts,
// attachments, form, metadata, page labels.
func (d *Doc) Traits(ctx context.Context) (Traits, error) {
	a, _, err := d.viewer.call(ctx, d, query{Op: opTraits}, nil)
	return a.Traits, err
}

// Resave writes the document anew to w as PDFium understood it: repaired and
// without encryption. What the catalog holds (scripts, form) stays.
func (d *Doc) Resave(ctx context.Context, w io.Writer) error {
	_, _, err := d.viewer.call(ctx, d, query{Op: opSave}, w)
	return err
}

// Flatten is Resave with fields and annotations painted into the pages.
func (d *Doc) Flatten(ctx context.Context, w io.Writer) error {
	_, _, err := d.viewer.call(ctx, d, query{Op: opSave, Flatten: true}, w)
	return err
}
