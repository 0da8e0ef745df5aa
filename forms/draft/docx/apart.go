package docx

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

const workerFlag = "--docx-worker"

// Limits of the child.
const (
	childMemoryMB = 512
	childTime     = 60 * time.Second
)

func init() { worker.Register(workerFlag, serve) }

// reply is the child's answer.
type reply struct {
	Reading *Reading
	Err     string // code of one of answerable
}

// serve is the child: it reads the file that it is sent.
func serve(in *bufio.Reader, out *bufio.Writer, _ string, _ worker.Limits) error {
	debug.SetMaxStack(64 << 20) // deep nesting ends early
	return worker.Serve(in, out, func(query []byte) (any, error) {
		var file []byte
		if err := json.Unmarshal(query, &file); err != nil {
			return nil, err
		}
		return answer(file), nil
	})
}

func answer(file []byte) (out reply) {
	defer func() { // a reader that panics on a file found it unreadable
		if recover() != nil {
			out = reply{Err: ErrUnreadable.(*trouble).code}
		}
	}()
	read, err := Read(file)
	if err != nil {
		return reply{Err: codeOf(err)}
	}
	return reply{Reading: read}
}

// codeOf is the word the child sends for an error. Its text stays in the child: it may quote the file.
func codeOf(err error) string {
	for _, known := range answerable {
		if errors.Is(err, known) {
			return known.(*trouble).code
		}
	}
	return ErrUnreadable.(*trouble).code
}

// Apart is Read in a child process of our own program, which has no key, no file name and little memory.
//
// Errors: those of Read; ErrStopped when the child ended or took too long.
func Apart(ctx context.Context, file []byte) (*Reading, error) {
	if len(file) > maxFile {
		return nil, ErrTooLarge
	}
	p, err := worker.Launch(workerFlag, os.TempDir(), worker.Limits{MemoryMB: childMemoryMB})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrStopped, err)
	}
	defer p.End()
	limited, cancel := context.WithTimeout(ctx, childTime)
	defer cancel()
	defer context.AfterFunc(limited, p.Kill)()
	r, err := ask(p, file)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrStopped, err)
	}
	return r.reading()
}

func ask(p *worker.Process, file []byte) (r reply, err error) {
	query, err := json.Marshal(file)
	if err != nil {
		return r, err
	}
	if err := worker.Send(p.In, worker.Query, query); err != nil {
		return r, err
	}
	kind, body, err := worker.Receive(p.Out)
	if err != nil {
		return r, err
	}
	if kind != worker.Answer {
		return r, worker.ErrProtocol
	}
	return r, json.Unmarshal(body, &r)
}

func (r reply) reading() (*Reading, error) {
	if r.Reading != nil && r.Reading.Doc != nil {
		return r.Reading, nil
	}
	for _, known := range answerable {
		if known.(*trouble).code == r.Err {
			return nil, known
		}
	}
	return nil, ErrUnreadable
}
