package redact_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"slices"
	"testing"

	"github.com/harborfile/harborfile/forms/imagepage"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// quarter turns a picture clockwise.
func quarter(m *image.RGBA) *image.RGBA {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, h, w))
	for y := range h {
		for x := range w {
			out.SetRGBA(h-1-y, x, m.RGBAAt(x, y))
		}
	}
	return out
}

// A court's computer stamps a line of text on a scan. What the scan shows is searched all the same, also where it lies
// on its side or stands on its head, and the boxes cover the digits from edge to edge.
func TestScanWithAStamp(t *testing.T) {
	const number = "219-09-9998"
	print := letter(t, "Statement of the bank about the fictional person of this sample",
		"She lived at a place that this paper does not name, and worked by day.", "Her SSN is "+number+" and it is known to the office since Monday.",
		"Nothing else of importance was ever said about this account or the other.")
	d := open(t, print)
	chars, err := d.Chars(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var digits []pdfview.Rect
	for i := range chars {
		if i+5 < len(chars) && chars[i].Text == "2" && chars[i+1].Text == "1" && chars[i+2].Text == "9" {
			for _, c := range chars[i : i+6] {
				digits = append(digits, c.Rect)
			}
		}
	}
	img := render(t, print, 0, 200)
	w, h := 612.0, 792.0
	for turn := range 4 {
		if turn > 0 {
			img = quarter(img)
			for i, r := range digits {
				digits[i] = pdfview.Rect{X0: h - r.Y1, Y0: r.X0, X1: h - r.Y0, Y1: r.X1}
			}
			w, h = h, w
		}
		var scan bytes.Buffer
		out := imagepage.New(&scan, "")
		if err := out.Page(w, h, imagepage.Picture{Image: img}, []imagepage.Word{{Text: "Filed", X0: 20, Y0: 20, X1: 60, Y1: 30}}); err != nil {
			t.Fatal(err)
		}
		if err := out.Close(); err != nil {
			t.Fatal(err)
		}
		if found := find(t, scan.Bytes(), redact.Want{Identifiers: true}); !slices.Equal(found.Unread, []int{1}) {
			t.Errorf("turned %d times and read by nobody: unread %v", turn, found.Unread)
		}
		eyes := eyes(t)
		if eyes == nil || turn != 1 && turn != 2 {
			continue
		}
		found := find(t, scan.Bytes(), redact.Want{Identifiers: true, Eyes: eyes})
		if len(found.Unread) > 0 || len(found.Marks) != 1 {
			t.Errorf("turned %d times: marks %v, unread %v", turn, found.Marks, found.Unread)
			continue
		}
		m := found.Marks[0]
		for _, r := range digits {
			if r.X0 < m.X0-0.7 || r.Y0 < m.Y0-0.7 || r.X1 > m.X1+0.7 || r.Y1 > m.Y1+0.7 {
				t.Errorf("turned %d times: a digit at %.0f is not within %+v", turn, r, m)
			}
		}
		if max(m.X1-m.X0, m.Y1-m.Y0) > 65 {
			t.Errorf("turned %d times: the digits that stay are painted over: %+v", turn, m)
		}
		if turn == 1 {
			continue
		}
		_, made := paint(t, scan.Bytes(), found.Marks, redact.Options{Eyes: eyes})
		if made.Proof[3].None != "" {
			t.Error("the proof did not read the pixels")
		}
	}
}

// Letters drawn as shapes are print that no text says; the lines, boxes and shading of a form are not.
func TestPrintThatNoTextSays(t *testing.T) {
	form := pages(t, 1, letterBox, func(s *sheet, _ int) {
		s.line(72, 700, 12, "A form with lines and boxes")
		s.body.WriteString("0.8 g 72 600 400 30 re f 0 g 72 500 400 60 re 72 520 200 20 re 300 505 10 10 re 320 505 10 10 re S 72 450 400 5 re f\n")
	})
	if found := find(t, form, redact.Want{Words: []string{"anything"}}); len(found.Unread) > 0 {
		t.Errorf("the lines of a form are taken for print: %v", found.Unread)
	}
	shapes := pages(t, 1, letterBox, func(s *sheet, _ int) {
		s.line(72, 700, 12, "Words and shapes")
		for i := range 40 { // strokes as those of digits, five points high
			x := 72 + 4*float64(i)
			s.body.WriteString(pdfPath(x, 600+float64(i*7%3)))
		}
	})
	if found := find(t, shapes, redact.Want{Words: []string{"anything"}}); !slices.Equal(found.Unread, []int{1}) {
		t.Errorf("letters drawn as shapes are passed over: %v", found.Unread)
	}
}

// pdfPath is a stroke that winds like a digit.
func pdfPath(x, y float64) string {
	return fmt.Sprintf("%.1f %.1f m %.1f %.1f l %.1f %.1f l %.1f %.1f l %.1f %.1f l S\n", x, y, x+3, y, x+3, y+3, x, y+3, x+1, y+6)
}
