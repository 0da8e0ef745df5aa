package sample

import (
	"bytes"
	"fmt"
	"image/color"
	"image/jpeg"

	"github.com/harborfile/harborfile/cases/sample"
)

// Size of a scene in units, and the pixels of a unit: small pictures, because every test draws them.
const (
	photoW     = 1280
	photoH     = 960
	photoScale = 0.75
)

// photo draws the scene of a plan. No person is in any picture.
func photo(plan sample.EvidencePlan) ([]byte, error) {
	scene, ok := scenes[plan.Shows.Lines[0]]
	if !ok {
		return nil, fmt.Errorf("there is no scene for this photograph")
	}
	c := newCanvas(photoW, photoH, photoScale)
	scene(c)
	c.lens(16)
	var out bytes.Buffer
	err := jpeg.Encode(&out, c, &jpeg.Options{Quality: 84})
	return out.Bytes(), err
}

// scenes are keyed by the first thing that a photograph shows.
var scenes = map[string]func(canvas){
	"three prepaid cards":              cardsOnTable,
	"a telephone with a broken screen": brokenTelephone,
	"a trailer with bunks":             trailer,
}

var whole = shape{{0, 0}, {photoW, 0}, {photoW, photoH}, {0, photoH}}

// cardsOnTable: a wooden table, a brown envelope, a handwritten list, three plastic cards.
func cardsOnTable(c canvas) {
	c.fill(whole, func(x, y float64) color.RGBA {
		grain := cloud(x, y*9, 90)*0.30 + cloud(x*0.6, y*26, 60)*0.16
		light := 1.12 - x/photoW*0.3 - y/photoH*0.12
		if int(y)%310 < 3 { // the gap between boards
			light *= 0.55
		}
		return tone(color.RGBA{150, 104, 66, 255}, (0.72+grain)*light)
	})
	envelope(c)
	list(c)
	for _, k := range []struct {
		x, y, deg float64
		c         color.RGBA
	}{{470, 590, -14, color.RGBA{38, 84, 124, 255}}, {610, 690, 7, color.RGBA{52, 110, 76, 255}}, {360, 760, 24, color.RGBA{126, 128, 134, 255}}} {
		card(c, k.x, k.y, k.deg, k.c)
	}
}

func envelope(c canvas) {
	place := func(s shape) shape { return s.turned(-9).moved(480, 330) }
	body := place(box(620, 330, 6))
	c.shadow(body, 10, 14, 14, 0.5)
	c.fill(body, func(x, y float64) color.RGBA {
		return tone(color.RGBA{196, 160, 112, 255}, 0.94+cloud(x, y, 40)*0.08+noise(int(x), int(y))*0.03)
	})
	c.fill(place(shape{{-310, -165}, {310, -165}, {20, 40}, {-20, 40}}), plain(color.RGBA{182, 146, 98, 255}))
	c.line(place(shape{{-308, -163}, {0, 50}, {308, -163}}), 3, plain(color.RGBA{140, 108, 70, 255}))
	c.fill(place(oval(46, 46).moved(0, 34)), plain(color.RGBA{150, 60, 50, 255}))
}

// list is a torn sheet with writing that nobody can read.
func list(c canvas) {
	place := func(s shape) shape { return s.turned(8).moved(980, 520) }
	sheet := place(shape{{-150, -230}, {150, -230}, {148, 222}, {90, 232}, {20, 220}, {-60, 234}, {-152, 224}})
	c.shadow(sheet, 8, 12, 12, 0.45)
	c.fill(sheet, func(x, y float64) color.RGBA {
		return tone(color.RGBA{238, 236, 226, 255}, 0.95+cloud(x, y, 120)*0.06)
	})
	for row := range 9 {
		y := -190 + float64(row)*44
		c.line(place(shape{{-140, y + 16}, {140, y + 16}}), 1.5, plain(color.RGBA{176, 196, 214, 255}))
		var pen shape
		length := 60 + noise(row, 3)*150
		for k := 0.0; k < length; k += 6 {
			pen = append(pen, point{-120 + k, y + 4 + (noise(int(k), row)-0.5)*22})
		}
		c.line(place(pen), 2.6, plain(color.RGBA{40, 44, 92, 255}))
	}
}

// card is a plastic card with a stripe, a chip and raised digits too small to read.
func card(c canvas, x, y, deg float64, base color.RGBA) {
	place := func(s shape) shape { return s.turned(deg).moved(x, y) }
	c.shadow(place(box(300, 190, 16)), 6, 9, 9, 0.5)
	c.fill(place(box(300, 190, 16)), func(px, py float64) color.RGBA {
		return tone(base, 0.86+(px-x+150)/300*0.22+cloud(px, py, 70)*0.1)
	})
	c.fill(place(box(300, 34, 0).moved(0, -52)), plain(tone(base, 0.45)))
	c.fill(place(box(40, 30, 5).moved(-100, 0)), plain(color.RGBA{214, 186, 110, 255}))
	for group := range 4 {
		for digit := range 4 {
			c.fill(place(box(8, 14, 3).moved(-118+float64(group)*64+float64(digit)*13, 46)), plain(tone(base, 1.75)))
		}
	}
	c.fill(place(box(90, 9, 2).moved(-74, 74)), plain(tone(base, 1.6)))
}
