package ui

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// TestIcon keeps the program's sign and the packaged icon one picture. With HARBORFILE_ICON=1 it
// draws packaging/icon/harborfile.png anew.
func TestIcon(t *testing.T) {
	dir := filepath.Join("..", "packaging", "icon")
	packaged, err := os.ReadFile(filepath.Join(dir, "harborfile.svg"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(packaged, markSVG) {
		t.Error("packaging/icon/harborfile.svg differs from ui/mark.svg")
	}
	drawn := drawMark(t)
	path := filepath.Join(dir, "harborfile.png")
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
	for _, p := range []image.Point{{256, 256}, {176, 200}, {336, 200}, {256, 60}, {256, 243}} {
		if kept.At(p.X, p.Y) != drawn.At(p.X, p.Y) {
			t.Errorf("harborfile.png differs from the drawing at %v", p)
		}
	}
}

// drawMark is the sign at 512 by 512 pixels, clear outside its rounded corners.
func drawMark(t *testing.T) image.Image {
	t.Helper()
	test.NewTempApp(t)
	c := software.NewTransparentCanvas()
	m := canvas.NewImageFromResource(fyne.NewStaticResource("mark.svg", markSVG))
	c.SetPadded(false)
	c.SetContent(m)
	c.Resize(fyne.NewSquareSize(512))
	return c.Capture()
}
