package text

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/pdfview"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// page sets txt at 12 points in a column of the given width and returns a one-page file and its lines.
func page(t interface{ Fatal(...any) }, txt string, width float64, style Style) ([]byte, []Line, error) {
	return spansPage(t, []Span{{Text: txt, Style: style}}, width)
}

func spansPage(t interface{ Fatal(...any) }, spans []Span, width float64) ([]byte, []Line, error) {
	var out, content bytes.Buffer
	w := pdfw.New(&out)
	s := NewSet(w)
	lines, err := s.LayoutSpans(spans, 12, width)
	if err != nil {
		return nil, nil, err
	}
	for i, l := range lines {
		s.Draw(&content, l, 72, float64(20+16*(len(lines)-i)))
	}
	tree := w.NewPageTree()
	stream := w.Alloc()
	w.Flate(stream, "", content.Bytes())
	tree.Add(w.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 700 %d]/Contents %d 0 R/Resources<<%s>>>>",
		tree.Parent(0), 60+16*len(lines), stream, s.Resources())))
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish(w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree.Finish())), 0); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), lines, nil
}

var scratch = func() string {
	dir, err := os.MkdirTemp("", "texttest")
	if err != nil {
		panic(err)
	}
	return dir
}()

func TestMain(m *testing.M) {
	pdfview.WorkerMain()
	code := m.Run()
	os.RemoveAll(scratch)
	os.Exit(code)
}

// extract reads the words back with poppler, which shares no code with ours.
func extract(t interface{ Fatal(...any) }, pdf []byte) string {
	name := filepath.Join(scratch, "page.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", "-raw", name, "-").Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	return string(out)
}

func needPoppler(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed: extraction was not checked")
	}
}

// letters drops what extraction may add or lose: white space, joiners, direction marks; and composes accents.
func letters(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || joiner(r) || leavesNoMark(r) {
			return -1
		}
		return r
	}, Clean(s))
	return norm.NFKC.String(s)
}

func sorted(s string) string {
	r := []rune(norm.NFKD.String(s))
	slices.Sort(r)
	return string(r)
}

// missing are the letters and digits of want that got has fewer of. In a line from right to left PDFium reads signs as
// the letters they are made of, ® as R and ❶ as 1, and a letter twice before which a mark stands without one.
func missing(got, want string) string {
	have := map[rune]int{}
	for _, r := range norm.NFKD.String(got) {
		have[r]++
	}
	var out strings.Builder
	for _, r := range want {
		if unicode.In(r, unicode.S, unicode.No) {
			continue
		}
		for _, r := range norm.NFKD.String(string(r)) {
			if have[r]--; have[r] < 0 && unicode.In(r, unicode.L, unicode.Nd) {
				out.WriteRune(r)
			}
		}
	}
	return out.String()
}

var samples = []string{
	"The quick brown fox, “quoted”, § 1591(a) – 28 U.S.C. § 1746 … office fluffy AVAWAY",
	"Олександра Коваленко",
	"Nguyễn Thị Hương, also typed Nguye\u0302\u0303n",
	"Ελένη Παπαδοπούλου",
	"Željka Đurđević ŁÓDŹ Şükrü Iıİi",
	"Zoë Q̃uill n̈ ẍ̌",
	"Հայաստան",
	"საქართველო",
	"☐ ☑ ✓ → №",
}

func TestTextExtractsInOrder(t *testing.T) {
	needPoppler(t)
	for _, txt := range samples {
		for st := range Style(styles) {
			pdf, _, err := page(t, txt, 300, st)
			if err != nil {
				t.Errorf("%q in style %d: %v", txt, st, err)
				continue
			}
			if got := letters(extract(t, pdf)); got != letters(txt) {
				t.Errorf("style %d: extracted %q, want %q", st, got, letters(txt))
			}
		}
	}
}

func TestRightToLeft(t *testing.T) {
	needPoppler(t)
	for _, txt := range []string{"محمد بن عبد الله", "שרה כהן־לוי", "شهادة الميلاد رقم 12345 (Birth Certificate) صادرة", "She is named محمد بن عبد الله in one passport."} {
		pdf, lines, err := page(t, txt, 200, Regular)
		if err != nil {
			t.Fatal(err)
		}
		first := []rune(txt)[0]
		if lines[0].RTL != (first > 0x590) {
			t.Errorf("%q: RTL is %v", txt, lines[0].RTL)
		}
		if got := letters(extract(t, pdf)); sorted(got) != sorted(letters(txt)) {
			t.Errorf("extracted %q, want the letters of %q", got, txt)
		}
	}
}

