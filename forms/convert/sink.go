package convert

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// sink takes what a child puts out: one output, or parts one after the other.
type sink struct {
	w     io.Writer
	each  func(Part, io.Reader) error
	room  int64 // bytes that may still come
	parts int
}

// take uses one frame and gives the next.
func (s *sink) take(x *talk, k worker.Kind, body []byte) (worker.Kind, []byte, error) {
	switch {
	case s != nil && s.w != nil && k == worker.Chunk:
		if err := s.write(body); err != nil {
			return 0, nil, err
		}
		return x.next()
	case s != nil && s.each != nil && k == worker.Part:
		return s.part(x)
	}
	return 0, nil, ErrProtocol
}

func (s *sink) write(body []byte) error {
	if err := s.count(body); err != nil {
		return err
	}
	if _, err := s.w.Write(body); err != nil {
		return fmt.Errorf("%w: %w", errHere, err)
	}
	return nil
}

// count holds a child to the limit of its output.
func (s *sink) count(body []byte) error {
	if s.room -= int64(len(body)); s.room < 0 {
		return ErrTooLarge
	}
	return nil
}

// part hands one part to the caller: its description comes as the first chunk, its bytes as the chunks after it.
func (s *sink) part(x *talk) (worker.Kind, []byte, error) {
	if s.parts++; s.parts > partCount {
		return 0, nil, ErrTooLarge
	}
	k, body, err := x.next()
	if err != nil {
		return 0, nil, err
	}
	var p Part
	if k != worker.Chunk || len(body) > headerLimit || json.Unmarshal(body, &p) != nil {
		return 0, nil, ErrProtocol
	}
	p.Name, p.Media = cases.OneLine(p.Name), cases.OneLine(p.Media)
	r := &partReader{sink: s, talk: x}
	err = s.each(p, r)
	for err == nil && r.err == nil && !r.done && !r.cut { // what the caller left
		_ = r.fill()
	}
	if r.err != nil { // the reader's own trouble, which the caller may have passed on
		return 0, nil, r.err
	}
	if err != nil {
		return 0, nil, err
	}
	if r.cut {
		return x.next()
	}
	return r.kind, r.body, nil
}

// partReader reads one part from the child as the caller asks for it.
type partReader struct {
	*sink
	*talk
	rest []byte
	cut  bool // it does not read to its end, and what came of it must not pass for the whole
	done bool // the frame after the part has come: kind, body
	kind worker.Kind
	body []byte
	err  error
}

// Read gives the next bytes of the part.
func (r *partReader) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		if r.done {
			return 0, io.EOF
		}
		if err := r.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// fill receives the next frame.
func (r *partReader) fill() error {
	if r.cut {
		return ErrUnreadable
	}
	k, body, err := r.next()
	if err == nil && k == worker.Chunk {
		err = r.count(body)
	}
	switch {
	case err != nil:
		r.err = err
	case k == worker.Chunk && len(body) == 0:
		r.cut = true
		return ErrUnreadable
	case k == worker.Chunk:
		r.rest = body
	default:
		r.done, r.kind, r.body = true, k, body
	}
	return r.err
}
