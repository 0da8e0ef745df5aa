package ocr

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/bmp"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// engine is the installed program; without one the test has nothing to ask.
func engine(t *testing.T) *Engine {
	t.Helper()
	e, ok := Find()
	if !ok {
		t.Skip("no tesseract is installed on this computer")
	}
	return e
}

// page is white paper of 6 by 3 inches with lines of text in 14 points, an inch from the left.
func page(t *testing.T, dpi int, lines ...string) *image.RGBA {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 6*dpi, 3*dpi))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	parsed, err := opentype.Parse(liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 14, DPI: float64(dpi)})
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		d := font.Drawer{Dst: m, Src: image.Black, Face: face, Dot: fixed.P(dpi, dpi+i*dpi/2)}
		d.DrawString(line)
	}
	return m
}

// Words come back with their places in points, whatever the resolution, and line by line.
func TestWords(t *testing.T) {
	e := engine(t)
	if !e.Reads("en") || !strings.HasPrefix(e.Tool(), "tesseract ") {
		t.Fatalf("%s reads %v", e.Tool(), e.Languages())
	}
	for _, dpi := range []int{200, 300} {
		got, err := e.Words(t.Context(), page(t, dpi, "Lantern Sample Legal Clinic", "Intake of 14 March"), dpi, []string{"es", "xx"})
		if err != nil {
			t.Fatal(err)
		}
		if want := "Lantern Sample Legal Clinic\nIntake of 14 March"; Text(got) != want {
			t.Errorf("at %d dpi it reads %q", dpi, Text(got))
			continue
		}
		first, second := got[0], got[4]
		if math.Abs(first.X0-72) > 3 || math.Abs(first.Y1-72) > 3 || first.X1-first.X0 < 30 || first.Y1-first.Y0 > 16 {
			t.Errorf("at %d dpi the first word is at %.1f %.1f %.1f %.1f", dpi, first.X0, first.Y0, first.X1, first.Y1)
		}
		if math.Abs(second.Y1-108) > 3 || second.Line != 2 || first.Confidence < 50 {
			t.Errorf("at %d dpi the second line is %+v", dpi, second)
		}
	}
}

// Empty paper has no words; a picture beyond any page is not begun.
func TestWordsOfNothing(t *testing.T) {
	e := engine(t)
	got, err := e.Words(t.Context(), page(t, 100), 100, nil)
	if err != nil || len(got) != 0 {
		t.Errorf("empty paper gave %v, %v", got, err)
	}
	if _, err := e.Words(t.Context(), vast{}, 300, nil); err != errTooLarge {
		t.Errorf("a vast picture gave %v", err)
	}
}

type vast struct{}

func (vast) ColorModel() color.Model { return color.GrayModel }
func (vast) Bounds() image.Rectangle { return image.Rect(0, 0, 30000, 30000) }
func (vast) At(int, int) color.Color { return color.White }

