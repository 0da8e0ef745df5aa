package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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

	pulling func(rows int) // it is held so many rows further down
	dragged func(rows int) // it was let go so many rows further down
	pulled  float32
}

// Dragged implements fyne.Draggable.
func (w *row) Dragged(e *fyne.DragEvent) {
	if w.pulled += e.Dragged.DY; w.pulling != nil {
		w.pulling(w.rows())
	}
}

// DragEnd implements fyne.Draggable: the row goes where it was let go.
func (w *row) DragEnd() {
	rows := w.rows()
	if w.pulled = 0; w.dragged != nil {
		w.dragged(rows)
	}
}

// rows is by how many rows the row is pulled down, or up where it is below 0.
func (w *row) rows() int { return int(math.Round(float64(w.pulled / max(1, w.Size().Height)))) }

func newRow(kinds []Kind, layout *Cols) *row {
	w := &row{kinds: kinds, layout: layout, cells: make([]Cell, len(kinds))}
	w.ExtendBaseWidget(w)
	return w
}

// show puts a record's cells into the row. Rows are reused: every cell is set.
func (w *row) show(bind func(i int) Cell) {
	changed := false
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
	r := &rowRenderer{w: w}
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

func (r *rowRenderer) Layout(s fyne.Size) {
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
