package mail

import (
	"encoding/binary"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/office"
	"golang.org/x/text/encoding/unicode"
)

// tnefFile is a file inside winmail.dat.
type tnefFile struct {
	name string
	data []byte
}

// Attributes of the wrapping that are read (MS-OXTNEF, 2.1.3.2).
const (
	tnefSignature = 0x223E9F78
	tnefBegins    = 0x00069002 // a new attachment
	tnefTitle     = 0x00018010 // its short name
	tnefData      = 0x0006800F
	tnefProps     = 0x00069005 // properties, with its long name
)

// openTNEF reads Outlook's own wrapping (MS-OXTNEF): a row of attributes, each with its level, id, length, data and
// checksum. ok is false for something else, or when it is cut off or damaged.
func openTNEF(b []byte) (files []tnefFile, ok bool) {
	le := binary.LittleEndian
	if len(b) < 6 || le.Uint32(b) != tnefSignature {
		return nil, false
	}
	for b = b[6:]; len(b) > 0; {
		if len(b) < 11 {
			return nil, false
		}
		id, size := le.Uint32(b[1:]), uint64(le.Uint32(b[5:]))
		if size+11 > uint64(len(b)) || len(files) > maxParts {
			return nil, false
		}
		data, sum := b[9:9+size], le.Uint16(b[9+size:])
		if checksum(data) != sum {
			return nil, false
		}
		b = b[11+size:]
		if id == tnefBegins {
			files = append(files, tnefFile{})
			continue
		}
		if len(files) == 0 {
			continue
		}
		f := &files[len(files)-1]
		switch id {
		case tnefTitle:
			if s, _ := office.Decode(data, ""); f.name == "" {
				f.name = strings.TrimRight(s, "\x00")
			}
		case tnefData:
			f.data = data
		case tnefProps:
			if long := longName(data); long != "" {
				f.name = long
			}
		}
	}
	return files, true
}

func checksum(b []byte) (sum uint16) {
	for _, c := range b {
		sum += uint16(c)
	}
	return sum
}

// longName finds the long file name among the properties of an attachment (MS-OXTNEF, 2.1.3.4).
func longName(b []byte) string {
	r := &tnefReader{b: b}
	for n := r.number(); n > 0 && !r.short; n-- {
		tag := r.number()
		kind, id := uint16(tag), uint16(tag>>16)
		if id >= 0x8000 { // named: a GUID, and a number or a text
			r.take(16)
			if r.number() == 0 {
				r.take(4)
			} else {
				r.padded(r.number())
			}
		}
		switch kind {
		case 0x0002, 0x0003, 0x0004, 0x000A, 0x000B:
			r.take(4)
		case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040:
			r.take(8)
		case 0x0048:
			r.take(16)
		case typeString8, typeString, typeBinary, 0x000D:
			for values := r.number(); values > 0 && !r.short; values-- {
				if v := r.padded(r.number()); id == pidLongName && kind != typeBinary {
					return tnefText(v, kind)
				}
			}
		default:
			return ""
		}
	}
	return ""
}

func tnefText(b []byte, kind uint16) string {
	s, _ := office.Decode(b, "")
	if kind == typeString {
		if wide, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Bytes(b[:len(b)&^1]); err == nil {
			s = string(wide)
		}
	}
	return strings.TrimRight(s, "\x00")
}

// tnefReader takes pieces from the front; short says that there were too few bytes.
type tnefReader struct {
	b     []byte
	short bool
}

func (r *tnefReader) take(n uint32) []byte {
	if uint64(n) > uint64(len(r.b)) {
		r.short, r.b = true, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *tnefReader) number() uint32 {
	if v := r.take(4); v != nil {
		return binary.LittleEndian.Uint32(v)
	}
	return 0
}

// padded takes n bytes and those that fill up to four.
func (r *tnefReader) padded(n uint32) []byte {
	out := r.take(n)
	if pad := (4 - n%4) % 4; !r.short && uint64(pad) <= uint64(len(r.b)) {
		r.take(pad)
	}
	return out
}
