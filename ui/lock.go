package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// jobPatience is how long a lock waits for running work to notice that it was cancelled.
const jobPatience = 5 * time.Second

// Lock drops everything that is shown and closes the vault. Nothing is merely covered: the
// widgets, and the client's words in them, are gone from the window at once; running work ends
// and unsaved words are put into the vault behind the blank page. Then the way in is shown.
func (a *App) Lock() {
	if a.vault != nil {
		a.shut(a.showUnlock)
	}
}

// Hide is the quick way out (F12): a blank page at once, the vault locked behind it. Nothing
// asks. Escape brings the way in.
func (a *App) Hide() {
	a.veiled = true
	a.shut(func() {})
}

func (a *App) unhide() {
	if a.veiled {
		a.veiled = false
		a.whenShut(a.Begin)
	}
}

// shut blanks the window, ends work, forgets the screens, and closes the vault and the page
// renderer; then goes on. The window does not wait: ending work may take seconds.
func (a *App) shut(then func()) {
	keep, wait := a.unsaved(), a.jobs.stop()
	a.dropScreen()
	for over := a.window.Canvas().Overlays(); over.Top() != nil; {
		over.Remove(over.Top())
	}
	a.window.SetContent(kit.NewBox(theme.Canvas, "", 0, 0, container.NewWithoutLayout()))
	a.window.Canvas().Unfocus()
	a.shell, a.route, a.past, a.ahead, a.office, a.remount = nil, Route{}, nil, nil, "", nil
	a.opening = false
	v, viewer := a.vault, a.viewer
	a.vault, a.viewer = nil, nil
	a.shutting = append(a.shutting, then)
	if len(a.shutting) > 1 {
		return // under way; then waits with the others
	}
	var left leftover
	a.jobs.apart(func() error {
		wait(jobPatience)
		if v != nil {
			left = keep(v)
		}
		if viewer != nil {
			viewer.Close() // its child process has seen pages
		}
		if v != nil {
			return v.Close()
		}
		return nil
	}, func(error) {
		a.left.add(left)
		all := a.shutting
		a.shutting = nil
		for _, then := range all {
			then()
		}
	})
}

// whenShut goes on once nothing is being closed.
func (a *App) whenShut(then func()) {
	if len(a.shutting) > 0 {
		a.shutting = append(a.shutting, then)
		return
	}
	then()
}

// idle locks the window when nobody has touched it for a while. Keys and clicks that reach the
// window's own handlers push the moment back; it is looked at four times a minute.
type idle struct {
	a    *App
	last time.Time
}

func newIdle(a *App) *idle {
	i := &idle{a: a, last: a.opt.Now()}
	if !a.opt.Inline {
		i.watch()
	}
	return i
}

func (i *idle) watch() {
	time.AfterFunc(15*time.Second, func() {
		fyne.Do(i.check)
		i.watch()
	})
}

func (i *idle) touch() { i.last = i.a.opt.Now() }

// check locks when the time is over. The clock on the wall counts: the other one stands still
// while a laptop sleeps.
func (i *idle) check() {
	if i.a.vault != nil && !i.a.jobs.busy() && i.a.opt.Now().Round(0).Sub(i.last.Round(0)) >= i.a.opt.IdleAfter {
		i.a.Lock()
	}
}
