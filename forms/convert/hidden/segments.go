package hidden

import (
	"bytes"
	"encoding/binary"

	"github.com/harborfile/harborfile/forms/jpegfile"
)

// segments gives every segment of a JPEG with its marker and length, that of a scan with the coded samples after it,
// and the place after the end of the picture.
func segments(data []byte, each func(mark byte, segment []byte)) (end int, err error) {
	end, err = jpegfile.Walk(data, each)
	if err != nil {
		err = ErrUnreadable
	}
	return end, err
}

// kept reports whether a segment says how the picture is to be shown, and nothing else: density, colour coding, profile.
func kept(mark byte, body []byte) bool {
	switch mark {
	case jpegfile.APP0:
		return bytes.HasPrefix(body, []byte("JFIF\x00"))
	case jpegfile.APP2:
		return bytes.HasPrefix(body, []byte("ICC_PROFILE\x00"))
	case jpegfile.APP14:
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
