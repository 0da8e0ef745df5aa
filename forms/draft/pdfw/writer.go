package pdfw

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
)

// The header line and, after it, a comment of bytes above 127, so that mail programs take the file for binary
// (ISO 32000-1, 7.5.2).
const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// An object stream is closed when it holds this much; readers unpack a whole stream to reach one object in it.
const (
	packCount = 200
	packBytes = 256 << 10
)

// entry says where an object lies, in the three columns of a cross-reference stream (ISO 32000-1, 7.5.8.3).
type entry struct {
	kind  byte  // 0 free, 1 at a byte offset, 2 inside an object stream
	where int64 // kind 1: the offset; kind 2: the object number of the stream
	index int   // kind 2: place within that stream
}

type packed struct {
	nr   int
	body string
}

// Writer writes one file. It keeps the first thing that goes wrong, ignores what follows, and reports it in Finish, so
// calls in between need no checks. A Writer is for one goroutine.
type Writer struct {
	file    io.Writer
	out     *bufio.Writer
	sum     hash.Hash
	offset  int64
	entries []entry
	pack    []packed
	packLen int
	err     error
}

// New starts a file on w. The caller closes w after Finish.
func New(w io.Writer) *Writer {
	p := &Writer{file: w, sum: sha256.New(), entries: make([]entry, 1)}
	p.out = bufio.NewWriterSize(io.MultiWriter(w, p.sum), 256<<10)
	p.write(header)
	return p
}

// Offset is the number of bytes written so far, not counting objects still waiting for their object stream.
func (p *Writer) Offset() int64 { return p.offset }

// Err is the first thing that went wrong, or nil.
func (p *Writer) Err() error { return p.err }

// Alloc reserves an object number, so that an object can be referred to before it is written. A number that is never
// written reads as null.
func (p *Writer) Alloc() int {
	p.entries = append(p.entries, entry{})
	return len(p.entries) - 1
}

// Put writes a non-stream object under a number from Alloc; body is the object in PDF syntax.
func (p *Writer) Put(nr int, body string) {
	if !p.claim(nr, entry{kind: 2}) {
		return
	}
	p.pack = append(p.pack, packed{nr, body})
	p.packLen += len(body)
	if len(p.pack) >= packCount || p.packLen > packBytes {
		p.flush()
	}
}

// Add allocates a number, writes a non-stream object under it and returns the number.
func (p *Writer) Add(body string) int {
	nr := p.Alloc()
	p.Put(nr, body)
	return nr
}

// Raw writes a stream whose data is already encoded. dict holds the dictionary's entries without << >> and /Length.
func (p *Writer) Raw(nr int, dict string, data []byte) {
	if !p.claim(nr, entry{kind: 1, where: p.offset}) {
		return
	}
	p.write(fmt.Sprintf("%d 0 obj\n<<%s/Length %d>>\nstream\n", nr, dict, len(data)))
	p.writeBytes(data)
	p.write("\nendstream\nendobj\n")
}

// Carry writes a stream whose n bytes of encoded data send puts into the file itself: they do not pass through the
// Writer. mark stands for them in the file identifier.
func (p *Writer) Carry(nr int, dict string, n int64, mark string, send func(file io.Writer) error) {
	if !p.claim(nr, entry{kind: 1, where: p.offset}) {
		return
	}
	p.write(fmt.Sprintf("%d 0 obj\n<<%s/Length %d>>\nstream\n", nr, dict, n))
	p.flushOut()
	if p.err == nil {
		p.keep(send(p.file))
	}
	p.offset += n
	io.WriteString(p.sum, mark) // a hash takes everything
	p.write("\nendstream\nendobj\n")
}

// Flate writes a stream, compressed where that saves anything.
func (p *Writer) Flate(nr int, dict string, data []byte) {
	if len(data) > 200 {
		p.Raw(nr, dict+"/Filter/FlateDecode", Deflate(data, 6))
		return
	}
	p.Raw(nr, dict, data)
}

// Finish writes what is pending, the cross-reference and the trailer. root is the catalog's object number, info the
// information dictionary's, or 0 for none. The file identifier is a hash of all bytes before the cross-reference.
func (p *Writer) Finish(root, info int) error {
	p.flush()
	nr := p.Alloc()
	start := p.offset
	p.entries[nr] = entry{kind: 1, where: start}
	table := p.crossReference()
	p.flushOut()
	id := fmt.Sprintf("%x", p.sum.Sum(nil)[:16])
	dict := fmt.Sprintf("/Type/XRef/Size %d/W[1 5 2]/Root %d 0 R", len(p.entries), root)
	if info > 0 {
		dict += fmt.Sprintf("/Info %d 0 R", info)
	}
	dict += fmt.Sprintf("/ID[<%s><%s>]/Filter/FlateDecode", id, id)
	data := Deflate(table, 9)
	p.write(fmt.Sprintf("%d 0 obj\n<<%s/Length %d>>\nstream\n", nr, dict, len(data)))
	p.writeBytes(data)
	p.write(fmt.Sprintf("\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start))
	p.flushOut()
	return p.err
}

// claim marks an object as written. Writing one twice would leave two objects of one number, of which a reader sees
// only the later.
func (p *Writer) claim(nr int, e entry) bool {
	switch {
	case p.err != nil:
		return false
	case nr <= 0 || nr >= len(p.entries):
		p.err = fmt.Errorf("pdfw: object %d was never allocated", nr)
		return false
	case p.entries[nr].kind != 0:
		p.err = fmt.Errorf("pdfw: object %d is written twice", nr)
		return false
	}
	p.entries[nr] = e
	return true
}

// flush closes the open object stream (ISO 32000-1, 7.5.7).
func (p *Writer) flush() {
	if len(p.pack) == 0 || p.err != nil {
		return
	}
	var index, bodies bytes.Buffer
	stream := p.Alloc()
	for i, o := range p.pack {
		fmt.Fprintf(&index, "%d %d ", o.nr, bodies.Len())
		bodies.WriteString(o.body)
		bodies.WriteByte('\n')
		p.entries[o.nr] = entry{kind: 2, where: int64(stream), index: i}
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d/Filter/FlateDecode", len(p.pack), index.Len())
	p.pack, p.packLen = p.pack[:0], 0
	index.Write(bodies.Bytes())
	p.Raw(stream, dict, Deflate(index.Bytes(), 1))
}

// crossReference is the table of all entries: one byte kind, five bytes place, two bytes index.
func (p *Writer) crossReference() []byte {
	var b bytes.Buffer
	for i, e := range p.entries {
		index := e.index
		if i == 0 {
			index = 65535 // head of the list of free objects
		}
		b.Write([]byte{e.kind,
			byte(e.where >> 32), byte(e.where >> 24), byte(e.where >> 16), byte(e.where >> 8), byte(e.where),
			byte(index >> 8), byte(index)})
	}
	return b.Bytes()
}

func (p *Writer) write(s string) { p.writeBytes([]byte(s)) }

func (p *Writer) writeBytes(b []byte) {
	n, err := p.out.Write(b)
	p.offset += int64(n)
	p.keep(err)
}

func (p *Writer) flushOut() { p.keep(p.out.Flush()) }

func (p *Writer) keep(err error) {
	if err != nil && p.err == nil {
		p.err = err
	}
}
