package convert

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"io"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// pipe is the child's end of the conversation. It is for one goroutine.
type pipe struct {
	in     *bufio.Reader
	out    *bufio.Writer
	broken error
}

// send keeps the first thing that goes wrong: after it the conversation cannot go on.
func (p *pipe) send(k worker.Kind, body []byte) error {
	if p.broken == nil {
		p.broken = worker.Send(p.out, k, body)
	}
	return p.broken
}

// part begins the next part of the output; its bytes are written to what it gives.
func (p *pipe) part(d Part) (io.Writer, error) {
	d.Name, d.Media = cut(d.Name), cut(d.Media)
	body, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	if err := p.send(worker.Part, nil); err != nil {
		return nil, err
	}
	return chunks{p}, p.send(worker.Chunk, body)
}

// cut keeps a name to a length that a person would write.
func cut(s string) string {
	const most = 1000
	if len(s) > most {
		s = s[:most]
	}
	return s
}

// chunks writes an output over the pipe.
type chunks struct{ p *pipe }

const chunkSize = 1 << 20

func (w chunks) Write(b []byte) (int, error) {
	for rest := b; len(rest) > 0; {
		n := min(len(rest), chunkSize)
		if err := w.p.send(worker.Chunk, rest[:n]); err != nil {
			return 0, err
		}
		rest = rest[n:]
	}
	return len(b), nil
}

// pipeReader reads the source over the pipe. It remembers the last blocks: most readers go in small steps.
type pipeReader struct {
	*pipe
	size   int64
	blocks map[int64][]byte
	order  []int64
}

const (
	blockSize = 128 << 10
	blockKept = 16
)

// ReadAt reads over the pipe; large reads go past the memory.
func (r *pipeReader) ReadAt(p []byte, at int64) (int, error) {
	n := 0
	for n < len(p) && at >= 0 && at < r.size {
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
	if len(p) >= blockSize {
		want := p[:min(int64(len(p)), worker.MaxBlock, r.size-at)]
		got, err := r.fetch(at, len(want), want)
		return len(got), err
	}
	b, err := r.block(at / blockSize)
	if err != nil {
		return 0, err
	}
	return copy(p, b[at%blockSize:]), nil
}

func (r *pipeReader) block(n int64) ([]byte, error) {
	if b, ok := r.blocks[n]; ok {
		return b, nil
	}
	b, err := r.fetch(n*blockSize, int(min(blockSize, r.size-n*blockSize)), nil)
	if err != nil {
		return nil, err
	}
	if r.blocks == nil {
		r.blocks = map[int64][]byte{}
	}
	if len(r.order) >= blockKept {
		delete(r.blocks, r.order[0])
		r.order = r.order[1:]
	}
	r.blocks[n] = b
	r.order = append(r.order, n)
	return b, nil
}

// fetch asks the parent for a range inside the source, into place where there is one.
func (r *pipeReader) fetch(at int64, n int, place []byte) ([]byte, error) {
	var q [12]byte
	binary.BigEndian.PutUint64(q[:], uint64(at))
	binary.BigEndian.PutUint32(q[8:], uint32(n))
	if err := r.send(worker.Read, q[:]); err != nil {
		return nil, err
	}
	k, b, err := worker.ReceiveInto(r.in, place)
	if err != nil || k != worker.Data || len(b) != n {
		r.broken = worker.ErrProtocol
		return nil, r.broken
	}
	return b, nil
}