func TestMissingCharacterIsNamed(t *testing.T) {
	for txt, want := range map[string]rune{
		"cuneiform 𒀀": '𒀀', "a new sign 🫠": '🫠', "bell\a": '\a', "A\x1c": '\x1c', "nul\x00": 0, "broken \xff": utf8.RuneError, "\U0010FFFF": 0x10FFFF, "private \ue000": 0xe000,
	} {
		_, _, err := page(t, txt, 300, Bold)
		var missing *MissingGlyph
		if !errors.As(err, &missing) || missing.Rune != want {
			t.Errorf("%q: got %v, want U+%04X named", txt, err, want)
			continue
		}
		if !strings.Contains(err.Error(), fmt.Sprintf("U+%04X", want)) {
			t.Errorf("%q: %v does not name the character", txt, err)
		}
		if err := Check(txt); err == nil {
			t.Errorf("Check(%q) found nothing", txt)
		}
	}
}

func TestHardLineBreaks(t *testing.T) {
	_, lines, err := page(t, "one\r\ntwo\n\nfour\vfive\u2028six\fseven\u0085eight", 300, Regular)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range lines {
		got = append(got, l.Text())
		if !l.Last {
			t.Errorf("%q is not marked as the end of its line", l.Text())
		}
	}
	if want := []string{"one", "two", "", "four", "five", "six", "seven", "eight"}; !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
}

func TestLongWordsAreBrokenAndTooNarrowIsSaid(t *testing.T) {
	_, lines, err := page(t, strings.Repeat("W", 200), 100, Bold)
	if err != nil || len(lines) < 20 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	for _, tail := range []string{" \u200d", " \u0301", " ש", "  "} {
		_, lines, err := page(t, strings.Repeat("Ab9", 400)+tail, 100, Regular)
		if err != nil || len(lines) < 50 {
			t.Errorf("a long word before %+q: %d lines, %v", tail, len(lines), err)
		}
	}
	if lines[0].W < 12 || lines[0].W != lines[1].W {
		t.Errorf("lines of %v and %v points", lines[0].W, lines[1].W)
	}
	if _, _, err := page(t, "WWW", 5, Bold); !errors.Is(err, ErrTooNarrow) {
		t.Errorf("a column of 5 points: %v", err)
	}
}

func TestFirstLineIndent(t *testing.T) {
	s := NewSet(pdfw.New(&bytes.Buffer{}))
	words := []Span{{Text: strings.Repeat("as the record shows ", 30)}}
	lines, err := s.LayoutIndented(words, 12, 300, 250)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range lines {
		if i == 0 && l.W > 50 || l.W > 300 {
			t.Errorf("line %d is %.1f points wide", i, l.W)
		}
	}
	if len(lines) < 3 || lines[1].W < 200 {
		t.Errorf("%d lines, the second %.1f points wide", len(lines), lines[1].W)
	}
}

func TestMixedStylesKeepOrderAndWidth(t *testing.T) {
	needPoppler(t)
	var out, content bytes.Buffer
	w := pdfw.New(&out)
	s := NewSet(w)
	lines, err := s.LayoutSpans([]Span{{Text: "See "}, {Text: "United States v. Doe", Style: Italic}, {Text: ", as said in "}, {Text: "bold", Style: Bold},
		{Text: " sans", Style: Sans}, {Text: "—محمد—", Style: Bold}, {Text: "done.\nNext"}}, 12, 150)
	if err != nil {
		t.Fatal(err)
	}
	var all string
	for _, l := range lines {
		s.Draw(&content, l, 10, 10)
		all += l.Text() + " "
		if l.W > 150 {
			t.Errorf("line %q is %v wide", l.Text(), l.W)
		}
	}
	if want := "See United States v. Doe, as said in bold sans—محمد—done. Next"; strings.Join(strings.Fields(all), "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("lines say %q", all)
	}
}

