package packet

import (
	"encoding/binary"
	"io"
	"sync"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// pipeReader is a source, read over the pipe. It remembers the last blocks:
// pdfcpu reads in small steps.
type pipeReader struct {
	c      *pipe
	source int
	size   int64

	mu     sync.Mutex
	parsed bool // what is read from now on is read once
	blocks map[int64][]byte
	order  []int64
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

// ReadAt reads over the pipe; large reads go past the memory.
func (r *pipeReader) ReadAt(p []byte, at int64) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := 0
	for n < len(p) && at < r.size {
		k, err := r.some(p[n:], at)
		if err != nil {
			return n, err
		}
		n, at = n+k, at+int64(k)
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// some reads at least one byte.
func (r *pipeReader) some(p []byte, at int64) (int, error) {
	step := r.step()
	if int64(len(p)) >= step || r.parsed {
		want := p[:min(int64(len(p)), worker.MaxBlock, r.size-at)]
		got, err := r.fetch(at, len(want), want)
		if err == nil && len(got) != len(want) {
			err = io.ErrUnexpectedEOF
		}
		return len(got), err
	}
	b, err := r.block(at / step)
	if err != nil {
		return 0, err
	}
	if at%step >= int64(len(b)) {
		return 0, io.ErrUnexpectedEOF
	}
	return copy(p, b[at%step:]), nil
}

func (r *pipeReader) block(n int64) ([]byte, error) {
	if b, ok := r.blocks[n]; ok {
		return b, nil
	}
	b, err := r.fetch(n*r.step(), int(r.step()), nil)
	if err != nil {
		return nil, err
	}
	if r.blocks == nil {
		r.blocks = map[int64][]byte{}
	}
	if len(r.order) >= pipeBlocks {
		delete(r.blocks, r.order[0])
		r.order = r.order[1:]
	}
	r.blocks[n] = b
	r.order = append(r.order, n)
	return b, nil
}

// forget drops the blocks and remembers none from now on: after the parsing
// only the ends of pictures are read, and the sources of a packet would keep
// a block for each. remember takes it back.
func (r *pipeReader) forget() { r.keep(false) }

func (r *pipeReader) remember() { r.keep(true) }

func (r *pipeReader) keep(blocks bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.parsed, r.blocks, r.order = !blocks, nil, nil
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
	if err != nil || k != worker.Data {
		r.c.broken = worker.ErrProtocol
		return nil, r.c.broken
	}
	return b, nil
}
