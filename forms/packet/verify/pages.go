package verify

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// A packet is written by this program, so its structure is known: one
// cross-reference stream, catalog and page tree in object streams. This reads
// no more of PDF than that, and none of what exhibits brought along.

var errStructure = errors.New("verify: not the structure of a packet")

// maxObject bounds one unpacked object.
const maxObject = 64 << 20

var (
	startXref = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	sizeKey   = regexp.MustCompile(`/Size (\d+)`)
	rootKey   = regexp.MustCompile(`/Root (\d+) 0 R`)
	pagesKey  = regexp.MustCompile(`/Pages (\d+) 0 R`)
	countKey  = regexp.MustCompile(`/Count (\d+)`)
	lengthKey = regexp.MustCompile(`/Length (\d+)`)
	firstKey  = regexp.MustCompile(`/First (\d+)`)
)

// entryBytes is the width of a cross-reference entry: kind, place, index.
const entryBytes = 1 + 5 + 2

// countPages reads the number of pages of a packet.
func countPages(r io.ReaderAt, size int64) (int, error) {
	tail := make([]byte, min(size, 1024))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return 0, err
	}
	at, err := number(startXref, tail)
	if err != nil {
		return 0, err
	}
	dict, table, err := stream(r, size, int64(at))
	if err != nil {
		return 0, err
	}
	f := &file{r: r, size: size, table: table}
	n, err := number(sizeKey, dict)
	if err != nil || n > len(table)/entryBytes {
		return 0, errStructure
	}
	root, err := number(rootKey, dict)
	if err != nil {
		return 0, err
	}
	catalog, err := f.object(root)
	if err != nil {
		return 0, err
	}
	pages, err := number(pagesKey, catalog)
	if err != nil {
		return 0, err
	}
	tree, err := f.object(pages)
	if err != nil {
		return 0, err
	}
	return number(countKey, tree)
}

type file struct {
	r     io.ReaderAt
	size  int64
	table []byte
}

// object returns an object that lies in an object stream.
func (f *file) object(nr int) ([]byte, error) {
	kind, where, index, ok := f.entry(nr)
	if !ok || kind != 2 {
		return nil, errStructure
	}
	kind, at, _, ok := f.entry(int(where))
	if !ok || kind != 1 {
		return nil, errStructure
	}
	dict, data, err := stream(f.r, f.size, at)
	if err != nil {
		return nil, err
	}
	first, err := number(firstKey, dict)
	if err != nil || first > len(data) {
		return nil, errStructure
	}
	offsets := bytes.Fields(data[:first])
	if 2*index+1 >= len(offsets) {
		return nil, errStructure
	}
	from, err := strconv.Atoi(string(offsets[2*index+1]))
	if err != nil || from < 0 || from > len(data)-first {
		return nil, errStructure
	}
	body := data[first+from:]
	if end := bytes.IndexByte(body, '\n'); end >= 0 {
		body = body[:end]
	}
	return body, nil
}

func (f *file) entry(nr int) (kind byte, where int64, index int, ok bool) {
	if nr < 0 || nr >= len(f.table)/entryBytes {
		return 0, 0, 0, false
	}
	e := f.table[nr*entryBytes:]
	for _, b := range e[1:6] {
		where = where<<8 | int64(b)
	}
	return e[0], where, int(e[6])<<8 | int(e[7]), true
}

// stream reads the dictionary and the unpacked data of the stream at an offset.
func stream(r io.ReaderAt, size, at int64) (dict, data []byte, err error) {
	if at < 0 || at >= size {
		return nil, nil, errStructure
	}
	head := make([]byte, min(4096, size-at))
	if _, err := r.ReadAt(head, at); err != nil && err != io.EOF {
		return nil, nil, err
	}
	i := bytes.Index(head, []byte("stream\n"))
	if i < 0 {
		return nil, nil, errStructure
	}
	dict = head[:i]
	n, err := number(lengthKey, dict)
	if err != nil {
		return nil, nil, err
	}
	body := io.NewSectionReader(r, at+int64(i)+7, int64(n))
	if !bytes.Contains(dict, []byte("/Filter/FlateDecode")) {
		data, err = io.ReadAll(io.LimitReader(body, maxObject))
		return dict, data, err
	}
	z, err := zlib.NewReader(body)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", errStructure, err)
	}
	data, err = io.ReadAll(io.LimitReader(z, maxObject+1))
	if err != nil || len(data) > maxObject {
		return nil, nil, errStructure
	}
	return dict, data, nil
}

func number(key *regexp.Regexp, in []byte) (int, error) {
	m := key.FindSubmatch(in)
	if m == nil {
		return 0, errStructure
	}
	return strconv.Atoi(string(m[1]))
}
