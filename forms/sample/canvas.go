package sample

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// point is a place on a canvas, in units.
type point struct{ x, y float64 }

// shape is a closed outline.
type shape []point

// canvas is a picture being drawn. A scene is laid out in units of its own; scale is the pixels of one unit.
type canvas struct {
	*image.RGBA
	scale float64
}

// newCanvas makes a picture of w by h units.
func newCanvas(w, h, scale float64) canvas {
	return canvas{image.NewRGBA(image.Rect(0, 0, int(w*scale), int(h*scale))), scale}
}

// paint colours every point of a surface. The colour may let the ground through; it is premultiplied.
type paint func(x, y float64) color.RGBA

func plain(c color.RGBA) paint { return func(_, _ float64) color.RGBA { return c } }

// darker is the same surface in less light.
func (p paint) darker(k float64) paint {
	return func(x, y float64) color.RGBA { return tone(p(x, y), k) }
}

// fill paints the inside of a shape with smooth edges. Only the shape's own rectangle is touched.
func (c canvas) fill(s shape, p paint) {
	r := s.bounds(c.scale).Intersect(c.Bounds())
	if r.Empty() {
		return
	}
	mask := vector.NewRasterizer(r.Dx(), r.Dy())
	for i, q := range s {
		x, y := float32(q.x*c.scale-float64(r.Min.X)), float32(q.y*c.scale-float64(r.Min.Y))
		if i == 0 {
			mask.MoveTo(x, y)
		} else {
			mask.LineTo(x, y)
		}
	}
	mask.ClosePath()
	edge := image.NewAlpha(image.Rect(0, 0, r.Dx(), r.Dy()))
	mask.Draw(edge, edge.Bounds(), image.Opaque, image.Point{})
	for y := range r.Dy() {
		for x := range r.Dx() {
			if cover := edge.Pix[y*edge.Stride+x]; cover > 0 {
				px, py := r.Min.X+x, r.Min.Y+y
				c.blend(px, py, p(float64(px)/c.scale, float64(py)/c.scale), int(cover))
			}
		}
	}
}

// blend lays a colour over one pixel; cover is how much of the pixel it covers, of 255.
func (c canvas) blend(x, y int, col color.RGBA, cover int) {
	i := c.PixOffset(x, y)
	through := 255*255 - int(col.A)*cover
	for k, v := range [3]uint8{col.R, col.G, col.B} {
		c.Pix[i+k] = uint8(min(255, (int(v)*cover*255+int(c.Pix[i+k])*through)/(255*255)))
	}
	c.Pix[i+3] = 255
}

// bounds is the smallest rectangle of whole pixels around a shape.
func (s shape) bounds(scale float64) image.Rectangle {
	r := image.Rectangle{Min: image.Pt(math.MaxInt32, math.MaxInt32), Max: image.Pt(math.MinInt32, math.MinInt32)}
	for _, p := range s {
		r.Min = image.Pt(min(r.Min.X, int(math.Floor(p.x*scale))), min(r.Min.Y, int(math.Floor(p.y*scale))))
		r.Max = image.Pt(max(r.Max.X, int(math.Ceil(p.x*scale))), max(r.Max.Y, int(math.Ceil(p.y*scale))))
	}
	return r
}

// line draws a stroke of the given thickness through points.
func (c canvas) line(points []point, thick float64, p paint) {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		dx, dy := b.x-a.x, b.y-a.y
		n := math.Hypot(dx, dy)
		if n == 0 {
			continue
		}
		ox, oy := -dy/n*thick/2, dx/n*thick/2
		c.fill(shape{{a.x + ox, a.y + oy}, {b.x + ox, b.y + oy}, {b.x - ox, b.y - oy}, {a.x - ox, a.y - oy}}, p)
	}
}

// shadow darkens the ground below a shape, softly, shifted by dx, dy.
func (c canvas) shadow(s shape, dx, dy, soft, strength float64) {
	const steps = 6
	for i := range steps {
		grow := soft * (1 - 2*float64(i)/steps)
		c.fill(s.grown(grow).moved(dx, dy), plain(color.RGBA{A: uint8(strength * 255 / steps)}))
	}
}

