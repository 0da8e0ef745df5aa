package hidden

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"github.com/harborfile/harborfile/forms/convert/ifd"
)

// Tags of EXIF (CIPA DC-008), TIFF and of Windows.
const (
	tagMake, tagModel     = 0x010F, 0x0110
	tagXMP, tagIPTC       = 700, 33723
	tagPhotoshop          = 34377
	tagExif, tagGPS       = 0x8769, 0x8825
	tagThumb, tagThumbLen = 0x0201, 0x0202
	tagMakerNote          = 0x927C
	tagUserComment        = 0x9286
)

// plain are the tags whose text is a thing.
var plain = map[uint16]string{
	0x010E: Description, 0x0131: Program, 0x0132: Changed, 0x013B: Author, 0x013C: Computer, 0x8298: Owner,
	0x010D: Title, 0x011D: Title, 0x9003: Taken, 0x9004: Taken, 0xA430: Owner, 0xA431: Serial, 0xA435: Serial, 0xA434: Device,
	0xA420: Other, 0xC62F: Serial, 0xC614: Device, 0xA436: Title, 0xA437: Author, 0xA438: Editor,
}

// wide are the tags of Windows, in UTF-16.
var wide = map[uint16]string{0x9C9B: Title, 0x9C9C: Comment, 0x9C9D: Author, 0x9C9E: Keywords, 0x9C9F: Title}

// exif reads an EXIF block or the directories of a TIFF.
func (f *finder) exif(data []byte) error {
	t, err := ifd.Read(data)
	if err != nil {
		return ErrUnreadable
	}
	for i, d := range t.All(500) {
		f.directory(d)
		for _, tag := range []uint16{tagExif, tagGPS} {
			if sub, err := t.Dir(d.Int(tag, 0)); err == nil && tag == tagExif {
				f.directory(sub)
				if gps, err := t.Dir(sub.Int(tagGPS, 0)); err == nil {
					f.gps(gps)
				}
			} else if err == nil {
				f.gps(sub)
			}
		}
		if at, n := d.Int(tagThumb, 0), d.Int(tagThumbLen, 0); i > 0 && at > 0 && n > 0 {
			f.add(Thumbnail, fmt.Sprintf("%d bytes", n))
		}
	}
	return nil
}

// directory reads what is known of one directory.
func (f *finder) directory(d ifd.Dir) {
	text := func(tag uint16) string {
		e, _ := d.Get(tag)
		return ascii(e.Value)
	}
	f.add(Device, strings.TrimSpace(text(tagMake)+" "+text(tagModel)))
	for _, e := range d.Entries {
		switch name := plain[e.Tag]; {
		case name != "" && (e.Type == ifd.ASCII || e.Type == ifd.Byte || e.Type == ifd.Undefined):
			f.add(name, moment(name, ascii(e.Value)))
		case wide[e.Tag] != "":
			f.add(wide[e.Tag], utf16le(e.Value))
		case e.Tag == tagUserComment:
			f.add(Comment, userComment(e.Value))
		case e.Tag == tagMakerNote:
			f.add(MakerNote, fmt.Sprintf("%d bytes", len(e.Value)))
		case e.Tag == tagXMP:
			f.xmp(e.Value)
		case e.Tag == tagIPTC:
			f.iptc(e.Value)
		case e.Tag == tagPhotoshop:
			f.photoshop(e.Value)
		}
	}
}

// gps reads the directory of places.
func (f *finder) gps(d ifd.Dir) {
	f.position(d, 1, Place)
	f.position(d, 0x13, Place) // of the destination
	if e, ok := d.Get(6); ok {
		if v := e.Float(0); !math.IsNaN(v) && !math.IsInf(v, 0) {
			if d.Int(5, 0) == 1 {
				v = -v
			}
			f.where(Height, fmt.Sprintf("%.1f m", v))
		}
	}
	if e, ok := d.Get(0x11); ok {
		if v := e.Float(0); v >= 0 && v <= 360 {
			f.where(Direction, fmt.Sprintf("%.0f°", v))
		}
	}
	if e, ok := d.Get(0x1C); ok {
		f.where(PlaceName, userComment(e.Value))
	}
	date, _ := d.Get(0x1D)
	if e, ok := d.Get(7); ok && e.Count >= 3 && !math.IsNaN(e.Float(0)+e.Float(1)+e.Float(2)) {
		f.add(Taken, fmt.Sprintf("%s %02.0f:%02.0f:%02.0f UTC", moment(Taken, ascii(date.Value)), e.Float(0), e.Float(1), math.Floor(e.Float(2))))
	}
	if len(d.Entries) > 0 { // whatever else it holds, it was made to tell a place
		f.where(Place, f.restOf(d))
	}
}

// restOf is a word for a GPS directory without a place that can be read, "" where one was.
func (f *finder) restOf(d ifd.Dir) string {
	for _, t := range f.things {
		if t.Name == Place {
			return ""
		}
	}
	if len(d.Entries) == 1 && d.Entries[0].Tag == 0 { // only the version of the directory
		return ""
	}
	return fmt.Sprintf("GPS, %d entries", len(d.Entries))
}

// position reads a latitude and a longitude: the reference letter, the angle, twice.
func (f *finder) position(d ifd.Dir, first uint16, name string) {
	angle := func(ref uint16, negative byte) float64 {
		e, ok := d.Get(ref + 1)
		if !ok || e.Count < 1 {
			return math.NaN()
		}
		v := e.Float(0)
		for i, per := range []float64{60, 3600} {
			if p := e.Float(int64(i + 1)); !math.IsNaN(p) {
				v += p / per
			}
		}
		if r, ok := d.Get(ref); ok && len(r.Value) > 0 && r.Value[0]&^0x20 == negative {
			v = -v
		}
		return v
	}
	if s := degrees(angle(first, 'S'), angle(first+2, 'W')); s != "" {
		f.where(name, s)
	}
}

// ascii is text up to its end mark; bytes that are no UTF-8 are taken for Latin-1, as cameras write them.
func ascii(b []byte) string {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		b = b[:i]
	}
	return latin(b)
}

func utf16le(b []byte) string {
	var u []uint16
	for ; len(b) >= 2; b = b[2:] {
		u = append(u, binary.LittleEndian.Uint16(b))
	}
	return strings.TrimRight(string(utf16.Decode(u)), "\x00")
}

// userComment is text after eight bytes that say its letters.
func userComment(b []byte) string {
	if len(b) < 8 {
		return ""
	}
	code, text := string(b[:8]), b[8:]
	switch {
	case strings.HasPrefix(code, "UNICODE"):
		if len(text) >= 2 && text[0] == 0 { // big-endian, as no byte order is told
			text = bytes.Clone(text)
			for i := 0; i+1 < len(text); i += 2 {
				text[i], text[i+1] = text[i+1], text[i]
			}
		}
		return utf16le(text)
	case strings.HasPrefix(code, "ASCII"), code == strings.Repeat("\x00", 8):
		return ascii(text)
	}
	return ascii(b)
}

// moment writes EXIF's 2026:03:09 12:00:00 as a date.
func moment(name, s string) string {
	if name != Taken && name != Changed {
		return s
	}
	s = strings.TrimSpace(s)
	if len(s) >= 10 && s[4] == ':' && s[7] == ':' {
		s = s[:4] + "-" + s[5:7] + "-" + s[8:]
	}
	if strings.Trim(s, "0:- ") == "" { // never set
		return ""
	}
	return s
}
