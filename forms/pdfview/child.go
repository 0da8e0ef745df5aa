package pdfview

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

const (
	maxAnswer = 32 << 20 // bytes: the text of one page with the place of every word
	maxSaved  = 1 << 30  // bytes of the largest saved document
)

// errCaller marks an error of the document's reader or the writer of the
// caller, as opposed to one of the child.
var errCaller = errors.New("pdfview: the document could not be read or written here")

// child is a running engine, seen from the parent.
type child struct {
	*worker.Process
	calls int
}

// launch starts a child and waits until it is ready.
func launch(o Options) (*child, error) {
	p, err := worker.Launch(workerFlag, o.CacheDir, worker.Limits{MemoryMB: o.MemoryMB})
	if err != nil {
		return nil, ErrChildLost
	}
	return &child{Process: p}, nil
}

// exchange sends a query and serves the child until it answers.
func (c *child) exchange(d *Doc, q query, w io.Writer) (a answer, pixels []byte, err error) {
	q.Doc, q.Size = d.id, d.size
	body, err := json.Marshal(q)
	if err != nil {
		return a, nil, err
	}
	if err := worker.Send(c.In, worker.Query, body); err != nil {
		return a, nil, err
	}
	saved := 0
	for {
		k, body, err := worker.Receive(c.Out)
		if err != nil {
			return a, nil, err
		}
		switch k {
		case worker.Read:
			err = c.serveRead(d, body)
		case worker.Chunk:
			if saved += len(body); w == nil || saved > maxSaved {
				return a, nil, ErrProtocol
			}
			if _, werr := w.Write(body); werr != nil {
				err = fmt.Errorf("%w: %w", errCaller, werr)
			}
		case worker.Pixels:
			pixels = body
		case worker.Answer:
			if err := json.Unmarshal(body, &a); err != nil {
				return a, nil, ErrProtocol
			}
			return a, pixels, checkPixels(q, a, pixels)
		default:
			err = ErrProtocol
		}
		if err != nil {
			return a, nil, err
		}
	}
}

// serveRead sends the child the bytes it asks for, never any outside the
// document.
func (c *child) serveRead(d *Doc, body []byte) error {
	if len(body) != 12 {
		return ErrProtocol
	}
	offset, n := int64(binary.BigEndian.Uint64(body[:8])), int64(binary.BigEndian.Uint32(body[8:]))
	if offset < 0 || offset >= d.size || n > blockSize {
		return ErrProtocol
	}
	block := make([]byte, min(n, d.size-offset))
	if got, err := d.r.ReadAt(block, offset); got < len(block) {
		return fmt.Errorf("%w: %w", errCaller, err)
	}
	return worker.Send(c.In, worker.Data, block)
}

// checkPixels refuses pictures whose bytes do not match their size.
func checkPixels(q query, a answer, pixels []byte) error {
	sizes := a.Sizes
	if q.Op != opThumbs {
		sizes = []image.Point{{X: a.PixelW, Y: a.PixelH}}
	} else if len(sizes) != len(q.Many) {
		return ErrProtocol
	}
	total := 0
	for _, s := range sizes {
		if s.X < 0 || s.Y < 0 || s.X > worker.MaxPixels || s.Y > worker.MaxPixels {
			return ErrProtocol
		}
		if total += 4 * s.X * s.Y; total > len(pixels) {
			return ErrProtocol
		}
	}
	if total != len(pixels) {
		return ErrProtocol
	}
	return nil
}
