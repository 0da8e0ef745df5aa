package imagepage_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/imagepage"
	"github.com/harborfile/harborfile/forms/pdfview"
)

func TestMain(m *testing.M) {
	pdfview.WorkerMain()
	os.Exit(m.Run())
}

// noisy is a picture as a scanner makes it.
func noisy(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	seed := uint32(7)
	for i := range m.Pix {
		seed = seed*1664525 + 1013904223
		m.Pix[i] = 200 + byte(seed>>27)
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

// withSegments is a JPEG that says where it was taken, in EXIF turned by orientation, in a comment and behind its end.
func withSegments(t *testing.T, m image.Image, orientation byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	exif := append([]byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), orientation, 0, 0, 0, 0, 0, 0)
	exif = append(exif, "GPS 12 Harbor Lane"...)
	out := []byte{0xFF, 0xD8, 0xFF, 0xE1, 0, byte(len(exif) + 2)}
	out = append(out, exif...)
	out = append(out, 0xFF, 0xFE, 0, 20)
	out = append(out, "12 Harbor Lane    "...)
	out = append(out, b.Bytes()[2:]...)
	return append(out, "12 Harbor Lane"...)
}

// beyond is a letter outside of the first 65,536.
const beyond = "𝒜"

var scripts = []string{"Harbor", "Lane", "17", "Añorga-Núñez", "Ὀδυσσεύς", "Щукин", "שלום", "سلام", "中文", "นี้", "हिन्दी", beyond, "e\u0301te\u0301"}

func sample(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := imagepage.New(&out, "Exhibit")
	var words []imagepage.Word
	for i, s := range scripts {
		y := 60 + 30*float64(i)
		words = append(words, imagepage.Word{Text: s, X0: 72, Y0: y, X1: 172, Y1: y + 14},
			imagepage.Word{Text: "end", X0: 178, Y0: y, X1: 200, Y1: y + 14})
	}
	words = append(words, imagepage.Word{Text: "outside", X0: 700, Y0: 10, X1: 720, Y1: 20},
		imagepage.Word{Text: "Upward", X0: 500, Y0: 300, X1: 512, Y1: 360, Turn: 270})
	page := image.NewRGBA(image.Rect(0, 0, 850, 1100))
	draw.Draw(page, page.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(page, image.Rect(100, 100, 300, 120), image.NewUniform(color.RGBA{200, 0, 0, 255}), image.Point{}, draw.Src)
	for _, p := range []imagepage.Picture{{Image: page}, {Image: noisy(300, 400)}, {JPEG: withSegments(t, noisy(400, 300), 6)}} {
		if err := w.Page(612, 792, p, words); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWordsAreReadOnEveryPage(t *testing.T) {
	pdf := sample(t)
	if again := sample(t); !bytes.Equal(pdf, again) {
		t.Error("the same calls gave other bytes")
	}
	v, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	ctx := context.Background()
	d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		t.Fatal(err)
	}
	for page := range 3 {
		got, err := d.Text(ctx, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range scripts {
			if s == beyond { // PDFium reads such a letter as two halves
				continue
			}
			if !strings.Contains(got, s) {
				t.Errorf("PDFium, page %d: %q is not in %q", page+1, s, got)
			}
		}
		if strings.Contains(got, "outside") {
			t.Error("a word outside of the page was written")
		}
		words, err := d.Words(ctx, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if w.Text == "Harbor" && (w.Rect.X0 < 70 || w.Rect.X1 > 174 || w.Rect.X1 < 160 || w.Rect.Y0 < 58 || w.Rect.Y1 > 77) {
				t.Errorf("the word lies at %v", w.Rect)
			}
		}
	}
}

func TestOtherReadersAgree(t *testing.T) {
	file := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, sample(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := run(t, "qpdf", "--check", file); err != nil || strings.Contains(out, "WARNING") {
		t.Errorf("qpdf: %s", out)
	}
	for name, args := range map[string][]string{"pdftotext": {file, "-"}, "mutool": {"draw", "-q", "-F", "txt", "-o", "-", file}} {
		got, err := run(t, name, args...)
		if err != nil {
			t.Errorf("%s: %v %s", name, err, got)
		}
		for _, s := range scripts {
			// MuPDF gives right-to-left words as they stand on paper.
			if n := strings.Count(got, s) + strings.Count(got, backwards(s)); n < 3 && got != "" {
				t.Errorf("%s found %q on %d of 3 pages", name, s, n)
			}
		}
	}
}

func backwards(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// run runs a reader that is only at hand on a developer's machine.
func run(t *testing.T, name string, args ...string) (string, error) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Logf("%s is not installed", name)
		return "", nil
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	return string(out), err
}

func TestHiddenSegmentsStayBehind(t *testing.T) {
	if pdf := sample(t); bytes.Contains(pdf, []byte("Harbor Lane")) || bytes.Contains(pdf, []byte("Exif")) {
		t.Error("hidden data of the picture is in the file")
	}
}

// The corner of a picture that EXIF turns has to lie where a viewer of photographs shows it.
func TestOrientation(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 64, 32))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(m, image.Rect(0, 0, 16, 16), image.Black, image.Point{}, draw.Src) // upper left as stored
	v, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	for orientation, corner := range map[byte]image.Point{1: {4, 4}, 2: {59, 4}, 3: {59, 27}, 4: {4, 27}, 5: {4, 4}, 6: {27, 4}, 7: {27, 59}, 8: {4, 59}} {
		w, h := 64.0, 32.0
		if orientation >= 5 {
			w, h = h, w
		}
		var out bytes.Buffer
		doc := imagepage.New(&out, "")
		if err := doc.Page(w, h, imagepage.Picture{JPEG: withSegments(t, m, orientation)}, nil); err != nil {
			t.Fatal(err)
		}
		if err := doc.Close(); err != nil {
			t.Fatal(err)
		}
		d, err := v.Open(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := d.Render(context.Background(), 0, 72)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []image.Point{{4, 4}, {int(w) - 5, 4}, {4, int(h) - 5}, {int(w) - 5, int(h) - 5}} {
			if dark := drawn.RGBAAt(p.X, p.Y).R < 128; dark != (p == corner) {
				t.Errorf("orientation %d: at %v dark is %v", orientation, p, dark)
			}
		}
	}
}

func TestOddPages(t *testing.T) {
	white := imagepage.Picture{Image: image.NewRGBA(image.Rect(0, 0, 8, 8))}
	for name, page := range map[string]func(w *imagepage.Writer) error{
		"no size":    func(w *imagepage.Writer) error { return w.Page(0, 792, white, nil) },
		"endless":    func(w *imagepage.Writer) error { return w.Page(612, 1e9, white, nil) },
		"no picture": func(w *imagepage.Writer) error { return w.Page(612, 792, imagepage.Picture{}, nil) },
		"no JPEG":    func(w *imagepage.Writer) error { return w.Page(612, 792, imagepage.Picture{JPEG: []byte("text")}, nil) },
		"no page":    func(*imagepage.Writer) error { return nil },
	} {
		w := imagepage.New(&bytes.Buffer{}, "")
		if page(w); w.Close() == nil {
			t.Errorf("%s: the file was closed without a word", name)
		}
	}
}

func FuzzJPEG(f *testing.F) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, noisy(8, 8), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:b.Len()/2])
	f.Add([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, 2, 0xFF, 0xFF})
	f.Fuzz(func(t *testing.T, data []byte) {
		w := imagepage.New(&bytes.Buffer{}, "")
		if w.Page(100, 100, imagepage.Picture{JPEG: data}, nil) == nil {
			if err := w.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}
