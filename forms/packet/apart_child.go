package packet

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"runtime/debug"
	"sync"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// serveApart is the child.
func serveApart(in *bufio.Reader, out *bufio.Writer, _ string, _ worker.Limits) error {
	// Sources come and go by the dozen megabytes; the usual doubling of the
	// heap before they are collected would show as memory.
	debug.SetGCPercent(40)
	if err := worker.Send(out, worker.Hello, nil); err != nil {
		return err
	}
	c := &pipe{in: in, out: out}
	for {
		if err := c.next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// next answers one query.
func (c *pipe) next() error {
	k, body, err := worker.Receive(c.in)
	if err != nil {
		return err
	}
	var q ask
	if k != worker.Query {
		return worker.ErrProtocol
	} else if err := json.Unmarshal(body, &q); err != nil {
		return err
	}
	r := c.do(q)
	if c.broken != nil {
		return c.broken
	}
	if body, err = json.Marshal(r); err != nil {
		return err
	}
	return worker.Send(c.out, worker.Answer, body)
}

// pipe is the child's end of the conversation. Sources are parsed side by
// side, so a question and its answer are one step.
type pipe struct {
	mu     sync.Mutex
	in     *bufio.Reader
	out    *bufio.Writer
	broken error
}

func (c *pipe) do(q ask) reply {
	if q.Plan == nil {
		p, err := probe(&pipeReader{c: c, size: q.Size}, q.Size, q.Media)
		return replyOf(p, err)
	}
	for i := range q.Plan.Items {
		q.Plan.Items[i].R = &pipeReader{c: c, source: i, size: q.Plan.Items[i].Size}
	}
	err := Assemble(context.Background(), q.Plan, func(int) (io.WriteCloser, error) {
		return pipeWriter{c}, c.send(worker.Part, nil)
	})
	return replyOf(Probe{}, err)
}

// replyOf says what kind of error it was. Its text stays in the child: it may
// quote a source.
func replyOf(p Probe, err error) reply {
	r := reply{Probe: p}
	var at *ItemError
	if errors.As(err, &at) {
		r.Item = at.ID
	}
	switch {
	case err == nil:
	case errors.Is(err, ErrSource):
		r.Err = errKindSource
	default:
		r.Err = errKindAssembly
	}
	return r
}

func (c *pipe) send(k worker.Kind, body []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	err := worker.Send(c.out, k, body)
	if err != nil {
		c.broken = err
	}
	return err
}

type pipeWriter struct{ c *pipe }

func (w pipeWriter) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		n := min(len(rest), 4<<20)
		if err := w.c.send(worker.Chunk, rest[:n]); err != nil {
			return 0, err
		}
		rest = rest[n:]
	}
	return len(p), nil
}

func (pipeWriter) Close() error { return nil }

// pipeReader is a source, read over the pipe. It remembers the last blocks:
// pdfcpu reads in small steps.
type pipeReader struct {
	c      *pipe
	source int
	size   int64

	mu     sync.Mutex
	blocks map[int64][]byte
	order  []int64
}

const (
	pipeBlock  = 256 << 10
	pipeBlocks = 8
)

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
	if len(p) >= pipeBlock {
		want := p[:min(int64(len(p)), worker.MaxBlock, r.size-at)]
		got, err := r.fetch(at, len(want), want)
		if err == nil && len(got) != len(want) {
			err = io.ErrUnexpectedEOF
		}
		return len(got), err
	}
	b, err := r.block(at / pipeBlock)
	if err != nil {
		return 0, err
	}
	if at%pipeBlock >= int64(len(b)) {
		return 0, io.ErrUnexpectedEOF
	}
	return copy(p, b[at%pipeBlock:]), nil
}

func (r *pipeReader) block(n int64) ([]byte, error) {
	if b, ok := r.blocks[n]; ok {
		return b, nil
	}
	b, err := r.fetch(n*pipeBlock, pipeBlock, nil)
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

// forget drops the blocks.
func (r *pipeReader) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.blocks, r.order = nil, nil
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
