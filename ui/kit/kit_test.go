package kit

import (
	"fmt"
	"image"
	"image/color"
	pixels "image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	stock "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"

	"github.com/harborfile/harborfile/ui/theme"
)

// look starts a test app in a theme: before any widget is made, as in the program.
func look(t *testing.T, th *theme.Theme) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(th)
}

// window mounts an object and gives it a size.
func window(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

func hit(w fyne.Window, k fyne.KeyName) {
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
}

func TestFitsIsNeverWrong(t *testing.T) {
	look(t, &theme.Theme{})
	styles := []fyne.TextStyle{{}, {Bold: true}}
	check := func(t interface{ Fatalf(string, ...any) }, words string, size float32) {
		for _, style := range styles {
			if real := fyne.MeasureText(words, size, style).Width; fits(words, real-1, size, style) {
				t.Fatalf("%q of size %.2f is %.1f wide and was said to fit in less", words, size, real)
			}
		}
	}
	var sizes []float32
	for _, zoom := range theme.Zooms {
		for _, name := range []fyne.ThemeSizeName{theme.Small, theme.Body, theme.Sub, theme.Title, theme.Mark} {
			sizes = append(sizes, (&theme.Theme{Zoom: zoom}).Size(name))
		}
	}
	for _, size := range sizes {
		for r := firstLetter; r <= lastLetter; r++ {
			check(t, strings.Repeat(string(r), 60), size)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`[ -~áéíóúñÁÉÍÓÚÑäöüßçŽĐţịế·“”–]{1,60}`).Draw(t, "words")
		check(t, words, rapid.SampledFrom(sizes).Draw(t, "size"))
	})
	if !fits("Castellanos Ruiz, Ana María", 200, 13.5, fyne.TextStyle{}) {
		t.Error("a short name is measured although it surely fits")
	}
}

func TestShortenedTextFits(t *testing.T) {
	look(t, &theme.Theme{})
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`[A-Za-zñé ,.]{1,80}`).Draw(t, "words")
		width := rapid.Float32Range(20, 400).Draw(t, "width")
		got := shorten(words, width, 13.5, fyne.TextStyle{})
		if w := fyne.MeasureText(got, 13.5, fyne.TextStyle{}).Width; w > width+1 && got != "…" {
			t.Fatalf("%q is %.1f wide, room was %.1f", got, w, width)
		}
	})
}

func TestWrappedTextKeepsEveryLetter(t *testing.T) {
	look(t, &theme.Theme{})
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`[A-Za-zñé ,.]{1,120}`).Draw(t, "words")
		width := rapid.Float32Range(30, 300).Draw(t, "width")
		lines := wrapLine(words, width, 13.5, fyne.TextStyle{})
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(strings.Join(lines, "")) != squeeze(words) {
			t.Fatalf("%q became %q", words, lines)
		}
		for _, line := range lines {
			if w := fyne.MeasureText(line, 13.5, fyne.TextStyle{}).Width; w > width+1 && len([]rune(line)) > 1 {
				t.Fatalf("line %q is %.1f wide, room was %.1f", line, w, width)
			}
		}
	})
}

func TestWrappedTextPushesWhatStandsBelow(t *testing.T) {
	look(t, &theme.Theme{})
	long := NewPara(strings.Repeat("one two three ", 30), theme.Body, theme.Ink)
	below := NewText("below", theme.Body, theme.Ink)
	window(t, NewCard(12, VStack(4, Pad(long, 2, 2, 2, 2), below)), 300, 600)
	if end := long.Position().Y + long.MinSize().Height; below.Position().Y < end {
		t.Errorf("the text below stands at %.0f, the paragraph ends at %.0f", below.Position().Y, end)
	}
	if long.MinSize().Height < 100 {
		t.Errorf("the paragraph is %.0f high: it was not wrapped", long.MinSize().Height)
	}
}

func TestSidePanelGivesWay(t *testing.T) {
	look(t, &theme.Theme{})
	main, side := container.NewStack(), container.NewStack()
	row := container.New(&Cols{W: []float32{-1, 340}, Gap: 16, Drop: 470, Fill: true}, main, side)
	w := window(t, row, 900, 100)
	if !side.Visible() || main.Size().Width != 900-340-16 {
		t.Errorf("wide: side visible %v, main %.0f", side.Visible(), main.Size().Width)
	}
	w.Resize(fyne.NewSize(760, 100))
	if side.Visible() || main.Size().Width != 760 {
		t.Errorf("narrow: side visible %v, main %.0f", side.Visible(), main.Size().Width)
	}
}

