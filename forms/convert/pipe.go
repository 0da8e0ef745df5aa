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

const (
	blockSize = 128 << 10
	blockKept = 16
)

// source is what lies with the parent, read over the pipe.
func (p *pipe) source(size int64) *worker.Blocks {
	return &worker.Blocks{Size: size, Step: blockSize, Keep: blockKept, Fetch: p.fetch}
}

// fetch asks the parent for a range inside the source, into place where there is one.
func (p *pipe) fetch(at int64, n int, place []byte) ([]byte, error) {
	var q [12]byte
	binary.BigEndian.PutUint64(q[:], uint64(at))
	binary.BigEndian.PutUint32(q[8:], uint32(n))
	if err := p.send(worker.Read, q[:]); err != nil {
		return nil, err
	}
	k, b, err := worker.ReceiveInto(p.in, place)
	if err != nil || k != worker.Data || len(b) != n {
		p.broken = worker.ErrProtocol
		return nil, p.broken
	}
	return b, nil
}
