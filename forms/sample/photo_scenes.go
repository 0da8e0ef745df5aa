package sample

import (
	"image/color"
	"math"
)

// brokenTelephone: pavement in daylight, a telephone with a cracked screen, the corner of a shopping bag.
func brokenTelephone(c canvas) {
	c.fill(whole, func(x, y float64) color.RGBA {
		speck := noise(int(x)/2, int(y)/2)
		k := 0.80 + cloud(x, y, 150)*0.16 + cloud(x, y, 14)*0.14 + (speck-0.5)*0.16
		if math.Abs(y-0.23*x-640) < 4 { // a joint between slabs
			k *= 0.5
		}
		return tone(color.RGBA{150, 148, 143, 255}, k*(1.1-y/photoH*0.2))
	})
	bag(c)
	place := func(s shape) shape { return s.turned(-21).moved(560, 500) }
	c.shadow(place(box(330, 620, 44)), 16, 20, 18, 0.7)
	c.fill(place(box(330, 620, 44)), plain(color.RGBA{24, 25, 28, 255}))
	c.fill(place(box(302, 578, 30)), func(x, y float64) color.RGBA {
		return tone(color.RGBA{58, 68, 84, 255}, 0.62+0.5*math.Max(0, 1-math.Abs(x+y*0.7-820)/260)+cloud(x, y, 200)*0.1)
	})
	c.fill(place(oval(16, 16).moved(0, -270)), plain(color.RGBA{10, 10, 12, 255}))
	cracks(c, place)
}

// cracks run from where the glass was hit, with rings around it.
func cracks(c canvas, place func(shape) shape) {
	glass := plain(color.RGBA{214, 222, 228, 255})
	hit := point{58, 120}
	const rays = 17
	for i := range rays {
		angle := float64(i)*2*math.Pi/rays + noise(i, 7)*0.25
		p, line := hit, shape{hit}
		length := 110 + noise(i, 1)*420
		for d := 0.0; d < length; d += 28 {
			angle += (noise(i, int(d)) - 0.5) * 0.34
			p = point{p.x + 28*math.Cos(angle), p.y + 28*math.Sin(angle)}
			if math.Abs(p.x) > 150 || math.Abs(p.y) > 288 {
				break
			}
			line = append(line, p)
		}
		c.line(place(line), 1.2+noise(i, 9)*1.6, glass)
	}
	for ring, r := range []float64{22, 46, 84} {
		var s shape
		for i := range 12 {
			a := float64(i) * math.Pi / 6 * (0.6 + 0.35*noise(ring, 2))
			s = append(s, point{hit.x + r*(0.8+noise(i, ring)*0.4)*math.Cos(a), hit.y + r*(0.8+noise(i, ring)*0.4)*math.Sin(a)})
		}
		c.line(place(s), 1.3, glass)
	}
	c.fill(place(oval(20, 16).moved(hit.x, hit.y)), plain(color.RGBA{226, 232, 236, 255}))
}

// bag is the corner of a paper bag with a rolled handle.
func bag(c canvas) {
	body := shape{{930, -20}, {1300, -20}, {1300, 420}, {1010, 390}}
	c.shadow(body, -18, 24, 20, 0.55)
	c.fill(body, func(x, y float64) color.RGBA {
		fold := 1.0
		if math.Abs(x-1130-y*0.1) < 30 {
			fold = 0.88
		}
		return tone(color.RGBA{198, 166, 122, 255}, (0.9+cloud(x, y, 60)*0.16)*fold)
	})
	var handle shape
	for i := range 30 {
		a := math.Pi * float64(i) / 29
		handle = append(handle, point{1090 - 70*math.Cos(a), 395 + 88*math.Sin(a)})
	}
	c.line(handle, 11, plain(color.RGBA{168, 136, 94, 255}))
}

