package picture

import (
	"bytes"
	"slices"

	"github.com/harborfile/harborfile/forms/convert/ifd"
)

// withDir is a copy of the file that begins with a directory of its own, in which some tags have other values; more
// stands behind the file, before that directory.
func withDir(f *ifd.File, d ifd.Dir, values map[uint16][]uint32, more ...byte) []byte {
	type entry struct {
		tag uint16
		raw []byte
	}
	out := append(bytes.Clone(f.Data), more...)
	var entries []entry
	for _, e := range d.Entries {
		if _, other := values[e.Tag]; !other {
			entries = append(entries, entry{e.Tag, rawEntry(f, e)})
		}
	}
	for tag, list := range values {
		value := make([]byte, 4*len(list))
		for i, v := range list {
			f.Order.PutUint32(value[4*i:], v)
		}
		e := ifd.Entry{Tag: tag, Type: ifd.Long, Count: int64(len(list)), At: int64(len(out)), Value: value}
		if len(value) > 4 {
			out = append(out, value...)
		}
		entries = append(entries, entry{tag, rawEntry(f, e)})
	}
	slices.SortFunc(entries, func(a, b entry) int { return int(a.tag) - int(b.tag) })
	out = append(out, make([]byte, len(out)%2)...)
	f.Order.PutUint32(out[4:], uint32(len(out)))
	head := make([]byte, 2)
	f.Order.PutUint16(head, uint16(len(entries)))
	out = append(out, head...)
	for _, e := range entries {
		out = append(out, e.raw...)
	}
	return append(out, 0, 0, 0, 0)
}

// rawEntry is an entry as a file holds it: its value, or the value's place where it has more than four bytes.
func rawEntry(f *ifd.File, e ifd.Entry) []byte {
	b := make([]byte, 12)
	f.Order.PutUint16(b, e.Tag)
	f.Order.PutUint16(b[2:], uint16(e.Type))
	f.Order.PutUint32(b[4:], uint32(e.Count))
	if len(e.Value) <= 4 {
		copy(b[8:], e.Value)
	} else {
		f.Order.PutUint32(b[8:], uint32(e.At))
	}
	return b
}
