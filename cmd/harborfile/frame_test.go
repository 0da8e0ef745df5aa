package main

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// loop is an app whose loop begins where a test says so.
type loop struct {
	fyne.App
	begins
}

func (l *loop) Lifecycle() fyne.Lifecycle { return &l.begins }

type begins struct {
	fyne.Lifecycle
	begin func()
}

func (b *begins) SetOnStarted(started func()) { b.begin = started }

// What waits for the first frame, the vault above all, does not come in the middle of its painting: a driver may never
// come back from there.
func TestTheFirstFrameIsShownBeforeAnythingElse(t *testing.T) {
	for name, c := range map[string]struct {
		paints, later int // before the loop and in it
		told          int // in the loop; before it never
	}{
		"painted before the loop, as always":   {paints: 1, told: 1},
		"painted twice before, and once more":  {paints: 2, later: 1, told: 1},
		"a window that is painted late":        {later: 2, told: 1},
		"a window that comes and goes unseen.": {},
	} {
		l, told := &loop{App: test.NewTempApp(t)}, 0
		frame := firstFrame(l, func() { told++ }).(*fyne.Container).Objects[0].(*canvas.Raster)
		for range c.paints {
			frame.Generator(1, 1)
		}
		before := told
		l.begin()
		for range c.later {
			frame.Generator(1, 1)
		}
		if before != 0 || told != c.told {
			t.Errorf("%s: told %d times before the loop and %d in all", name, before, told)
		}
	}
}