func TestButtonsByKeyboard(t *testing.T) {
	look(t, &theme.Theme{})
	pressed := 0
	b := NewButton(Primary, nil, "Open", func() { pressed++ })
	w := window(t, VStack(0, b), 200, 80)
	w.Canvas().Focus(b)
	hit(w, fyne.KeyReturn)
	hit(w, fyne.KeySpace)
	b.Allow(false)
	hit(w, fyne.KeyReturn)
	test.Tap(b)
	if pressed != 2 {
		t.Errorf("pressed %d times, want 2", pressed)
	}
}

func TestQuestionIsSafeByDefault(t *testing.T) {
	look(t, &theme.Theme{})
	for key, want := range map[fyne.KeyName]string{fyne.KeyReturn: "keep", fyne.KeyEscape: "keep"} {
		got := ""
		w := window(t, container.NewStack(), 600, 400)
		Ask(w.Canvas(), "Discard?", "", nil,
			Answer{"Discard draft", func() { got = "discard" }}, Answer{"Keep editing", func() { got = "keep" }})
		hit(w, key)
		if got != want || w.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: got %q, still open: %v", key, got, w.Canvas().Overlays().Top() != nil)
		}
	}
}

func TestFieldProblemTakesThePlaceOfTheHint(t *testing.T) {
	look(t, &theme.Theme{})
	changed := 0
	f := NewField("client.name.family", "Family name", "As papers print it")
	f.OnChange = func() { changed++ }
	fields := Form{f}
	window(t, VStack(0, f), 300, 100)
	if !fields.Problem("client.name.family", "Write at least one name.") || fields.Problem("client.other", "x") {
		t.Error("the problem did not find its field by path")
	}
	if f.Note() != "Write at least one name." {
		t.Errorf("note is %q", f.Note())
	}
	test.Type(f.Input(), "Bekele")
	if f.Note() != "As papers print it" || f.Value() != "Bekele" || changed == 0 {
		t.Errorf("after typing: note %q, value %q, changed %d", f.Note(), f.Value(), changed)
	}
	changed = 0
	if f.Set("Other"); changed != 0 {
		t.Error("filling the field counted as a change")
	}
}

func TestPreviewDropsStalePages(t *testing.T) {
	look(t, &theme.Theme{})
	asked := []int{}
	p := NewPagePreview(func(n, of int) string { return fmt.Sprintf("Page %d of %d", n, of) }, NewText("none", theme.Body, theme.Ink))
	p.Turn = func(n int) { asked = append(asked, n) }
	window(t, p, 300, 400)
	p.Pages(3)
	p.Go(0)
	p.Go(1)
	p.Go(7)
	p.Put(0, page())
	if p.Shown() {
		t.Error("page 1 was shown although page 2 is asked for")
	}
	if p.Put(1, page()); !p.Shown() || fmt.Sprint(asked) != "[0 1]" {
		t.Errorf("shown %v, asked %v", p.Shown(), asked)
	}
	if p.number.Words() != "Page 2 of 3" {
		t.Errorf("says %q", p.number.Words())
	}
}

func page() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 170, 220))
	pixels.Draw(m, m.Bounds(), image.White, image.Point{}, pixels.Src)
	pixels.Draw(m, image.Rect(20, 20, 150, 26), image.NewUniform(color.Gray{90}), image.Point{}, pixels.Src)
	return m
}

