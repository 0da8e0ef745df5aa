package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// adder is a screen that takes files by Ctrl+O.
type adder interface{ onAdd() }

// builder is a screen that makes something of what it shows by Ctrl+B.
type builder interface{ onBuild() }

// beginner is a screen with something of its own to begin by Ctrl+N; on any other that is a matter.
type beginner interface{ onNew() }

// turner is a screen with tabs for Ctrl+Tab.
type turner interface{ turn(step int) }

// digits are the keys of the places in the sidebar.
var digits = []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}

// keys adds the window's shortcuts. A focused text field takes its own (copy, undo) first and
// passes the others on. While a question is open, only the lock works: its answer comes first.
func (a *App) keys() {
	c := a.window.Canvas()
	key := func(name fyne.KeyName, mod fyne.KeyModifier, do func()) {
		does := func(fyne.Shortcut) {
			a.idle.touch()
			do()
		}
		c.AddShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: mod}, does)
		a.shortcuts.AddShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: mod}, does)
	}
	add := func(name fyne.KeyName, mod fyne.KeyModifier, do func()) {
		key(name, mod, func() {
			if a.shell != nil && c.Overlays().Top() == nil {
				do()
			}
		})
	}
	main := fyne.KeyModifierShortcutDefault
	key(fyne.KeyL, main, a.Lock)
	add(fyne.KeyK, main, a.showFind)
	add(fyne.KeyS, main, func() { on(a, keeper.onSave) })
	add(fyne.KeyF, main, func() { on(a, func(f finder) { f.focusFind(c) }) })
	add(fyne.KeyO, main, func() { on(a, adder.onAdd) })
	add(fyne.KeyB, main, func() { on(a, builder.onBuild) })
	add(fyne.KeyN, main, a.beginNew)
	for i, e := range entries {
		add(digits[i], main, func() { a.Go(Route{Place: e.to}) })
	}
	add(fyne.KeyTab, fyne.KeyModifierControl, func() { on(a, func(t turner) { t.turn(1) }) })
	add(fyne.KeyTab, fyne.KeyModifierControl|fyne.KeyModifierShift, func() { on(a, func(t turner) { t.turn(-1) }) })
	add(fyne.KeyLeft, fyne.KeyModifierAlt, a.Back)
	add(fyne.KeyRight, fyne.KeyModifierAlt, a.Forward)
	add(fyne.KeyComma, main, func() { a.Go(Route{Place: toSettings}) })
	undo := func(fyne.Shortcut) { // the keys of a focused text field do not come here
		a.idle.touch()
		if a.shell != nil && c.Overlays().Top() == nil {
			a.onUndo()
		}
	}
	c.AddShortcut(&fyne.ShortcutUndo{}, undo)
	a.shortcuts.AddShortcut(&fyne.ShortcutUndo{}, undo)
	c.SetOnTypedRune(func(rune) { a.idle.touch() })
	c.SetOnTypedKey(a.onKey)
}

func (a *App) beginNew() {
	if b, ok := a.screen.(beginner); ok {
		b.onNew()
		return
	}
	if a.route.Place != toNewMatter {
		a.Go(Route{Place: toNewMatter})
	}
}

// onKey sees every plain key: the window's own, and those that the kit's widgets pass on while
// they have the focus.
func (a *App) onKey(e *fyne.KeyEvent) {
	a.idle.touch()
	over := a.window.Canvas().Overlays()
	switch {
	case e.Name == fyne.KeyF12 && !a.veiled:
		a.Hide()
	case e.Name == fyne.KeyEscape && a.veiled:
		a.unhide()
	case e.Name == fyne.KeyEscape && over.Top() != nil: // closes the top thing, also while a field in it has the focus
		over.Remove(over.Top())
	case e.Name == fyne.KeyF1 && over.Top() == nil && !a.veiled && !a.sharing():
		a.showKeys()
	}
}

// keyList is what F1 shows: the keys, and the text that says what they do.
var keyList = [][2]string{
	{"Ctrl+K", "nav.find"}, {"Ctrl+F", "keys.filter"}, {"Ctrl+N", "matters.new"}, {"Ctrl+S", "facts.save"}, {"Ctrl+Z", "keys.undo"},
	{"Ctrl+O", "evidence.add"}, {"Ctrl+B", "packet.build"}, {"Ctrl+1–" + strconv.Itoa(len(entries)), "keys.places"}, {"Ctrl+Tab", "keys.tabs"},
	{"Alt+←/→", "keys.back"}, {"Alt+↑/↓", "keys.move"}, {"Ctrl+,", "nav.settings"}, {"Ctrl+L", "nav.lock"}, {"F12", "keys.hide"}, {"Esc", "keys.escape"},
}

// showKeys lists the keys (F1).
func (a *App) showKeys() {
	rows := kit.VStack(7)
	for _, k := range keyList {
		rows.Add(kit.TopRow(12, []float32{116, -1}, kit.NewBold(keyName(k[0]), theme.Body, theme.Ink), kit.NewPara(lang.T(k[1]), theme.Body, theme.Ink)))
	}
	kit.Ask(a.window.Canvas(), lang.T("keys.head"), "", kit.Tall(300, kit.Scroll(rows)), kit.Answer{Label: lang.T("fail.close")})
}

// keyName is a key as this computer's keyboard names it.
func keyName(name string) string {
	if fyne.KeyModifierShortcutDefault == fyne.KeyModifierSuper {
		for _, swap := range [][2]string{{"Ctrl+Tab", "⌃Tab"}, {"Ctrl+", "⌘"}, {"Alt+", "⌥"}} {
			name = strings.Replace(name, swap[0], swap[1], 1)
		}
	}
	return name
}

// on calls do with the screen when the vault is open and the screen is of that kind.
func on[T any](a *App, do func(T)) {
	if s, ok := a.screen.(T); ok && a.vault != nil {
		do(s)
	}
}
