package convert

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/harborfile/harborfile/forms/convert/messages"
	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

const workerFlag = "--convert-worker"

func init() { worker.Register(workerFlag, serve) }

// serve is the child: it answers queries until its input ends.
func serve(in *bufio.Reader, out *bufio.Writer, _ string, _ worker.Limits) error {
	debug.SetGCPercent(50)      // pictures come and go by the dozen megabytes
	debug.SetMaxStack(64 << 20) // deep nesting ends early
	p := &pipe{in: in, out: out}
	return worker.Serve(in, out, p.answer)
}

// answer does one errand.
func (p *pipe) answer(query []byte) (any, error) {
	var q ask
	if err := json.Unmarshal(query, &q); err != nil {
		return nil, err
	}
	r := p.do(q)
	r.Spent = spent()
	return r, p.broken
}

// do runs an errand; a reader that panics on a file found it unreadable.
func (p *pipe) do(q ask) (r reply) {
	defer func() {
		if recover() != nil {
			r = reply{Err: codeOf(ErrUnreadable)}
		}
	}()
	f := &file{ReaderAt: p.source(q.Size), size: q.Size}
	f.media = f.detect(q.Media)
	if f.media == mediaLocked {
		return reply{Err: codeOf(ErrPassword)}
	}
	var err error
	switch q.Do {
	case doPages:
		r.Made, err = pages(f, q.Language, chunks{p})
	case doParts:
		err = parts(f, p)
	case doText:
		r.Text, err = words(f)
	case doHidden:
		r.Hidden, err = hiddenIn(f)
	case doStrip:
		r.Made, err = strip(f, chunks{p})
	case doLength:
		r.Length, err = length(f)
	default:
		err = ErrKind
	}
	if err != nil {
		return reply{Err: codeOf(err)}
	}
	return r
}

// spent reports whether this process holds so much memory that it should not live on.
func spent() bool {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys-m.HeapReleased > childSpent
}

// file is the source, seen from the child.
type file struct {
	io.ReaderAt
	size  int64
	media string
}

// head is the first bytes.
func (f *file) head(n int64) []byte {
	b := make([]byte, min(n, f.size))
	got, _ := f.ReadAt(b, 0)
	return b[:got]
}

// detect is the kind the bytes say, else the one the record says.
func (f *file) detect(said string) string {
	kind := Detect(f.head(detectHead), f, f.size)
	switch {
	case kind == MediaZip && messages.DetectZip(f, f.size) != "": // a look into the archive
		return messagesMedia(messages.WhatsAppZip)
	case kind == unknown && said != "":
		return said
	}
	return kind
}

// whole reads a file of at most limit bytes.
func (f *file) whole(limit int64) ([]byte, error) {
	if f.size > limit {
		return nil, fmt.Errorf("%w: %d bytes", ErrTooLarge, f.size)
	}
	b := make([]byte, f.size)
	if _, err := f.ReadAt(b, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return b, nil
}