// A cancel ends the program at once, and the error is the cancel.
func TestCancel(t *testing.T) {
	e := engine(t)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := e.Words(ctx, page(t, 300, "Lantern"), 300, nil)
	if err != context.DeadlineExceeded {
		t.Errorf("ended with %v", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

// Nothing is written anywhere while pages are read: not the pixels, not the words.
func TestNoFile(t *testing.T) {
	e := engine(t)
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	t.Setenv("TMP", tmp)
	if _, err := e.Words(t.Context(), page(t, 200, "Lantern"), 200, nil); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(tmp)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// What is no tesseract is not taken for one, and a program that dies gives calm words.
func TestAt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the stand-ins are shell scripts")
	}
	write := func(script string) string {
		path := filepath.Join(t.TempDir(), "tesseract")
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if _, ok := At(write("echo something else")); ok {
		t.Error("another program passed")
	}
	if _, ok := At(filepath.Join(t.TempDir(), "none")); ok {
		t.Error("no program passed")
	}
	const names = `case $1 in --version) echo tesseract v9.1; exit;; --list-langs) echo "List of available languages (3):"; echo osd; echo spa; echo eng; exit;; esac` + "\n"
	e, ok := At(write(names + "exit 3"))
	if !ok || e.Tool() != "tesseract 9.1" || !slices.Equal(e.Languages(), []string{"eng", "spa"}) {
		t.Fatalf("%+v %v", e, ok)
	}
	if got := e.choose([]string{"es", "ru"}); got != "spa+eng" {
		t.Errorf("chose %s", got)
	}
	if _, err := e.Words(t.Context(), page(t, 50), 50, nil); err != errEnded {
		t.Errorf("a program that dies gave %v", err)
	}
	if e, ok = At(write(names + "env")); !ok {
		t.Fatal("not found")
	}
	t.Setenv("HARBORFILE_CANARY", "Zzcanary")
	table, err := e.read(t.Context(), page(t, 50), 50, "eng")
	if err != nil || strings.Contains(table, "Zzcanary") || !strings.Contains(table, "OMP_THREAD_LIMIT=1") {
		t.Errorf("it saw %q, %v", table, err)
	}
	if e, ok = At(write(names + "yes")); !ok {
		t.Fatal("not found")
	}
	if _, err := e.Words(t.Context(), page(t, 50), 50, nil); err != errEnded {
		t.Errorf("an endless answer gave %v", err)
	}
	for _, err := range []*trouble{errTooLarge, errTime, errEnded} {
		for _, code := range []string{"en", "es"} {
			if what, safe, do := err.Explain(code); what == "" || safe == "" || do == "" {
				t.Errorf("%v has no words in %s", err, code)
			}
		}
	}
}

// The bitmap reads as the picture it was made from, with its resolution; what shows through is white.
func TestBitmap(t *testing.T) {
	m := image.NewRGBA(image.Rect(3, 5, 10, 9))
	m.Set(3, 5, color.Black)
	m.Set(9, 8, color.RGBA{255, 0, 0, 255})
	var b bytes.Buffer
	if err := writeBitmap(&b, m, 300); err != nil {
		t.Fatal(err)
	}
	got, err := bmp.Decode(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds() != image.Rect(0, 0, 7, 4) {
		t.Fatalf("it is %v", got.Bounds())
	}
	grey := func(x, y int) uint8 { return color.GrayModel.Convert(got.At(x, y)).(color.Gray).Y }
	if grey(0, 0) != 0 || grey(1, 0) != 255 || grey(6, 3) < 60 || grey(6, 3) > 90 {
		t.Errorf("pixels %d %d %d", grey(0, 0), grey(1, 0), grey(6, 3))
	}
	if dots := uint32(b.Bytes()[38]) | uint32(b.Bytes()[39])<<8; dots != 11811 {
		t.Errorf("%d dots a metre", dots)
	}
}

// Rows that are no words, or no rows, are passed over.
func TestTable(t *testing.T) {
	const head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
	for rows, want := range map[string]string{
		"": "",
		"4\t1\t1\t1\t1\t0\t1\t2\t3\t4\t-1\t\n5\t1\t1\t1\t1\t1\t1\t2\t3\t4\t96.5\tone\r\n": "one",
		"5\t1\t1\t1\t1\t1\t1\t2\t3\t4\t96\t \n5\t1\t1\t1\t1\t2\tx\t2\t3\t4\t96\ttwo\n":    "",
		"5\t1\t1\t1\t1\t1\t1\t2\t3\t4\tNaN\tone\n5\t1\t1\t1\t1\t2\t1\t2\t3\t4\t9\ta\tb\n": "",
		"5\t1\t1\t1\t1\t1\t1\t2\t3\t4\t9\ta\n5\t1\t1\t1\t2\t1\t1\t2\t3\t4\t9\tb":          "a\nb",
	} {
		if got := Text(words(head+rows, 1)); got != want {
			t.Errorf("%q reads %q", rows, got)
		}
	}
}

func TestPlaces(t *testing.T) {
	env := func(name string) string {
		return map[string]string{"ProgramFiles": "P", "LocalAppData": "L"}[name]
	}
	if got := len(places("windows", env)); got != 3 {
		t.Errorf("%d places", got)
	}
	for _, system := range []string{"darwin", "linux"} {
		if len(places(system, env)) == 0 {
			t.Errorf("no place on %s", system)
		}
	}
}
