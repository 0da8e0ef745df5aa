package packet

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// Reading sources and assembling happen in a child process: what a hostile
// file can do to pdfcpu, it does there. The parent serves byte ranges of the
// sources and takes the output.

const workerFlag = "--packet-worker"

func init() { worker.Register(workerFlag, serveApart) }

// Limits of the child.
const (
	apartMemoryMB = 1024
	apartSilence  = time.Minute // without a word from the child
)

// errHere marks an error of the caller's own readers and writers.
var errHere = errors.New("packet: a source or the output could not be read or written here")

// ItemError says which item of a packet stood in the way.
type ItemError struct {
	ID  string
	Err error
}

func (e *ItemError) Error() string { return "packet: item " + e.ID + ": " + e.Err.Error() }

// Unwrap gives the cause.
func (e *ItemError) Unwrap() error { return e.Err }

// ask is a query to the child.
type ask struct {
	Plan  *Plan // assemble it
	Held  []int // by item of the Plan: its number in the look before, 0 = none
	Looks []look
	Words *Plan // count its pages of contents and record

	Finished int64 // without Plan and Looks: tell the structure of source 0, a finished file of this size
	Buried   int64 // without Plan and Looks: send the texts of source 0, a PDF of this size, that its pages do not show

	Left     []string // look for these words in source 0, see LeftIn
	LeftSize int64    // and source 0 has this size
	Picture  string   // make a page of source 0, a picture of this kind and of LeftSize
}

// look asks for the probe of a source.
type look struct {
	Media string // its kind
	Size  int64
	Hold  int // the number under which to keep what was parsed, as far as there is room
}

// reply is the child's answer.
type reply struct {
	Probes []Probe  // of the looks
	Kinds  []string // of the looks: kind of error, "" = none
	Err    string   // kind of error; never a word of a source
	Item   string   // id of the item it was about
	Rune   rune     `json:",omitempty"` // that no font can print
	Pages  [2]int   // of contents and record

	Structure *Structure `json:",omitempty"` // of a finished file
	Left      Left
}

// errand is what one ask reads and writes.
type errand struct {
	sources []io.ReaderAt
	sizes   []int64
	create  func(part int) (io.WriteCloser, error)
	out     io.WriteCloser
	parts   int
	block   []byte // for the ranges sent
}

// apart is the child, started when it is first needed. It is for one
// goroutine.
type apart struct {
	silence time.Duration // 0 = apartSilence
	p       *worker.Process
	looks   int // sources probed, which numbers them
}

// Close ends the child.
func (a *apart) Close() {
	if a.p != nil {
		a.p.End()
		a.p = nil
	}
}

// probe reads a source for planning.
func (a *apart) probe(ctx context.Context, it *Item) (Probe, error) {
	probes, errs, err := a.probes(ctx, []*Item{it})
	if err != nil {
		return Probe{}, err
	}
	return probes[0], errs[0]
}

// probes reads sources for planning, side by side. The child keeps what it
// parsed, as far as it has room, so that assembling need not parse it again:
// each item gets the number under which. errs are those of single sources; err
// ended the child, and which source it was about is not known.
func (a *apart) probes(ctx context.Context, items []*Item) (probes []Probe, errs []error, err error) {
	e, q := &errand{}, ask{}
	for _, it := range items {
		a.looks++
		it.held = a.looks
		e.sources, e.sizes = append(e.sources, it.R), append(e.sizes, it.Size)
		q.Looks = append(q.Looks, look{it.Media, it.Size, it.held})
	}
	answer, err := a.run(ctx, q, e)
	if err != nil {
		return nil, nil, err
	}
	if len(answer.Probes) != len(items) || len(answer.Kinds) != len(items) {
		return nil, nil, worker.ErrProtocol
	}
	for _, kind := range answer.Kinds {
		errs = append(errs, reply{Err: kind}.asError())
	}
	return answer.Probes, errs, nil
}

// plan is MakePlan, with the words set in the child: it needs the fonts to
// assemble, and this process does not.
func (a *apart) plan(ctx context.Context, job Job, items []Item) (*Plan, error) {
	words := &Plan{Job: job, Items: slices.Clone(items)}
	for i := range words.Items {
		words.Items[i].Probe = Probe{}
	}
	answer, err := a.run(ctx, ask{Words: words}, &errand{})
	if err != nil {
		return nil, err
	}
	for _, n := range answer.Pages {
		if n < 0 || n > len(items)+1 {
			return nil, worker.ErrProtocol
		}
	}
	p := &Plan{Job: job, Items: items, ContentsPages: answer.Pages[0], RecordPages: answer.Pages[1]}
	return p.divided()
}

// assemble is Assemble in the child.
func (a *apart) assemble(ctx context.Context, plan *Plan, create func(part int) (io.WriteCloser, error)) error {
	e, q := &errand{create: create}, ask{Plan: plan}
	for _, it := range plan.Items {
		e.sources = append(e.sources, it.R)
		e.sizes = append(e.sizes, it.Size)
		q.Held = append(q.Held, it.held)
	}
	_, err := a.run(ctx, q, e)
	if cerr := e.closeOut(); err == nil {
		err = cerr
	}
	return err
}

