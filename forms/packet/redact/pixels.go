package redact

import "image"

// What of a drawing counts as other than it was. Compression changes single pixels a little and areas not at all.
const (
	solid     = 40 // brightest colour of a painted box, of 255
	blockSide = 24 // pixels of the areas compared
	blockOff  = 20 // by which the mean of an area may differ, of 255
	around    = 3  // pixels around a box that are not compared
)

// pixelsOf holds the copy's page against the source's: every box is solid, and nothing else has changed.
func (j *job) pixelsOf(drawn *image.RGBA, page int) (found int) {
	p := j.pages[page]
	if drawn.Rect != p.size {
		return 1
	}
	for _, b := range p.boxes {
		if !isSolid(drawn, b) {
			found++
		}
	}
	for i, now := range means(drawn, p.boxes) {
		if d := int(now) - int(p.means[i]); d > blockOff || d < -blockOff {
			found++
		}
	}
	return found
}

// isSolid reports whether a box is painted all over. Its outermost pixels may be mixed with what lies around it.
func isSolid(m *image.RGBA, b image.Rectangle) bool {
	if b.Dx() > 4 {
		b.Min.X, b.Max.X = b.Min.X+1, b.Max.X-1
	}
	if b.Dy() > 4 {
		b.Min.Y, b.Max.Y = b.Min.Y+1, b.Max.Y-1
	}
	b = b.Intersect(m.Rect)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := m.Pix[y*m.Stride:]
		for x := b.Min.X; x < b.Max.X; x++ {
			if row[4*x] > solid || row[4*x+1] > solid || row[4*x+2] > solid {
				return false
			}
		}
	}
	return !b.Empty()
}

// means are the brightnesses of a drawing's areas, row by row.
func means(m *image.RGBA, boxes []image.Rectangle) (out []uint8) {
	for y := 0; y < m.Rect.Dy(); y += blockSide {
		for x := 0; x < m.Rect.Dx(); x += blockSide {
			out = append(out, mean(m, image.Rect(x, y, x+blockSide, y+blockSide).Intersect(m.Rect), boxes))
		}
	}
	return out
}

// mean is the mean brightness of an area without what lies in or close to a box.
func mean(m *image.RGBA, area image.Rectangle, boxes []image.Rectangle) uint8 {
	var near []image.Rectangle
	for _, b := range boxes {
		if b = b.Inset(-around); b.Overlaps(area) {
			near = append(near, b)
		}
	}
	sum, n := 0, 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := m.Pix[y*m.Stride:]
	pixel:
		for x := area.Min.X; x < area.Max.X; x++ {
			for _, b := range near {
				if (image.Point{X: x, Y: y}).In(b) {
					continue pixel
				}
			}
			sum += (int(row[4*x])*299 + int(row[4*x+1])*587 + int(row[4*x+2])*114) / 1000
			n++
		}
	}
	if n < blockSide { // a sliver says little
		return 0
	}
	return uint8(sum / n)
}
