package pdfview

import (
	"bufio"
	"context"
	"image"
	"slices"
	"sync"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// MaxThumbs is how many pages one call of Thumbs draws: others wait for their
// turn meanwhile.
const MaxThumbs = 16

// maxThumbSide is the longest side of a small picture, in pixels.
const maxThumbSide = 400

// Thumbs draws several pages small, in one go: no picture is wider or higher
// than side pixels, of 400 at most. A page that cannot be drawn is nil in the
// answer. More than MaxThumbs pages are ErrTooLarge.
func (d *Doc) Thumbs(ctx context.Context, pages []int, side int) ([]*image.RGBA, error) {
	if len(pages) > MaxThumbs || side < 1 || side > maxThumbSide {
		return nil, ErrTooLarge
	}
	if len(pages) == 0 {
		return nil, nil
	}
	a, pixels, err := d.viewer.call(ctx, d, query{Op: opThumbs, Many: pages, Side: side}, nil)
	if err != nil {
		return nil, err
	}
	out := make([]*image.RGBA, len(pages))
	for i, size := range a.Sizes {
		n := 4 * size.X * size.Y
		if n > 0 {
			out[i] = &image.RGBA{Pix: slices.Clone(pixels[:n]), Stride: 4 * size.X, Rect: image.Rectangle{Max: size}}
		}
		pixels = pixels[n:]
	}
	return out, nil
}

// thumbs draws the pages of a query one after the other into one frame.
func (d *document) thumbs(q query, out *bufio.Writer, a *answer) error {
	if len(q.Many) > MaxThumbs || q.Side > maxThumbSide {
		return ErrTooLarge
	}
	var all []byte
	for _, n := range q.Many {
		pixels, w, h := d.thumb(n, q.Side)
		all = append(all, pixels...)
		a.Sizes = append(a.Sizes, image.Pt(w, h))
	}
	return worker.Send(out, worker.Pixels, all)
}

// thumb draws one page small; one that cannot be drawn has no size.
func (d *document) thumb(n, side int) (pixels []byte, w, h int) {
	if n < 0 || n >= d.pages {
		return nil, 0, 0
	}
	pixels, w, h, done, err := d.within(n, side)
	if err != nil {
		return nil, 0, 0
	}
	defer done()
	return slices.Clone(pixels), w, h
}

// Shelf keeps pictures of pages in memory, up to a number of bytes; the one
// that was not looked at for longest goes first. It is safe for use from
// several goroutines.
type Shelf struct {
	mu    sync.Mutex
	most  int
	held  int
	order []int // the one looked at last comes last
	have  map[int]*image.RGBA
}

// NewShelf makes an empty shelf for at most the given bytes of pixels.
func NewShelf(bytes int) *Shelf { return &Shelf{most: bytes, have: map[int]*image.RGBA{}} }

// Get returns the picture of a page, nil where there is none.
func (s *Shelf) Get(page int) *image.RGBA {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.have[page]
	if m != nil {
		s.order = append(slices.DeleteFunc(s.order, func(p int) bool { return p == page }), page)
	}
	return m
}

// Put keeps the picture of a page.
func (s *Shelf) Put(page int, m *image.RGBA) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drop(page)
	if m == nil || len(m.Pix) > s.most {
		return
	}
	for s.held+len(m.Pix) > s.most {
		s.drop(s.order[0])
	}
	s.have[page], s.held, s.order = m, s.held+len(m.Pix), append(s.order, page)
}

// Clear forgets everything.
func (s *Shelf) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held, s.order, s.have = 0, nil, map[int]*image.RGBA{}
}

// Held is how many bytes of pixels there are.
func (s *Shelf) Held() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.held
}

func (s *Shelf) drop(page int) {
	if m := s.have[page]; m != nil {
		s.held -= len(m.Pix)
		delete(s.have, page)
		s.order = slices.DeleteFunc(s.order, func(p int) bool { return p == page })
	}
}

// Thumbs are the small pictures of one document, drawn when they are wanted
// and kept on a shelf in memory.
type Thumbs struct {
	*Shelf
	doc  *Doc
	side int
}

// NewThumbs makes the small pictures of a document, at most side pixels wide
// and high, of which at most the given bytes are kept.
func NewThumbs(d *Doc, side, bytes int) *Thumbs {
	return &Thumbs{Shelf: NewShelf(bytes), doc: d, side: side}
}

// Want draws those of the pages that are not there yet. A page that cannot be
// drawn stays missing. It returns between two calls to the child when ctx is
// done, as it is when the pages have been scrolled away.
func (t *Thumbs) Want(ctx context.Context, pages []int) error {
	var missing []int
	for _, p := range pages {
		if t.Get(p) == nil {
			missing = append(missing, p)
		}
	}
	for some := range slices.Chunk(missing, MaxThumbs/4) {
		got, err := t.doc.Thumbs(ctx, some, t.side)
		if err != nil {
			return err
		}
		for i, m := range got {
			t.Put(some[i], m)
		}
	}
	return nil
}
