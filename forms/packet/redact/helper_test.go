package redact_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

var viewer *pdfview.Viewer

func TestMain(m *testing.M) {
	worker.Main()
	v, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		panic(err)
	}
	viewer = v
	code := m.Run()
	v.Close()
	os.Exit(code)
}

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// eyes are those of an installed tesseract, or none.
func eyes(t *testing.T) redact.Eyes {
	if e, ok := ocr.Find(); ok {
		return e
	}
	t.Log("tesseract is not installed: the pixels are not read")
	return nil
}

// A sheet is one page in the making.
type sheet struct {
	w    *pdfw.Writer
	set  *text.Set
	body bytes.Buffer
}

func (s *sheet) line(x, y, size float64, words string) {
	l, err := s.set.One(words, size, text.Sans)
	if err != nil {
		panic(err)
	}
	s.set.Draw(&s.body, l, x, y)
}

// pages makes a PDF; box is the page's entries beside contents and resources.
func pages(t *testing.T, n int, box string, draw func(s *sheet, page int)) []byte {
	t.Helper()
	var out bytes.Buffer
	w := pdfw.New(&out)
	s := &sheet{w: w, set: text.NewSet(w)}
	tree := w.NewPageTree()
	for i := range n {
		s.body.Reset()
		draw(s, i)
		content := w.Alloc()
		w.Flate(content, "", s.body.Bytes())
		tree.Add(w.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R%s/Contents %d 0 R/Resources<<%s>>>>", tree.Parent(i), box, content, s.set.Resources())))
	}
	if err := s.set.Finish(); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish(w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree.Finish())), 0); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const letterBox = "/MediaBox[0 0 612 792]"

// letter is one page of lines of print.
func letter(t *testing.T, lines ...string) []byte {
	return pages(t, 1, letterBox, func(s *sheet, _ int) {
		for i, l := range lines {
			s.line(72, 700-24*float64(i), 12, l)
		}
	})
}

func find(t *testing.T, pdf []byte, want redact.Want) redact.Found {
	t.Helper()
	want.Now = now
	found, err := redact.Find(context.Background(), viewer, bytes.NewReader(pdf), int64(len(pdf)), want)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func paint(t *testing.T, pdf []byte, marks []cases.Mark, o redact.Options) ([]byte, redact.Painted) {
	t.Helper()
	var out bytes.Buffer
	made, err := redact.Paint(context.Background(), viewer, bytes.NewReader(pdf), int64(len(pdf)), marks, &out, o)
	if err != nil {
		t.Fatal(err, made.Proof)
	}
	return out.Bytes(), made
}

func open(t *testing.T, pdf []byte) *pdfview.Doc {
	t.Helper()
	d, err := viewer.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func textOf(t *testing.T, pdf []byte) string {
	t.Helper()
	d := open(t, pdf)
	var b strings.Builder
	for p := range d.Pages() {
		s, err := d.Text(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(s + "\n")
	}
	return b.String()
}

func render(t *testing.T, pdf []byte, page, dpi int) *image.RGBA {
	t.Helper()
	m, err := open(t, pdf).Render(context.Background(), page, dpi)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func dark(c color.RGBA) bool { return c.R < 60 && c.G < 60 && c.B < 60 }

// tool runs a program that is only at hand on a developer's machine; "" where it is not.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Logf("%s is not installed: its look is left out", name)
		return ""
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v %.300s", name, err, out)
	}
	return string(out)
}
