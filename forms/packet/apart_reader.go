package packet

import (
	"encoding/binary"
	"sync"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// pipeReader is a source, read over the pipe.
type pipeReader struct {
	c      *pipe
	source int
	size   int64

	mu     sync.Mutex
	blocks worker.Blocks
}

// A small source comes over in a few long blocks. In a large one pictures lie
// between the objects that are parsed, and long blocks would bring them along.
const (
	smallSource = 1 << 20
	longBlock   = 256 << 10
	shortBlock  = 32 << 10
	pipeBlocks  = 128 // remembered, of the short ones
)

func (r *pipeReader) step() int64 {
	if r.size <= smallSource {
		return longBlock
	}
	return shortBlock
}

// ReadAt reads over the pipe; pdfcpu reads in small steps.
func (r *pipeReader) ReadAt(p []byte, at int64) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	b := &r.blocks
	b.Size, b.Step, b.Keep, b.Fetch = r.size, r.step(), pipeBlocks, r.fetch
	return b.ReadAt(p, at)
}

// forget drops the blocks and remembers none from now on: after the parsing
// only the ends of pictures are read, and the sources of a packet would keep
// a block for each. remember takes it back.
func (r *pipeReader) forget() { r.keep(false) }

func (r *pipeReader) remember() { r.keep(true) }

func (r *pipeReader) keep(blocks bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.blocks.Past = !blocks
	r.blocks.Forget()
}

// fetch asks the parent for a range, into place where it fits.
func (r *pipeReader) fetch(at int64, n int, place []byte) ([]byte, error) {
	r.c.mu.Lock()
	defer r.c.mu.Unlock()
	var q [16]byte
	binary.BigEndian.PutUint32(q[:], uint32(r.source))
	binary.BigEndian.PutUint64(q[4:], uint64(at))
	binary.BigEndian.PutUint32(q[12:], uint32(n))
	if err := worker.Send(r.c.out, worker.Read, q[:]); err != nil {
		r.c.broken = err
		return nil, err
	}
	k, b, err := worker.ReceiveInto(r.c.in, place)
	if err != nil || k != worker.Data || len(b) != n {
		r.c.broken = worker.ErrProtocol
		return nil, r.c.broken
	}
	return b, nil
}
