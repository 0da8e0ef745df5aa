package fill

import (
	"strings"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Kind is what a field takes.
type Kind string

// The kinds of fields. Buttons and signatures are listed and never written.
const (
	Text      Kind = "text"
	Check     Kind = "check"
	Radio     Kind = "radio"
	Combo     Kind = "combo"
	List      Kind = "list"
	Button    Kind = "button"
	Signature Kind = "signature"
)

// Field is one field of a form as `harborctl form inspect` prints it.
type Field struct {
	Name string     `json:"name"` // full name: partial names joined by dots
	Type Kind       `json:"type"`
	Page int        `json:"page"` // of the first widget, 1-based; 0 when it is on no page
	Rect [4]float64 `json:"rect"` // of the first widget: left, bottom, right, top in points
	// Options are the values the field takes, in the order of the form: export values of a drop-down, on-states of
	// boxes. Empty for text.
	Options  []string `json:"options"`
	Max      int      `json:"max"` // most characters; 0 = no limit
	ReadOnly bool     `json:"readOnly"`
	Value    string   `json:"value"` // as the blank has it; "Off" for a box that is not ticked

	Tooltip   string   `json:"tooltip,omitempty"`
	Multiline bool     `json:"multiline,omitempty"`
	Comb      bool     `json:"comb,omitempty"` // one character per printed cell
	Barcode   bool     `json:"barcode,omitempty"`
	Widgets   []Widget `json:"widgets,omitempty"` // every place where it is drawn, when there is more than one
}

// Widget is one place where a field is drawn.
type Widget struct {
	Page   int        `json:"page"` // 1-based; 0 when it is on no page
	Rect   [4]float64 `json:"rect"`
	Hidden bool       `json:"hidden,omitempty"` // hidden, or for the screen only
	States []string   `json:"states,omitempty"` // on-states of this box
}

// Bits of the field flags Ff and the annotation flags F (PDF 32000-1, tables 165, 221 and 226 to 230).
const (
	flagReadOnly  = 1 << 0
	flagMultiline = 1 << 12
	flagRadio     = 1 << 15
	flagPush      = 1 << 16
	flagCombo     = 1 << 17
	flagEdit      = 1 << 18
	flagComb      = 1 << 24
	flagRichText  = 1 << 25

	flagHidden = 1 << 1
	flagPrint  = 1 << 2
	flagNoView = 1 << 5
)

// field is one field with the objects behind it. Several dictionaries may carry the same full name; the PDF
// specification makes them one field with one value.
type field struct {
	name    string
	kind    Kind
	barcode bool
	dicts   []types.Dict
	widgets []*widget
	flags   int
	maxLen  int
	align   int // 0 left, 1 centre, 2 right
	look    string
	options []option
	labels  []string // export texts of boxes with an Opt array, in the order of their widgets
	tooltip string
	value   string
	touched bool // Fill has set it
}

// option is one entry of a drop-down, as stored: leading blanks and empty entries count in the index.
type option struct{ export, label string }

type widget struct {
	dict     types.Dict
	number   int // object number; 0 for a direct object
	page     int // 0-based; -1 when on no page
	rect     rect
	flags    int
	rotate   int
	states   []string // on-states, sorted
	received bool     // Fill has drawn it
	command  bool     // a push button to press, not words of the text
}

func (f *field) readOnly() bool  { return f.flags&flagReadOnly != 0 }
func (f *field) multiline() bool { return f.kind == Text && f.flags&flagMultiline != 0 }
func (f *field) comb() bool {
	return f.kind == Text && f.flags&flagComb != 0 && f.flags&flagMultiline == 0 && f.maxLen > 0
}
func (f *field) box() bool    { return f.kind == Check || f.kind == Radio }
func (f *field) choice() bool { return f.kind == Combo || f.kind == List }

// hidden says that a viewer does not show the widget, or that a printer does not print it.
func (w *widget) hidden() bool { return w.flags&(flagHidden|flagNoView) != 0 }

// values are the values the field takes, each once, in the order of the form.
func (f *field) values() []string {
	out, seen := []string{}, map[string]bool{}
	add := func(s string) {
		if !seen[s] {
			out, seen[s] = append(out, s), true
		}
	}
	for _, o := range f.options {
		add(o.export)
	}
	if f.box() {
		for _, w := range f.widgets {
			for _, s := range w.states {
				add(legible(s))
			}
		}
		if len(out) == 0 {
			add(defaultState)
		}
	}
	return out
}

// legible is an on-state as text. Names are bytes; where they are no UTF-8 they were meant as Latin-1 (S\xED, Sí).
func legible(state string) string {
	if utf8.ValidString(state) {
		return state
	}
	var b strings.Builder
	for i := range len(state) {
		b.WriteRune(rune(state[i]))
	}
	return b.String()
}

// defaultState is the on-state given to a box whose blank names none.
const defaultState = "Yes"

func (f *field) public() Field {
	p := Field{Name: f.name, Type: f.kind, Options: f.values(), Max: f.maxLen, ReadOnly: f.readOnly(), Value: f.value,
		Tooltip: f.tooltip, Multiline: f.multiline(), Comb: f.comb(), Barcode: f.barcode}
	for i, w := range f.widgets {
		pw := Widget{Page: w.page + 1, Rect: w.rect, Hidden: w.hidden()}
		if f.box() {
			for _, s := range w.states {
				pw.States = append(pw.States, legible(s))
			}
		}
		if i == 0 {
			p.Page, p.Rect = pw.Page, pw.Rect
		}
		p.Widgets = append(p.Widgets, pw)
	}
	if len(p.Widgets) == 1 && !p.Widgets[0].Hidden {
		p.Widgets = nil
	}
	return p
}
