package sample

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/harborfile/harborfile/cases/sample"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Size of a telephone's screen in pixels.
const (
	screenW = 720
	screenH = 1480
)

var (
	ink       = color.RGBA{28, 28, 30, 255}
	grey      = color.RGBA{142, 142, 147, 255}
	paper     = color.RGBA{255, 255, 255, 255}
	theirs    = color.RGBA{233, 233, 235, 255}
	mine      = color.RGBA{38, 108, 196, 255}
	barColour = color.RGBA{246, 246, 248, 255}
)

// typeface draws text of one size.
type typeface struct{ font.Face }

var faces = sync.OnceValues(func() (map[string]typeface, error) {
	out := map[string]typeface{}
	for name, f := range map[string]struct {
		ttf  []byte
		size float64
	}{
		"text": {liberationsansregular.TTF, 30}, "small": {liberationsansregular.TTF, 22},
		"name": {liberationsansbold.TTF, 28}, "clock": {liberationsansbold.TTF, 26}, "initial": {liberationsansregular.TTF, 44},
	} {
		parsed, err := opentype.Parse(f.ttf)
		if err != nil {
			return nil, err
		}
		face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: f.size, DPI: 72, Hinting: font.HintingFull})
		if err != nil {
			return nil, err
		}
		out[name] = typeface{face}
	}
	return out, nil
})

// messages draws the screen of a telephone that shows text messages.
func messages(s sample.Shows) ([]byte, error) {
	fonts, err := faces()
	if err != nil {
		return nil, err
	}
	t := telephone{canvas: newCanvas(screenW, screenH, 1), fonts: fonts, y: 236}
	t.fill(shape{{0, 0}, {screenW, 0}, {screenW, screenH}, {0, screenH}}, plain(paper))
	t.top(s)
	for _, m := range s.Messages {
		t.bubble(m)
	}
	t.bottom()
	var out bytes.Buffer
	err = png.Encode(&out, t.RGBA)
	return out.Bytes(), err
}

type telephone struct {
	canvas
	fonts map[string]typeface
	y     float64
}

// top is the status line and the name of who writes.
func (t *telephone) top(s sample.Shows) {
	t.fill(shape{{0, 0}, {screenW, 0}, {screenW, 206}, {0, 206}}, plain(barColour))
	t.fill(shape{{0, 205}, {screenW, 205}, {screenW, 206}, {0, 206}}, plain(color.RGBA{206, 206, 210, 255}))
	t.write("clock", "9:41", 44, 50, ink)
	for i := range 4 { // signal
		h := 8 + float64(i)*5
		t.fill(box(7, h, 1).moved(566+float64(i)*12, 48-h/2), plain(ink))
	}
	t.fill(box(46, 22, 6).moved(656, 38), plain(grey))
	t.fill(box(32, 16, 3).moved(650, 38), plain(ink))
	t.line([]point{{52, 112}, {36, 130}, {52, 148}}, 5, plain(mine))
	t.fill(oval(84, 84).moved(screenW/2, 116), plain(color.RGBA{168, 174, 186, 255}))
	initial := strings.TrimLeft(s.Heading, "(0123456789) -")
	if initial == "" {
		initial = "#"
	}
	t.centred("initial", initial[:1], 132, paper)
	t.centred("name", s.Heading, 190, ink)
}

// bubble is one message: the client's on the right, the other's on the left, with its time above.
func (t *telephone) bubble(m sample.Message) {
	const pad, most = 24.0, 450.0
	t.centred("small", m.When, t.y+22, grey)
	t.y += 40
	lines := t.wrap("text", m.Text, most)
	w := 0.0
	for _, l := range lines {
		w = max(w, t.width("text", l))
	}
	h := float64(len(lines))*38 + pad
	x, back, front := 28.0, theirs, ink
	if m.Mine {
		x, back, front = screenW-28-w-2*pad, mine, paper
	}
	t.fill(box(w+2*pad, h+8, 30).moved(x+w/2+pad, t.y+h/2), plain(back))
	for i, l := range lines {
		t.write("text", l, x+pad, t.y+pad/2+28+float64(i)*38, front)
	}
	t.y += h + 30
}

// bottom is the place to write.
func (t *telephone) bottom() {
	t.fill(box(560, 66, 33).moved(350, screenH-84), plain(color.RGBA{214, 214, 218, 255}))
	t.fill(box(556, 62, 31).moved(350, screenH-84), plain(paper))
	t.write("text", "Text message", 100, screenH-73, grey)
	t.fill(oval(58, 58).moved(668, screenH-84), plain(color.RGBA{174, 190, 214, 255}))
	t.line([]point{{668, screenH - 68}, {668, screenH - 100}}, 5, plain(paper))
	t.line([]point{{656, screenH - 88}, {668, screenH - 101}, {680, screenH - 88}}, 5, plain(paper))
	t.fill(box(250, 9, 4).moved(screenW/2, screenH-20), plain(ink))
}

func (t *telephone) width(face, s string) float64 {
	return float64(font.MeasureString(t.fonts[face], s)) / 64
}

func (t *telephone) write(face, s string, x, y float64, c color.RGBA) {
	d := font.Drawer{Dst: t.RGBA, Src: image.NewUniform(c), Face: t.fonts[face], Dot: fixed.P(int(x), int(y))}
	d.DrawString(s)
}

func (t *telephone) centred(face, s string, y float64, c color.RGBA) {
	t.write(face, s, (screenW-t.width(face, s))/2, y, c)
}

// wrap breaks a message at spaces.
func (t *telephone) wrap(face, s string, most float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if next := strings.TrimSpace(line + " " + word); line == "" || t.width(face, next) <= most {
			line = next
			continue
		}
		lines = append(lines, line)
		line = word
	}
	return append(lines, line)
}
