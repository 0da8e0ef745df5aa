package ui

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases/built"
)

// place names a screen.
type place string

// The screens one can go to. A matter has tabs, named by Route.Tab.
const (
	toToday     place = "today"
	toMatters   place = "matters"
	toClients   place = "clients"
	toLibrary   place = "library"
	toCalendar  place = "calendar"
	toResources place = "resources"
	toOffice    place = "office"
	toMatter    place = "matter"
	toClient    place = "client"
	toNewMatter place = "new matter"
	toWays      place = "ways"
	toSettings  place = "settings"
	toLaw       place = "law data" // a file of them that is looked at before it is taken
	toHistory   place = "history"
	toMapForm   place = "map form" // Route.ID is that of the blank, here and in the next two
	toEditions  place = "editions"
	toPapers    place = "papers"
	toTemplate  place = "template" // Route.ID is that of the template, "" for a new one
	toPages     place = "pages"
	toRedact    place = "redact"  // Route.ID is that of the original, the form or the document
	toBatch     place = "packets" // Route.ID are ids of matters with commas between, or ""
	toClinic    place = "clinic"
	toDayEnd    place = "day end" // of a clinic day on a borrowed computer
	toLicences  place = "licences"
)

// Route is where the window is: a value, so that back and forward are two lists.
type Route struct {
	Place place
	ID    string // of the matter or the client
	Tab   int    // of its tabs
	Part  int    // of the tab's pages, where it has several
}

// screen is one page of the window. load fetches what it shows; it runs after the page is on
// screen and again after a write.
type screen interface {
	Content() fyne.CanvasObject
	load()
}

// dropper is a screen that takes files dropped on the window.
type dropper interface{ onDrop(paths []string) }

// leaver is a screen that has something unsaved: leave calls go now, or asks first.
type leaver interface{ leave(goOn func()) }

// keeper is a screen with something to save by Ctrl+S.
type keeper interface{ onSave() }

// finder is a screen with a search field for Ctrl+F.
type finder interface{ focusFind(fyne.Canvas) }

func (a *App) make(r Route) screen {
	switch r.Place {
	case toToday:
		return newToday(a)
	case toClients:
		return newClients(a)
	case toCalendar:
		return newCalendar(a, r)
	case toResources:
		return newResources(a)
	case toOffice:
		return newOfficePlace(a, r)
	case toLibrary:
		return newLibrary(a)
	case toMatter:
		return newMatter(a, r)
	case toClient:
		return newPerson(a, r)
	case toWays:
		return newWays(a)
	case toLaw:
		return newLawPackPage(a)
	case toSettings:
		return newSettings(a, r)
	case toLicences:
		return newLicences(a, built.Licences())
	case toHistory:
		return newHistory(a, r.ID)
	case toNewMatter:
		return newNewMatter(a)
	case toPapers:
		return newTemplates(a)
	case toTemplate:
		return newTemplateEditor(a, r.ID)
	case toMapForm:
		return newMapForm(a, r.ID)
	case toEditions:
		return newEditions(a, r.ID)
	case toBatch:
		return newBatch(a, r.ID)
	case toClinic:
		return newClinic(a)
	case toDayEnd:
		return newDayEnd(a)
	case toPages:
		return newPagesCheck(a, r.ID)
	case toRedact:
		return newRedactPage(a, r.ID)
	}
	return newMatters(a)
}

// Go shows a route; a screen with unsaved words asks first.
func (a *App) Go(r Route) {
	if a.shell == nil {
		return // a page of the doorway is shown
	}
	a.leaving(func() {
		a.remember()
		a.show(r)
	})
}

// leaving lets the screen ask about unsaved words before goOn.
func (a *App) leaving(goOn func()) {
	if l, ok := a.screen.(leaver); ok {
		l.leave(goOn)
		return
	}
	goOn()
}

// show puts a screen into the shell and loads it.
func (a *App) show(r Route) {
	a.dropScreen()
	a.route, a.waiting = r, nil
	a.screen = a.make(r)
	a.shell.place(a.screen.Content(), r)
	a.screen.load()
	a.recount()
}

// closer is a screen that holds something open.
type closer interface{ close() }

func (a *App) dropScreen() {
	if c, ok := a.screen.(closer); ok {
		c.close()
	}
	a.screen = nil
}

// reload fetches the visible screen again, after a write.
func (a *App) reload() {
	if a.screen != nil {
		a.screen.load()
	}
	a.recount()
}
