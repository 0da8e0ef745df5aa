package packet

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"io"
	"regexp"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Pictures are most of a scan's bytes and nothing of its structure. A source
// is parsed without them: in the place of a picture's data stands a mark that
// says where in the source it lies, and the data goes from the source into the
// packet without passing through the process that parses.

// sparseFrom is the least size of a picture that is left out.
const sparseFrom = 16 << 10

// markSize is the length of a mark: the word below, then offset and length.
const markSize = 16 + 8 + 8

// markWord begins a mark. It is drawn at each start, so that no file can hold
// one.
var markWord = func() (w [16]byte) {
	rand.Read(w[:])
	return w
}()

// sparse reads a source and leaves pictures out.
type sparse struct {
	r    io.ReaderAt
	size int64
	left int // pictures left out
}

// ReadAt reads; a long read that begins where a picture's data begins gives a
// mark, and whatever the buffer held after it.
func (s *sparse) ReadAt(p []byte, at int64) (int, error) {
	if len(p) < sparseFrom || at+int64(len(p)) > s.size || !s.picture(at) {
		return s.r.ReadAt(p, at)
	}
	s.left++
	putMark(p, at, int64(len(p)))
	return len(p), nil
}

// beforePicture is how much before a picture's data is read to know it.
const beforePicture = 2048

var (
	imageDict  = regexp.MustCompile(`/Subtype\s*/Image[\s/>]`)
	otherDict  = regexp.MustCompile(`/ObjStm|/XRef|/Metadata`)
	beforeData = regexp.MustCompile(`>>\s*stream\r?\n?$`)
)

// picture reports whether the bytes before a place are the dictionary of a
// picture.
func (s *sparse) picture(at int64) bool {
	before := make([]byte, min(at, beforePicture))
	if _, err := s.r.ReadAt(before, at-int64(len(before))); err != nil && err != io.EOF {
		return false
	}
	begin := bytes.LastIndex(before, []byte(" obj"))
	if begin < 0 {
		return false
	}
	dict := before[begin:]
	return imageDict.Match(dict) && !otherDict.Match(dict) && beforeData.Match(dict)
}

func putMark(p []byte, at, n int64) {
	copy(p, markWord[:])
	binary.BigEndian.PutUint64(p[16:], uint64(at))
	binary.BigEndian.PutUint64(p[24:], uint64(n))
}

// leftOut reads a mark.
func leftOut(raw []byte) (at, n int64, ok bool) {
	if len(raw) < markSize || !bytes.Equal(raw[:16], markWord[:]) {
		return 0, 0, false
	}
	return int64(binary.BigEndian.Uint64(raw[16:])), int64(binary.BigEndian.Uint64(raw[24:])), true
}

// dataSize is how many bytes a stream's data takes.
func dataSize(sd types.StreamDict) int64 {
	if _, n, ok := leftOut(sd.Raw); ok {
		return n
	}
	return int64(len(sd.Raw))
}

// shrink keeps the mark of each picture left out and frees the room that its
// data would have taken. It returns about how many bytes the source holds.
func (s *source) shrink() (held int64) {
	for _, e := range s.ctx.Table {
		if e == nil {
			continue
		}
		held += objectBytes
		sd, ok := e.Object.(types.StreamDict)
		if !ok {
			continue
		}
		if _, _, out := leftOut(sd.Raw); out {
			sd.Raw, sd.Content = bytes.Clone(sd.Raw[:markSize]), nil
			e.Object = sd
		}
		held += int64(len(sd.Raw))
	}
	return held
}

// objectBytes is about what a parsed object takes beside its data.
const objectBytes = 700

// data is a stream's data, read from the source where it was left out.
func (s *source) data(sd types.StreamDict) ([]byte, error) {
	at, n, ok := leftOut(sd.Raw)
	if !ok {
		return sd.Raw, nil
	}
	data := make([]byte, n)
	if _, err := s.r.ReadAt(data, at); err != nil && err != io.EOF {
		return nil, err
	}
	return data, nil
}
