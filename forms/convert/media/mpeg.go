package media

import (
	"bytes"
	"encoding/binary"
	"time"
)

// Tables of MPEG sound (ISO/IEC 11172-3, 2.4.2.3; 13818-3): kilobits a second by version and layer, samples a second.
var (
	rates = map[[2]int][16]int{
		{1, 1}: {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
		{1, 2}: {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
		{1, 3}: {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
		{2, 1}: {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
		{2, 2}: {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
		{2, 3}: {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
	}
	hertz = [4]int{44100, 48000, 32000}
)

// frame is the head of a frame of MPEG sound.
type frame struct {
	size    int64 // bytes
	samples int
	rate    int // samples a second
	side    int // bytes between the head and the place of a Xing head
}

// frameOf reads a head of four bytes.
func frameOf(b []byte) (frame, bool) {
	if len(b) < 4 || b[0] != 0xFF || b[1]&0xE0 != 0xE0 {
		return frame{}, false
	}
	code, layer := b[1]>>3&3, 4-int(b[1]>>1&3)
	if code == 1 || layer == 4 || b[2]>>4 == 15 || b[2]>>4 == 0 || b[2]>>2&3 == 3 {
		return frame{}, false
	}
	version, divide := 1, 1
	switch code {
	case 2:
		version, divide = 2, 2
	case 0:
		version, divide = 2, 4
	}
	f := frame{rate: hertz[b[2]>>2&3] / divide}
	bits := rates[[2]int{version, layer}][b[2]>>4] * 1000
	pad := int(b[2] >> 1 & 1)
	switch {
	case layer == 1:
		f.samples = 384
		f.size = int64((12*bits/f.rate + pad) * 4)
	case layer == 3 && version == 2:
		f.samples = 576
		f.size = int64(72*bits/f.rate + pad)
	default:
		f.samples = 1152
		f.size = int64(144*bits/f.rate + pad)
	}
	mono := b[3]>>6 == 3
	switch {
	case version == 1 && !mono:
		f.side = 32
	case version == 1 || !mono:
		f.side = 17
	default:
		f.side = 9
	}
	return f, f.size >= 24
}

// maxFrames bounds the walk; a day of sound has three million frames.
const maxFrames = 20_000_000

// mpeg takes the count of frames from the head that encoders write, or walks the frames.
func (f file) mpeg() (time.Duration, error) {
	at := int64(0)
	for b := f.part(at, 10); len(b) == 10 && bytes.HasPrefix(b, []byte("ID3")); b = f.part(at, 10) {
		at += 10 + int64(b[6]&0x7f)<<21 + int64(b[7]&0x7f)<<14 + int64(b[8]&0x7f)<<7 + int64(b[9]&0x7f)
	}
	first, at, ok := f.firstFrame(at)
	if !ok {
		return 0, ErrUnreadable
	}
	if n := counted(f.part(at, 256), first); n > 0 {
		return units(float64(n)*float64(first.samples), float64(first.rate))
	}
	samples := 0.0
	for range maxFrames {
		h, ok := frameOf(f.part(at, 4))
		if !ok || at+h.size > f.size+16 { // a last frame cut short by a few bytes counts
			break
		}
		samples += float64(h.samples) / float64(h.rate)
		at += h.size
	}
	return units(samples, 1)
}

// firstFrame looks for two frames in a row: two bytes alone occur by chance.
func (f file) firstFrame(from int64) (frame, int64, bool) {
	b := f.part(from, 64<<10)
	for i := 0; i+4 <= len(b); i++ {
		h, ok := frameOf(b[i:])
		if !ok {
			continue
		}
		next := f.part(from+int64(i)+h.size, 4)
		if _, again := frameOf(next); again || len(next) == 0 {
			return h, from + int64(i), true
		}
	}
	return frame{}, 0, false
}

// counted is the number of frames that a Xing, Info or VBRI head says; 0 without one.
func counted(b []byte, h frame) uint32 {
	if at := 4 + h.side; at+12 <= len(b) && (string(b[at:at+4]) == "Xing" || string(b[at:at+4]) == "Info") {
		if b[at+7]&1 != 0 {
			return binary.BigEndian.Uint32(b[at+8:])
		}
	}
	if at := 36; at+18 <= len(b) && string(b[at:at+4]) == "VBRI" {
		return binary.BigEndian.Uint32(b[at+14:])
	}
	return 0
}

// adts walks the frames of AAC without a container (ISO/IEC 13818-7, 6.2).
func (f file) adts() (time.Duration, error) {
	hz := []int{96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350}
	seconds, at := 0.0, int64(0)
	for range maxFrames {
		b := f.part(at, 7)
		if len(b) < 7 || b[0] != 0xFF || b[1]&0xF6 != 0xF0 || int(b[2]>>2&15) >= len(hz) {
			break
		}
		n := int64(b[3]&3)<<11 | int64(b[4])<<3 | int64(b[5])>>5
		if n < 7 {
			break
		}
		seconds += 1024 * float64(b[6]&3+1) / float64(hz[b[2]>>2&15])
		at += n
	}
	return units(seconds, 1)
}
