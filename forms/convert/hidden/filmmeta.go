package hidden

import (
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/boxes"
)

// meta reads the lists of iTunes and QuickTime (QuickTime File Format, "Metadata").
func (f *finder) meta(r io.ReaderAt, box boxes.Box) {
	from := box.Body
	if b := box.Bytes(r, 8); len(b) == 8 && binary.BigEndian.Uint32(b) == 0 { // MP4 has version and flags here, QuickTime not
		from += 4
	}
	var keys []string
	if b, ok := boxes.Find(r, from, box.End, "keys"); ok {
		keys = keyNames(b.Bytes(r, 256<<10))
	}
	list, ok := boxes.Find(r, from, box.End, "ilst")
	if !ok {
		return
	}
	_ = boxes.Walk(r, list.Body, list.End, func(b boxes.Box) (bool, error) {
		data, ok := boxes.Find(r, b.Body, b.End, "data")
		if !ok {
			return false, nil
		}
		body := data.Bytes(r, 64<<10)
		if len(body) < 8 {
			return false, nil
		}
		kind, value := binary.BigEndian.Uint32(body), body[8:]
		if kind != 1 { // no UTF-8
			if kind == 13 || kind == 14 {
				f.add(Thumbnail, fmt.Sprintf("%d bytes", data.End-data.Body-8))
			}
			return false, nil
		}
		name := b.Type
		if i := int(binary.BigEndian.Uint32([]byte(b.Type))); i >= 1 && i <= len(keys) {
			name = keys[i-1]
		}
		f.item(name, ascii(value))
		return false, nil
	})
}

// keyNames reads the names to which the entries of a list refer by number.
func keyNames(b []byte) []string {
	var keys []string
	if len(b) < 8 {
		return nil
	}
	for b = b[8:]; len(b) >= 8; {
		n := int64(binary.BigEndian.Uint32(b))
		if n < 8 || n > int64(len(b)) {
			break
		}
		keys = append(keys, string(b[8:n]))
		b = b[n:]
	}
	return keys
}

// item is one entry under its short or its long name.
func (f *finder) item(name, value string) {
	if known := texts[name]; known != "" {
		f.add(known, value)
		return
	}
	last := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case strings.Contains(name, "location.ISO6709"):
		f.iso6709(value)
	case strings.Contains(name, "location"):
		f.where(PlaceName, value)
	case name == "\xa9xyz":
		f.iso6709(value)
	case last == "make" || last == "model":
		f.add(Device, value)
	case last == "software" || strings.Contains(name, "encoder"):
		f.add(Program, value)
	case last == "creationdate":
		f.add(Taken, value)
	case last == "author" || last == "artist" || last == "director" || last == "producer":
		f.add(Author, value)
	case last == "identifier":
		f.add(Serial, value)
	default:
		f.add(Other, clean(latin([]byte(name)))+": "+value)
	}
}

// handler is what a track is for: vide, soun, meta and others (ISO/IEC 14496-12, 8.4.3).
func handler(r io.ReaderAt, trak boxes.Box) string {
	mdia, ok := boxes.Find(r, trak.Body, trak.End, "mdia")
	if !ok {
		return ""
	}
	hdlr, _ := boxes.Find(r, mdia.Body, mdia.End, "hdlr")
	if b := hdlr.Bytes(r, 12); len(b) == 12 {
		return string(b[8:12])
	}
	return ""
}

// trackName is what a track says it is for.
func trackName(r io.ReaderAt, trak boxes.Box) string {
	mdia, _ := boxes.Find(r, trak.Body, trak.End, "mdia")
	hdlr, _ := boxes.Find(r, mdia.Body, mdia.End, "hdlr")
	b := hdlr.Bytes(r, 200)
	if len(b) < 12 {
		return "data"
	}
	return strings.TrimSpace(clean(latin(b[8:12])) + " " + clean(ascii(b[min(len(b), 24):])))
}
