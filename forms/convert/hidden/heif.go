package hidden

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/harborfile/harborfile/forms/convert/boxes"
)

// heif reads the items of a HEIC that are no pictures: EXIF and XMP (ISO/IEC 23008-12, annex A; 14496-12, 8.11).
func (f *finder) heif(r io.ReaderAt, size int64) error {
	found := false
	_ = boxes.Walk(r, 0, size, func(b boxes.Box) (bool, error) {
		switch b.Type {
		case "meta":
			found = true
			m := boxes.Box{Body: b.Body + 4, End: b.End} // after version and flags
			kinds := itemKinds(r, m)
			for _, it := range itemPlaces(r, m) {
				switch kinds[it.id] {
				case "Exif":
					body := it.read(r, size, 1<<20)
					if len(body) > 8 { // begins with the offset of the TIFF header
						if skip := int64(binary.BigEndian.Uint32(body)) + 4; skip < int64(len(body)) {
							_ = f.exif(body[skip:])
						}
					}
				case "mime":
					if body := it.read(r, size, 4<<20); bytes.Contains(body, []byte("<rdf:RDF")) || bytes.Contains(body, []byte("xmpmeta")) {
						f.xmp(body)
					}
				}
			}
			if refs, ok := boxes.Find(r, m.Body, m.End, "iref"); ok {
				if thumb, ok := boxes.Find(r, refs.Body+4, refs.End, "thmb"); ok {
					f.add(Thumbnail, fmt.Sprintf("%d", max(1, (thumb.End-thumb.Body-4)/2)))
				}
			}
		case "moov":
			f.add(Attached, fmt.Sprintf("film, %d bytes", b.End-b.Start))
			f.moov(r, b, 0)
		}
		return false, nil
	})
	if !found {
		return ErrUnreadable
	}
	return nil
}

// itemKinds reads the kinds of the items (8.11.6).
func itemKinds(r io.ReaderAt, meta boxes.Box) map[uint32]string {
	kinds := map[uint32]string{}
	iinf, ok := boxes.Find(r, meta.Body, meta.End, "iinf")
	if !ok {
		return kinds
	}
	at := iinf.Body + 6
	if v := iinf.Bytes(r, 1); len(v) == 1 && v[0] != 0 {
		at += 2
	}
	_ = boxes.Walk(r, at, iinf.End, func(b boxes.Box) (bool, error) {
		body := b.Bytes(r, 16)
		switch {
		case b.Type != "infe" || len(body) < 12:
		case body[0] == 2:
			kinds[uint32(binary.BigEndian.Uint16(body[4:]))] = string(body[8:12])
		case body[0] == 3 && len(body) >= 14:
			kinds[binary.BigEndian.Uint32(body[4:])] = string(body[10:14])
		}
		return false, nil
	})
	return kinds
}

// item is where the bytes of an item lie.
type item struct {
	id      uint32
	extents [][2]int64 // place, length
}

// itemPlaces reads the places of the items in the file or in the box of data (8.11.3).
func itemPlaces(r io.ReaderAt, meta boxes.Box) []item {
	iloc, ok := boxes.Find(r, meta.Body, meta.End, "iloc")
	if !ok {
		return nil
	}
	idat, _ := boxes.Find(r, meta.Body, meta.End, "idat")
	b := &numbers{b: iloc.Bytes(r, 1<<20)}
	version := b.take(1)
	b.take(3)
	widths := b.take(2)
	wOffset, wLength, wBase, wIndex := int(widths>>12&15), int(widths>>8&15), int(widths>>4&15), int(widths&15)
	wID := 2
	if version == 2 {
		wID = 4
	}
	var out []item
	for n := b.take(wID); n > 0 && !b.short && len(out) < 10_000; n-- {
		it := item{id: uint32(b.take(wID))}
		method := int64(0)
		if version >= 1 {
			method = b.take(2) & 15
		}
		b.take(2)
		base := b.take(wBase)
		for extents := b.take(2); extents > 0 && !b.short; extents-- {
			if version >= 1 {
				b.take(wIndex)
			}
			at, length := base+b.take(wOffset), b.take(wLength)
			if method == 1 {
				at += idat.Body
			}
			if method <= 1 {
				it.extents = append(it.extents, [2]int64{at, length})
			}
		}
		out = append(out, it)
	}
	return out
}

// read joins the parts of an item.
func (it item) read(r io.ReaderAt, size, limit int64) []byte {
	var out []byte
	for _, e := range it.extents {
		out = append(out, part(r, size, e[0], min(e[1], limit-int64(len(out))))...)
	}
	return out
}

// numbers reads big-endian numbers one after the other.
type numbers struct {
	b     []byte
	short bool
}

func (n *numbers) take(width int) int64 {
	if width > len(n.b) || width > 8 {
		n.short = true
		return 0
	}
	v := uint64(0)
	for _, c := range n.b[:width] {
		v = v<<8 | uint64(c)
	}
	n.b = n.b[width:]
	return int64(v & (1<<62 - 1))
}