// trailer: a narrow room seen from its door, bunks on both sides, one window, boots in a row.
func trailer(c canvas) {
	far := [4]point{{500, 330}, {800, 330}, {800, 610}, {500, 610}} // the end wall
	surface := func(s shape, base color.RGBA, near, deep float64) {
		c.fill(s, func(x, y float64) color.RGBA {
			d := math.Min(1, math.Hypot(x-650, y-470)/760)
			return tone(base, (deep+(near-deep)*d)*(0.94+cloud(x, y, 46)*0.10))
		})
	}
	surface(shape{{0, 0}, {photoW, 0}, far[1], far[0]}, color.RGBA{170, 166, 156, 255}, 0.42, 0.86)
	surface(shape{{0, photoH}, {photoW, photoH}, far[2], far[3]}, color.RGBA{122, 104, 86, 255}, 0.5, 0.95)
	surface(shape{{0, 0}, far[0], far[3], {0, photoH}}, color.RGBA{166, 154, 134, 255}, 0.4, 0.8)
	surface(shape{{photoW, 0}, far[1], far[2], {photoW, photoH}}, color.RGBA{166, 154, 134, 255}, 0.4, 0.8)
	surface(far[:], color.RGBA{176, 164, 142, 255}, 0.9, 0.72)
	window(c)
	for _, side := range []float64{-1, 1} {
		for _, level := range []float64{-0.36, 0.30} {
			bunk(c, side, level)
		}
	}
	for i := range 7 {
		boots(c, 452+float64(i)*64, 800-math.Abs(float64(i)-3)*4, 1)
	}
}

func window(c canvas) {
	c.fill(box(126, 92, 2).moved(650, 420), plain(color.RGBA{84, 76, 64, 255}))
	c.fill(box(110, 76, 0).moved(650, 420), func(_, y float64) color.RGBA {
		return tone(color.RGBA{222, 232, 240, 255}, 1.02-(y-380)/76*0.16)
	})
	c.fill(box(5, 76, 0).moved(650, 420), plain(color.RGBA{84, 76, 64, 255}))
	for i := range 20 { // daylight on the floor
		grow := float64(i) * 4
		c.fill(shape{{612 - grow, 625}, {688 + grow, 625}, {756 + 2*grow, 930}, {544 - 2*grow, 930}}, plain(color.RGBA{5, 5, 4, 3}))
	}
}

// bunk is one bed along a side wall: side -1 is left, level is the height at which it stands, relative to the eye. Of
// the upper beds one sees the boards from below.
func bunk(c canvas, side, level float64) {
	at := func(depth, out, up float64) point { // depth 0 at the door, 1 at the end wall
		k := 1 - 0.70*depth
		return point{650 + side*(640-out)*k, 470 + (level*900+up)*k}
	}
	slab := func(out0, out1, up, from, to float64) shape {
		return shape{at(from, out0, up), at(to, out0, up), at(to, out1, up), at(from, out1, up)}
	}
	edge := func(up0, up1 float64) shape {
		return shape{at(-1, 250, up0), at(0.95, 250, up0), at(0.95, 250, up1), at(-1, 250, up1)}
	}
	cloth := []color.RGBA{{92, 104, 118, 255}, {118, 88, 74, 255}, {96, 110, 92, 255}, {120, 112, 96, 255}}[int(side+1)+btoi(level > 0)]
	blanket := func(x, y float64) color.RGBA { return tone(cloth, 0.66+cloud(x, y*1.6, 30)*0.46) }
	wood := func(x, y float64) color.RGBA {
		return tone(color.RGBA{112, 84, 56, 255}, 0.74+cloud(x*3, y*0.5, 24)*0.3)
	}
	if level < 0 {
		c.fill(slab(0, 250, 40, -1, 0.95), paint(wood).darker(0.55))
	} else {
		c.shadow(edge(60, 240), 0, 0, 6, 0.35)
		c.fill(slab(0, 250, -46, -1, 0.95), blanket)
		c.fill(slab(40, 215, -56, 0.82, 0.94), plain(color.RGBA{204, 198, 184, 255}))
	}
	c.fill(edge(-46, 14), paint(blanket).darker(0.72))
	c.fill(edge(8, 44), wood)
	for _, depth := range []float64{0.10, 0.94} {
		c.line([]point{at(depth, 252, -330), at(depth, 252, 330)}, 20*(1-0.7*depth), paint(wood).darker(0.8))
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// boots is one pair, toes towards the camera.
func boots(c canvas, x, y, k float64) {
	leather := plain(color.RGBA{62, 50, 40, 255})
	for _, dx := range []float64{-12, 12} {
		c.fill(oval(30*k, 14*k).moved(x+dx+3, y+26*k), plain(color.RGBA{20, 16, 12, 255}))
		c.fill(box(20*k, 56*k, 6).moved(x+dx, y-12*k), leather)
		c.fill(oval(23*k, 26*k).moved(x+dx, y+16*k), plain(color.RGBA{74, 60, 48, 255}))
		c.line([]point{{x + dx - 6, y - 14}, {x + dx + 6, y - 10}}, 2, plain(color.RGBA{150, 132, 100, 255}))
	}
}
