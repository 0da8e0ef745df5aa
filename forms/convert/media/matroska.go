package media

import (
	"encoding/binary"
	"math"
	"time"
)

// Elements of EBML and Matroska (RFC 8794; RFC 9559, 5.1).
const (
	idSegment   = 0x18538067
	idInfo      = 0x1549A966
	idScale     = 0x2AD7B1
	idDuration  = 0x4489
	idCluster   = 0x1F43B675
	idTimestamp = 0xE7
	idSimple    = 0xA3
	idGroup     = 0xA0
	idBlock     = 0xA1
)

// element is one element: its id and where what it holds lies.
type element struct {
	id        uint64
	body, end int64
}

// elements gives the elements between two places.
func (f file) elements(from, to int64, each func(element) (stop bool)) {
	for range maxChunks {
		b := f.part(from, 12)
		id, n := vint(b, false)
		if n == 0 || n > 4 || from >= to {
			return
		}
		size, m := vint(b[n:], true)
		if m == 0 {
			return
		}
		e := element{id: id, body: from + int64(n+m)}
		if e.end = to; size != 1<<(7*m)-1 && size < uint64(to-e.body) { // all ones: not known when it was written
			e.end = e.body + int64(size)
		} else if id == idCluster && size == 1<<(7*m)-1 {
			e.end = e.body // what it holds follows as its neighbours
		}
		if e.body > to || each(e) {
			return
		}
		from = e.end
	}
}

// vint reads a number of a length that its first bits tell; without its mark where bare.
func vint(b []byte, bare bool) (v uint64, n int) {
	if len(b) == 0 || b[0] == 0 {
		return 0, 0
	}
	n = 1
	for mask := byte(0x80); b[0]&mask == 0; mask >>= 1 {
		n++
	}
	if len(b) < n {
		return 0, 0
	}
	v = uint64(b[0])
	if bare {
		v &= 1<<(8-n) - 1
	}
	for _, c := range b[1:n] {
		v = v<<8 | uint64(c)
	}
	return v, n
}

// matroska reads the duration, or else the time of the last cluster: a browser's recorder writes none.
func (f file) matroska() (time.Duration, error) {
	scale, duration := 1e6, 0.0
	var c clock
	f.elements(0, f.size, func(top element) bool {
		if top.id != idSegment {
			return false
		}
		f.elements(top.body, top.end, func(e element) bool {
			switch e.id {
			case idInfo:
				f.elements(e.body, e.end, func(i element) bool {
					switch i.id {
					case idScale:
						scale = f.number(i)
					case idDuration:
						duration = f.float(i)
					}
					return false
				})
			case idCluster:
				f.elements(e.body, e.end, func(i element) bool { c.see(f, i); return false })
			default:
				c.see(f, e)
			}
			return duration > 0
		})
		return true
	})
	if duration > 0 {
		return units(duration*scale, 1e9)
	}
	return units(c.last*scale, 1e9)
}

// clock follows the times of clusters and blocks.
type clock struct{ now, last float64 }

func (c *clock) see(f file, e element) {
	switch e.id {
	case idTimestamp:
		c.now = f.number(e)
		c.last = max(c.last, c.now)
	case idGroup:
		f.elements(e.body, e.end, func(i element) bool {
			if i.id == idBlock {
				c.see(f, i)
			}
			return false
		})
	case idSimple, idBlock: // the number of its track, then its time after the cluster's
		b := f.part(e.body, min(12, e.end-e.body))
		if _, n := vint(b, true); n > 0 && len(b) >= n+2 {
			c.last = max(c.last, c.now+float64(int16(binary.BigEndian.Uint16(b[n:]))))
		}
	}
}

func (f file) number(e element) float64 {
	v := uint64(0)
	for _, c := range f.part(e.body, min(8, e.end-e.body)) {
		v = v<<8 | uint64(c)
	}
	return float64(v)
}

func (f file) float(e element) float64 {
	switch b := f.part(e.body, min(8, e.end-e.body)); len(b) {
	case 4:
		return float64(math.Float32frombits(binary.BigEndian.Uint32(b)))
	case 8:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	}
	return 0
}
