package vault

import (
	"slices"
	"testing"
	"time"
)

// fakeClocks are two clocks that stand until they are moved.
type fakeClocks struct {
	wall    time.Time
	running time.Duration
}

func (f *fakeClocks) clocks() Clocks {
	return Clocks{Wall: func() time.Time { return f.wall }, Running: func() time.Duration { return f.running }}
}

func TestWatch(t *testing.T) {
	const limit = 10 * time.Minute
	type move struct {
		wall, running time.Duration
		do            string // tick, touch, session, stop
	}
	awake := func(n int, do string) (all []move) {
		for range n {
			all = append(all, move{5 * time.Second, 5 * time.Second, do})
		}
		return all
	}
	for _, c := range []struct {
		name  string
		moves []move
		want  []Reason
	}{
		{"just before the limit", awake(119, "tick"), nil},
		{"at the limit", awake(120, "tick"), []Reason{Idle}},
		{"long after the limit it is said once", awake(500, "tick"), []Reason{Idle}},
		{"touches push it back", slices.Concat(awake(100, "tick"), awake(1, "touch"), awake(119, "tick")), nil},
		{"touches alone are looks too", awake(500, "touch"), nil},
		{"a touch after the limit comes too late", slices.Concat(awake(119, "tick"), awake(1, "touch")), []Reason{Idle}},
		{"asleep: the running clock stood still", []move{{time.Hour, time.Second, "tick"}}, []Reason{Slept}},
		{"asleep: the running clock ran on", []move{{time.Hour, time.Hour, "tick"}}, []Reason{Slept}},
		{"a nap shorter than the limit", []move{{time.Minute, time.Second, "tick"}}, []Reason{Slept}},
		{"a touch wakes the computer: the sleep still counts", []move{{time.Minute, time.Second, "touch"}}, []Reason{Slept}},
		{"a late tick of a busy computer", []move{{20 * time.Second, 20 * time.Second, "tick"}}, nil},
		{"wall clock set a little", []move{{15 * time.Second, 5 * time.Second, "tick"}}, nil},
		{"wall clock set back does not stop the idle time", slices.Concat([]move{{-time.Hour, 5 * time.Second, "tick"}}, awake(119, "tick")), []Reason{Idle}},
		{"session", []move{{0, 0, "session"}, {0, 0, "session"}}, []Reason{Locked}},
		{"stopped", slices.Concat([]move{{0, 0, "stop"}, {0, 0, "session"}}, awake(500, "tick")), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &fakeClocks{wall: time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)}
			var got []Reason
			var w *Watch
			w = NewWatch(f.clocks(), limit, func(why Reason) {
				got = append(got, why)
				w.Tick() // calling back neither blocks nor repeats
			})
			for _, m := range c.moves {
				f.wall, f.running = f.wall.Add(m.wall), f.running+m.running
				map[string]func(){"tick": w.Tick, "touch": w.Touch, "session": w.Session, "stop": w.Stop}[m.do]()
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("told %v instead of %v", got, c.want)
			}
		})
	}
}

func TestWatchWithoutALimit(t *testing.T) {
	f := &fakeClocks{}
	w := NewWatch(f.clocks(), 0, func(why Reason) { t.Errorf("told %s", why) })
	for range 10_000 {
		f.wall, f.running = f.wall.Add(5*time.Second), f.running+5*time.Second
		w.Tick()
	}
}

func TestSystemClocksRunTogether(t *testing.T) {
	w := NewWatch(SystemClocks(), time.Hour, func(why Reason) { t.Errorf("told %s", why) })
	for range 100 {
		w.Tick()
		w.Touch()
	}
}
