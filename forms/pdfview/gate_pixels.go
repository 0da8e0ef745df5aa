package pdfview

import "image"

// grey is a page in shades of grey.
type grey struct {
	w, h int
	pix  []uint8
}

func toGrey(im *image.RGBA) grey {
	b := im.Bounds()
	g := grey{b.Dx(), b.Dy(), make([]uint8, b.Dx()*b.Dy())}
	for y := range g.h {
		row := im.Pix[y*im.Stride:]
		for x := range g.w {
			p := row[4*x:]
			g.pix[y*g.w+x] = uint8((int(p[0])*299 + int(p[1])*587 + int(p[2])*114) / 1000)
		}
	}
	return g
}

// pixelRect is a rectangle of pixels, x1 and y1 not included.
type pixelRect struct{ x0, y0, x1, y1 int }

func (r pixelRect) within(w, h int) pixelRect {
	return pixelRect{max(r.x0, 0), max(r.y0, 0), min(r.x1, w), min(r.y1, h)}
}

// mask marks pixels.
type mask struct {
	w, h int
	on   []bool
}

// visible is the difference of grey (of 255) that counts as a change; less is
// the smoothing of edges.
const visible = 60

// changed marks every pixel that differs visibly. The pictures have one size.
func changed(a, b grey) mask {
	m := mask{a.w, a.h, make([]bool, len(a.pix))}
	for i := range a.pix {
		d := int(a.pix[i]) - int(b.pix[i])
		m.on[i] = d > visible || d < -visible
	}
	return m
}

// vanished marks every pixel that was dark and is visibly lighter.
func vanished(before, after grey) mask {
	m := mask{before.w, before.h, make([]bool, len(before.pix))}
	for i, v := range before.pix {
		m.on[i] = v < 128 && int(after.pix[i])-int(v) > visible
	}
	return m
}

func (m mask) count(r pixelRect) (n int) {
	r = r.within(m.w, m.h)
	for y := r.y0; y < r.y1; y++ {
		for x := r.x0; x < r.x1; x++ {
			if m.on[y*m.w+x] {
				n++
			}
		}
	}
	return n
}

func (m mask) clear(r pixelRect) {
	r = r.within(m.w, m.h)
	for y := r.y0; y < r.y1; y++ {
		for x := r.x0; x < r.x1; x++ {
			m.on[y*m.w+x] = false
		}
	}
}

// rest counts the marked pixels and says where they lie.
func (m mask) rest() (n int, where pixelRect) {
	where = pixelRect{m.w, m.h, 0, 0}
	for i, on := range m.on {
		if on {
			n++
			x, y := i%m.w, i/m.w
			where = pixelRect{min(where.x0, x), min(where.y0, y), max(where.x1, x+1), max(where.y1, y+1)}
		}
	}
	return n, where
}
