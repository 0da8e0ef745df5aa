package heif

import (
	"errors"
	"image"
	"image/color"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/convert/heif/heiftest"
)

// corners is red upper left, blue upper right, green lower left, grey lower right.
func corners(w, h int) *image.YCbCr {
	m := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	for y := range h {
		for x := range w {
			c := color.RGBA{128, 128, 128, 255}
			switch left, up := x < w/2, y < h/2; {
			case left && up:
				c = color.RGBA{220, 10, 10, 255}
			case up:
				c = color.RGBA{10, 10, 220, 255}
			case left:
				c = color.RGBA{10, 220, 10, 255}
			}
			l, cb, cr := color.RGBToYCbCr(c.R, c.G, c.B)
			m.Y[m.YOffset(x, y)] = l
			m.Cb[m.COffset(x, y)], m.Cr[m.COffset(x, y)] = cb, cr
		}
	}
	return m
}

func colourAt(m image.Image, qx, qy int) string {
	b := m.Bounds()
	r, g, bl, _ := m.At(b.Min.X+b.Dx()*qx/4, b.Min.Y+b.Dy()*qy/4).RGBA()
	switch {
	case r>>8 > 180 && g>>8 < 60 && bl>>8 < 60:
		return "red"
	case bl>>8 > 180 && r>>8 < 60:
		return "blue"
	case g>>8 > 180 && r>>8 < 60:
		return "green"
	}
	return "grey"
}

func TestDecode(t *testing.T) {
	for name, c := range map[string]struct {
		o    heiftest.Options
		w, h int
		want string // upper left, upper right, lower left
	}{
		"upright":              {heiftest.Options{}, 96, 64, "red blue green"},
		"turned left":          {heiftest.Options{Turn: 1}, 64, 96, "blue grey red"},
		"upside down":          {heiftest.Options{Turn: 2}, 96, 64, "grey green blue"},
		"turned right":         {heiftest.Options{Turn: 3}, 64, 96, "green red grey"},
		"mirrored":             {heiftest.Options{Mirror: 2}, 96, 64, "blue red grey"},
		"mirrored upside down": {heiftest.Options{Mirror: 1}, 96, 64, "green grey red"},
		"a grid":               {heiftest.Options{Tiles: 3}, 288, 192, "red blue green"},
	} {
		file := heiftest.Write(corners(96, 64), c.o)
		m, err := Decode(file, 1<<20)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if b := m.Bounds(); b.Dx() != c.w || b.Dy() != c.h {
			t.Errorf("%s: %v", name, b)
		}
		if c.o.Tiles > 0 { // the first tile
			m = m.(interface {
				SubImage(image.Rectangle) image.Image
			}).SubImage(image.Rect(0, 0, 96, 64))
		}
		got := colourAt(m, 1, 1) + " " + colourAt(m, 3, 1) + " " + colourAt(m, 1, 3)
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestSizeBeforeDecoding(t *testing.T) {
	file := heiftest.Write(corners(96, 64), heiftest.Options{Tiles: 10})
	if f := Head(file); f.Width != 960 || f.Height != 640 {
		t.Errorf("head %+v", f)
	}
	if _, err := Decode(file, 960*640-1); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

// TestCutShort: a file cut at any place is unreadable or a picture, and the decoder lives on.
func TestCutShort(t *testing.T) {
	file := heiftest.Write(corners(96, 64), heiftest.Options{Turn: 1})
	for n := 0; n < len(file); n += 97 {
		if m, err := Decode(file[:n], 1<<20); err == nil && m.Bounds().Dx() != 64 {
			t.Errorf("cut at %d: %v", n, m.Bounds())
		}
	}
	if _, err := Decode(file, 1<<20); err != nil {
		t.Errorf("after it: %v", err)
	}
}

// TestNoLibraryOfTheSystem: nothing in the program can load a shared library by name, and the decoder is the one that
// is built in.
func TestNoLibraryOfTheSystem(t *testing.T) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("the go command is not at hand")
	}
	cmd := exec.Command(goTool, "list", "-deps", "-tags", "sqlite_fts5 migrated_fynedo", "../../../cmd/...")
	cmd.Env = os.Environ()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for _, loader := range []string{"ebitengine/purego", "gen2brain/heic"} {
		if strings.Contains(string(out), loader) {
			t.Errorf("the program holds %s", loader)
		}
	}
}
