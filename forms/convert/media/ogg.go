package media

import (
	"bytes"
	"encoding/binary"
	"time"
)

// ogg reads the clock of the first stream and its last page (RFC 3533, 6; RFC 7845 for Opus).
func (f file) ogg() (time.Duration, error) {
	head := f.part(0, 4096)
	if !bytes.HasPrefix(head, []byte("OggS")) || len(head) < 60 {
		return 0, ErrUnreadable
	}
	stream := head[14:18]
	rate, skip := oggClock(head)
	if rate == 0 {
		return 0, ErrUnreadable
	}
	for end := f.size; end > 0; {
		from := max(0, end-64<<10)
		b := f.part(from, end-from)
		for i := bytes.LastIndex(b, []byte("OggS")); i >= 0; i = bytes.LastIndex(b[:i], []byte("OggS")) {
			if i+18 > len(b) || !bytes.Equal(b[i+14:i+18], stream) {
				continue
			}
			if n := binary.LittleEndian.Uint64(b[i+6:]); n != 1<<64-1 && n > skip { // -1: no packet ends here
				return units(float64(n-skip), rate)
			}
		}
		if from == 0 {
			break
		}
		end = from + 18 // a page head may lie across the blocks
	}
	return 0, ErrUnreadable
}

// oggClock is the samples a second of the first stream, and what a player leaves out at the beginning.
func oggClock(b []byte) (rate float64, skip uint64) {
	if i := bytes.Index(b, []byte("OpusHead")); i >= 0 && i+12 <= len(b) {
		return 48000, uint64(binary.LittleEndian.Uint16(b[i+10:]))
	}
	if i := bytes.Index(b, []byte("\x01vorbis")); i >= 0 && i+16 <= len(b) {
		return float64(binary.LittleEndian.Uint32(b[i+12:])), 0
	}
	if i := bytes.Index(b, []byte("\x7fFLAC")); i >= 0 && i+35 <= len(b) {
		return float64(binary.BigEndian.Uint64(b[i+27:]) >> 44), 0
	}
	if i := bytes.Index(b, []byte("Speex   ")); i >= 0 && i+40 <= len(b) {
		return float64(binary.LittleEndian.Uint32(b[i+36:])), 0
	}
	return 0, 0
}
