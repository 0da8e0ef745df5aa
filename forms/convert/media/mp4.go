package media

import (
	"encoding/binary"
	"time"

	"github.com/harborfile/harborfile/forms/convert/boxes"
)

// mp4 reads the length of the film (ISO/IEC 14496-12, 8.2.2), or of its longest track, or the sum of its fragments.
func (f file) mp4() (time.Duration, error) {
	moov, ok := boxes.Find(f, 0, f.size, "moov")
	if !ok {
		return 0, ErrUnreadable
	}
	if b, ok := boxes.Find(f, moov.Body, moov.End, "mvhd"); ok {
		if d, err := f.clock(b); err == nil {
			return d, nil
		}
	}
	var most time.Duration
	_ = boxes.Walk(f, moov.Body, moov.End, func(b boxes.Box) (bool, error) {
		if b.Type == "trak" {
			if d, err := f.track(b); err == nil {
				most = max(most, d)
			}
		}
		return false, nil
	})
	if most > 0 {
		return most, nil
	}
	return f.fragments(moov)
}

func (f file) track(trak boxes.Box) (time.Duration, error) {
	mdia, ok := boxes.Find(f, trak.Body, trak.End, "mdia")
	if !ok {
		return 0, ErrUnreadable
	}
	b, ok := boxes.Find(f, mdia.Body, mdia.End, "mdhd")
	if !ok {
		return 0, ErrUnreadable
	}
	return f.clock(b)
}

// clock reads units a second and their count, which both kinds of head have at the same place.
func (f file) clock(box boxes.Box) (time.Duration, error) {
	b := box.Bytes(f, 36)
	switch {
	case len(b) >= 32 && b[0] == 1:
		n := binary.BigEndian.Uint64(b[24:])
		if n == 1<<64-1 {
			return 0, ErrUnreadable
		}
		return units(float64(n), float64(binary.BigEndian.Uint32(b[20:])))
	case len(b) >= 20 && b[0] == 0:
		n := binary.BigEndian.Uint32(b[16:])
		if n == 1<<32-1 {
			return 0, ErrUnreadable
		}
		return units(float64(n), float64(binary.BigEndian.Uint32(b[12:])))
	}
	return 0, ErrUnreadable
}

// fragments reads a film that was written as it was taken: the length beside its tracks, else the index of its segments.
func (f file) fragments(moov boxes.Box) (time.Duration, error) {
	mvhd, _ := boxes.Find(f, moov.Body, moov.End, "mvhd")
	head := mvhd.Bytes(f, 24)
	if mvex, ok := boxes.Find(f, moov.Body, moov.End, "mvex"); ok && len(head) >= 16 {
		perSecond := float64(binary.BigEndian.Uint32(head[12:]))
		if mehd, ok := boxes.Find(f, mvex.Body, mvex.End, "mehd"); ok {
			switch b := mehd.Bytes(f, 12); {
			case len(b) >= 12 && b[0] == 1:
				return units(float64(binary.BigEndian.Uint64(b[4:])), perSecond)
			case len(b) >= 8:
				return units(float64(binary.BigEndian.Uint32(b[4:])), perSecond)
			}
		}
	}
	sidx, ok := boxes.Find(f, 0, f.size, "sidx")
	if !ok {
		return 0, ErrUnreadable
	}
	return f.index(sidx)
}

// index adds up the segments of an index (8.16.3).
func (f file) index(sidx boxes.Box) (time.Duration, error) {
	b := sidx.Bytes(f, 1<<20)
	at := 20
	if len(b) > 0 && b[0] == 1 {
		at = 28
	}
	if len(b) < at+4 {
		return 0, ErrUnreadable
	}
	perSecond := float64(binary.BigEndian.Uint32(b[8:]))
	sum := 0.0
	for at += 4; at+12 <= len(b); at += 12 {
		sum += float64(binary.BigEndian.Uint32(b[at+4:]))
	}
	return units(sum, perSecond)
}