// run asks the child and serves it until it answers. Whatever goes wrong with
// the child, or with reading and writing here, ends it.
func (a *apart) run(ctx context.Context, q ask, e *errand) (reply, error) {
	if a.p == nil {
		p, err := worker.Launch(workerFlag, os.TempDir(), worker.Limits{MemoryMB: apartMemoryMB})
		if err != nil {
			return reply{}, err
		}
		a.p = p
	}
	r, err := a.converse(ctx, q, e)
	if err != nil {
		a.Close()
		if ctx.Err() != nil {
			return reply{}, ctx.Err()
		}
		return reply{}, err
	}
	return r, r.asError()
}

// converse sends the query and serves frames. A child that says nothing for a
// minute is ended.
func (a *apart) converse(ctx context.Context, q ask, e *errand) (reply, error) {
	wait := a.silence
	if wait == 0 {
		wait = apartSilence
	}
	p := a.p
	defer context.AfterFunc(ctx, p.Kill)()
	silence := time.AfterFunc(wait, p.Kill)
	defer silence.Stop()
	body, err := json.Marshal(q)
	if err != nil {
		return reply{}, err
	}
	if err := worker.Send(p.In, worker.Query, body); err != nil {
		return reply{}, fmt.Errorf("%w: %w", ErrSource, worker.ErrLost)
	}
	var place []byte
	for {
		k, body, err := worker.ReceiveInto(p.Out, place)
		if err != nil { // ended by its limits or by what it read
			return reply{}, fmt.Errorf("%w: %w", ErrSource, worker.ErrLost)
		}
		silence.Reset(wait)
		if k == worker.Chunk { // used up before the next frame comes
			place = body
		}
		if k == worker.Answer {
			var r reply
			if err := json.Unmarshal(body, &r); err != nil {
				return reply{}, worker.ErrProtocol
			}
			return r, nil
		}
		if err := e.serve(p, k, body); err != nil {
			return reply{}, err
		}
	}
}

// serve answers one frame of the child.
func (e *errand) serve(p *worker.Process, k worker.Kind, body []byte) error {
	switch {
	case k == worker.Read:
		return e.read(p, body)
	case k == worker.Part && e.create != nil:
		return e.next()
	case k == worker.Chunk && e.out != nil:
		if _, err := e.out.Write(body); err != nil {
			return fmt.Errorf("%w: %w", errHere, err)
		}
		return nil
	case k == worker.Carry && e.out != nil:
		return e.carry(body)
	}
	return worker.ErrProtocol
}

// carry puts a range of a source into the output, never any bytes outside of
// it.
func (e *errand) carry(body []byte) error {
	if len(body) != 20 {
		return worker.ErrProtocol
	}
	i := int64(binary.BigEndian.Uint32(body))
	at, n := int64(binary.BigEndian.Uint64(body[4:])), int64(binary.BigEndian.Uint64(body[12:]))
	if i >= int64(len(e.sources)) || e.sources[i] == nil || at < 0 || n < 0 || at > e.sizes[i] || n > e.sizes[i]-at {
		return worker.ErrProtocol
	}
	out, ok := e.out.(*lane)
	if !ok {
		return worker.ErrProtocol
	}
	if err := out.carry(e.sources[i], at, n); err != nil {
		return fmt.Errorf("%w: %w", errHere, err)
	}
	return nil
}

// room is a block of n bytes, used again and again.
func (e *errand) room(n int64) []byte {
	if int64(len(e.block)) < n {
		e.block = make([]byte, n)
	}
	return e.block[:n]
}

// next begins the next output.
func (e *errand) next() error {
	if err := e.closeOut(); err != nil {
		return err
	}
	e.parts++
	out, err := e.create(e.parts)
	if err != nil {
		return fmt.Errorf("%w: %w", errHere, err)
	}
	e.out = newLane(out)
	return nil
}

// read sends the child a range of a source, never any bytes outside of it.
func (e *errand) read(p *worker.Process, body []byte) error {
	if len(body) != 16 {
		return worker.ErrProtocol
	}
	i := int64(binary.BigEndian.Uint32(body))
	offset, n := int64(binary.BigEndian.Uint64(body[4:])), int64(binary.BigEndian.Uint32(body[12:]))
	if i >= int64(len(e.sources)) || e.sources[i] == nil || n > worker.MaxBlock || offset < 0 || offset >= e.sizes[i] {
		return worker.ErrProtocol
	}
	n = min(n, e.sizes[i]-offset)
	block := e.room(n)
	if got, err := e.sources[i].ReadAt(block, offset); got < len(block) {
		return fmt.Errorf("%w: %w", errHere, err)
	}
	return worker.Send(p.In, worker.Data, block)
}

func (e *errand) closeOut() error {
	if e.out == nil {
		return nil
	}
	err := e.out.Close()
	e.out = nil
	return err
}

// The kinds of error a child may answer with.
const (
	errKindSource   = "source"
	errKindAssembly = "assembly"
	errKindGlyph    = "glyph"
)

// asError turns the answer's kind of error into one.
func (r reply) asError() error {
	var err error
	switch r.Err {
	case "":
		return nil
	case errKindSource:
		err = ErrSource
	case errKindGlyph:
		err = &text.MissingGlyph{Rune: r.Rune}
	default:
		err = errAssembly
	}
	if r.Item != "" {
		return &ItemError{r.Item, err}
	}
	return err
}

// errAssembly: the plan could not be carried out.
var errAssembly = errors.New("packet: the plan does not fit its sources")
