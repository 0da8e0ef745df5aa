package redact

import (
	"testing"

	"github.com/harborfile/harborfile/forms/pdfview"
)

// row is letters beside each other, each of width w with gap between them.
func row(letters string, w, gap, high float64) (out []glyph) {
	x := 10.0
	for _, r := range letters {
		out = append(out, glyph{r, pdfview.Rect{X0: x, Y0: 20, X1: x + w, Y1: 20 + high}, 0})
		x += w + gap
	}
	return out
}

func TestBoxesOfGuessedLettersAreWider(t *testing.T) {
	ink, scan := row("12345678", 5, 0.8, 9), row("12345678", 5.8, 0, 9)
	ink[2].at.Y0 += 0.4 // ink is not of one height
	part := []int{0, 1, 2, 3}
	a, b := boxes(ink, part), boxes(scan, part)
	if len(a) != 1 || len(b) != 1 {
		t.Fatalf("%v %v", a, b)
	}
	if over := a[0].X1 - ink[3].at.X1; over < 0.1 || over > 0.4 {
		t.Errorf("the box ends %.2f behind ink, with a letter that stays 0.8 further", over)
	}
	if over := b[0].X1 - scan[3].at.X1; over < 1.9 || over > 2.2 {
		t.Errorf("the box ends %.2f behind a guessed place", over)
	}
}

func TestBoxesAreAsHighAsTheLine(t *testing.T) {
	line := row("acegalb", 5, 1, 6)
	line[3].at.Y1 = 29 // a letter below the line
	line[5].at.Y0 = 16 // and one above
	got := boxes(line, []int{0, 1})
	if len(got) != 1 || got[0].Y0 > 16 || got[0].Y1 < 29 {
		t.Errorf("the box tells the letters by its height: %v", got)
	}
}

func TestOneBoxForEachLine(t *testing.T) {
	two := append(row("abc", 5, 1, 9), glyph{'d', pdfview.Rect{X0: 10, Y0: 40, X1: 15, Y1: 49}, 1})
	if got := boxes(two, []int{0, 1, 2, 3}); len(got) != 2 {
		t.Errorf("%v", got)
	}
	if got := boxes(two, nil); got != nil {
		t.Errorf("%v", got)
	}
}

func TestHalfALetterIsCovered(t *testing.T) {
	b := pdfview.Rect{X0: 0, Y0: 0, X1: 10, Y1: 10}
	for _, c := range []struct {
		g    pdfview.Rect
		want bool
	}{
		{pdfview.Rect{X0: 9, Y0: 2, X1: 14, Y1: 8}, true},
		{pdfview.Rect{X0: 9.9, Y0: 2, X1: 14, Y1: 8}, false},
		{pdfview.Rect{X0: 4, Y0: 4, X1: 4, Y1: 4}, true},
		{pdfview.Rect{X0: 11, Y0: 2, X1: 14, Y1: 8}, false},
	} {
		if covers(b, c.g) != c.want {
			t.Errorf("%v: %v", c.g, !c.want)
		}
	}
}

func TestHiddenTextDoesNotStay(t *testing.T) {
	seen, other := row("open", 5, 1, 9), row("seal", 5, 1, 9)
	for i := range other {
		other[i].word = 1 // in the same place
	}
	stays, _ := divide(append(seen, other...), nil, func(pdfview.Rect) bool { return true })
	for i, s := range stays {
		if s {
			t.Errorf("letter %d stays although another lies on it", i)
		}
	}
	stays, _ = divide(seen, nil, func(pdfview.Rect) bool { return false })
	if stays[0] {
		t.Error("a letter without ink stays")
	}
	bold := append(row("open", 5, 1, 9), row("open", 5, 1, 9)...)
	if stays, _ = divide(bold, nil, func(pdfview.Rect) bool { return true }); !stays[0] || stays[4] {
		t.Errorf("a letter drawn twice: %v", stays)
	}
}
