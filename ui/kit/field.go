package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Field is one fact on a screen: label above, the input, a hint under it. Words about a problem
// take the hint's place. Path is the fact's one name, so that a *cases.FieldError finds its field.
type Field struct {
	widget.BaseWidget
	Path     string
	OnChange func()
	OnLeave  func() // the keyboard left a text field

	label, hint string
	note        *Para
	read        func() string // "" shows the hint; other words say how the input was understood
	input       fyne.CanvasObject
	value       func() string
	set         func(string)
	offer       func(values, words []string) // of a choice or of checks
	body        *fyne.Container
	quiet       bool
	wholeOnly   bool
	fill        bool
}

func newField(path, label, hint string) *Field {
	f := &Field{Path: path, label: label, hint: hint, note: NewPara(hint, theme.Small, theme.Muted)}
	f.ExtendBaseWidget(f)
	return f
}

// NewField is one line of text.
func NewField(path, label, hint string) *Field {
	f, entry := newField(path, label, hint), newEntry()
	f.entry(entry)
	return f
}

// NewSecretField hides what is typed until the eye in the field is pressed.
func NewSecretField(path, label, hint string) *Field {
	f, entry := newField(path, label, hint), newEntry()
	entry.Password = true
	f.entry(entry)
	return f
}

// NewArea is text of several lines.
func NewArea(path, label, hint string, lines int) *Field {
	f, entry := newField(path, label, hint), newEntry()
	entry.MultiLine = true
	entry.Wrapping = fyne.TextWrapWord
	entry.SetMinRowsVisible(lines)
	f.entry(entry)
	return f
}

// NewReadField is NewField whose note says how the words were understood: a date with its weekday.
// read returns "" for empty input.
func NewReadField(path, label, hint string, read func(string) string) *Field {
	f := NewField(path, label, hint)
	f.read = func() string { return read(f.Value()) }
	return f.WholeOnly()
}

// WholeOnly says that the words in the field mean something only once they are complete: half a
// date may read as another date, half an amount as another amount.
func (f *Field) WholeOnly() *Field {
	f.wholeOnly = true
	return f
}

// Half reports whether somebody is in the middle of words that mean something only once they are
// complete.
func (f *Field) Half() bool { return f.wholeOnly && f.Typing() }

// Typing reports whether the keyboard is in a text field.
func (f *Field) Typing() bool {
	entry, ok := f.input.(*Entry)
	return ok && entry.focused
}

// NewChoice offers values under words, in a menu.
func NewChoice(path, label, hint string, values, words []string) *Field {
	f := newField(path, label, hint)
	pick := newChoice(values, words, f.changed)
	f.input, f.value, f.set = pick, func() string { return pick.value }, pick.set
	f.offer = func(values, words []string) {
		pick.values, pick.words = values, words
		pick.Refresh()
	}
	return f
}

func (f *Field) entry(entry *Entry) {
	entry.OnChanged = func(string) { f.changed() }
	entry.onLeave = func() {
		if f.OnLeave != nil {
			f.OnLeave()
		}
	}
	f.input = entry
	f.value = func() string { return strings.TrimSpace(entry.Text) }
	f.set = entry.SetText
}

func (f *Field) changed() {
	if f.quiet {
		return
	}
	f.Problem("")
	if f.OnChange != nil {
		f.OnChange()
	}
}

// Label is the words above the input.
func (f *Field) Label() string { return f.label }

// Value is what stands in the field, without spaces around it.
func (f *Field) Value() string { return f.value() }

// Set fills the field; OnChange is not called.
func (f *Field) Set(v string) {
	f.quiet = true
	f.set(v)
	f.quiet = false
	f.Problem("")
}

// Input is the widget that takes the keyboard: of several, the first; nil where there is none.
func (f *Field) Input() fyne.Focusable {
	if several, ok := f.input.(*fyne.Container); ok {
		if len(several.Objects) == 0 {
			return nil
		}
		return several.Objects[0].(fyne.Focusable)
	}
	return f.input.(fyne.Focusable)
}

// Offer replaces what a choice or checks offer; the value stays.
func (f *Field) Offer(values, words []string) {
	f.offer(values, words)
	if f.body != nil {
		f.body.Refresh()
	}
}

// Enter calls done when Enter is pressed in a text field.
func (f *Field) Enter(done func()) *Field {
	if entry, ok := f.input.(*Entry); ok {
		entry.OnSubmitted = func(string) { done() }
	}
	return f
}

// Problem puts words in the place of the hint; "" brings the hint back.
func (f *Field) Problem(words string) {
	role := theme.Bad.Fg()
	if entry, ok := f.input.(*Entry); ok {
		entry.ask(words != "")
	}
	if words == "" {
		if words, role = f.hint, theme.Muted; f.read != nil {
			if understood := f.read(); understood != "" {
				words = understood
			}
		}
	}
	f.note.Paint(words, role)
	f.note.Hidden = words == ""
	if f.body != nil {
		f.body.Refresh()
	}
	f.Refresh()
}

// Reading says how the words in the field are understood; "" for a field that takes any words.
func (f *Field) Reading() string {
	if f.read == nil {
		return ""
	}
	return f.read()
}

// Note is what stands under the input now.
func (f *Field) Note() string { return f.note.Words() }

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	f.note.Hidden = f.note.Words() == ""
	f.body = VStack(4, NewPara(f.label, theme.Small, theme.Muted), f.input, f.note)
	if f.fill {
		f.body = Frame(4, NewPara(f.label, theme.Small, theme.Muted), f.input, f.note)
	}
	return widget.NewSimpleRenderer(f.body)
}

// Fill gives the input all the height that the field is given.
func (f *Field) Fill() *Field {
	f.fill = true
	return f
}

// Form is the fields of a screen, found again by path.
type Form []*Field

// Problem shows words beside the field with a path and reports whether there is one.
func (fs Form) Problem(path, words string) bool {
	for _, f := range fs {
		if f.Path == path {
			f.Problem(words)
			return true
		}
	}
	return false
}

// Clear takes every problem away.
func (fs Form) Clear() {
	for _, f := range fs {
		f.Problem("")
	}
}

// Get is the field with a path, or nil.
func (fs Form) Get(path string) *Field {
	for _, f := range fs {
		if f.Path == path {
			return f
		}
	}
	return nil
}
