package kit

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/ui/theme"
)

// reading puts a text into a reader in a window.
func reading(t *testing.T, words string, at fyne.Size) *Reader {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&theme.Theme{Mode: theme.Light, Zoom: 1})
	r := NewReader()
	w := test.NewTempWindow(t, r)
	w.Resize(at)
	r.Set(words)
	return r
}

// drawnLines are the lines that are drawn, and where the first and the last of them lie on the window.
func drawnLines(r *Reader) (lines []string, top, bottom float32) {
	driver := fyne.CurrentApp().Driver()
	for _, o := range test.WidgetRenderer(r.text).Objects() {
		line := o.(*canvas.Text)
		y := driver.AbsolutePositionForObject(r.text).Y + line.Position().Y
		if len(lines) == 0 {
			top = y
		}
		lines, bottom = append(lines, line.Text), y+line.Size().Height
	}
	return lines, top, bottom
}

func numbered(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "line %d of the licence, with words to the width that such lines usually have\n", i)
	}
	return out.String()
}

func TestReaderGoesThroughTheText(t *testing.T) {
	r := reading(t, numbered(1000), fyne.NewSize(700, 400))
	shows := func(what, line string) {
		t.Helper()
		lines, top, bottom := drawnLines(r)
		if !strings.Contains(strings.Join(lines, "\n")+"\n", line+" of the licence") {
			t.Errorf("%s: %q is not drawn, but %q to %q", what, line, lines[0], lines[len(lines)-1])
		}
		if end := r.view.Offset.Y+r.view.Size().Height >= r.view.Content.Size().Height-1; top > 20 && r.view.Offset.Y > 0 || bottom < 380 && !end {
			t.Errorf("%s: lines are drawn from %v to %v only", what, top, bottom)
		}
		if len(lines) > 40 {
			t.Errorf("%s: %d lines are drawn for a place of 20", what, len(lines))
		}
	}
	shows("at first", "line 0")
	press := func(key fyne.KeyName) { r.TypedKey(&fyne.KeyEvent{Name: key}) }
	press(fyne.KeyPageDown)
	shows("a page on", "line 20")
	press(fyne.KeyPageUp)
	shows("and back", "line 0")
	press(fyne.KeyUp)
	shows("above the beginning", "line 0")
	press(fyne.KeyDown)
	shows("three lines on", "line 3")
	press(fyne.KeyEnd)
	shows("at the end", "line 999")
	press(fyne.KeyDown)
	shows("below the end", "line 999")
	r.view.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 5000)})
	if lines, _, _ := drawnLines(r); strings.Contains(strings.Join(lines, ""), "line 999 ") {
		t.Error("the wheel does not move the text")
	}
	r.Set("another")
	if lines, _, _ := drawnLines(r); len(lines) != 1 || lines[0] != "another" || r.view.Offset.Y != 0 {
		t.Errorf("another text is shown as %q at %v", lines, r.view.Offset)
	}
	r.Set("")
	if lines, _, _ := drawnLines(r); strings.Join(lines, "") != "" {
		t.Errorf("no text is shown as %q", lines)
	}
}

// TestReaderKeepsEveryWord: lines are broken between words, and what stands at the edge of the paper stays there.
func TestReaderKeepsEveryWord(t *testing.T) {
	words := "  TERMS AND CONDITIONS\r\n\ta tab, then " + strings.Repeat("and so on ", 60) + "\r\n\r\nWITHOUTANYSPACE" + strings.Repeat("x", 400) + "\nend\n\n\n"
	r := reading(t, words, fyne.NewSize(420, 900))
	lines, _, _ := drawnLines(r)
	if lines[0] != "  TERMS AND CONDITIONS" {
		t.Errorf("the first line is %q", lines[0])
	}
	plain := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if got := plain(strings.Join(lines, " ")); got != plain(words) {
		t.Errorf("the reader shows\n%q\nof\n%q", got, plain(words))
	}
	for _, line := range lines {
		if wide := fyne.MeasureText(line, r.text.letter, fyne.TextStyle{}).Width; wide > r.text.Size().Width+1 {
			t.Errorf("%q is %v wide, the place %v", line, wide, r.text.Size().Width)
		}
	}
	if last := lines[len(lines)-1]; last != "end" {
		t.Errorf("the last line is %q", last)
	}
}

// TestLongTextsDoNotHang: the longest text by far that is shown is 200 KB. To open it takes a blink also where every
// line has to be wrapped; to scroll costs nothing of its length.
func TestLongTextsDoNotHang(t *testing.T) {
	long := numbered(2700) // 200 KB
	for _, width := range []float32{900, 300} {
		r := reading(t, "", fyne.NewSize(width, 700))
		began := time.Now()
		r.Set(long)
		opened := time.Since(began)
		began = time.Now()
		for range 50 {
			r.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		}
		page := time.Since(began) / 50
		t.Logf("%d bytes, %v wide: opened in %v, a page in %v, %d lines", len(long), width, opened, page, len(r.text.lines))
		if opened > 4*time.Second || page > 200*time.Millisecond {
			t.Errorf("%v wide: opened in %v, a page in %v", width, opened, page)
		}
	}
}
