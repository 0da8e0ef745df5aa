package hidden

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/harborfile/harborfile/forms/convert/boxes"
)

// film reads what an MP4, MOV, M4A or 3GP carries.
func (f *finder) film(r io.ReaderAt, size int64) error {
	known := false
	err := boxes.Walk(r, 0, size, func(b boxes.Box) (bool, error) {
		switch b.Type {
		case "ftyp", "wide", "pnot":
			known = true
		case "moov":
			known = true
			f.moov(r, b, 0)
		case "meta":
			f.meta(r, b)
		case "udta":
			f.userData(r, b)
		case "uuid":
			f.uuid(r, b)
		default:
			if !keptTop[b.Type] {
				f.add(Attached, fmt.Sprintf("%s, %d bytes", clean(b.Type), b.End-b.Start))
			}
		}
		return false, nil
	})
	if !known || err != nil && len(f.things) == 0 {
		return ErrUnreadable
	}
	return nil
}

// moov walks the description of a film: its own level, and that of its tracks.
func (f *finder) moov(r io.ReaderAt, box boxes.Box, depth int) {
	_ = boxes.Walk(r, box.Body, box.End, func(b boxes.Box) (bool, error) {
		switch b.Type {
		case "mvhd", "mdhd", "tkhd":
			f.times(b.Bytes(r, 32))
		case "trak":
			if !shown[handler(r, b)] { // drones and dashboard cameras write their places there, also as subtitles
				f.where(Track, trackName(r, b))
			}
			fallthrough
		case "mdia":
			if depth < 3 {
				f.moov(r, b, depth+1)
			}
		case "udta":
			f.userData(r, b)
		case "meta":
			f.meta(r, b)
		case "uuid":
			f.uuid(r, b)
		case "gps ":
			f.where(Track, fmt.Sprintf("GPS, %d bytes", b.End-b.Body))
		}
		return false, nil
	})
}

// times reads when it was made and changed, in seconds since 1904 (ISO/IEC 14496-12, 8.2.2).
func (f *finder) times(b []byte) {
	var made, changed uint64
	switch {
	case len(b) >= 20 && b[0] == 1:
		made, changed = binary.BigEndian.Uint64(b[4:]), binary.BigEndian.Uint64(b[12:])
	case len(b) >= 12 && b[0] == 0:
		made, changed = uint64(binary.BigEndian.Uint32(b[4:])), uint64(binary.BigEndian.Uint32(b[8:]))
	}
	f.add(Taken, since1904(made))
	f.add(Changed, since1904(changed))
}

func since1904(s uint64) string {
	const to1970 = 2_082_844_800
	if s == 0 || s > 1<<33 {
		return ""
	}
	return time.Unix(int64(s)-to1970, 0).UTC().Format("2006-01-02 15:04:05 UTC")
}

// userData reads the texts of QuickTime and 3GPP.
func (f *finder) userData(r io.ReaderAt, box boxes.Box) {
	_ = boxes.Walk(r, box.Body, box.End, func(b boxes.Box) (bool, error) {
		body := b.Bytes(r, 64<<10)
		switch b.Type {
		case "meta":
			f.meta(r, b)
			return false, nil
		case "\xa9xyz":
			f.iso6709(qtText(body))
			return false, nil
		case "loci":
			f.loci(body)
			return false, nil
		case "XMP_":
			f.xmp(body)
			return false, nil
		}
		if name := texts[b.Type]; name != "" {
			if strings.HasPrefix(b.Type, "\xa9") {
				f.add(name, qtText(body))
			} else if len(body) > 6 { // version, flags, language (3GPP TS 26.244, 8)
				f.add(name, ascii(body[6:]))
			}
		} else if b.Type != "free" && len(body) > 0 {
			f.add(Other, fmt.Sprintf("%s, %d bytes", clean(latin([]byte(b.Type))), b.End-b.Body))
		}
		return false, nil
	})
}

// texts are the short names of QuickTime, iTunes and 3GPP.
var texts = map[string]string{
	"\xa9nam": Title, "\xa9ART": Author, "\xa9aut": Author, "\xa9wrt": Author, "\xa9cmt": Comment, "\xa9des": Description, "\xa9inf": Description,
	"\xa9day": Taken, "\xa9too": Program, "\xa9swr": Program, "\xa9enc": Program, "\xa9mak": Device, "\xa9mod": Device, "\xa9cpy": Owner,
	"\xa9key": Keywords, "titl": Title, "auth": Author, "perf": Author, "dscp": Description, "cprt": Owner, "yrrc": Taken, "kywd": Keywords,
	"aART": Author, "desc": Description, "ldes": Description, "manu": Device, "modl": Device,
}

// qtText is a text with two bytes length and two of language.
func qtText(b []byte) string {
	if len(b) < 4 {
		return ""
	}
	n := int(binary.BigEndian.Uint16(b))
	return ascii(b[4:min(len(b), 4+n)])
}

// iso6709 reads +40.6892-074.0445+012.3/ (ISO 6709, annex H).
func (f *finder) iso6709(s string) {
	var v []float64
	for s = strings.TrimSpace(s); s != "" && len(v) < 3 && strings.ContainsRune("+-", rune(s[0])); {
		n := 1 + strings.IndexAny(s[1:]+"/", "+-/C")
		x, err := strconv.ParseFloat(s[:n], 64)
		if err != nil {
			break
		}
		v = append(v, x)
		s = s[n:]
	}
	if len(v) < 2 || degrees(v[0], v[1]) == "" {
		f.where(Place, s)
		return
	}
	f.where(Place, degrees(v[0], v[1]))
	if len(v) == 3 {
		f.where(Height, fmt.Sprintf("%.1f m", v[2]))
	}
}

// loci reads a place of 3GPP: a name, longitude, latitude and height as 16.16 numbers (3GPP TS 26.244, 8.13).
func (f *finder) loci(b []byte) {
	if len(b) < 7 {
		return
	}
	name, rest, ok := bytes.Cut(b[6:], []byte{0})
	f.where(PlaceName, latin(name))
	if !ok || len(rest) < 13 {
		return
	}
	fixed := func(at int) float64 { return float64(int32(binary.BigEndian.Uint32(rest[at:]))) / 65536 }
	f.where(Place, degrees(fixed(5), fixed(1)))
	if v := fixed(9); v != 0 && math.Abs(v) < 20_000 {
		f.where(Height, fmt.Sprintf("%.1f m", v))
	}
}

// uuid reads boxes of other makers, of which one is XMP.
func (f *finder) uuid(r io.ReaderAt, b boxes.Box) {
	body := b.Bytes(r, 4<<20)
	if len(body) > 16 && bytes.HasPrefix(body, []byte("\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac")) {
		f.xmp(body[16:])
		return
	}
	f.add(Other, fmt.Sprintf("uuid, %d bytes", b.End-b.Body))
}
