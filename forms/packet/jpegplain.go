package packet

import (
	"bytes"

	"github.com/harborfile/harborfile/forms/jpegfile"
)

// plainAPP0 is the length of a JFIF header without a thumbnail.
const plainAPP0 = 16

// needed reports whether a decoder needs a segment of a JPEG within a PDF:
// colours are coded as the Adobe or the JFIF header says, and all else of the
// application segments is for programs that look at the file and not at the
// picture.
func needed(mark byte, segment []byte) bool {
	switch {
	case mark == jpegfile.APP0:
		return len(segment) == plainAPP0+2 && bytes.HasPrefix(segment[4:], []byte("JFIF\x00"))
	case mark == jpegfile.APP14:
		return bytes.HasPrefix(segment[4:], []byte("Adobe"))
	case mark > jpegfile.APP0 && mark <= jpegfile.APP15 || mark == jpegfile.COM:
		return false
	}
	return true
}

// quietHead reports whether the beginning of a JPEG holds only needed segments
// up to its first scan.
func quietHead(head []byte) bool {
	if !jpegfile.Begins(head) {
		return false
	}
	for i := 2; ; {
		mark, begin, end, ok := jpegfile.Next(head, i)
		if !ok || !needed(mark, head[begin:end]) {
			return false
		}
		if mark == jpegfile.SOS {
			return true
		}
		i = end
	}
}

// strippedJPEG is a JPEG without what only tells about it. ok is false where
// its segments cannot be followed.
func strippedJPEG(data []byte) (clean []byte, ok bool) {
	out := append(make([]byte, 0, len(data)), 0xFF, jpegfile.SOI)
	_, err := jpegfile.Walk(data, func(mark byte, segment []byte) {
		if needed(mark, segment) {
			out = append(out, segment...)
		}
	})
	// What follows the end is no part of the picture; one cut short gets its end.
	return append(out, 0xFF, jpegfile.EOI), err == nil
}
