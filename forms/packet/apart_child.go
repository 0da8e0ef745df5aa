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

	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// childGC is the share by which the child's memory may grow before it is
// collected: what it holds stays to the end, and the usual doubling of it
// would show as memory.
const childGC = 30

// serveApart is the child.
func serveApart(in *bufio.Reader, out *bufio.Writer, _ string, _ worker.Limits) error {
	debug.SetGCPercent(childGC)
	c := &pipe{in: in, out: out}
	return worker.Serve(in, out, c.answer)
}

// answer answers one query.
func (c *pipe) answer(query []byte) (any, error) {
	var q ask
	if err := json.Unmarshal(query, &q); err != nil {
		return nil, err
	}
	r := c.do(q)
	return r, c.broken
}

// pipe is the child's end of the conversation. Sources are parsed side by
// side, so a question and its answer are one step.
type pipe struct {
	mu     sync.Mutex
	in     *bufio.Reader
	out    *bufio.Writer
	broken error
	held   shelf
}

func (c *pipe) do(q ask) reply {
	if q.LeftSize > 0 {
		return c.lookedFor(q)
	}
	if q.Plan == nil && q.Finished > 0 {
		return c.finished(q.Finished)
	}
	if q.Plan == nil && q.Buried > 0 {
		return replyOf(c.tellBuried(q.Buried))
	}
	if q.Words != nil {
		r := replyOf(q.Words.setWords())
		r.Pages = [2]int{q.Words.ContentsPages, q.Words.RecordPages}
		return r
	}
	if q.Plan == nil {
		return c.look(q.Looks)
	}
	for i := range q.Plan.Items {
		it := &q.Plan.Items[i]
		r := &pipeReader{c: c, source: i, size: it.Size}
		r.forget() // of what is parsed already, only the ends of pictures
		it.R = r
		if i < len(q.Held) {
			it.parsed = c.held.take(q.Held[i], it.R)
		}
	}
	c.held = shelf{}
	debug.FreeOSMemory() // of probing: it would lie idle below all that comes now
	err := Assemble(context.Background(), q.Plan, func(int) (io.WriteCloser, error) {
		return pipeWriter{c}, c.send(worker.Part, nil)
	})
	return replyOf(err)
}

// lookedAt is how many sources are probed side by side.
const lookedAt = 2

// look probes sources.
func (c *pipe) look(looks []look) reply {
	r := reply{Probes: make([]Probe, len(looks)), Kinds: make([]string, len(looks))}
	var wait sync.WaitGroup
	room := make(chan struct{}, lookedAt)
	for i, l := range looks {
		room <- struct{}{}
		wait.Go(func() {
			r.Probes[i], r.Kinds[i] = c.one(i, l)
			<-room
		})
	}
	wait.Wait()
	return r
}

// one probes one source and keeps it where there is room.
func (c *pipe) one(i int, l look) (Probe, string) {
	r := &pipeReader{c: c, source: i, size: l.Size}
	s, err := openItem(r, l.Size, l.Media)
	r.forget()
	if err != nil {
		return Probe{}, kindOf(err)
	}
	p, err := s.probe()
	if err != nil {
		return Probe{}, kindOf(err)
	}
	c.held.put(l.Hold, s)
	return p, ""
}

// replyOf says what kind of error it was and which item it was about.
func replyOf(err error) reply {
	r := reply{Err: kindOf(err)}
	var at *ItemError
	if errors.As(err, &at) {
		r.Item = at.ID
	}
	var missing *text.MissingGlyph
	if errors.As(err, &missing) {
		r.Rune = missing.Rune
	}
	return r
}

// kindOf is the kind of an error. Its text stays in the child: it may quote a
// source.
func kindOf(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, ErrSource):
		return errKindSource
	case errors.As(err, new(*text.MissingGlyph)):
		return errKindGlyph
	}
	return errKindAssembly
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

// Carry has the parent put a range of an item's bytes into the output.
func (w pipeWriter) Carry(item int, at, n int64) error {
	var q [20]byte
	binary.BigEndian.PutUint32(q[:], uint32(item))
	binary.BigEndian.PutUint64(q[4:], uint64(at))
	binary.BigEndian.PutUint64(q[12:], uint64(n))
	return w.c.send(worker.Carry, q[:])
}
