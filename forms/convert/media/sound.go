package media

import (
	"bytes"
	"encoding/binary"
	"math"
	"time"
)

// maxChunks bounds the walk over the chunks of a file.
const maxChunks = 100_000

// wave reads the bytes of sound and how many make a second (RIFF, "WAVE"; EBU Tech 3306 for files above 4 GB).
func (f file) wave() (time.Duration, error) {
	perSecond, data := uint32(0), int64(-1)
	var long uint64
	at := int64(12)
	for range maxChunks {
		h := f.part(at, 8)
		if len(h) < 8 {
			break
		}
		n := int64(binary.LittleEndian.Uint32(h[4:]))
		switch string(h[:4]) {
		case "ds64":
			if b := f.part(at+8, 16); len(b) == 16 {
				long = binary.LittleEndian.Uint64(b[8:])
			}
		case "fmt ":
			if b := f.part(at+8, 12); len(b) == 12 {
				perSecond = binary.LittleEndian.Uint32(b[8:])
			}
		case "data":
			if n == 0xFFFFFFFF && long > 0 {
				n = int64(min(long, math.MaxInt64/4))
			}
			if n == 0 { // a recorder that was switched off
				n = f.size
			}
			data = min(n, f.size-at-8)
		}
		if data >= 0 && perSecond > 0 {
			break
		}
		at += 8 + n + n&1
	}
	return units(float64(data), float64(perSecond))
}

// flac reads the count of samples in the first block (RFC 9639, 8.2).
func (f file) flac() (time.Duration, error) {
	at := int64(0)
	if b := f.part(0, 10); len(b) == 10 && bytes.HasPrefix(b, []byte("ID3")) {
		at = 10 + int64(b[6]&0x7f)<<21 + int64(b[7]&0x7f)<<14 + int64(b[8]&0x7f)<<7 + int64(b[9]&0x7f)
	}
	b := f.part(at, 42)
	if len(b) < 42 || !bytes.HasPrefix(b, []byte("fLaC")) || b[4]&0x7f != 0 {
		return 0, ErrUnreadable
	}
	word := binary.BigEndian.Uint64(b[18:]) // 20 bits rate, 3 channels, 5 depth, 36 count
	return units(float64(word&(1<<36-1)), float64(word>>44))
}

// amr counts the frames of 20 milliseconds (RFC 4867, 5).
func (f file) amr() (time.Duration, error) {
	sizes := [16]int64{12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0}
	mark := []byte("#!AMR\n")
	if b := f.part(0, 9); bytes.HasPrefix(b, []byte("#!AMR-WB\n")) {
		sizes = [16]int64{17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0}
		mark = []byte("#!AMR-WB\n")
	} else if !bytes.HasPrefix(b, mark) {
		return 0, ErrUnreadable
	}
	frames, at := 0, int64(len(mark))
	for range maxFrames {
		b := f.part(at, 1)
		if len(b) == 0 || sizes[b[0]>>3&15] < 0 {
			break
		}
		at += 1 + sizes[b[0]>>3&15]
		frames++
	}
	return units(float64(frames), 50)
}

// avi reads the time of a frame and their count (RIFF, "AVI ").
func (f file) avi() (time.Duration, error) {
	b := f.part(0, 64<<10)
	i := bytes.Index(b, []byte("avih"))
	if i < 0 || len(b) < i+28 {
		return 0, ErrUnreadable
	}
	micro, frames := binary.LittleEndian.Uint32(b[i+8:]), binary.LittleEndian.Uint32(b[i+24:])
	if k := bytes.Index(b, []byte("dmlh")); k >= 0 && len(b) >= k+12 { // above 2 GB the first count is of a part
		frames = max(frames, binary.LittleEndian.Uint32(b[k+8:]))
	}
	return units(float64(frames)*float64(micro), 1e6)
}

// caf reads the packets of sound (Apple Core Audio Format 1.0).
func (f file) caf() (time.Duration, error) {
	if !bytes.HasPrefix(f.part(0, 4), []byte("caff")) {
		return 0, ErrUnreadable
	}
	var rate, frames float64
	var perPacket, packetBytes uint32
	at := int64(8)
	for range maxChunks {
		h := f.part(at, 12)
		if len(h) < 12 {
			break
		}
		n := int64(binary.BigEndian.Uint64(h[4:]))
		switch string(h[:4]) {
		case "desc":
			if b := f.part(at+12, 32); len(b) == 32 {
				rate = math.Float64frombits(binary.BigEndian.Uint64(b))
				packetBytes, perPacket = binary.BigEndian.Uint32(b[16:]), binary.BigEndian.Uint32(b[20:])
			}
		case "pakt":
			if b := f.part(at+12, 24); len(b) == 24 {
				frames = float64(int64(binary.BigEndian.Uint64(b[8:])))
			}
		case "data":
			if n < 0 || n > f.size-at-12 { // to the end
				n = f.size - at - 12
			}
			if packetBytes > 0 && frames == 0 {
				frames = float64((n-4)/int64(packetBytes)) * float64(perPacket)
			}
		}
		if n < 0 || n > f.size {
			break
		}
		at += 12 + n
	}
	return units(frames, rate)
}
