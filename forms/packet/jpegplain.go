package packet

import (
	"bytes"
	"encoding/binary"
)

// plainAPP0 is the length of a JFIF header without a thumbnail.
const plainAPP0 = 16

// needed reports whether a decoder needs a segment of a JPEG within a PDF:
// colours are coded as the Adobe or the JFIF header says, and all else of the
// application segments is for programs that look at the file and not at the
// picture.
func needed(mark byte, segment []byte) bool {
	switch {
	case mark == markAPP0:
		return len(segment) == plainAPP0+2 && bytes.HasPrefix(segment[4:], []byte("JFIF\x00"))
	case mark == markAPP14:
		return bytes.HasPrefix(segment[4:], []byte("Adobe"))
	case mark > markAPP0 && mark <= markAPP15 || mark == markCOM:
		return false
	}
	return true
}

// nextSegment reads the segment that begins at i of a JPEG: its marker, and
// where it ends. ok is false where there is none.
func nextSegment(data []byte, i int) (mark byte, begin, end int, ok bool) {
	for i+1 < len(data) && data[i] == 0xFF && data[i+1] == 0xFF {
		i++ // padding
	}
	if i+2 > len(data) || data[i] != 0xFF {
		return 0, 0, 0, false
	}
	mark = data[i+1]
	if mark == markEOI || mark == markTEM || mark >= 0xD0 && mark <= 0xD7 {
		return mark, i, i + 2, true
	}
	if i+4 > len(data) {
		return 0, 0, 0, false
	}
	end = i + 2 + int(binary.BigEndian.Uint16(data[i+2:]))
	return mark, i, end, end >= i+4 && end <= len(data)
}

func beginsJPEG(data []byte) bool { return len(data) > 4 && data[0] == 0xFF && data[1] == markSOI }

// quietHead reports whether the beginning of a JPEG holds only needed segments
// up to its first scan.
func quietHead(head []byte) bool {
	if !beginsJPEG(head) {
		return false
	}
	for i := 2; ; {
		mark, begin, end, ok := nextSegment(head, i)
		if !ok || !needed(mark, head[begin:end]) {
			return false
		}
		if mark == markSOS {
			return true
		}
		i = end
	}
}

// strippedJPEG is a JPEG without what only tells about it. ok is false where
// its segments cannot be followed.
func strippedJPEG(data []byte) (clean []byte, ok bool) {
	if !beginsJPEG(data) {
		return nil, false
	}
	out := append(make([]byte, 0, len(data)), data[:2]...)
	for i := 2; ; {
		mark, begin, end, ok := nextSegment(data, i)
		if !ok {
			return nil, false
		}
		i = end
		if needed(mark, data[begin:end]) {
			out = append(out, data[begin:end]...)
		}
		switch mark {
		case markEOI: // what follows is no part of the picture
			return out, true
		case markSOS:
			i = scanEnd(data, end)
			out = append(out, data[end:i]...)
			if i >= len(data)-1 { // cut short; decoders draw what there is
				return append(out, 0xFF, markEOI), true
			}
		}
	}
}
