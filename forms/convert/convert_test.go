package convert

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

func TestMain(m *testing.M) {
	worker.Main()
	code := m.Run()
	shared.Close()
	os.Exit(code)
}

// shared is one converter for all tests: starting a child takes a moment.
var shared = &Converter{}

func source(b []byte) Source { return Source{R: bytes.NewReader(b), Size: int64(len(b))} }

// made is the output of Pages.
func made(t testing.TB, in []byte) (Made, []byte) {
	t.Helper()
	var out bytes.Buffer
	m, err := shared.Pages(context.Background(), source(in), &out)
	if err != nil {
		t.Fatal(err)
	}
	return m, out.Bytes()
}

// scene is a picture whose corners tell which way is up.
func scene(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), 128, 255}
			if x < w/4 && y < h/4 { // upper left: red
				c = color.RGBA{220, 0, 0, 255}
			}
			if x >= w*3/4 && y < h/4 { // upper right: blue
				c = color.RGBA{0, 0, 220, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func encoded(t testing.TB, media string, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	var err error
	switch media {
	case "image/jpeg":
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: 85})
	case "image/png":
		err = png.Encode(&b, m)
	case "image/gif":
		err = gif.Encode(&b, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tool runs a program of the machine on a PDF; the test is skipped where it is missing.
func tool(t testing.TB, name string, pdf []byte, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "made.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", file)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}

func TestPicturesBecomePages(t *testing.T) {
	for _, media := range []string{"image/jpeg", "image/png", "image/gif"} {
		m, pdf := made(t, encoded(t, media, scene(300, 200)))
		if m.Pages != 1 || m.Media != "application/pdf" || m.Step != "converted" {
			t.Errorf("%s: %+v", media, m)
		}
		if out := tool(t, "qpdf", pdf, "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: %s", media, out)
		}
	}
}

func TestClosedConverter(t *testing.T) {
	c := &Converter{}
	c.Close()
	if _, err := c.Text(context.Background(), source([]byte("x"))); err != ErrClosed {
		t.Errorf("got %v", err)
	}
	_ = io.Discard
}
