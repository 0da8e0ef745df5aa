// Package boxes walks the boxes of the ISO base media file format (ISO/IEC 14496-12), of which films, recordings and
// HEIF pictures are made. It owns their heads and bounds. It must not know what a box is for.
package boxes

import (
	"encoding/binary"
	"errors"
	"io"
)

// Box is one box. Start is the place of its head, Body that of what it holds, End the place after it.
type Box struct {
	Type             string // four letters, as bytes
	Start, Body, End int64
}

// ErrBroken: a box says a size that cannot be.
var ErrBroken = errors.New("boxes: the sizes do not fit")

// most bounds the boxes of one level: hostile files hold millions of empty ones.
const most = 200_000

// Walk gives the boxes between two places, in order, until each says stop or fails. A box whose size runs past the end
// is given with End at the end; a box smaller than its own head ends the walk with ErrBroken.
func Walk(r io.ReaderAt, from, to int64, each func(Box) (stop bool, err error)) error {
	for n := 0; to-from >= 8; n++ {
		if n == most {
			return ErrBroken
		}
		b, err := at(r, from, to)
		if err != nil {
			return err
		}
		stop, err := each(b)
		if stop || err != nil {
			return err
		}
		from = b.End
	}
	return nil
}

// at reads the head of the box at a place.
func at(r io.ReaderAt, from, to int64) (Box, error) {
	var head [16]byte
	n, err := r.ReadAt(head[:min(16, to-from)], from)
	if n < 8 {
		return Box{}, err
	}
	b := Box{Type: string(head[4:8]), Start: from, Body: from + 8}
	size := int64(binary.BigEndian.Uint32(head[:]))
	switch size {
	case 0: // to the end of what holds it
		size = to - from
	case 1:
		if n < 16 {
			return Box{}, ErrBroken
		}
		size = int64(binary.BigEndian.Uint64(head[8:]))
		b.Body += 8
	}
	if size < b.Body-b.Start {
		return Box{}, ErrBroken
	}
	if b.End = to; size < to-from {
		b.End = from + size
	}
	return b, nil
}

// Find gives the first box of a type between two places.
func Find(r io.ReaderAt, from, to int64, kind string) (found Box, ok bool) {
	_ = Walk(r, from, to, func(b Box) (bool, error) {
		if b.Type == kind {
			found, ok = b, true
		}
		return ok, nil
	})
	return found, ok
}

// Path follows types downwards from the top of a file.
func Path(r io.ReaderAt, size int64, kinds ...string) (Box, bool) {
	b := Box{End: size}
	for _, kind := range kinds {
		var ok bool
		if b, ok = Find(r, b.Body, b.End, kind); !ok {
			return Box{}, false
		}
	}
	return b, true
}

// Bytes reads what a box holds, at most limit bytes of it.
func (b Box) Bytes(r io.ReaderAt, limit int64) []byte {
	p := make([]byte, max(0, min(limit, b.End-b.Body)))
	n, _ := r.ReadAt(p, b.Body)
	return p[:n]
}
