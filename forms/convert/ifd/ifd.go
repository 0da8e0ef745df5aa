// Package ifd reads the directories of a TIFF file, which are also what EXIF is made of (TIFF 6.0, section 2; CIPA
// DC-008). It owns the byte order, the entries and their bounds. It must not know what a tag is for.
package ifd

import (
	"encoding/binary"
	"errors"
	"math"
)

// ErrBroken: the bytes are no TIFF, or a directory lies outside of them.
var ErrBroken = errors.New("ifd: not a TIFF directory")

// Type is the kind of an entry's values.
type Type uint16

// The types that are told apart.
const (
	Byte      Type = 1
	ASCII     Type = 2
	Short     Type = 3
	Long      Type = 4
	Rational  Type = 5
	Undefined Type = 7
	SLong     Type = 9
	SRational Type = 10
	IFD       Type = 13
)

var sizes = map[Type]int64{Byte: 1, ASCII: 1, Short: 2, Long: 4, Rational: 8, 6: 1, Undefined: 1, 8: 2, SLong: 4,
	SRational: 8, 11: 4, 12: 8, IFD: 4}

// File is a TIFF file or an EXIF block in memory.
type File struct {
	Data  []byte
	Order binary.ByteOrder
	First int64 // place of the first directory
}

// Entry is one entry of a directory.
type Entry struct {
	Tag   uint16
	Type  Type
	Count int64
	At    int64  // place of the value in the file
	Value []byte // the values' bytes, inside File.Data
	order binary.ByteOrder
}

// Dir is one directory.
type Dir struct {
	At      int64
	Next    int64 // place of the next one, 0 = none
	Entries []Entry
}

// Read reads the header.
func Read(data []byte) (*File, error) {
	if len(data) < 8 {
		return nil, ErrBroken
	}
	f := &File{Data: data}
	switch string(data[:4]) {
	case "II*\x00":
		f.Order = binary.LittleEndian
	case "MM\x00*":
		f.Order = binary.BigEndian
	default:
		return nil, ErrBroken
	}
	f.First = int64(f.Order.Uint32(data[4:]))
	return f, nil
}

// Dir reads the directory at a place. Entries whose values lie outside of the file are left out.
func (f *File) Dir(at int64) (Dir, error) {
	size := int64(len(f.Data))
	if at < 8 || at+2 > size {
		return Dir{}, ErrBroken
	}
	n := int64(f.Order.Uint16(f.Data[at:]))
	d := Dir{At: at}
	for k := range n {
		e := at + 2 + 12*k
		if e+12 > size {
			return d, nil
		}
		if entry, ok := f.entry(e); ok {
			d.Entries = append(d.Entries, entry)
		}
	}
	if end := at + 2 + 12*n; end+4 <= size {
		d.Next = int64(f.Order.Uint32(f.Data[end:]))
	}
	return d, nil
}

func (f *File) entry(at int64) (Entry, bool) {
	e := Entry{Tag: f.Order.Uint16(f.Data[at:]), Type: Type(f.Order.Uint16(f.Data[at+2:])),
		Count: int64(f.Order.Uint32(f.Data[at+4:])), At: at + 8, order: f.Order}
	n := e.Count * sizes[e.Type]
	if n > 4 {
		e.At = int64(f.Order.Uint32(f.Data[at+8:]))
	}
	if n <= 0 || e.At+n > int64(len(f.Data)) {
		return e, false
	}
	e.Value = f.Data[e.At : e.At+n : e.At+n]
	return e, true
}

// All gives the directories of the chain, at most limit, each once: a hostile file makes a ring of them.
func (f *File) All(limit int) []Dir {
	var all []Dir
	seen := map[int64]bool{}
	for at := f.First; at != 0 && !seen[at] && len(all) < limit; {
		seen[at] = true
		d, err := f.Dir(at)
		if err != nil {
			break
		}
		all = append(all, d)
		at = d.Next
	}
	return all
}

// Get is the entry of a tag.
func (d Dir) Get(tag uint16) (Entry, bool) {
	for _, e := range d.Entries {
		if e.Tag == tag {
			return e, true
		}
	}
	return Entry{}, false
}

// Int is the first number of a tag, or otherwise.
func (d Dir) Int(tag uint16, otherwise int64) int64 {
	if e, ok := d.Get(tag); ok {
		if v := e.Ints(1); len(v) > 0 {
			return v[0]
		}
	}
	return otherwise
}

// Ints are the first values of an entry as whole numbers, at most limit of them.
func (e Entry) Ints(limit int) []int64 {
	var out []int64
	for i := int64(0); i < e.Count && len(out) < limit; i++ {
		switch e.Type {
		case Byte, Undefined:
			out = append(out, int64(e.Value[i]))
		case Short:
			out = append(out, int64(e.order.Uint16(e.Value[2*i:])))
		case Long, IFD:
			out = append(out, int64(e.order.Uint32(e.Value[4*i:])))
		case SLong:
			out = append(out, int64(int32(e.order.Uint32(e.Value[4*i:]))))
		default:
			return out
		}
	}
	return out
}

// Float is the value of a rational or whole number at an index; NaN where there is none.
func (e Entry) Float(i int64) float64 {
	if i < 0 || i >= e.Count {
		return math.NaN()
	}
	switch e.Type {
	case Rational:
		return float64(e.order.Uint32(e.Value[8*i:])) / float64(e.order.Uint32(e.Value[8*i+4:]))
	case SRational:
		return float64(int32(e.order.Uint32(e.Value[8*i:]))) / float64(int32(e.order.Uint32(e.Value[8*i+4:])))
	}
	if v := e.Ints(int(i) + 1); int64(len(v)) > i {
		return float64(v[i])
	}
	return math.NaN()
}
