package ui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// TestIcon keeps the program's sign and the packaged icon one picture, and the packaged pictures what their drawings
// are. With HARBORFILE_ICON=1 it draws the pictures anew.
func TestIcon(t *testing.T) {
	large := packagedSVG(t, "harborfile")
	if !bytes.Equal(large, markSVG) {
		t.Error("packaging/icon/harborfile.svg differs from ui/mark.svg")
	}
	comparePNG(t, "harborfile", drawMark(t, large, 1024))
	// 480 is a whole multiple of the 16, 20 and 24 pixels it is made for.
	comparePNG(t, "harborfile-small", drawMark(t, packagedSVG(t, "harborfile-small"), 480))
}

func packagedSVG(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "packaging", "icon", name+".svg"))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// comparePNG holds the kept picture against the drawn one. Edges may differ by what a machine's arithmetic rounds; the
// rest may not.
func comparePNG(t *testing.T, name string, drawn image.Image) {
	t.Helper()
	path := filepath.Join("..", "packaging", "icon", name+".png")
	if os.Getenv("HARBORFILE_ICON") != "" {
		out, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		if err := png.Encode(out, drawn); err != nil {
			t.Fatal(err)
		}
		return
	}
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	kept, err := png.Decode(in)
	if err != nil {
		t.Fatal(err)
	}
	if kept.Bounds() != drawn.Bounds() {
		t.Fatalf("%s.png is %v, its drawing %v", name, kept.Bounds(), drawn.Bounds())
	}
	unlike := 0
	for y := range drawn.Bounds().Dy() {
		for x := range drawn.Bounds().Dx() {
			if !alike(kept.At(x, y), drawn.At(x, y)) {
				unlike++
			}
		}
	}
	if unlike > 0 {
		t.Errorf("%s.png differs from its drawing in %d pixels; HARBORFILE_ICON=1 draws it anew", name, unlike)
	}
}

// alike reports whether two colours are within 3 of 255 in each part.
func alike(a, b color.Color) bool {
	parts := func(c color.Color) [4]int {
		r, g, b, a := c.RGBA()
		return [4]int{int(r >> 8), int(g >> 8), int(b >> 8), int(a >> 8)}
	}
	p, q := parts(a), parts(b)
	for i := range p {
		if p[i]-q[i] > 3 || q[i]-p[i] > 3 {
			return false
		}
	}
	return true
}

// drawMark is a drawing with the given edge in pixels, clear outside its rounded corners.
func drawMark(t *testing.T, svg []byte, edge float32) image.Image {
	t.Helper()
	test.NewTempApp(t)
	c := software.NewTransparentCanvas()
	m := canvas.NewImageFromResource(fyne.NewStaticResource("mark.svg", svg))
	c.SetPadded(false)
	c.SetContent(m)
	c.Resize(fyne.NewSquareSize(edge))
	return c.Capture()
}
