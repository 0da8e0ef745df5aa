package pdfview

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

const blockSize = 256 << 10 // bytes asked for at a time

// PDFium reads a stream at once. Where the long ones begin is kept, so that
// the dictionary before one can be looked at.
const (
	longRead  = 8 << 10
	longReads = 10_000
)

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
	long   map[int]int64 // where a read of that many bytes last began
	lost   error         // errPipe, once the pipe broke
}

func newSource(in *bufio.Reader, out *bufio.Writer, size int64) *source {
	return &source{in: in, out: out, size: size, blocks: map[int64][]byte{}, long: map[int]int64{}}
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
	if len(p) >= longRead && len(s.long) < longReads {
		s.long[len(p)] = s.pos
	}
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

// before returns the dictionary of the stream whose bytes PDFium has read from
// the file: what stands between "obj" and "stream" in front of them. ok is
// false where they do not stand there as they are, as in an encrypted file.
func (s *source) before(stream []byte) (dict []byte, ok bool) {
	at, known := s.long[len(stream)]
	if !known {
		return nil, false
	}
	const most = 2 << 10
	from := max(0, at-most)
	head := make([]byte, int(at-from)+64)
	if !s.readAt(head, from) || !bytes.Equal(head[at-from:], stream[:64]) {
		return nil, false
	}
	head = bytes.TrimRight(head[:at-from], "\r\n ")
	head, ok = bytes.CutSuffix(head, []byte("stream"))
	begin := bytes.LastIndex(head, []byte("obj"))
	if !ok || begin < 0 {
		return nil, false
	}
	return head[begin+len("obj"):], true
}

// readAt fills p from a place, and leaves the place of the next Read alone.
func (s *source) readAt(p []byte, at int64) bool {
	was := s.pos
	defer func() { s.pos = was }()
	s.pos = at
	n, _ := s.Read(p)
	return n == len(p)
}
