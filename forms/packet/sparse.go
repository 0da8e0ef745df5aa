package packet

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"io"
	"regexp"
	"strconv"

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

// sparse reads a source and leaves pictures out. A picture is found in one of
// two ways. Mostly its whole dictionary comes with the first read of its
// object; then the dictionary is given out with the length of a mark, and no
// room is ever made for the data. Else its data is asked for in full, and only
// the beginning of what comes is a mark.
type sparse struct {
	r    io.ReaderAt
	size int64
	left int // pictures left out

	cut map[int64]*cutOut // by the place of its data
}

// cutOut is a picture whose dictionary was given out with the length of a mark.
type cutOut struct {
	n     int64 // of its data
	given bool  // its mark was read
}

// ReadAt reads; a read that begins where a picture's data begins gives a mark,
// and after it whatever the buffer held.
func (s *sparse) ReadAt(p []byte, at int64) (int, error) {
	if cut := s.cut[at]; cut != nil && len(p) >= markSize {
		cut.given = true
		putMark(p, at, cut.n)
		return len(p), nil
	}
	if len(p) >= sparseFrom && at+int64(len(p)) <= s.size && s.picture(at) {
		s.left++
		putMark(p, at, int64(len(p)))
		return len(p), nil
	}
	n, err := s.r.ReadAt(p, at)
	s.shorten(p[:n], at)
	return n, err
}

// lost reports whether a dictionary was changed and its mark never read: then
// the source was read in a way not foreseen here, and what was parsed is not
// to be used.
func (s *sparse) lost() bool {
	for _, cut := range s.cut {
		if !cut.given {
			return true
		}
	}
	return false
}

var (
	objectHead = regexp.MustCompile(`^\s*\d+\s+\d+\s+obj\s*<<`)
	lengthKey  = regexp.MustCompile(`/Length[\s/(<\[]`)
	lengthOf   = regexp.MustCompile(`/Length\s+(\d+)\s*[/>]`)
	endOfData  = regexp.MustCompile(`^\s*endstream`)
)

// shorten changes what was read where it is the object of a picture from its
// very beginning: the length in its dictionary becomes that of a mark. Where
// anything about it is unusual it stays as it is.
func (s *sparse) shorten(p []byte, at int64) {
	if !objectHead.Match(p) {
		return
	}
	dict, rest, ok := bytes.Cut(p, []byte("stream"))
	eol := 1
	switch {
	case !ok || bytes.Contains(dict, []byte("endobj")):
		return
	case bytes.HasPrefix(rest, []byte("\r\n")):
		eol = 2
	case !bytes.HasPrefix(rest, []byte("\n")):
		return
	}
	if !imageDict.Match(dict) || otherDict.Match(dict) || !bytes.HasSuffix(bytes.TrimSpace(dict), []byte(">>")) || len(lengthKey.FindAllIndex(dict, 2)) != 1 {
		return
	}
	m := lengthOf.FindSubmatchIndex(dict)
	if m == nil {
		return
	}
	digits := dict[m[2]:m[3]]
	n, err := strconv.ParseInt(string(digits), 10, 64)
	data := at + int64(len(dict)+len("stream")+eol)
	if err != nil || n < sparseFrom || n > s.size-data || !s.endsAt(data+n) || s.isData(at) {
		return
	}
	for i := range digits {
		digits[i] = ' '
	}
	copy(digits, strconv.Itoa(markSize))
	if s.cut == nil {
		s.cut = map[int64]*cutOut{}
	}
	if s.cut[data] == nil {
		s.left++
		s.cut[data] = &cutOut{n: n}
	}
}

// endsAt reports whether a stream's data ends at a place.
func (s *sparse) endsAt(at int64) bool {
	after := make([]byte, 16)
	n, err := s.r.ReadAt(after, at)
	return (err == nil || err == io.EOF) && endOfData.Match(after[:n])
}

// isData reports whether the data of a stream begins at a place: what looks
// like an object there is none.
func (s *sparse) isData(at int64) bool {
	before := make([]byte, min(at, 10))
	if _, err := s.r.ReadAt(before, at-int64(len(before))); err != nil && err != io.EOF {
		return true
	}
	before = bytes.TrimRight(before, "\r\n \t")
	return bytes.HasSuffix(before, []byte("stream")) && !bytes.HasSuffix(before, []byte("endstream"))
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
