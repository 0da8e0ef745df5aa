package hidden

import (
	"bytes"
	"encoding/binary"
)

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	markSOI   = 0xD8
	markEOI   = 0xD9
	markSOS   = 0xDA
	markTEM   = 0x01
	markAPP0  = 0xE0
	markAPP1  = 0xE1
	markAPP2  = 0xE2
	markAPP13 = 0xED
	markAPP14 = 0xEE
	markAPP15 = 0xEF
	markCOM   = 0xFE
)

// segments gives every segment of a JPEG with its marker and length, that of a scan with the coded samples after it,
// and the place after the end of the picture. A picture cut short ends at the end of the data.
func segments(data []byte, each func(mark byte, segment []byte)) (end int, err error) {
	if len(data) < 4 || data[0] != 0xFF || data[1] != markSOI {
		return 0, ErrUnreadable
	}
	for i := 2; ; {
		for i+1 < len(data) && data[i] == 0xFF && data[i+1] == 0xFF {
			i++ // padding
		}
		if i+2 > len(data) || data[i] != 0xFF {
			return i, ErrUnreadable
		}
		mark := data[i+1]
		if mark == markEOI {
			return i + 2, nil
		}
		if mark == markTEM || mark >= 0xD0 && mark <= 0xD7 {
			i += 2
			continue
		}
		if i+4 > len(data) {
			return i, ErrUnreadable
		}
		n := int(binary.BigEndian.Uint16(data[i+2:]))
		if n < 2 || i+2+n > len(data) {
			return i, ErrUnreadable
		}
		next := i + 2 + n
		if mark == markSOS {
			next = scanEnd(data, next)
		}
		each(mark, data[i:next])
		if i = next; i >= len(data) {
			return i, nil
		}
	}
}

// scanEnd is the place of the marker that ends coded samples.
func scanEnd(data []byte, i int) int {
	for ; i+1 < len(data); i++ {
		if data[i] == 0xFF && data[i+1] != 0 && data[i+1] != 0xFF && (data[i+1] < 0xD0 || data[i+1] > 0xD7) {
			return i
		}
	}
	return len(data)
}

// kept reports whether a segment says how the picture is to be shown, and nothing else: density, colour coding, profile.
func kept(mark byte, body []byte) bool {
	switch mark {
	case markAPP0:
		return bytes.HasPrefix(body, []byte("JFIF\x00"))
	case markAPP2:
		return bytes.HasPrefix(body, []byte("ICC_PROFILE\x00"))
	case markAPP14:
		return bytes.HasPrefix(body, []byte("Adobe"))
	}
	return false
}

// pngChunks gives every chunk of a PNG with its length, kind and checksum, and the place after the last one.
func pngChunks(data []byte, each func(kind string, chunk []byte)) (end int, err error) {
	if !bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")) {
		return 0, ErrUnreadable
	}
	for i := 8; ; {
		if i+12 > len(data) {
			return i, ErrUnreadable
		}
		n := int64(binary.BigEndian.Uint32(data[i:]))
		if n > int64(len(data)-i-12) {
			return i, ErrUnreadable
		}
		kind := string(data[i+4 : i+8])
		next := i + 12 + int(n)
		each(kind, data[i:next])
		if i = next; kind == "IEND" {
			return i, nil
		}
	}
}

// keptChunk reports whether a chunk says how the picture is to be shown, and nothing else.
func keptChunk(kind string) bool {
	switch kind {
	case "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs",
		"sPLT", "acTL", "fcTL", "fdAT":
		return true
	}
	return false
}

// chunk is a chunk of a RIFF file.
type chunk struct {
	id   string
	body []byte
}

// webpChunks are the chunks of a WebP.
func webpChunks(data []byte) []chunk {
	var out []chunk
	if len(data) < 12 {
		return nil
	}
	for data = data[12:]; len(data) >= 8 && len(out) < 100_000; {
		n := int64(binary.LittleEndian.Uint32(data[4:]))
		body := data[8:]
		out = append(out, chunk{string(data[:4]), body[:min(n, int64(len(body)))]})
		if n += n & 1; n > int64(len(body)) {
			break
		}
		data = body[n:]
	}
	return out
}
