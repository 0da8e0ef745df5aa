package fill

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// perObjectStream is how many small objects are compressed together.
const perObjectStream = 150

// write returns the document as a file: every object that can be reached from the catalog, unencrypted, with the
// object numbers of the blank. Equal documents give equal bytes.
func (d *document) write() []byte {
	w := &fileWriter{doc: d, place: map[int]location{}}
	w.out = append(w.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	root := d.ctx.Root.ObjectNumber.Value()
	todo := []int{root}
	if d.ctx.Info != nil {
		todo = append(todo, d.ctx.Info.ObjectNumber.Value())
	}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if _, there := d.ctx.Table[n]; !there {
			continue // a reference to nothing is null by itself
		}
		if _, done := w.place[n]; !done {
			todo = append(todo, w.object(n)...)
		}
	}
	w.flush()
	w.finish(root)
	return w.out
}

// location is where an object lies: at an offset, or at an index of an object stream.
type location struct {
	in    int // number of the object stream, 0 = none
	where int
}

type small struct {
	number int
	body   []byte
}

type fileWriter struct {
	doc   *document
	out   []byte
	place map[int]location
	small []small
}

// object writes one object and returns the numbers it refers to.
func (w *fileWriter) object(n int) []int {
	w.place[n] = location{}
	o := w.doc.get(*types.NewIndirectRef(n, 0))
	e := &encoder{}
	s, isStream := o.(types.StreamDict)
	if !isStream {
		e.object(o)
		w.small = append(w.small, small{n, e.buf})
		if len(w.small) == perObjectStream {
			w.flush()
		}
		return e.refs
	}
	e.object(streamDict(s))
	w.place[n] = location{where: len(w.out)}
	w.stream(n, e.buf, s.Raw)
	return e.refs
}

// streamDict is a stream's dictionary with its true length and without the Crypt filter, which means nothing in an
// unencrypted file and which some readers refuse.
func streamDict(s types.StreamDict) types.Dict {
	d := make(types.Dict, len(s.Dict)+1)
	for k, v := range s.Dict {
		d[k] = v
	}
	d["Length"] = types.Integer(len(s.Raw))
	switch f := d["Filter"].(type) {
	case types.Name:
		if f == "Crypt" {
			delete(d, "Filter")
			delete(d, "DecodeParms")
		}
	case types.Array:
		if len(f) > 0 && f[0] == types.Object(types.Name("Crypt")) {
			d["Filter"] = f[1:]
			if p, ok := d["DecodeParms"].(types.Array); ok && len(p) > 0 {
				d["DecodeParms"] = p[1:]
			}
		}
	}
	return d
}

func (w *fileWriter) stream(n int, dict, raw []byte) {
	w.out = strconv.AppendInt(w.out, int64(n), 10)
	w.out = append(w.out, " 0 obj\n"...)
	w.out = append(w.out, dict...)
	w.out = append(w.out, "\nstream\n"...)
	w.out = append(w.out, raw...)
	w.out = append(w.out, "\nendstream\nendobj\n"...)
}

// flush writes the collected small objects as one object stream.
func (w *fileWriter) flush() {
	if len(w.small) == 0 {
		return
	}
	slices.SortFunc(w.small, func(a, b small) int { return a.number - b.number })
	n := w.doc.next
	w.doc.next++
	var head, body []byte
	for i, s := range w.small {
		head = strconv.AppendInt(head, int64(s.number), 10)
		head = append(head, ' ')
		head = strconv.AppendInt(head, int64(len(body)), 10)
		head = append(head, ' ')
		body = append(append(body, s.body...), '\n')
		w.place[s.number] = location{in: n, where: i}
	}
	raw := deflate(append(head, body...))
	e := &encoder{}
	e.object(types.Dict{"Type": types.Name("ObjStm"), "N": types.Integer(len(w.small)), "First": types.Integer(len(head)),
		"Filter": types.Name("FlateDecode"), "Length": types.Integer(len(raw))})
	w.place[n] = location{where: len(w.out)}
	w.stream(n, e.buf, raw)
	w.small = w.small[:0]
}

// finish writes the cross-reference stream. The file's identifier is a hash of its bytes.
func (w *fileWriter) finish(root int) {
	n := w.doc.next
	w.place[n] = location{where: len(w.out)}
	numbers := make([]int, 0, len(w.place))
	for k := range w.place {
		numbers = append(numbers, k)
	}
	slices.Sort(numbers)
	table := []byte{0, 0, 0, 0, 0, 0xff, 0xff}
	index := types.Array{types.Integer(0), types.Integer(1)}
	run := 0
	for i, k := range numbers {
		if i == 0 || numbers[i-1] != k-1 {
			index = append(index, types.Integer(k), types.Integer(0))
			run = len(index) - 1
		}
		index[run] = index[run].(types.Integer) + 1
		table = append(table, row(w.place[k])...)
	}
	sum := sha256.Sum256(w.out)
	id := types.HexLiteral(hex.EncodeToString(sum[:16]))
	raw := deflate(table)
	dict := types.Dict{"Type": types.Name("XRef"), "Size": types.Integer(n + 1), "Root": *types.NewIndirectRef(root, 0),
		"W": types.Array{types.Integer(1), types.Integer(4), types.Integer(2)}, "Index": index,
		"ID": types.Array{id, id}, "Filter": types.Name("FlateDecode"), "Length": types.Integer(len(raw))}
	if w.doc.ctx.Info != nil {
		dict["Info"] = *types.NewIndirectRef(w.doc.ctx.Info.ObjectNumber.Value(), 0)
	}
	e := &encoder{}
	e.object(dict)
	start := len(w.out)
	w.stream(n, e.buf, raw)
	w.out = append(w.out, "startxref\n"...)
	w.out = strconv.AppendInt(w.out, int64(start), 10)
	w.out = append(w.out, "\n%%EOF\n"...)
}

func row(l location) []byte {
	var b [7]byte
	b[0] = 1
	first, second := l.where, 0
	if l.in > 0 {
		b[0], first, second = 2, l.in, l.where
	}
	binary.BigEndian.PutUint32(b[1:], uint32(first))
	binary.BigEndian.PutUint16(b[5:], uint16(second))
	return b[:]
}
