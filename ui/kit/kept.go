package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Kept is a part of a page that a person moved, and that is found as it was when the person comes back.
type Kept interface {
	Mark() any   // where it is
	Restore(any) // what another Mark of a part like it gave; anything else changes nothing
}

// KeptIn lists the visible parts of that kind under o, in the order of the page.
func KeptIn(o fyne.CanvasObject) (parts []Kept) {
	if o == nil || !o.Visible() {
		return nil
	}
	if k, ok := o.(Kept); ok {
		parts = append(parts, k)
	}
	switch w := o.(type) {
	case *fyne.Container:
		for _, child := range w.Objects {
			parts = append(parts, KeptIn(child)...)
		}
	case *ScrollView:
		parts = append(append(parts, scrolled{&w.Scroll}), KeptIn(w.Content)...)
	case *container.Scroll:
		parts = append(append(parts, scrolled{w}), KeptIn(w.Content)...)
	case *Card:
		parts = append(parts, KeptIn(w.Content)...)
	}
	return parts
}

// scrolled is a part that scrolls.
type scrolled struct{ view *container.Scroll }

func (s scrolled) Mark() any { return s.view.Offset }

func (s scrolled) Restore(at any) {
	if offset, ok := at.(fyne.Position); ok {
		s.view.ScrollToOffset(offset)
	}
}
