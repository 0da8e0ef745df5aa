package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// jobPatience is how long a lock waits for running work to notice that it was cancelled.
const jobPatience = 5 * time.Second

// Lock drops everything that is shown and closes the vault. Nothing is merely covered: the
// widgets, and the client's words in them, are gone from the window.
func (a *App) Lock() {
	if a.vault == nil {
		return
	}
	a.shut()
	a.showUnlock()
}

// lockKindly is Lock for a person at the keyboard: unsaved words are asked about first.
func (a *App) lockKindly() {
	if a.vault != nil {
		a.leaving(a.Lock)
	}
}

// Hide is the quick way out (F12): a blank page at once, the vault locked behind it. Nothing
// asks, not even about unsaved words. Escape brings the way in.
func (a *App) Hide() {
	a.shut()
	a.veiled = true
	a.window.SetContent(kit.NewBox(theme.Canvas, "", 0, 0, container.NewWithoutLayout()))
	a.window.Canvas().Unfocus()
}

func (a *App) unhide() {
	if a.veiled {
		a.veiled = false
		a.Begin()
	}
}

// shut ends work, forgets the screens, and closes the vault and the page renderer.
func (a *App) shut() {
	a.jobs.stop(jobPatience)
	a.dropScreen()
	for over := a.window.Canvas().Overlays(); over.Top() != nil; {
		over.Remove(over.Top())
	}
	a.window.SetContent(container.NewWithoutLayout())
	a.shell, a.route, a.past, a.ahead, a.office = nil, Route{}, nil, nil, ""
	if a.viewer != nil {
		a.viewer.Close() // its child process has seen pages
		a.viewer = nil
	}
	if a.vault != nil {
		a.vault.Close()
		a.vault = nil
	}
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

// check locks when the time is over. Unsaved words are lost then: an unattended screen with a
// client's facts on it is the greater harm, and the screens say so beside the field.
func (i *idle) check() {
	if i.a.vault != nil && !i.a.jobs.busy() && i.a.opt.Now().Sub(i.last) >= i.a.opt.IdleAfter {
		i.a.Lock()
	}
}

// keys adds the window's shortcuts. A focused text field takes its own (copy, undo) first.
func (a *App) keys() {
	c := a.window.Canvas()
	add := func(key fyne.KeyName, mod fyne.KeyModifier, do func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod}, func(fyne.Shortcut) {
			a.idle.touch()
			do()
		})
	}
	main := fyne.KeyModifierShortcutDefault
	add(fyne.KeyL, main, a.lockKindly)
	add(fyne.KeyK, main, a.showFind)
	add(fyne.KeyS, main, func() { on(a, keeper.onSave) })
	add(fyne.KeyF, main, func() { on(a, func(f finder) { f.focusFind(c) }) })
	add(fyne.KeyN, main, func() { a.ifOpen(func() { a.Go(Route{Place: toNewMatter}) }) })
	add(fyne.Key1, main, func() { a.ifOpen(func() { a.Go(Route{Place: toMatters}) }) })
	add(fyne.Key2, main, func() { a.ifOpen(func() { a.Go(Route{Place: toClients}) }) })
	add(fyne.Key3, main, func() { a.ifOpen(func() { a.Go(Route{Place: toLibrary}) }) })
	add(fyne.KeyTab, fyne.KeyModifierControl, func() { on(a, func(m *matter) { m.turn(1) }) })
	add(fyne.KeyTab, fyne.KeyModifierControl|fyne.KeyModifierShift, func() { on(a, func(m *matter) { m.turn(-1) }) })
	add(fyne.KeyLeft, fyne.KeyModifierAlt, a.Back)
	add(fyne.KeyRight, fyne.KeyModifierAlt, a.Forward)
	c.SetOnTypedRune(func(rune) { a.idle.touch() })
	c.SetOnTypedKey(a.onKey)
}

// onKey sees every plain key: the window's own, and those that the kit's widgets pass on while
// they have the focus.
func (a *App) onKey(e *fyne.KeyEvent) {
	a.idle.touch()
	switch {
	case e.Name == fyne.KeyF12 && !a.veiled:
		a.Hide()
	case e.Name == fyne.KeyEscape && a.veiled:
		a.unhide()
	case e.Name == fyne.KeyEscape: // closes the top thing, also while a field in it has the focus
		if top := a.window.Canvas().Overlays().Top(); top != nil {
			a.window.Canvas().Overlays().Remove(top)
		}
	}
}

// on calls do with the screen when the vault is open and the screen is of that kind.
func on[T any](a *App, do func(T)) {
	if s, ok := a.screen.(T); ok && a.vault != nil {
		do(s)
	}
}

func (a *App) ifOpen(do func()) {
	if a.vault != nil {
		do()
	}
}
