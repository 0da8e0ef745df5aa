package ui

import (
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onDraw begins or ends the drawing of boxes: for scans and print versions, which have no fields.
func (s *mapForm) onDraw() {
	if s.m == nil {
		return
	}
	s.drawing = !s.drawing
	s.pen.Set(lang.T("map.draw"))
	s.preview.draw(nil)
	if s.drawing {
		s.pen.Set(lang.T("map.draw.end"))
		s.preview.draw(s.drawn)
		s.a.toast(lang.T("map.draw.how"))
	}
	s.tell()
}

// What a drawn box takes.
const (
	drawLine  = "line"
	drawLines = "lines"
	drawTick  = "mark"
)

// drawn asks what a rectangle on the page is.
func (s *mapForm) drawn(page int, rect [4]float64) {
	var words []string
	kinds := []string{drawLine, drawLines, drawTick}
	for _, k := range kinds {
		words = append(words, lang.T("map.draw."+k))
	}
	kind := kit.NewChoice("map.draw.kind", lang.T("map.draw.kind"), "", kinds, words)
	kind.Set(likelyBox(rect))
	label := kit.NewField("map.draw.label", lang.T("map.draw.label"), lang.T("map.draw.label.hint"))
	kit.Ask(s.a.window.Canvas(), lang.T("map.draw.head"), "", kit.VStack(14, label, kind),
		kit.Answer{Label: lang.T("map.draw.add"), Do: func() { s.addBox(page, rect, kind.Value(), label.Value()) }},
		kit.Answer{Label: lang.T("ask.no")})
	s.a.window.Canvas().Focus(label.Input())
}

// likelyBox guesses by the shape: a small square is ticked, a high box takes several lines.
func likelyBox(rect [4]float64) string {
	wide, high := rect[2]-rect[0], rect[3]-rect[1]
	switch {
	case wide <= 24 && high <= 24:
		return drawTick
	case high >= 30:
		return drawLines
	}
	return drawLine
}

func (s *mapForm) addBox(page int, rect [4]float64, kind, label string) {
	d := forms.Draw{Kind: forms.DrawText, Multi: kind == drawLines}
	hint := forms.Hint{Type: "text"}
	if kind == drawTick {
		d.Kind, hint.Type = forms.DrawMark, "check"
	}
	f, err := s.m.AddBox(forms.At{Page: page, Rect: rect}, d, label)
	if err != nil {
		kit.Ask(s.a.window.Canvas(), lang.T("map.draw.small"), lang.T("map.draw.small.words"), nil, kit.Answer{Label: lang.T("fail.close")})
		return
	}
	name := f.Name
	s.hints[name] = hint
	s.rows()
	s.store()
	s.onSpot(name)
	s.edit.focus()
}

// onRemove takes a drawn box away again.
func (s *mapForm) onRemove(name string) {
	if !s.m.RemoveBox(name) {
		return
	}
	s.edit.drop()
	s.rows()
	s.store()
	s.narrow(s.open)
}

// rows lists the fields of the map anew: some were added or taken away.
func (s *mapForm) rows() {
	s.edit.f = nil
	s.list.SetRows(pointers(s.m.Fields))
	s.tell()
}
