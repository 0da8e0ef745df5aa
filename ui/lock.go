package ui

import (
	"time"

	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/cases"
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
	a.idle.end()
	keep, wait := a.unsaved(), a.jobs.stop()
	a.clip.clear()
	a.dropScreen()
	for over := a.window.Canvas().Overlays(); over.Top() != nil; {
		over.Remove(over.Top())
	}
	a.window.SetContent(kit.NewBox(theme.Canvas, "", 0, 0, container.NewWithoutLayout()))
	a.window.Canvas().Unfocus()
	a.shell, a.route, a.past, a.ahead, a.waiting, a.counted, a.recent, a.office, a.remount = nil, Route{}, nil, nil, nil, nil, nil, "", nil
	a.opening, a.doorRow, a.undo, a.undoSaid, a.undoAt, a.settings, a.backupAt = false, nil, nil, nil, Route{}, cases.Settings{}, time.Time{}
	a.day, a.handed, a.lawLook = cases.ClinicDay{}, "", nil
	v, viewer, reads := a.vault, a.viewer, a.reads
	a.vault, a.viewer, a.reads = nil, nil, nil
	a.shutting = append(a.shutting, then)
	if len(a.shutting) > 1 {
		return // under way; then waits with the others
	}
	var left leftover
	a.jobs.apart(func() error {
		cut := wait(jobPatience)
		if v != nil {
			left = keep(v)
		}
		left.cut = cut
		if viewer != nil {
			viewer.Close() // its child process has seen pages
		}
		if reads != nil {
			reads.Close()
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
