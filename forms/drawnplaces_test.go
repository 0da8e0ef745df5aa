package forms

import (
	"bytes"
	"image"
	"testing"

	"github.com/harborfile/harborfile/forms/pdfview"
)

const (
	paperDPI = 144
	tooDark  = 0.055 // of a box: the ruled lines of a writing space take less, a line of print more
)

// darkIn is the share of a displayed rectangle that is printed on, what lies at its edge left out.
func darkIn(page *image.RGBA, r pdfview.Rect) float64 {
	const scale = paperDPI / 72.0
	dark, all := 0, 0
	for y := int((r.Y0 + 2) * scale); y < int((r.Y1-2)*scale); y++ {
		for x := int((r.X0 + 2) * scale); x < int((r.X1-2)*scale); x++ {
			all++
			if c := page.RGBAAt(x, y); int(c.R)+int(c.G)+int(c.B) < 384 {
				dark++
			}
		}
	}
	return float64(dark) / float64(max(1, all))
}

// A box that a map draws on a flat page lies on white paper; moved by a line, half of them would lie on print. Labels
// alone do not show it where the page is a scan.
func TestDrawnBoxesLieOnWhitePaper(t *testing.T) {
	needBlanks(t)
	v := viewer(t)
	for id, file := range blankFiles {
		if edition(t, id).Fields > 0 {
			continue
		}
		t.Run(id, func(t *testing.T) {
			raw := blank(t, file)
			d, err := v.Open(bytes.NewReader(raw), int64(len(raw)))
			if err != nil {
				t.Fatal(err)
			}
			m, _ := edition(t, id).Map()
			pages := map[int]*image.RGBA{}
			moved := 0
			for _, f := range m.Fields {
				n, r := f.At.Page-1, f.At.Rect
				if pages[n] == nil {
					if pages[n], err = d.Render(t.Context(), n, paperDPI); err != nil {
						t.Fatal(err)
					}
				}
				shape, err := d.Page(t.Context(), n)
				if err != nil {
					t.Fatal(err)
				}
				at := shape.Place(r[0], r[1], r[2], r[3])
				if ink := darkIn(pages[n], at); ink > tooDark {
					t.Errorf("page %d, %s: print covers %.1f %% of %v", n+1, f.Name, 100*ink, r)
				}
				for _, by := range []float64{14, -14} {
					if darkIn(pages[n], pdfview.Rect{X0: at.X0, Y0: at.Y0 + by, X1: at.X1, Y1: at.Y1 + by}) > tooDark {
						moved++
					}
				}
			}
			t.Logf("moved up or down by 14 points, %d of %d boxes lie on print", moved, 2*len(m.Fields))
		})
	}
}