func TestSameTextSameBytes(t *testing.T) {
	txt := strings.Join(samples, "\n")
	a, _, err := page(t, txt, 200, Regular)
	if err != nil {
		t.Fatal(err)
	}
	b, _, _ := page(t, txt, 200, Regular)
	if !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
	if len(a) > 120_000 {
		t.Errorf("%d bytes: the fonts are not cut down", len(a))
	}
	name := filepath.Join(scratch, "same.pdf")
	if err := os.WriteFile(name, a, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("qpdf"); err == nil {
		if out, err := exec.Command("qpdf", "--check", name).CombinedOutput(); err != nil {
			t.Errorf("qpdf: %s", out)
		}
	}
}

// Every style falls back to the same coverage, so Check may ask one of them for all.
func TestCheckSpeaksForAllStyles(t *testing.T) {
	for r := rune(0x21); r < 0x30000; r++ {
		ok := builtin().find(r, Regular) != nil
		for st := range Style(styles) {
			if ok != (builtin().find(r, st) != nil) {
				t.Errorf("U+%04X: style %d differs from regular", r, st)
			}
		}
	}
}

// drawableRunes is every character that the fonts know, for generators.
var drawableRunes = func() []rune {
	var all []rune
	for r := rune(0x20); r < 0x30000; r++ {
		if !leavesNoMark(r) && !unicode.IsControl(r) && builtin().find(r, Regular) != nil {
			all = append(all, r)
		}
	}
	return all
}()

func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.StringOfN(rapid.SampledFrom(drawableRunes), 0, 120, -1),
		rapid.StringOfN(rapid.SampledFrom([]rune("aé \u0301\u0308ا لَ־ש ﬁ\u200d\u200c\n\t\u202e-–W")), 0, 200, -1),
	)
}

// rightToLeft reports whether a text has characters that are set from right to left, or that turn others: an extractor
// gives those back in the order in which they stand on the page.
func rightToLeft(s string) bool {
	for _, r := range s {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) { // their marks, too
			return true
		}
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.R, bidi.AL, bidi.AN, bidi.Control:
			return true
		}
	}
	return false
}

func TestAnyText(t *testing.T) {
	needPoppler(t)
	v := viewer(t)
	rapid.Check(t, func(t *rapid.T) {
		txt := anyText().Draw(t, "text")
		width := rapid.Float64Range(40, 500).Draw(t, "width")
		style := Style(rapid.IntRange(0, styles-1).Draw(t, "style"))
		pdf, lines, err := page(t, txt, width, style)
		var none *MissingGlyph
		if errors.As(err, &none) {
			if !strings.ContainsRune(txt, none.Rune) && none.Rune != utf8.RuneError {
				t.Fatalf("U+%04X was named but is not in the text", none.Rune)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if l.W > width+0.01 {
				t.Fatalf("line of %.2f points in a column of %.2f", l.W, width)
			}
		}
		for reader, read := range map[string]string{"poppler": extract(t, pdf), "PDFium": read(t, v, pdf)} {
			got, want := letters(read), letters(txt)
			if reader == "PDFium" {
				got, want = letters(forPDFium(read)), letters(forPDFium(txt))
			}
			switch turned := rightToLeft(txt); {
			case turned && reader == "PDFium":
				if l := missing(got, want); l != "" {
					t.Fatalf("PDFium extracted\n%+q, where\n%+q lacks of\n%+q", got, l, want)
				}
				continue
			case turned:
				got, want = sorted(got), sorted(want)
			}
			if got != want {
				t.Fatalf("%s extracted\n%+q, want\n%+q", reader, got, want)
			}
		}
	})
}

func FuzzLayout(f *testing.F) {
	for _, s := range samples {
		f.Add(s, 200.0, byte(0))
	}
	f.Add("\n\r\u2028", 1.0, byte(7))
	f.Fuzz(func(t *testing.T, txt string, width float64, style byte) {
		if width < 0 || width > 1e5 || len(txt) > 2000 {
			return
		}
		_, lines, err := page(t, txt, width, Style(style))
		if errors.Is(err, errLayout) {
			t.Fatal("the shaping library gave up")
		}
		for _, l := range lines {
			if width > 0 && l.W > width+0.01 {
				t.Fatal("too wide")
			}
		}
	})
}
