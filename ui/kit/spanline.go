package kit

import (
	"math"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// SpanBar is one stretch of time, in years: 2019.5 is the middle of 2019.
type SpanBar struct {
	From, To float64
	Tone     theme.Tone
}

// SpanLine draws stretches of time over a line of years, those that overlap under each other. It repeats what a list
// beside it says in words; a tap on a bar is a short way to its entry, and the keyboard goes by the list.
type SpanLine struct {
	widget.BaseWidget
	OnPick func(i int)

	bars  []SpanBar
	lanes []int // of each bar, 0 is the lowest
	at    int   // the bar that is marked, -1 for none
}

// Measures of the line at 100 %.
const (
	spanHigh = 9  // of a bar
	spanGap  = 4  // between lanes
	spanLeft = 4  // free at both ends
	yearRoom = 64 // from one year in words to the next
)

// NewSpanLine makes an empty line.
func NewSpanLine() *SpanLine {
	l := &SpanLine{at: -1}
	l.ExtendBaseWidget(l)
	return l
}

// Set shows bars; at is the one that is marked, -1 for none.
func (l *SpanLine) Set(bars []SpanBar, at int) {
	l.bars, l.at = bars, at
	l.lanes = lanesOf(bars)
	l.Refresh()
}

// Mark marks another bar.
func (l *SpanLine) Mark(at int) {
	if l.at != at {
		l.at = at
		l.Refresh()
	}
}

// lanesOf puts each bar into the first lane that is free when it begins.
func lanesOf(bars []SpanBar) []int {
	order := make([]int, len(bars))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case bars[a].From < bars[b].From:
			return -1
		case bars[a].From > bars[b].From:
			return 1
		}
		return 0
	})
	lanes := make([]int, len(bars))
	var ends []float64
	for _, i := range order {
		lane := slices.IndexFunc(ends, func(end float64) bool { return end <= bars[i].From })
		if lane < 0 {
			lane, ends = len(ends), append(ends, 0)
		}
		lanes[i], ends[lane] = lane, bars[i].To
	}
	return lanes
}

// years are the first and the last whole year around all bars.
func (l *SpanLine) years() (first, last float64) {
	first, last = math.Inf(1), math.Inf(-1)
	for _, b := range l.bars {
		first, last = min(first, math.Floor(b.From)), max(last, math.Ceil(b.To))
	}
	return first, max(last, first+1)
}

// place is where a bar stands in a line of a width.
func (l *SpanLine) place(i int, width float32) (pos fyne.Position, s fyne.Size) {
	z := theme.Zoom()
	first, last := l.years()
	room := width - 2*spanLeft*z
	x := func(v float64) float32 { return spanLeft*z + float32((v-first)/(last-first))*room }
	from, to := x(l.bars[i].From), x(l.bars[i].To)
	return fyne.NewPos(from, float32(l.lanes[i])*(spanHigh+spanGap)*z), fyne.NewSize(max(to-from-1, spanHigh*z), spanHigh*z)
}

// high is the height of all lanes.
func (l *SpanLine) high() float32 {
	n := 0
	for _, lane := range l.lanes {
		n = max(n, lane+1)
	}
	return float32(n) * (spanHigh + spanGap) * theme.Zoom()
}

// Tapped implements fyne.Tappable.
func (l *SpanLine) Tapped(e *fyne.PointEvent) {
	for i := range l.bars {
		at, s := l.place(i, l.Size().Width)
		if e.Position.X >= at.X-2 && e.Position.X <= at.X+s.Width+2 && e.Position.Y >= at.Y-2 && e.Position.Y <= at.Y+s.Height+2 && l.OnPick != nil {
			l.OnPick(i)
			return
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (l *SpanLine) CreateRenderer() fyne.WidgetRenderer { return &spanFace{l: l} }

type spanFace struct {
	l       *SpanLine
	objects []fyne.CanvasObject
}

func (f *spanFace) Destroy()                     {}
func (f *spanFace) Objects() []fyne.CanvasObject { return f.objects }

func (f *spanFace) MinSize() fyne.Size {
	if len(f.l.bars) == 0 {
		return fyne.NewSize(1, 0)
	}
	return fyne.NewSize(120, f.l.high()+1+f.label("2026").MinSize().Height)
}

func (f *spanFace) Refresh() {
	f.Layout(f.l.Size())
	canvas.Refresh(f.l)
}

func (f *spanFace) Layout(s fyne.Size) {
	l := f.l
	f.objects = nil
	if len(l.bars) == 0 || s.Width <= 0 {
		return
	}
	f.axis(s.Width)
	for i, b := range l.bars {
		role := b.Tone.Fg()
		if i == l.at {
			role = theme.Accent
		}
		r := canvas.NewRectangle(colour(l, role))
		r.CornerRadius = 3
		at, size := l.place(i, s.Width)
		r.Move(at)
		r.Resize(size)
		f.objects = append(f.objects, r)
		if i == l.at { // not by colour alone
			ring := canvas.NewRectangle(nil)
			ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = colour(l, theme.Ink), 1.5, 4
			ring.Move(at.SubtractXY(2, 2))
			ring.Resize(size.AddWidthHeight(4, 4))
			f.objects = append(f.objects, ring)
		}
	}
}

// axis draws the line of years, as many in words as have room.
func (f *spanFace) axis(width float32) {
	l, z, y := f.l, theme.Zoom(), f.l.high()
	rule := canvas.NewRectangle(colour(l, theme.Line))
	rule.Move(fyne.NewPos(0, y))
	rule.Resize(fyne.NewSize(width, 1))
	f.objects = append(f.objects, rule)
	first, last := l.years()
	year := (width - 2*spanLeft*z) / float32(last-first)
	step := max(1, int(math.Ceil(float64(yearRoom*z/year))))
	for v := int(first); v < int(last); v += step {
		x := spanLeft*z + float32(float64(v)-first)*year
		tick := canvas.NewRectangle(colour(l, theme.Line))
		tick.Move(fyne.NewPos(x, 0))
		tick.Resize(fyne.NewSize(1, y+4*z))
		label := f.label(strconv.Itoa(v))
		label.Move(fyne.NewPos(x+4*z, y+1))
		label.Resize(label.MinSize())
		f.objects = append(f.objects, tick, label)
	}
}

func (f *spanFace) label(words string) *canvas.Text {
	t := canvas.NewText(words, colour(f.l, theme.Muted))
	t.TextSize = size(f.l, theme.Small)
	return t
}
