package worker

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// ErrProtocol: a frame is not part of the conversation.
var ErrProtocol = errors.New("worker: unexpected frame")

// Kind says what a frame holds.
type Kind byte

// The kinds of frame.
const (
	Hello  Kind = 'H' // child: ready
	Query  Kind = 'Q' // parent: a query, JSON
	Read   Kind = 'R' // child: wants a range of a source
	Data   Kind = 'D' // parent: those bytes
	Pixels Kind = 'P' // child: RGBA pixels
	Part   Kind = 'N' // child: what follows belongs to the next output
	Chunk  Kind = 'W' // child: the next bytes of an output
	Carry  Kind = 'C' // child: a range of a source is the next bytes of an output
	Answer Kind = 'A' // child: the answer, JSON; ends the exchange
)

// MaxBlock is the most that one Read may ask for.
const MaxBlock = 4 << 20

// MaxPixels is the largest picture, in pixels.
const MaxPixels = 40_000_000

// limits bounds the body of each kind, so that a child taken over by a hostile
// file cannot make the parent allocate without end.
var limits = map[Kind]uint32{
	Hello:  0,
	Query:  64 << 20, // a plan with the weights of thousands of pages
	Read:   16,
	Data:   MaxBlock,
	Pixels: 4 * MaxPixels,
	Part:   0,
	Chunk:  64 << 20,
	Carry:  20,
	Answer: 64 << 20,
}

// MaxChunk is the most that one Chunk may hold.
const MaxChunk = 64 << 20

const frameHead = 5 // kind, then the length of the body

// Send writes one frame and flushes it.
func Send(w *bufio.Writer, k Kind, body []byte) error {
	if uint64(len(body)) > uint64(limits[k]) {
		return fmt.Errorf("%w: %d bytes", ErrProtocol, len(body))
	}
	var head [frameHead]byte
	head[0] = byte(k)
	binary.BigEndian.PutUint32(head[1:], uint32(len(body)))
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	if _, err := w.Write(body); err != nil {
		return err
	}
	return w.Flush()
}

// Receive reads one frame. A frame of an unknown kind or beyond its limit is
// ErrProtocol.
func Receive(r *bufio.Reader) (Kind, []byte, error) { return ReceiveInto(r, nil) }

// ReceiveInto is Receive with a place for the body, which is used where the
// body fits; a new one is made where it does not.
func ReceiveInto(r *bufio.Reader, place []byte) (Kind, []byte, error) {
	var head [frameHead]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	k, n := Kind(head[0]), binary.BigEndian.Uint32(head[1:])
	limit, known := limits[k]
	if !known || n > limit {
		return 0, nil, fmt.Errorf("%w: kind %d of %d bytes", ErrProtocol, head[0], n)
	}
	if uint64(n) > uint64(cap(place)) {
		place = make([]byte, n)
	}
	body := place[:n]
	_, err := io.ReadFull(r, body)
	return k, body, err
}
