package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Cell is what one column shows of one record: two lines, or a chip.
// Empty roles mean ink for the first line and muted for the second.
type Cell struct {
	Main, Sub         string
	MainRole, SubRole fyne.ThemeColorName
	Bold, SubBold     bool
	Tone              theme.Tone // of a chip
}

// Kind is how a column draws its cells.
type Kind int

// Lines draws Main over Sub; Chips draws Main as a chip.
const (
	Lines Kind = iota
	Chips
)

// row draws a whole list row by itself: one widget instead of one for each text, which is what
// keeps a far jump through a long list as quick as a stock list of labels.
type row struct {
	widget.BaseWidget
	kinds  []Kind
	layout *Cols
	cells  []Cell
	r      *rowRenderer

	at     int     // which record of the list it shows now
	state  rowMark // how the record stands among the chosen ones
	hand   rowHand
	pulled float32
	held   fyne.KeyModifier // keys that were down when the mouse was pressed
}

// rowMark is how a row stands among the chosen ones.
type rowMark int

const (
	rowPlain  rowMark = iota
	rowChosen         // the one the page is about
	rowPicked         // one of several that something will be done with
	rowHere           // the keyboard is on it, and it is not one of the several
)

// rowHand is what a row tells its list of the mouse.
type rowHand interface {
	tapped(i int, held fyne.KeyModifier)
	asked(i int, at fyne.Position) // for the menu
	pull(i int, o *row, rows int)  // it is held so many rows further down
	drag(i, rows int)              // it was let go so many rows further down
}

// MouseDown implements desktop.Mouseable: a tap itself does not say which keys are held.
func (w *row) MouseDown(e *desktop.MouseEvent) { w.held = e.Modifier }

// MouseUp implements desktop.Mouseable.
func (w *row) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (w *row) Tapped(e *fyne.PointEvent) {
	held := w.held
	w.held = 0
	if mac := fyne.KeyModifierShortcutDefault == fyne.KeyModifierSuper; mac && held&fyne.KeyModifierControl != 0 {
		w.TappedSecondary(e) // the usual way there, with a mouse of one button
		return
	}
	w.hand.tapped(w.at, held)
}

// TappedSecondary implements fyne.SecondaryTappable.
func (w *row) TappedSecondary(e *fyne.PointEvent) {
	w.held = 0
	w.hand.asked(w.at, e.AbsolutePosition)
}

// Dragged implements fyne.Draggable.
func (w *row) Dragged(e *fyne.DragEvent) {
	w.pulled += e.Dragged.DY
	w.hand.pull(w.at, w, w.rows())
}

// DragEnd implements fyne.Draggable: the row goes where it was let go.
func (w *row) DragEnd() {
	rows := w.rows()
	w.pulled = 0
	w.hand.drag(w.at, rows)
}

// rows is by how many rows the row is pulled down, or up where it is below 0.
func (w *row) rows() int { return int(math.Round(float64(w.pulled / max(1, w.Size().Height)))) }

func newRow(kinds []Kind, layout *Cols, hand rowHand) *row {
	w := &row{kinds: kinds, layout: layout, hand: hand, cells: make([]Cell, len(kinds))}
	w.ExtendBaseWidget(w)
	return w
}

// show puts a record's cells into the row. Rows are reused: every cell is set.
func (w *row) show(state rowMark, bind func(i int) Cell) {
	changed := state != w.state
	w.state = state
	for i := range w.cells {
		if c := bind(i); c != w.cells[i] {
			w.cells[i], changed = c, true
		}
	}
	if changed && w.r != nil {
		w.r.update()
	}
}

// CreateRenderer implements fyne.Widget.
func (w *row) CreateRenderer() fyne.WidgetRenderer {
	r := &rowRenderer{w: w, fill: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	r.fill.CornerRadius, r.bar.CornerRadius = 6, 1.5
	r.objects = []fyne.CanvasObject{r.fill, r.bar}
	for _, k := range w.kinds {
		face := cellFace{kind: k}
		if k == Chips {
			face.chip = newChipFace()
			r.objects = append(r.objects, face.chip.box, face.chip.dot, face.chip.line)
		} else {
			face.main, face.sub = canvas.NewText("", nil), canvas.NewText("", nil)
			r.objects = append(r.objects, face.main, face.sub)
		}
		r.faces = append(r.faces, face)
	}
	w.r = r
	r.Refresh()
	return r
}

type cellFace struct {
	kind      Kind
	main, sub *canvas.Text
	chip      *chipFace
	at        fyne.Position
	room      fyne.Size
}

type rowRenderer struct {
	w          *row
	objects    []fyne.CanvasObject
	fill, bar  *canvas.Rectangle // of a chosen row, and at the edge of one that is picked
	faces      []cellFace
	high, low  float32 // heights of a first and a second line
	body, note float32 // text sizes
}

func (r *rowRenderer) Destroy()                     {}
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.objects }