// box is a rectangle with rounded corners around a centre.
func box(w, h, round float64) shape {
	var s shape
	for corner := range 4 {
		cx, cy := w/2-round, h/2-round
		if corner == 1 || corner == 2 {
			cx = -cx
		}
		if corner >= 2 {
			cy = -cy
		}
		for k := range 9 {
			a := (float64(corner) + float64(k)/8) * math.Pi / 2
			s = append(s, point{cx + round*math.Cos(a), cy + round*math.Sin(a)})
		}
	}
	return s
}

// oval is an ellipse around a centre.
func oval(w, h float64) shape {
	var s shape
	for k := range 48 {
		a := float64(k) * math.Pi / 24
		s = append(s, point{w / 2 * math.Cos(a), h / 2 * math.Sin(a)})
	}
	return s
}

func (s shape) moved(dx, dy float64) shape {
	out := make(shape, len(s))
	for i, p := range s {
		out[i] = point{p.x + dx, p.y + dy}
	}
	return out
}

// turned rotates by degrees around the origin.
func (s shape) turned(deg float64) shape {
	sin, cos := math.Sincos(deg * math.Pi / 180)
	out := make(shape, len(s))
	for i, p := range s {
		out[i] = point{p.x*cos - p.y*sin, p.x*sin + p.y*cos}
	}
	return out
}

// grown moves the outline away from the middle by about n pixels.
func (s shape) grown(n float64) shape {
	var mx, my float64
	for _, p := range s {
		mx, my = mx+p.x/float64(len(s)), my+p.y/float64(len(s))
	}
	out := make(shape, len(s))
	for i, p := range s {
		d := max(math.Hypot(p.x-mx, p.y-my), 1)
		out[i] = point{p.x + (p.x-mx)/d*n, p.y + (p.y-my)/d*n}
	}
	return out
}

// lens gives a drawing the look of a photograph: soft focus, dark corners, grain.
func (c canvas) lens(grain float64) {
	c.soften()
	b := c.Bounds()
	w, h := float64(b.Dx()), float64(b.Dy())
	for y := range b.Dy() {
		for x := range b.Dx() {
			dx, dy := (float64(x)-w/2)/w, (float64(y)-h/2)/h
			light := 1.06 - 0.75*(dx*dx+dy*dy)
			n := (noise(x, y) - 0.5) * grain
			i := c.PixOffset(x, y)
			for k := range 3 {
				c.Pix[i+k] = clamp(float64(c.Pix[i+k])*light + n)
			}
			c.Pix[i+3] = 255
		}
	}
}

// soften blurs by one pixel.
func (c canvas) soften() {
	src := image.NewRGBA(c.Bounds())
	draw.Draw(src, src.Bounds(), c.RGBA, image.Point{}, draw.Src)
	b := c.Bounds()
	for y := 1; y < b.Dy()-1; y++ {
		for x := 1; x < b.Dx()-1; x++ {
			i := c.PixOffset(x, y)
			for k := range 3 {
				sum := 4 * int(src.Pix[i+k])
				for _, o := range [4]int{-4, 4, -src.Stride, src.Stride} {
					sum += int(src.Pix[i+k+o])
				}
				c.Pix[i+k] = uint8(sum / 8)
			}
		}
	}
}

// noise is a fixed value between 0 and 1 for every place.
func noise(x, y int) float64 {
	h := uint32(x)*374761393 + uint32(y)*668265263
	h = (h ^ h>>13) * 1274126177
	return float64((h^h>>16)&0xffff) / 0xffff
}

// cloud is smooth noise whose features are about size pixels wide.
func cloud(x, y, size float64) float64 {
	gx, gy := math.Floor(x/size), math.Floor(y/size)
	fx, fy := x/size-gx, y/size-gy
	fx, fy = fx*fx*(3-2*fx), fy*fy*(3-2*fy)
	at := func(i, j float64) float64 { return noise(int(gx+i), int(gy+j)) }
	return (at(0, 0)*(1-fx)+at(1, 0)*fx)*(1-fy) + (at(0, 1)*(1-fx)+at(1, 1)*fx)*fy
}

func clamp(v float64) uint8 { return uint8(max(0, min(255, v))) }

// tone is a colour made lighter or darker: 1 leaves it.
func tone(c color.RGBA, k float64) color.RGBA {
	return color.RGBA{clamp(float64(c.R) * k), clamp(float64(c.G) * k), clamp(float64(c.B) * k), 255}
}
