package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// longText is the text of a Reader: as high as all its lines, drawn where it is in sight.
type longText struct {
	widget.BaseWidget
	words  string
	view   *ScrollView // what scrolls it
	lines  []string
	width  float32 // lines were wrapped for this width
	letter float32 // and for this text size
}

func newLongText() *longText {
	s := &longText{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *longText) set(words string) {
	s.words, s.width = words, 0
	s.Refresh()
}

// lineHigh is the height of a line.
func (s *longText) lineHigh() float32 {
	return fyne.MeasureText("M", size(s, theme.Body), fyne.TextStyle{}).Height
}

// wrap breaks the text for the width that the sheet has, once per width and text size.
func (s *longText) wrap() []string {
	letter, width := size(s, theme.Body), s.Size().Width
	if width <= 0 || s.lines != nil && width == s.width && letter == s.letter {
		return s.lines
	}
	s.width, s.letter, s.lines = width, letter, s.lines[:0]
	for _, part := range strings.Split(strings.TrimRight(tidy.Replace(s.words), "\n"), "\n") {
		s.lines = append(s.lines, wrapLine(strings.TrimRight(part, " "), width, letter, fyne.TextStyle{})...)
	}
	return s.lines
}

// inSight is the first line that is seen and how many, with one more on either side.
func (s *longText) inSight() (first, count int) {
	high := s.lineHigh()
	first = max(0, int((s.view.Offset.Y-overhang)/high)-1)
	count = int(s.view.Size().Height/high) + 4
	return first, max(0, min(count, len(s.lines)-first))
}

// CreateRenderer implements fyne.Widget.
func (s *longText) CreateRenderer() fyne.WidgetRenderer {
	r := &drawn{}
	r.layout = func(fyne.Size) {
		s.wrap()
		first, count := s.inSight()
		for len(r.objects) < count {
			r.objects = append(r.objects, canvas.NewText("", nil))
		}
		r.objects = r.objects[:count]
		high := s.lineHigh()
		for i, o := range r.objects {
			line := o.(*canvas.Text)
			line.Text, line.Color, line.TextSize = s.lines[first+i], colour(s, theme.Ink), s.letter
			line.Move(fyne.NewPos(0, float32(first+i)*high))
			line.Resize(fyne.NewSize(s.Size().Width, high))
		}
	}
	r.min = func() fyne.Size { return fyne.NewSize(40, s.lineHigh()*float32(max(1, len(s.wrap())))) }
	r.refresh = func() {
		r.layout(s.Size())
		canvas.Refresh(s)
	}
	return r
}