// lineGap is the space between the two lines of a row.
const lineGap = 2

func (r *rowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(80, r.high+r.low+lineGap+2*r.w.layout.Y)
}

// Refresh re-reads the theme: sizes first, then every cell.
func (r *rowRenderer) Refresh() {
	r.body, r.note = size(r.w, theme.Body), size(r.w, theme.Small)
	r.high = fyne.MeasureText("M", r.body, fyne.TextStyle{}).Height
	r.low = fyne.MeasureText("M", r.note, fyne.TextStyle{}).Height
	r.Layout(r.w.Size())
}

// barWide is the width of the mark at the edge of a picked row: it says by more than a colour that
// the row is one of several.
const barWide = 3

func (r *rowRenderer) Layout(s fyne.Size) {
	r.fill.Resize(s)
	r.bar.Move(fyne.NewPos(2, 6))
	r.bar.Resize(fyne.NewSize(barWide, max(0, s.Height-12)))
	x, widths := r.w.layout.X, r.w.layout.spread(s.Width)
	for i := range r.faces {
		r.faces[i].at = fyne.NewPos(x, r.w.layout.Y)
		r.faces[i].room = fyne.NewSize(widths[i], s.Height-2*r.w.layout.Y)
		if widths[i] > 0 {
			x += widths[i] + r.w.layout.Gap
		}
	}
	r.update()
}

// update draws the cells and asks for one repaint of the row.
func (r *rowRenderer) update() {
	r.mark()
	for i := range r.faces {
		f, c := &r.faces[i], r.w.cells[i]
		if f.room.Width == 0 { // the column gave way, or the row has no size yet
			c = Cell{}
		}
		if f.kind == Chips {
			f.chip.box.Hidden, f.chip.dot.Hidden = c.Main == "", c.Main == ""
			f.chip.paint(r.w, c.Main, c.Tone)
			f.chip.place(f.at, f.room)
			continue
		}
		r.lines(f, c)
	}
	canvas.Refresh(r.w)
}

// mark draws how the row stands among the chosen ones.
func (r *rowRenderer) mark() {
	r.fill.Hidden, r.bar.Hidden = r.w.state == rowPlain, r.w.state != rowPicked
	r.fill.FillColor, r.fill.StrokeWidth = nil, 0
	switch r.w.state {
	case rowChosen, rowPicked:
		r.fill.FillColor = colour(r.w, theme.Selection)
	case rowHere:
		r.fill.StrokeColor, r.fill.StrokeWidth = colour(r.w, theme.InputEdge), 1
	}
	if !r.bar.Hidden {
		r.bar.FillColor = colour(r.w, theme.Accent)
	}
}

func (r *rowRenderer) lines(f *cellFace, c Cell) {
	if c.MainRole == "" {
		c.MainRole = theme.Ink
	}
	if c.SubRole == "" {
		c.SubRole = theme.Muted
	}
	y := f.at.Y
	if c.Sub == "" { // one line stands in the middle of the row
		y += (f.room.Height - r.high) / 2
	}
	f.main.TextStyle.Bold, f.main.TextSize, f.main.Color = c.Bold, r.body, colour(r.w, c.MainRole)
	f.main.Text = shorten(c.Main, f.room.Width, r.body, f.main.TextStyle)
	f.main.Move(fyne.NewPos(f.at.X, y))
	f.main.Resize(fyne.NewSize(f.room.Width, r.high))
	f.sub.TextStyle.Bold, f.sub.TextSize, f.sub.Color = c.SubBold, r.note, colour(r.w, c.SubRole)
	f.sub.Text = shorten(c.Sub, f.room.Width, r.note, f.sub.TextStyle)
	f.sub.Move(fyne.NewPos(f.at.X, y+r.high+lineGap))
	f.sub.Resize(fyne.NewSize(f.room.Width, r.low))
}
