package convert

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// child is a running child, seen from the parent.
type child struct{ *worker.Process }

// take gives a child that nobody uses.
func (c *Converter) take() (*child, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil, ErrClosed
	}
	if p := c.idle; p != nil {
		c.idle = nil
		return p, nil
	}
	p, err := worker.Launch(workerFlag, os.TempDir(), worker.Limits{MemoryMB: childMemoryMB})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrStopped, err)
	}
	return &child{p}, nil
}

// give puts a child back for the next call, or ends it.
func (c *Converter) give(p *child, good bool) {
	c.mu.Lock()
	keep := good && !c.closed && c.idle == nil
	if keep {
		c.idle = p
	}
	c.mu.Unlock()
	if !keep {
		p.End()
	}
}

// run asks a child and serves it until it answers. A child with which anything went wrong is ended.
func (c *Converter) run(ctx context.Context, q ask, s Source, out *sink) (reply, error) {
	if err := ctx.Err(); err != nil {
		return reply{}, err
	}
	if s.Size <= 0 {
		return reply{}, fmt.Errorf("%w: empty", ErrUnreadable)
	}
	p, err := c.take()
	if err != nil {
		return reply{}, err
	}
	q.Media, q.Size, q.Language = s.Media, s.Size, c.Language
	x := &talk{child: p, source: s, out: out, silence: c.silence, budget: c.budget}
	r, err := x.converse(ctx, q)
	c.give(p, err == nil && !r.Spent)
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	if err != nil {
		return reply{}, err
	}
	return r, asError(r.Err)
}

// talk is one query and what follows until the answer.
type talk struct {
	*child
	source          Source
	out             *sink
	silence, budget time.Duration
	late            atomic.Bool
	place, block    []byte
}

// converse sends the query and serves frames until the answer.
func (x *talk) converse(ctx context.Context, q ask) (reply, error) {
	if x.silence == 0 {
		x.silence = silenceLimit
	}
	if x.budget == 0 {
		x.budget = budgetLimit
	}
	defer context.AfterFunc(ctx, x.Kill)()
	body, err := json.Marshal(q)
	if err != nil {
		return reply{}, err
	}
	if err := worker.Send(x.In, worker.Query, body); err != nil {
		return reply{}, ErrStopped
	}
	k, body, err := x.next()
	for err == nil && k != worker.Answer {
		k, body, err = x.out.take(x, k, body)
	}
	var r reply
	if err != nil {
		return r, err
	}
	if json.Unmarshal(body, &r) != nil || len(r.Hidden) > hiddenLimit || r.Length < 0 {
		return reply{}, ErrProtocol
	}
	return r, nil
}

// next is the next frame that is not a question for bytes of the source.
func (x *talk) next() (worker.Kind, []byte, error) {
	for {
		k, body, err := x.receive()
		if err != nil || k != worker.Read {
			return k, body, err
		}
		if err := x.read(body); err != nil {
			return 0, nil, err
		}
	}
}

// receive waits for a frame. Only this waiting counts against the limits: what the caller does with an output takes
// its own time.
func (x *talk) receive() (worker.Kind, []byte, error) {
	start := time.Now()
	timer := time.AfterFunc(min(x.silence, x.budget), func() { x.late.Store(true); x.Kill() })
	k, body, err := worker.ReceiveInto(x.Out, x.place)
	timer.Stop()
	x.budget -= time.Since(start)
	switch {
	case x.late.Load() || x.budget <= 0:
		return 0, nil, ErrTimeLimit
	case err != nil:
		return 0, nil, ErrStopped // by its limits, or by what it read
	}
	if k == worker.Chunk { // used up before the next frame comes
		x.place = body
	}
	return k, body, nil
}

// read sends the child a range of the source, never any bytes outside of it.
func (x *talk) read(body []byte) error {
	if len(body) != 12 {
		return ErrProtocol
	}
	offset, n := int64(binary.BigEndian.Uint64(body)), int64(binary.BigEndian.Uint32(body[8:]))
	if n > worker.MaxBlock || offset < 0 || offset >= x.source.Size {
		return ErrProtocol
	}
	n = min(n, x.source.Size-offset)
	if int64(len(x.block)) < n {
		x.block = make([]byte, n)
	}
	block := x.block[:n]
	if got, err := x.source.R.ReadAt(block, offset); got < len(block) {
		if err == nil {
			err = io.ErrUnexpectedEOF
		}
		return fmt.Errorf("%w: %w", errHere, err)
	}
	if err := worker.Send(x.In, worker.Data, block); err != nil {
		return ErrStopped
	}
	return nil
}
