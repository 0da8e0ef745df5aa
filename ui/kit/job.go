package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Bar is a thin progress line.
type Bar struct {
	widget.BaseWidget
	part float32
	role fyne.ThemeColorName
}

// NewBar makes a bar filled to part (0 to 1).
func NewBar(part float32) *Bar {
	b := &Bar{part: part, role: theme.Accent}
	b.ExtendBaseWidget(b)
	return b
}

// Set moves the bar to part (0 to 1) and gives it a colour role.
func (b *Bar) Set(part float32, role fyne.ThemeColorName) {
	b.part, b.role = min(max(part, 0), 1), role
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	track, fill := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	track.CornerRadius, fill.CornerRadius = 3, 3
	layout := func(s fyne.Size) {
		track.Resize(s)
		fill.Resize(fyne.NewSize(s.Width*b.part, s.Height))
	}
	return draw(func() fyne.Size { return fyne.NewSize(40, 6) }, layout, func() {
		track.FillColor, fill.FillColor = colour(b, theme.Neutral.Bg()), colour(b, b.role)
		layout(b.Size())
		canvas.Refresh(b)
	}, track, fill)
}

// JobRow shows one running job: what, how far, and a way to stop it.
type JobRow struct {
	widget.BaseWidget
	name string
	note *Text
	bar  *Bar
	stop *Button
}

// NewJobRow makes a row; note is shown until the first Step, stop is the word on its button, "" for none.
func NewJobRow(name, note, stop string, cancel func()) *JobRow {
	j := &JobRow{name: name, note: NewText(note, theme.Small, theme.Muted), bar: NewBar(0)}
	j.stop = NewButton(Plain, nil, stop, cancel)
	j.stop.Hidden = stop == ""
	j.ExtendBaseWidget(j)
	return j
}

// Step reports progress: part from 0 to 1, and words such as "124 of 200 MB".
func (j *JobRow) Step(part float32, note string) {
	j.bar.Set(part, theme.Accent)
	j.note.Set(note)
}

// CreateRenderer implements fyne.Widget.
func (j *JobRow) CreateRenderer() fyne.WidgetRenderer {
	words := VStack(5, NewBold(j.name, theme.Body, theme.Ink), j.bar, j.note)
	return widget.NewSimpleRenderer(NewBox(theme.Surface, theme.Border, 10, 12, Row(14, []float32{-1, 0}, words, j.stop)))
}
