package convert

import (
	"context"
	"io"
	"sync"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert/hidden"
)

// Source is a file that came from outside.
type Source struct {
	R     io.ReaderAt
	Size  int64  // bytes
	Media string // kind as its record says; the bytes decide, and this counts only where they say nothing
}

// Made describes an output.
type Made struct {
	Media string     // kind of the output
	Step  cases.Step // what was done, for the chain from original to filed page
	Pages int        // of a PDF; 0 for other kinds
	// Places says of pictures set as pages where each lies on its page: left, top, right, bottom in points from the
	// upper left corner. A text layer for the picture itself is laid by it.
	Places [][4]float64
	Text   string // its words, where it has words; for search
	Tool   string // what made it, for the chain
	Notes  []Note // what a person has to know about it
}

// Part is one file inside another: an attachment of a mail, a member of a message export.
type Part struct {
	Name  string // as the sender wrote it; of a member of an archive with its folders, after /; may be empty
	Media string // as the sender says; Detect tells better
	Size  int64  // bytes; -1 where it is known only at the end
}

// Hidden is one thing a file carries that nobody sees when looking at it: Name, Value as a person reads it, Where when
// it tells a place. Hidden.Label says the name in English or Spanish.
type Hidden = hidden.Thing

// Converter runs the child. The zero value is ready; the child starts when it is first needed. It is safe for more
// than one goroutine, and for a call from within the callback of Parts: a call that finds the child busy starts
// another. Close ends it.
type Converter struct {
	Language string // of the words on pages set here: "en" or "es"; "" = English. Set before the first call.

	mu     sync.Mutex
	idle   *child
	closed bool

	// For tests; zero means the limits below.
	silence, budget time.Duration
}

// Pages sets a file as PDF pages: pictures, text, HTML, mail, message exports. It writes a PDF into w.
func (c *Converter) Pages(ctx context.Context, s Source, w io.Writer) (Made, error) {
	r, err := c.run(ctx, ask{Do: doPages}, s, &sink{w: w, room: pagesLimit})
	return r.Made, err
}

// Parts gives the files inside a file, one after the other, in their order. each may read as much of its reader as it
// likes; the reader is good until each returns. An error of each ends Parts and comes back from it.
func (c *Converter) Parts(ctx context.Context, s Source, each func(Part, io.Reader) error) error {
	_, err := c.run(ctx, ask{Do: doParts}, s, &sink{each: each, room: partsLimit(s.Size)})
	return err
}

// Text gives the words of a file, for search: at most eight megabytes of them.
func (c *Converter) Text(ctx context.Context, s Source) (string, error) {
	r, err := c.run(ctx, ask{Do: doText}, s, nil)
	return r.Text, err
}

// Hidden gives what the file carries unseen: places, devices, authors, times. Empty means that nothing of the kind was
// found. PDF is left to forms/pdfview, which reads those on its own.
func (c *Converter) Hidden(ctx context.Context, s Source) ([]Hidden, error) {
	r, err := c.run(ctx, ask{Do: doHidden}, s, nil)
	return r.Hidden, err
}

// Strip writes the same file without what Hidden finds. The coded picture and sound go over as they are, bit for bit.
// ErrKind where that cannot be done for this kind of file.
func (c *Converter) Strip(ctx context.Context, s Source, w io.Writer) (Made, error) {
	r, err := c.run(ctx, ask{Do: doStrip}, s, &sink{w: w, room: s.Size + stripSlack})
	return r.Made, err
}

// Length is how long a film or a recording runs. ErrUnreadable where the file does not say it.
func (c *Converter) Length(ctx context.Context, s Source) (time.Duration, error) {
	r, err := c.run(ctx, ask{Do: doLength}, s, nil)
	return r.Length, err
}

// Close ends the child. Calls after it return ErrClosed.
func (c *Converter) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	if c.idle != nil {
		c.idle.End()
		c.idle = nil
	}
}
