package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// MonthDay is one day of a Month.
type MonthDay struct {
	Number string
	Beside bool // of the month before or after
	Today  bool
	Lines  []MonthLine // those without room are counted: "+3"
}

// MonthLine is one entry on a day; its words carry the meaning, the tone tints it.
type MonthLine struct {
	Words string
	Tone  theme.Tone
}

// Month is a sheet of weeks, one widget with one place in the Tab order: arrows move the chosen day, Page Up and Page
// Down the month, Enter opens the day. It knows no dates; days are counted from the first that is shown.
type Month struct {
	widget.BaseWidget
	OnPick func(day int)
	OnOpen func(day int)
	OnTurn func(months int)

	heads   []string
	days    []MonthDay
	chosen  int
	focused bool
	pressed bool // the focus comes by the mouse
}

// NewMonth makes an empty sheet under the names of the days of the week.
func NewMonth(heads []string) *Month {
	m := &Month{heads: heads}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows days, whole weeks of them, with one of them chosen.
func (m *Month) Set(days []MonthDay, chosen int) {
	m.days, m.chosen = days, chosen
	m.Refresh()
}

// Days are the days that are shown.
func (m *Month) Days() []MonthDay { return m.days }

// Chosen is the day that is marked.
func (m *Month) Chosen() int { return m.chosen }

// weeks is how many lines of days there are.
func (m *Month) weeks() int { return max(1, (len(m.days)+6)/7) }

// headHigh is the height of the names of the days.
func (m *Month) headHigh() float32 { return size(m, theme.Small)*1.35 + 8 }

// cell is the place of a day.
func (m *Month) cell(i int, s fyne.Size) (fyne.Position, fyne.Size) {
	wide, high := s.Width/7, (s.Height-m.headHigh())/float32(m.weeks())
	return fyne.NewPos(float32(i%7)*wide, m.headHigh()+float32(i/7)*high), fyne.NewSize(wide, high)
}

// Tapped implements fyne.Tappable: the day under the mouse is chosen; chosen once more, it opens.
func (m *Month) Tapped(e *fyne.PointEvent) {
	if c := canvasOf(m); c != nil {
		m.pressed = true
		c.Focus(m)
		m.pressed = false
	}
	_, one := m.cell(0, m.Size())
	if e.Position.Y < m.headHigh() || one.Width <= 0 || one.Height <= 0 {
		return
	}
	i := int((e.Position.Y-m.headHigh())/one.Height)*7 + min(int(e.Position.X/one.Width), 6)
	if i < 0 || i >= len(m.days) {
		return
	}
	if i == m.chosen {
		m.open()
		return
	}
	m.pick(i)
}

func (m *Month) pick(i int) {
	if m.OnPick != nil {
		m.OnPick(i)
	}
}

func (m *Month) open() {
	if m.OnOpen != nil {
		m.OnOpen(m.chosen)
	}
}

// FocusGained implements fyne.Focusable. What is pressed with the mouse stays where it is: the second press is on the
// same day.
func (m *Month) FocusGained() {
	m.focused = true
	m.Refresh()
	if !m.pressed {
		reveal(m)
	}
}

// FocusLost implements fyne.Focusable.
func (m *Month) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune implements fyne.Focusable.
func (m *Month) TypedRune(rune) {}

// TypedKey implements fyne.Focusable. A day before the first or after the last shown is picked too: the page turns.
func (m *Month) TypedKey(e *fyne.KeyEvent) {
	passKey(m, e)
	switch e.Name {
	case fyne.KeyLeft:
		m.pick(m.chosen - 1)
	case fyne.KeyRight:
		m.pick(m.chosen + 1)
	case fyne.KeyUp:
		m.pick(m.chosen - 7)
	case fyne.KeyDown:
		m.pick(m.chosen + 7)
	case fyne.KeyHome:
		m.pick(m.chosen - m.chosen%7)
	case fyne.KeyEnd:
		m.pick(m.chosen - m.chosen%7 + 6)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if m.OnTurn != nil {
			m.OnTurn(map[fyne.KeyName]int{fyne.KeyPageUp: -1, fyne.KeyPageDown: 1}[e.Name])
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.open()
		return
	}
	if at, one := m.cell(m.chosen, m.Size()); m.chosen >= 0 && m.chosen < len(m.days) {
		revealPart(m, at.Y, at.Y+one.Height)
	}
}

// CreateRenderer implements fyne.Widget.
func (m *Month) CreateRenderer() fyne.WidgetRenderer {
	r := &monthRenderer{m: m}
	r.Refresh()
	return r
}

// monthRenderer draws every day anew from plain shapes: six weeks of widgets would cost more than they show.
type monthRenderer struct {
	m       *Month
	objects []fyne.CanvasObject
}

func (r *monthRenderer) Destroy()                     {}
func (r *monthRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize leaves room for the number of a day and one line under it.
func (r *monthRenderer) MinSize() fyne.Size {
	line := size(r.m, theme.Small) * 1.35
	return fyne.NewSize(7*56*theme.Zoom(), r.m.headHigh()+float32(r.m.weeks())*(2*line+14))
}

func (r *monthRenderer) Layout(fyne.Size) { r.draw() }

func (r *monthRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.m)
}

func (r *monthRenderer) add(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
	o.Move(at)
	o.Resize(s)
	r.objects = append(r.objects, o)
}

// words adds one line of text, shortened to its place.
func (r *monthRenderer) words(text string, role fyne.ThemeColorName, bold bool, align fyne.TextAlign, at fyne.Position, wide float32) {
	t := canvas.NewText("", colour(r.m, role))
	t.TextSize, t.TextStyle.Bold, t.Alignment = size(r.m, theme.Small), bold, align
	t.Text = shorten(text, wide, t.TextSize, t.TextStyle)
	r.add(t, at, fyne.NewSize(wide, t.TextSize*1.35))
}

func (r *monthRenderer) draw() {
	r.objects = nil
	s := r.m.Size()
	if s.Width <= 0 || s.Height <= r.m.headHigh() {
		return
	}
	ground := canvas.NewRectangle(colour(r.m, theme.Surface))
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = colour(r.m, theme.Border), 1, 8
	r.add(ground, fyne.NewPos(0, r.m.headHigh()), s.SubtractWidthHeight(0, r.m.headHigh()))
	for i, head := range r.m.heads {
		at, one := r.m.cell(i, s)
		r.words(head, theme.Muted, true, fyne.TextAlignLeading, fyne.NewPos(at.X+8, 3), one.Width-16)
	}
	for i := range r.m.days {
		r.day(i, s)
	}
	for i := range r.m.weeks() { // lines between the weeks and the days
		at, _ := r.m.cell(7*i, s)
		if i > 0 {
			r.add(r.line(), at, fyne.NewSize(s.Width, 1))
		}
	}
	for i := 1; i < 7; i++ {
		at, _ := r.m.cell(i, s)
		r.add(r.line(), at, fyne.NewSize(1, s.Height-r.m.headHigh()))
	}
	if r.m.chosen >= 0 && r.m.chosen < len(r.m.days) {
		r.mark(s)
	}
}

func (r *monthRenderer) line() *canvas.Rectangle {
	return canvas.NewRectangle(colour(r.m, theme.Border))
}

// mark frames the chosen day; with the keyboard on it the frame is thicker.
func (r *monthRenderer) mark(s fyne.Size) {
	at, one := r.m.cell(r.m.chosen, s)
	frame := canvas.NewRectangle(nil)
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = colour(r.m, theme.Accent), 1.5, 4
	if r.m.focused {
		frame.StrokeWidth = 2.5
	}
	r.add(frame, at.AddXY(1, 1), one.SubtractWidthHeight(2, 2))
}

// day draws one day: its number, as many lines as it has room for, and how many more there are.
func (r *monthRenderer) day(i int, s fyne.Size) {
	d := r.m.days[i]
	at, one := r.m.cell(i, s)
	high := size(r.m, theme.Small) * 1.35
	role := theme.Ink
	if d.Beside {
		ground := canvas.NewRectangle(colour(r.m, theme.Sunken))
		r.add(ground, at.AddXY(1, 1), one.SubtractWidthHeight(2, 2))
		role = theme.Muted
	}
	if d.Today {
		pill := canvas.NewRectangle(colour(r.m, theme.Accent))
		wide := fyne.MeasureText(d.Number, size(r.m, theme.Small), fyne.TextStyle{Bold: true}).Width
		pill.CornerRadius = (high + 2) / 2
		r.add(pill, at.AddXY(4, 4), fyne.NewSize(max(wide+10, high+2), high+2))
		role = theme.OnAccent
	}
	r.words(d.Number, role, d.Today, fyne.TextAlignLeading, at.AddXY(9, 5), one.Width-12)
	room := int((one.Height - high - 12) / (high + 3))
	lines := d.Lines
	if room < len(lines) {
		lines = lines[:max(0, room-1)]
	}
	y := at.Y + high + 10
	for _, l := range lines {
		tint := canvas.NewRectangle(colour(r.m, l.Tone.Bg()))
		tint.CornerRadius = 4
		r.add(tint, fyne.NewPos(at.X+4, y), fyne.NewSize(one.Width-8, high+1))
		r.words(l.Words, l.Tone.Fg(), false, fyne.TextAlignLeading, fyne.NewPos(at.X+8, y), one.Width-16)
		y += high + 3
	}
	if left := len(d.Lines) - len(lines); left > 0 {
		more := "+" + strconv.Itoa(left)
		if y+high > at.Y+one.Height { // no room under the number: beside it
			r.words(more, theme.Muted, true, fyne.TextAlignTrailing, at.AddXY(4, 5), one.Width-12)
			return
		}
		r.words(more, theme.Muted, true, fyne.TextAlignLeading, fyne.NewPos(at.X+8, y), one.Width-16)
	}
}
