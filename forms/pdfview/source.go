package pdfview

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

const blockSize = 256 << 10 // bytes asked for at a time

const blocksHeld = 32 // 8 MiB of each open document in the child

// errPipe: the parent is gone or does not answer; the child has to end.
var errPipe = errors.New("pdfview: pipe broken")

// source is the child's view of the document: bytes asked from the parent in
// blocks, the last ones held. It is an io.ReadSeeker because PDFium's loader
// wants one.
type source struct {
	in     *bufio.Reader
	out    *bufio.Writer
	size   int64
	pos    int64
	blocks map[int64][]byte
	order  []int64
	lost   error // errPipe, once the pipe broke
}

func newSource(in *bufio.Reader, out *bufio.Writer, size int64) *source {
	return &source{in: in, out: out, size: size, blocks: map[int64][]byte{}}
}

// block returns block n, from memory or from the parent.
func (s *source) block(n int64) ([]byte, error) {
	if b, ok := s.blocks[n]; ok {
		return b, nil
	}
	var q [12]byte
	binary.BigEndian.PutUint64(q[:8], uint64(n*blockSize))
	binary.BigEndian.PutUint32(q[8:], blockSize)
	if err := worker.Send(s.out, worker.Read, q[:]); err != nil {
		s.lost = errPipe
		return nil, s.lost
	}
	k, b, err := worker.Receive(s.in)
	if err != nil || k != worker.Data {
		s.lost = errPipe
		return nil, s.lost
	}
	if len(s.order) >= blocksHeld {
		delete(s.blocks, s.order[0])
		s.order = s.order[1:]
	}
	s.blocks[n] = b
	s.order = append(s.order, n)
	return b, nil
}

// Read fills p as far as the document reaches: PDFium takes a short read for a
// failed one and later reports a page as broken.
func (s *source) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && s.pos < s.size {
		b, err := s.block(s.pos / blockSize)
		at := int(s.pos % blockSize)
		if err != nil || at >= len(b) {
			return n, io.ErrUnexpectedEOF
		}
		k := copy(p[n:], b[at:])
		n += k
		s.pos += int64(k)
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// Seek moves the place of the next Read.
func (s *source) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += s.pos
	case io.SeekEnd:
		offset += s.size
	}
	if offset < 0 {
		return 0, io.ErrUnexpectedEOF
	}
	s.pos = offset
	return offset, nil
}
