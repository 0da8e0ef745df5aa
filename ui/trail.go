package ui

import (
	"time"

	"github.com/harborfile/harborfile/ui/kit"
)

// stop is a page that was left, with how far its parts were scrolled and what was selected in them.
type stop struct {
	Route
	kept []any
	own  any
}

// placed is a page with more to keep than scrolled parts and lists, such as the words of a search.
// mark gives it, restore takes it back once the page has read what it shows.
type placed interface {
	mark() any
	restore(any)
}

// here is the page that is shown, as it stands.
func (a *App) here() stop {
	at := stop{Route: a.route}
	if a.shell == nil {
		return at
	}
	for _, k := range kit.KeptIn(a.shell.page) {
		at.kept = append(at.kept, k.Mark())
	}
	if p, ok := a.screen.(placed); ok {
		at.own = p.mark()
	}
	return at
}

// remember puts the page that is shown on the way back, before another takes its place.
func (a *App) remember() {
	if a.route != (Route{}) {
		a.past = append(a.past, a.here())
	}
	a.ahead = nil
}

// Back goes to the page shown before.
func (a *App) Back() { a.step(&a.past, &a.ahead) }

// Forward undoes Back.
func (a *App) Forward() { a.step(&a.ahead, &a.past) }

func (a *App) step(from, to *[]stop) {
	if len(*from) == 0 || a.shell == nil {
		return
	}
	a.leaving(func() {
		last := len(*from) - 1
		if last < 0 || a.shell == nil {
			return // what was asked on leaving took its time, and the way back is gone
		}
		at := (*from)[last]
		*from, *to = (*from)[:last], append(*to, a.here())
		a.showAt(at)
	})
}

// keptFor is how long a page may take to read before it is left where it opens: one that comes late does
// not jump under the reader's eyes.
const keptFor = 2 * time.Second

// showAt is show for a page one comes back to.
func (a *App) showAt(at stop) {
	a.show(at.Route)
	a.waiting, a.waitingTill = &at, a.opt.Clocks.Running()+keptFor
	a.settle()
}

// settle puts a page one came back to where it was, once nothing of it is being read any more.
func (a *App) settle() {
	at := a.waiting
	if at == nil || a.jobs.reading() {
		return
	}
	a.waiting = nil
	if a.shell == nil || a.opt.Clocks.Running() > a.waitingTill {
		return
	}
	if p, ok := a.screen.(placed); ok && at.own != nil {
		p.restore(at.own)
	}
	parts := kit.KeptIn(a.shell.page)
	if len(parts) != len(at.kept) {
		return // the page has other parts now
	}
	for i, k := range parts {
		k.Restore(at.kept[i])
	}
}
