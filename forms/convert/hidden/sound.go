package hidden

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// sound reads the tags of recordings.
func (f *finder) sound(r io.ReaderAt, size int64, media string) {
	begin := head(r, size, 1<<20)
	switch media {
	case "audio/mpeg":
		f.id3(begin)
	case "audio/flac":
		f.flac(begin)
	case "audio/ogg":
		for _, mark := range []string{"\x03vorbis", "OpusTags"} {
			if i := bytes.Index(begin, []byte(mark)); i >= 0 {
				f.comments(begin[i+len(mark):])
			}
		}
	case "audio/wav":
		f.wave(r, size)
	}
	if b := part(r, size, size-128, 128); bytes.HasPrefix(b, []byte("TAG")) && len(b) == 128 { // ID3v1
		f.add(Title, ascii(b[3:33]))
		f.add(Author, ascii(b[33:63]))
		f.add(Comment, ascii(b[97:127]))
	}
}

var frames = map[string]string{"TPE1": Author, "TCOM": Author, "TOPE": Author, "TEXT": Author, "TOWN": Owner, "TCOP": Owner, "TIT2": Title, "TIT1": Title,
	"TSSE": Program, "TENC": Editor, "TDRC": Taken, "TYER": Taken, "TDTG": Changed, "COMM": Comment, "TXXX": Comment, "USLT": Comment, "TP1": Author,
	"TT2": Title, "TEN": Editor, "COM": Comment}

// id3 reads the frames of an ID3v2 tag (id3.org, ID3v2.3 and 2.4).
func (f *finder) id3(b []byte) {
	if len(b) < 10 || !bytes.HasPrefix(b, []byte("ID3")) {
		return
	}
	version := b[3]
	name, head := 4, 10
	if version == 2 {
		name, head = 3, 6
	}
	b = b[10:min(len(b), 10+safe(b[6:10]))]
	for len(b) > head && b[0] != 0 {
		var n int
		switch version {
		case 2:
			n = int(b[3])<<16 | int(b[4])<<8 | int(b[5])
		case 4:
			n = safe(b[4:8])
		default:
			n = int(binary.BigEndian.Uint32(b[4:]))
		}
		if n <= 0 || n > len(b)-head {
			return
		}
		id, body := string(b[:name]), b[head:head+n]
		switch {
		case id == "APIC" || id == "PIC":
			f.add(Thumbnail, fmt.Sprintf("%d bytes", n))
		case id == "GEOB" || id == "PRIV":
			f.add(Other, fmt.Sprintf("%s, %d bytes", id, n))
		case frames[id] != "":
			f.add(frames[id], id3Text(body, strings.HasPrefix(id, "COM") || id == "USLT"))
		}
		b = b[head+n:]
	}
}

// safe is a number of four times seven bits.
func safe(b []byte) int {
	return int(b[0]&0x7f)<<21 | int(b[1]&0x7f)<<14 | int(b[2]&0x7f)<<7 | int(b[3]&0x7f)
}

// id3Text is text after a byte that says its letters; comments have a language of three letters before it.
func id3Text(b []byte, language bool) string {
	if len(b) < 1 {
		return ""
	}
	code, text := b[0], b[1:]
	if language && len(text) >= 3 {
		text = text[3:]
	}
	switch code {
	case 1, 2:
		var u []uint16
		big := code == 2
		for ; len(text) >= 2; text = text[2:] {
			v := binary.LittleEndian.Uint16(text)
			if big {
				v = binary.BigEndian.Uint16(text)
			}
			switch v {
			case 0xFFFE:
				big = true
			case 0xFEFF:
			case 0:
				u = append(u, ' ')
			default:
				u = append(u, v)
			}
		}
		return string(utf16.Decode(u))
	}
	return latin(bytes.ReplaceAll(text, []byte{0}, []byte(" ")))
}

// flac reads the blocks before the sound (RFC 9639, 8).
func (f *finder) flac(b []byte) {
	if !bytes.HasPrefix(b, []byte("fLaC")) {
		return
	}
	for b = b[4:]; len(b) >= 4; {
		n := int(b[1])<<16 | int(b[2])<<8 | int(b[3])
		body := b[4:min(len(b), 4+n)]
		switch b[0] & 0x7f {
		case 4:
			f.comments(body)
		case 6:
			f.add(Thumbnail, fmt.Sprintf("%d bytes", n))
		}
		if b[0]&0x80 != 0 || 4+n > len(b) {
			return
		}
		b = b[4+n:]
	}
}

// comments reads the list of Vorbis (Vorbis I specification, 5.2).
func (f *finder) comments(b []byte) {
	names := map[string]string{"ARTIST": Author, "PERFORMER": Author, "TITLE": Title, "DATE": Taken, "DESCRIPTION": Description, "COMMENT": Comment,
		"ENCODER": Program, "ORGANIZATION": Company, "CONTACT": Owner, "COPYRIGHT": Owner, "CREATION_TIME": Taken}
	next := func() ([]byte, bool) {
		if len(b) < 4 {
			return nil, false
		}
		n := int64(binary.LittleEndian.Uint32(b))
		if n > int64(len(b)-4) {
			return nil, false
		}
		v := b[4 : 4+n]
		b = b[4+n:]
		return v, true
	}
	maker, ok := next()
	if !ok || len(b) < 4 {
		return
	}
	f.add(Program, latin(maker))
	count := binary.LittleEndian.Uint32(b)
	b = b[4:]
	for range min(count, 1000) {
		v, ok := next()
		if !ok {
			return
		}
		key, value, _ := strings.Cut(latin(v), "=")
		switch key = strings.ToUpper(key); {
		case key == "LOCATION":
			f.where(PlaceName, value)
		case names[key] != "":
			f.add(names[key], value)
		case key == "METADATA_BLOCK_PICTURE":
			f.add(Thumbnail, fmt.Sprintf("%d bytes", len(value)))
		}
	}
}

// wave reads the list of texts and the broadcast chunk (EBU Tech 3285).
func (f *finder) wave(r io.ReaderAt, size int64) {
	names := map[string]string{"IART": Author, "INAM": Title, "ICMT": Comment, "ISFT": Program, "ICRD": Taken, "ICOP": Owner, "IENG": Author, "ISRC": Device}
	at := int64(12)
	for range 10_000 {
		h := part(r, size, at, 8)
		if len(h) < 8 {
			return
		}
		n := int64(binary.LittleEndian.Uint32(h[4:]))
		switch string(h[:4]) {
		case "LIST":
			b := part(r, size, at+8, min(n, 64<<10))
			if len(b) > 4 && string(b[:4]) == "INFO" {
				for _, c := range webpChunks(append(make([]byte, 8), b...)) {
					if name := names[c.id]; name != "" {
						f.add(name, ascii(c.body))
					}
				}
			}
		case "bext":
			if b := part(r, size, at+8, min(n, 602)); len(b) >= 338 {
				f.add(Description, ascii(b[:256]))
				f.add(Author, ascii(b[256:288]))
				f.add(Serial, ascii(b[288:320]))
				f.add(Taken, strings.TrimSpace(ascii(b[320:330])+" "+ascii(b[330:338])))
			}
		case "iXML", "_PMX":
			f.xmp(part(r, size, at+8, min(n, 1<<20)))
		}
		at += 8 + n + n&1
	}
}
