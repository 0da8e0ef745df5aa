package redact

import (
	"context"
	"image"
	"slices"
	"unicode"

	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// A page may show print that its text does not say: a scan with a stamp of the court's computer on it, letters drawn as
// shapes, a font that does not tell its letters, a note that is shown but not printed. Text alone would miss it.

const (
	unsaidDPI   = 100
	unsaidBlock = 8   // pixels of the areas looked at
	unsaidTurns = 6   // times that light turns to dark or back in an area with print in it, across as well as down
	unsaidRun   = 4   // such areas side by side: about five letters
	unsaidRoom  = 2.0 // points around a letter that belong to it
	inkBelow    = 165 // brightness of ink, of 255; the shading of forms is lighter
	ruledLine   = 11  // pixels from which a thin straight stroke is a line of a form or the side of its box
	ruledFat    = 6   // pixels that such a line is thick at most
)

// unsaid draws a page and reports whether it shows print that none of its letters stands for.
func unsaid(ctx context.Context, d *pdfview.Doc, page int, letters []glyph) (bool, error) {
	areas, err := drawnUnsaid(ctx, d, page, letters)
	return len(areas) > 0, err
}

// muchLeft is how many areas a page shows at least that a person has to look at. The mark of an agency and its bars are
// fewer.
const muchLeft = 16

// puzzling reports whether a machine made out less than half of what a page shows beside its letters.
func puzzling(ctx context.Context, d *pdfview.Doc, page int, letters []glyph, words []ocr.Word) (bool, error) {
	before, err := drawnUnsaid(ctx, d, page, letters)
	least := muchLeft
	if len(letters) == 0 {
		least = 1
	}
	if err != nil || len(before) < least {
		return false, err
	}
	sure := slices.DeleteFunc(slices.Clone(words), func(w ocr.Word) bool { return w.Confidence < sureOf })
	after, err := drawnUnsaid(ctx, d, page, append(slices.Clone(letters), seen(sure)...))
	return len(after) >= least && 2*len(after) > len(before), err
}

func drawnUnsaid(ctx context.Context, d *pdfview.Doc, page int, letters []glyph) ([]pdfview.Rect, error) {
	g, err := d.Page(ctx, page)
	if err != nil {
		return nil, err
	}
	dpi, err := resolution(ctx, d, page, nil)
	if err != nil {
		return nil, nil // too large to be drawn, and so to be painted
	}
	img, err := d.Render(ctx, page, min(dpi, unsaidDPI))
	if err != nil {
		return nil, err
	}
	return areasUnsaid(img, g, letters), nil
}

// areasUnsaid are the areas of a drawing with print in them, in points, for which no letter stands.
func areasUnsaid(img *image.RGBA, g pdfview.Geometry, letters []glyph) (out []pdfview.Rect) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	told := make([]bool, w*h)
	for _, l := range letters {
		if !usable(l.at) || !legible(l.r) {
			continue
		}
		box := inPixels(pdfview.Rect{X0: l.at.X0 - unsaidRoom, Y0: l.at.Y0 - unsaidRoom, X1: l.at.X1 + unsaidRoom, Y1: l.at.Y1 + unsaidRoom}, img.Rect, g)
		for y := box.Min.Y; y < box.Max.Y; y++ {
			for x := box.Min.X; x < box.Max.X; x++ {
				told[y*w+x] = true
			}
		}
	}
	dark := darkness(img)
	ruled(dark, told, w, h, 1, w)
	ruled(dark, told, h, w, w, 1)
	kx, ky := g.W/float64(w), g.H/float64(h)
	runs(w, h, func(x, y int) bool { return printed(dark, told, w, x, y) }, func(from, to, y int) {
		out = append(out, pdfview.Rect{X0: float64(from) * kx, Y0: float64(y) * ky, X1: float64(to) * kx, Y1: float64(y+unsaidBlock) * ky})
	})
	runs(h, w, func(y, x int) bool { return printed(dark, told, w, x, y) }, func(from, to, x int) { // lines on their side
		out = append(out, pdfview.Rect{X0: float64(x) * kx, Y0: float64(from) * ky, X1: float64(x+unsaidBlock) * kx, Y1: float64(to) * ky})
	})
	return out
}

// runs calls see for each stretch of areas with print, side by side along the first direction.
func runs(n, m int, printed func(x, y int) bool, see func(from, to, y int)) {
	for y := 0; y+unsaidBlock <= m; y += unsaidBlock / 2 {
		from := 0
		for x := 0; x <= n; x += unsaidBlock {
			if x+unsaidBlock <= n && printed(x, y) {
				continue
			}
			if x-from >= unsaidRun*unsaidBlock {
				see(from, x, y)
			}
			from = x + unsaidBlock
		}
	}
}

// printed reports whether an area looks like print: light turns to dark often, across and down, which it does not at the
// edge of a bar.
func printed(dark, told []bool, w, x0, y0 int) bool {
	across, down := 0, 0
	for y := y0; y < y0+unsaidBlock; y++ {
		for x := x0; x < x0+unsaidBlock; x++ {
			i := y*w + x
			if told[i] {
				continue
			}
			if x > x0 && !told[i-1] && dark[i] != dark[i-1] {
				across++
			}
			if y > y0 && !told[i-w] && dark[i] != dark[i-w] {
				down++
			}
		}
	}
	return across >= unsaidTurns && down >= unsaidTurns
}

// legible reports whether a character is one that a font told, not a sign for one it did not.
func legible(r rune) bool {
	return unicode.IsGraphic(r) && r != unicode.ReplacementChar
}

// darkness tells the pixels with ink.
func darkness(img *image.RGBA) []bool {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := make([]bool, w*h)
	for y := range h {
		row := img.Pix[y*img.Stride:]
		for x := range w {
			out[y*w+x] = int(row[4*x])*299+int(row[4*x+1])*587+int(row[4*x+2])*114 < 1000*inkBelow
		}
	}
	return out
}

// ruled counts the thin straight lines of a drawing among what is told: they are no print. along is from one pixel to the
// next on a line of n pixels, across from one of the m lines to the next.
func ruled(dark, told []bool, n, m, along, across int) {
	at := func(x, y int) bool { return dark[x*along+y*across] }
	for y := range m {
		for x := 0; x < n; {
			from := x
			for x < n && at(x, y) {
				x++
			}
			if x-from >= ruledLine && thin(at, (from+x)/2, y, m) {
				for i := max(0, from-1); i < min(n, x+1); i++ { // with the edge that is half a pixel
					for k := max(0, y-1); k <= min(m-1, y+1); k++ {
						told[i*along+k*across] = true
					}
				}
			}
			x++
		}
	}
}

// thin reports whether a stroke is no thicker than a line is.
func thin(dark func(x, y int) bool, x, y, m int) bool {
	up, down := y, y
	for up > 0 && dark(x, up-1) && y-up <= ruledFat {
		up--
	}
	for down < m-1 && dark(x, down+1) && down-y <= ruledFat {
		down++
	}
	return down-up < ruledFat
}
