package kit

import (
	"fyne.io/fyne/v2"
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
	over = widget.NewModalPopUp(panel(440, Pad(parts, 14, 16, 14, 16)), c)
	over.Show()
	c.Focus(safe)
	return shut
}

// panel gives wrapped content a fixed width, so that its height is known before it is shown.
func panel(width float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: fixed(width), Objects: []fyne.CanvasObject{o}}
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
