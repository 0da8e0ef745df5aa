package ui

import (
	"bytes"
	"fmt"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// oddPDF is a small PDF of pages with the given entries.
func oddPDF(pages ...string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	b.WriteString("%PDF-1.7\n")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", i+3))
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), strings.Join(kids, " ")))
	for _, p := range pages {
		object("<< /Type /Page /Parent 2 0 R " + p + " >>")
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, off := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// pixelsOf is the picture of the page on screen, nil for none.
func pixelsOf(p *preview) (m image.Image) {
	each(p.view, func(o fyne.CanvasObject) {
		if i, ok := o.(*canvas.Image); ok && i.Image != nil && i.Size().Width > 60 {
			m = i.Image
		}
	})
	return m
}

// TestOddPapersInThePreview: a paper without pages, a turned one, one as large as a house, a long narrow one and one that
// is none: each is shown or said not to show, and the next paper shows as ever.
func TestOddPapersInThePreview(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	p := newPreview(a, a.vault, "nothing here")
	a.window.SetContent(p.view)
	letter := oddPDF("/MediaBox [0 0 612 792]")
	for _, c := range []struct {
		name  string
		pdf   []byte
		shown bool
		wide  bool
	}{
		{"letter", letter, true, false},
		{"no pages", oddPDF(), false, false},
		{"turned", oddPDF("/MediaBox [0 0 612 792] /Rotate 90"), true, true},
		{"turned back", oddPDF("/MediaBox [0 0 612 792] /Rotate -180"), true, false},
		{"large as a house", oddPDF("/MediaBox [0 0 200000 100000]"), true, true},
		{"a long strip", oddPDF("/MediaBox [0 0 14400 3]"), true, true},
		{"a plan", oddPDF("/MediaBox [0 0 2384 3370]"), true, false},
		{"no size", oddPDF("/MediaBox [0 0 0 0]"), true, false},
		{"upside down box", oddPDF("/MediaBox [612 792 0 0]"), true, false},
		{"cut off", letter[:len(letter)/2], false, false},
		{"noise", append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("\x00\xff<< /Kids [1 0 R] "), 400)...), false, false},
	} {
		blob, err := a.vault.Import(t.Context(), cases.OfficeStream, bytes.NewReader(c.pdf), cases.NoProgress, nil)
		if err != nil {
			t.Fatal(err)
		}
		p.show(blob.ID, "application/pdf")
		said := a.window.Canvas().Overlays().Top() != nil
		for over := a.window.Canvas().Overlays(); over.Top() != nil; {
			over.Remove(over.Top())
		}
		m := pixelsOf(p)
		said = said || strings.Contains(words(p.view), lang.T("preview.nopages"))
		switch {
		case c.shown && m == nil:
			t.Errorf("%s: no page, but %s", c.name, words(p.view))
		case m != nil && m.Bounds().Dx()*m.Bounds().Dy() > largestPage:
			t.Errorf("%s: it is %v", c.name, m.Bounds())
		case c.shown && m != nil && (m.Bounds().Dx() > m.Bounds().Dy()) != c.wide:
			t.Errorf("%s: it is %v", c.name, m.Bounds())
		case !c.shown && m != nil:
			t.Errorf("%s: a page is shown", c.name)
		case !c.shown && !said && p.view.Count() > 0:
			t.Errorf("%s: %d pages and no word", c.name, p.view.Count())
		case !c.shown && !said:
			t.Errorf("%s: nothing is shown and nothing is said", c.name)
		}
		p.close()
	}
	blob, err := a.vault.Import(t.Context(), cases.OfficeStream, bytes.NewReader(letter), cases.NoProgress, nil)
	if err != nil {
		t.Fatal(err)
	}
	p.show(blob.ID, "application/pdf")
	if pixelsOf(p) == nil {
		t.Error("after the odd ones no paper shows")
	}
	p.close()
}

// TestAPaperThatIsNoLongerWanted: what goes wrong with a paper that nobody looks at any more says nothing, and what is
// opened for it is let go.
func TestAPaperThatIsNoLongerWanted(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	p := newPreview(a, a.vault, "nothing here")
	a.window.SetContent(p.view)
	noise := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("noise "), 400)...)
	blob, err := a.vault.Import(t.Context(), cases.OfficeStream, bytes.NewReader(noise), cases.NoProgress, nil)
	if err != nil {
		t.Fatal(err)
	}
	l := real(t, a)
	p.show(blob.ID, "application/pdf")
	p.close()
	l.rests(t)
	if a.window.Canvas().Overlays().Top() != nil {
		t.Error("a dialog tells of a paper that was left")
	}
	if p.bytes != nil || p.doc != nil || p.view.Count() > 0 {
		t.Error("a paper that was left is held")
	}
}
