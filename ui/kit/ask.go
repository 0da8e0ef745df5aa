package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Answer is one button of a question: a verb, and what it does.
type Answer struct {
	Label string
	Do    func()
}

// Ask shows a question over the window. The last answer is the safe one: it has the focus, so
// that Enter takes it, and Escape takes it too. body stands between the words and the buttons
// and may be nil. The function closes the question without an answer.
func Ask(c fyne.Canvas, head, words string, body fyne.CanvasObject, answers ...Answer) (shut func()) {
	var over *widget.PopUp
	shut = func() { over.Hide() }
	buttons := Flow(8)
	var safe *Button
	for i, a := range answers {
		weight := Plain
		if i == len(answers)-1 {
			weight = Primary
		}
		safe = NewButton(weight, nil, a.Label, func() {
			shut()
			if a.Do != nil {
				a.Do()
			}
		})
		buttons.Add(safe)
	}
	for _, o := range buttons.Objects {
		o.(*Button).OnEscape = safe.OnTap
	}
	parts := VStack(10, NewBoldPara(head, theme.Sub, theme.Ink))
	if words != "" {
		parts.Add(NewPara(words, theme.Body, theme.Ink))
	}
	if body != nil {
		parts.Add(body)
	}
	parts.Add(Pad(buttons, 8, 0, 0, 0))
	all := panel(askWide, Pad(parts, 14, 16, 14, 16))
	if body != nil {
		lower(parts, body, c, all.MinSize().Height)
	}
	over = widget.NewModalPopUp(all, c)
	over.Show()
	c.Focus(safe)
	return shut
}

const (
	askWide  = 440
	askAir   = 24  // of the window that is left free above and below a question together
	askLeast = 90  // a body is never lower than this
	askSmall = 600 // height of the smallest window
)

// lower lets the body of a question give way and scroll, so that the buttons stay in the window however large the text is
// and however small the window gets. high is how high the whole would like to be.
func lower(parts *fyne.Container, body fyne.CanvasObject, c fyne.Canvas, high float32) {
	if box, ok := body.(*fyne.Container); ok {
		if own, ok := box.Layout.(tall); ok { // it scrolls already
			own := float32(own) * theme.Zoom()
			box.Layout = room{c: c, high: own, rest: high - own}
			return
		}
	}
	if high <= askSmall-askAir {
		return
	}
	own := highAt(body, (askWide-32)*theme.Zoom()) + 2*overhang
	scrolls := container.New(room{c: c, high: own, rest: high - own + 2*overhang}, Scroll(Pad(body, 0, 12, 0, 0)))
	parts.Objects[slices.Index(parts.Objects, body)] = scrolls
}

// room gives one object the height it asks for, or what a window has left for it.
type room struct {
	c          fyne.Canvas
	high, rest float32 // of the object, and of all around it
}

func (r room) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, min(r.high, max(r.c.Size().Height-askAir-r.rest, askLeast)))
}

func (r room) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
}

// panel gives wrapped content a fixed width, so that its height is known before it is shown, and an edge: in high contrast
// page and question have the same colour.
func panel(width float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: fixed(width), Objects: []fyne.CanvasObject{NewBox(theme.Overlay, theme.Border, 8, 0, o)}}
}

type fixed float32

func (f fixed) MinSize(o []fyne.CanvasObject) fyne.Size {
	w := float32(f) * theme.Zoom()
	return fyne.NewSize(w, highAt(o[0], w))
}

func (f fixed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
}

// Tall gives o a fixed height, which grows with the text.
func Tall(height float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: tall(height), Objects: []fyne.CanvasObject{o}}
}

type tall float32

func (t tall) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(t)*theme.Zoom())
}

func (t tall) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
}