// TestGallery draws every widget in every mode. With HARBORFILE_SHOTS set to a folder the
// pictures are written there to be looked at; they are never compared.
func TestGallery(t *testing.T) {
	for name, th := range map[string]*theme.Theme{"light": {Mode: theme.Light}, "dark": {Mode: theme.Dark},
		"contrast": {Mode: theme.Contrast}, "zoom200": {Mode: theme.Light, Zoom: 2}} {
		t.Run(name, func(t *testing.T) {
			look(t, th)
			w := window(t, gallery(), 1000, 700)
			w.Canvas().FocusNext()
			shot := w.Canvas().Capture()
			if dir := os.Getenv("HARBORFILE_SHOTS"); dir != "" {
				out, err := os.Create(filepath.Join(dir, "kit-"+name+".png"))
				if err != nil {
					t.Fatal(err)
				}
				defer out.Close()
				if err := png.Encode(out, shot); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func gallery() fyne.CanvasObject {
	buttons := Flow(8, NewButton(Primary, stock.ContentAddIcon(), "New matter", nil), NewButton(Plain, nil, "Export", nil), NewButton(Quiet, nil, "Show", nil))
	off := NewButton(Plain, nil, "Build packet", nil)
	off.Allow(false)
	buttons.Add(off)
	chips := Flow(6)
	for tone, words := range []string{"Drafting", "Ready to file", "Complete", "With client", "Late"} {
		chips.Add(NewChip(words, theme.Tone(tone)))
	}
	tabs, pick := NewTabs([]string{"Overview", "Facts", "Evidence", "Forms", "Packet"}, func(int) {})
	pick(1)
	field := NewField("a", "Family name", "As papers print it")
	bad := NewField("b", "Date of birth", "")
	bad.Set("31 31 1990")
	bad.Problem("This day is not in the calendar. Write year-month-day, or leave it open.")
	choice := NewChoice("c", "Best language", "", []string{"en", "es"}, []string{"English", "Español"})
	choice.Set("es")
	job := NewJobRow("Adding evidence: 2 files", "", "Cancel", nil)
	job.Step(0.62, "124 of 200 MB")
	note := NewNote(theme.Warn, stock.InfoIcon(), "Safe contact", NewPara("Text only, after 5 pm. No voicemail, and never the number on the old card.", theme.Body, theme.Warn.Fg()))
	preview := NewPagePreview(func(n, of int) string { return fmt.Sprintf("Page %d of %d", n, of) }, NewText("", theme.Body, theme.Ink))
	preview.Pages(3)
	preview.Go(0)
	preview.Put(0, page())
	nav := VStack(2, NewNavItem(stock.FolderOpenIcon(), "Matters", "128", nil), NewNavItem(stock.AccountIcon(), "Clients", "", nil))
	nav.Objects[0].(*NavItem).Select(true)
	left := VStack(14, buttons, chips, tabs, field, bad, choice, note, job, NewToast("Declaration saved"))
	right := Frame(10, NewBox(theme.Sidebar, "", 8, 8, nav), preview,
		NewCard(0, NewEmptyState(stock.FolderIcon(), "No evidence yet", "Add files, or drop them on this window.", "Add files", nil)))
	return Pad(container.New(&Cols{W: []float32{-1, -0.8}, Gap: 16, Fill: true}, Scroll(left), right), 16, 16, 16, 16)
}

func TestFoldFindsAccents(t *testing.T) {
	for in, want := range map[string]string{"Étienne, Roseline": "etienne, roseline", "ŽELJKO Dragić": "zeljko dragic", "Plain": "plain"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

var _ fyne.Focusable = widget.NewEntry() // Field.Input relies on it

// TestAQuestionFitsTheWindow: however tall the body is and however large the text, the buttons of a question are in the
// window, and the body scrolls.
func TestAQuestionFitsTheWindow(t *testing.T) {
	for _, zoom := range []float32{1, 2} {
		test.NewTempApp(t).Settings().SetTheme(&theme.Theme{Mode: theme.Light, Zoom: zoom})
		for name, body := range map[string]fyne.CanvasObject{
			"scrolls":  Tall(420, Scroll(VStack(0))),
			"many":     VStack(10, make20()...),
			"a little": NewPara("few words", theme.Body, theme.Ink),
		} {
			w := test.NewTempWindow(t, NewText("", theme.Body, theme.Ink))
			w.Resize(fyne.NewSize(1280, 1000))
			Ask(w.Canvas(), "A question of some length", "words", body, Answer{Label: "Do"}, Answer{Label: "Leave"})
			w.Resize(fyne.NewSize(1280, 700)) // it gets smaller while the question is open
			b := w.Canvas().Focused().(*Button)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
			if at.Y < 0 || at.Y+b.Size().Height > 700 {
				t.Errorf("at %v, %s: the safe button lies at %v", zoom, name, at)
			}
		}
	}
}

func make20() (out []fyne.CanvasObject) {
	for range 20 {
		out = append(out, NewField("f", "A field", "with a hint"))
	}
	return out
}
