package vault

import (
	"fmt"
	"sync"
	"time"
)

// hlc is a hybrid logical clock: 48 bits of milliseconds since 1970 and 16 bits of counter. It never goes back, not
// even when the wall clock does.
type hlc struct {
	now  func() time.Time
	mu   sync.Mutex
	last int64
}

// next returns the stamp after another one, given the wall clock. A clock that shows no believable day, as after a dead
// battery, is passed over: it locks nobody out of their work.
func (c *hlc) next(after int64) int64 {
	ms := c.now().UnixMilli()
	if ms < 0 || ms >= 1<<46 { // the year 4199: a stamp has to stay a positive 63-bit number
		ms = 0
	}
	return max(ms<<16, after+1)
}

func stampTime(t int64) time.Time { return time.UnixMilli(t >> 16).UTC() }

// stamp is how a change is named: its time and its device.
func stamp(t int64, device string) string { return fmt.Sprintf("%016x-%s", t, device) }
