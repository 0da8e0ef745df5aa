package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	stock "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is Fyne's text field that also lets the window see its keys: a focused field would
// otherwise keep F12 and the signs of life from it, and Tab would not leave a text of several lines.
type Entry struct {
	widget.Entry
	OnKey   func(*fyne.KeyEvent) bool // sees each key first; true keeps it from the field
	onLeave func()                    // the keyboard went elsewhere
	focused bool
	look    bool // its words ask for a look: the edge says so
	face    *entryFace
	pressed bool   // the focus comes by the mouse
	cursor  [2]int // row and column that were followed last
}

// FocusGained implements fyne.Focusable. Under the mouse the cursor is about to go to another line.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if reveal(e); !e.pressed {
		e.revealCursor()
	}
}

// MouseDown implements desktop.Mouseable.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.pressed = true
	e.Entry.MouseDown(m)
	e.pressed = false
}

// follow keeps the line that is written on in sight, in a text that is higher than the view it lies in.
func (e *Entry) follow() {
	if now := [2]int{e.CursorRow, e.CursorColumn}; now != e.cursor {
		e.cursor = now
		e.revealCursor()
	}
}

func (e *Entry) revealCursor() {
	if !e.MultiLine || !e.focused || e.face == nil {
		return
	}
	top := e.face.scroll.Position().Y + e.CursorPosition().Y - e.face.scroll.Offset.Y
	revealPart(e, top, top+e.face.line())
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.onLeave != nil {
		e.onLeave()
	}
}

func newEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	e.OnCursorChanged = e.follow
	return e
}

// NewSearch is the entry of a search field with its icon.
func NewSearch(placeholder string, changed func(string)) *Entry {
	e := newEntry()
	e.SetPlaceHolder(placeholder)
	e.Icon = stock.SearchIcon()
	e.OnChanged = changed
	return e
}

// MinSize implements fyne.CanvasObject: a text of several lines gets higher with what is written in it.
func (e *Entry) MinSize() fyne.Size {
	s := e.Entry.MinSize()
	if e.MultiLine && e.face != nil {
		s.Height = max(s.Height, e.face.high())
	}
	return s
}

// ask marks the edge of the field, or takes the mark away.
func (e *Entry) ask(on bool) {
	if e.look != on {
		e.look = on
		e.Refresh()
	}
}

// TypedRune implements fyne.Focusable.
func (e *Entry) TypedRune(r rune) {
	if c := canvasOf(e); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
	e.Entry.TypedRune(r)
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	passKey(e, k)
	if e.OnKey != nil && e.OnKey(k) {
		return
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut implements fyne.Shortcutable: the field keeps copy, paste, undo and the like for
// itself; the window's own shortcuts (save, lock, find) would otherwise be dead while one types.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if e.Passes(s) {
		if c, ok := canvasOf(e).(fyne.Shortcutable); ok {
			c.TypedShortcut(s)
			return
		}
	}
	if p, ok := s.(*fyne.ShortcutPaste); ok {
		s = &fyne.ShortcutPaste{Clipboard: plainLines{p.Clipboard}}
	}
	if c, ok := canvasOf(e).(fyne.Shortcutable); ok && e.copies(s) {
		s = handed(s, c)
	}
	e.Entry.TypedShortcut(s)
}

// copies reports whether a shortcut puts words of this field on the clipboard.
func (e *Entry) copies(s fyne.Shortcut) bool {
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut:
		return !e.Password && e.SelectedText() != ""
	}
	return false
}

// Copied hands the window the words that a field wants on the clipboard, as a shortcut that no keyboard
// has: the window keeps them out of what the system remembers, and takes them off again.
type Copied struct{ Words string }

// ShortcutName implements fyne.Shortcut.
func (Copied) ShortcutName() string { return "Copied" }

// handed is a shortcut whose words go to the window in the place of the clipboard.
func handed(s fyne.Shortcut, c fyne.Shortcutable) fyne.Shortcut {
	if _, cut := s.(*fyne.ShortcutCut); cut {
		return &fyne.ShortcutCut{Clipboard: hand{c}}
	}
	return &fyne.ShortcutCopy{Clipboard: hand{c}}
}

// hand is a clipboard that passes on what it is given.
type hand struct{ to fyne.Shortcutable }

// Content implements fyne.Clipboard.
func (hand) Content() string { return "" }

// SetContent implements fyne.Clipboard.
func (h hand) SetContent(words string) { h.to.TypedShortcut(Copied{Words: words}) }

// plainLines is a clipboard whose lines end as those of the field do: a carriage return of another system would stay in
// the words unseen.
type plainLines struct{ fyne.Clipboard }

// Content implements fyne.Clipboard.
func (p plainLines) Content() string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(p.Clipboard.Content())
}

// Insert puts words in at the cursor as one step that can be undone.
func (e *Entry) Insert(words string) {
	e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: given(words)})
}

// given is a clipboard that holds words and takes none.
type given string

// Content implements fyne.Clipboard.
func (g given) Content() string { return string(g) }

// SetContent implements fyne.Clipboard.
func (given) SetContent(string) {}

// Passes reports whether a shortcut is the window's: not one of the usual text keys, and not one
// that moves the cursor by a word.
func (e *Entry) Passes(s fyne.Shortcut) bool {
	own, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	sideways := own.KeyName == fyne.KeyLeft || own.KeyName == fyne.KeyRight
	return !sideways || own.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault
}

// AcceptsTab implements fyne.Tabbable: Tab always goes on to the next field.
func (e *Entry) AcceptsTab() bool { return false }

// passKey shows the window a key that a focused widget was given.
func passKey(o fyne.CanvasObject, k *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(k)
	}
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// Sense lies under a window's content and reports that the mouse moved.
type Sense struct {
	Line
	moved func()
}

// NewSense makes a layer that calls moved when the mouse moves over it.
func NewSense(moved func()) *Sense {
	s := &Sense{moved: moved}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget: nothing is drawn.
func (s *Sense) CreateRenderer() fyne.WidgetRenderer {
	return draw(func() fyne.Size { return fyne.Size{} }, func(fyne.Size) {}, func() {})
}

// MouseIn implements desktop.Hoverable.
func (s *Sense) MouseIn(*desktop.MouseEvent) { s.moved() }

// MouseMoved implements desktop.Hoverable.
func (s *Sense) MouseMoved(*desktop.MouseEvent) { s.moved() }

// MouseOut implements desktop.Hoverable.
func (s *Sense) MouseOut() {}
