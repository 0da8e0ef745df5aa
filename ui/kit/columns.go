package kit

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/theme"
)

// firstColumn is the least width of a list's widest column at 100 %: below it, spare columns give
// way from the right.
const firstColumn = 190

// spread is the width of each column of a list; 0 for one that gave way.
func (l *Cols) spread(width float32) []float32 {
	shown := make([]bool, len(l.W))
	for i := range shown {
		shown[i] = true
	}
	out := l.share(width, shown)
	for i := len(l.W) - 1; i > 0 && widest(out) < firstColumn*theme.Zoom(); i-- {
		if i < len(l.Spare) && l.Spare[i] {
			shown[i] = false
			out = l.share(width, shown)
		}
	}
	return out
}

// share divides a width among the shown columns.
func (l *Cols) share(width float32, shown []bool) []float32 {
	out, free, shares := make([]float32, len(l.W)), width-2*l.X+l.Gap, float32(0)
	for i, w := range l.W {
		switch {
		case !shown[i]:
		case w < 0:
			shares -= w
			free -= l.Gap
		default:
			out[i] = w * theme.Zoom()
			free -= out[i] + l.Gap
		}
	}
	for i, w := range l.W {
		if w < 0 && shown[i] {
			out[i] = max(1, free*w/-shares)
		}
	}
	return out
}

func widest(widths []float32) float32 {
	var most float32
	for _, w := range widths {
		most = max(most, w)
	}
	return most
}

// listHead lays column titles over the columns of the rows.
type listHead struct{ cols *Cols }

func (h listHead) MinSize(o []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, c := range o {
		s = s.Max(c.MinSize())
	}
	return s.AddWidthHeight(2*h.cols.X, 10)
}

func (h listHead) Layout(o []fyne.CanvasObject, s fyne.Size) {
	x, widths := h.cols.X, h.cols.spread(s.Width)
	for i, c := range o {
		if widths[i] == 0 {
			c.Hide()
			continue
		}
		c.Show()
		height := c.MinSize().Height
		c.Move(fyne.NewPos(x, (s.Height-height)/2))
		c.Resize(fyne.NewSize(widths[i], height))
		x += widths[i] + h.cols.Gap
	}
}
