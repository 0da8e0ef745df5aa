package packet

import (
	"context"
	"crypto/sha256"
	"image"
	"image/color"
	"image/draw"
	"sync"

	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Recogniser reads the words of a picture that shows dpi pixels an inch. *ocr.Engine is one.
type Recogniser interface {
	Words(ctx context.Context, img image.Image, dpi int, langs []string) ([]ocr.Word, error)
}

// A Reader reads pages that are pictures, so that the address firewall can search them. It remembers what it read by the
// hash of the pixels, as long as it lives: a page is read once, in however many packets it stands. It is safe for use
// from several goroutines.
type Reader struct {
	engine Recogniser
	langs  []string

	mu    sync.Mutex
	known map[[32]byte]string
	bytes int
}

// NewReader makes a Reader for a run of packets. langs are ISO 639-1 codes, the likeliest first.
func NewReader(engine Recogniser, langs ...string) *Reader {
	return &Reader{engine: engine, langs: langs, known: map[[32]byte]string{}}
}

// What is read as a picture.
const (
	readDPI    = 200
	fewWords   = 25      // a page with more words than these has a text layer, and is searched by it
	mostMemory = 8 << 20 // of texts remembered
)

// picture reads a page that shows a picture and few words or none. A page that cannot be read so, for its size or the
// time it takes, stays unread, and the check says so.
func (f *firewall) picture(ctx context.Context, d *pdfview.Doc, page int, words []pdfview.Word, number int) error {
	if f.pictures == nil || len(words) > fewWords || len(f.secrets) == 0 || f.sheet != nil && f.sheet(number) {
		return nil
	}
	shape, err := d.Page(ctx, page)
	if err != nil {
		return err
	}
	ink, err := hasInk(ctx, d, page, shape)
	if err != nil || !ink {
		return err
	}
	im, err := d.Render(ctx, page, readDPI)
	if err != nil {
		return ctx.Err()
	}
	k := stampScale(shape.W) * readDPI / 72
	corner := image.Rect(im.Rect.Max.X-int(150*k), im.Rect.Max.Y-int(28*k), im.Rect.Max.X, im.Rect.Max.Y)
	draw.Draw(im, corner, image.NewUniform(color.White), image.Point{}, draw.Src) // the page's number is no part of the picture
	text, err := f.pictures.text(ctx, im)
	if err != nil {
		return ctx.Err()
	}
	f.read = append(f.read, number)
	f.look(text, inPicture, number)
	return nil
}

// text is what a picture says.
func (r *Reader) text(ctx context.Context, im *image.RGBA) (string, error) {
	key := sha256.Sum256(im.Pix)
	r.mu.Lock()
	text, ok := r.known[key]
	r.mu.Unlock()
	if ok {
		return text, nil
	}
	words, err := r.engine.Words(ctx, im, readDPI, r.langs)
	if err != nil {
		return "", err
	}
	text = ocr.Text(words)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.bytes+len(text) <= mostMemory {
		r.known[key] = text
		r.bytes += len(text)
	}
	return text, nil
}
