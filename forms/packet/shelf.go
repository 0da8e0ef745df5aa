package packet

import (
	"io"
	"sync"
)

// shelfRoom is how much a child keeps of what it parsed for planning, in
// bytes.
const shelfRoom = 8 << 20

// shelf keeps parsed sources between planning and assembling.
type shelf struct {
	mu   sync.Mutex
	used int64
	kept map[int]*source
}

// put keeps a source under a number while there is room.
func (h *shelf) put(number int, s *source) {
	if number == 0 || s.inner { // a picture is quickly set on its page again
		return
	}
	size := s.shrink()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.used+size > shelfRoom {
		return
	}
	if h.kept == nil {
		h.kept = map[int]*source{}
	}
	h.used += size
	h.kept[number] = s
}

// take hands a source out, to be read from r from now on; nil where it was not
// kept.
func (h *shelf) take(number int, r io.ReaderAt) *source {
	s := h.kept[number]
	if s != nil {
		s.r = r
	}
	return s
}
