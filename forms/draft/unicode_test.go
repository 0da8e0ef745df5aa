package draft

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/draft/pdfa"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/pdfview"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// storms are texts that have broken other people's programs.
var storms = map[string]string{
	"marks on one letter":   "A" + strings.Repeat("\u0301\u0323\u0308", 60) + "b",
	"marks without letters": strings.Repeat("\u0301", 200),
	"one word of 10,000":    strings.Repeat("Donaudampfschiff", 625),
	"spaces of no break":    strings.Repeat("\u00a0", 3000) + "end",
	"turned text":           "abc \u202e fed \u202c \u2066 שלום \u2067 123 \u2069 محمد (a[b]c) 45,6%",
	"isolates left open":    strings.Repeat("\u2067\u2066\u2068", 100) + "שם name 12-3-45",
	"Arabic, one paragraph": strings.Repeat("محمد بن عبد الله 2026 (a) ", 120),
	"Hebrew with points":    strings.Repeat("שָׁלוֹם־", 200),
	"Thai without spaces":   strings.Repeat("ฉันชื่อสมหญิงที่อยู่กรุงเทพน้ำ", 60),
	"Khmer without spaces":  strings.Repeat("ខ្ញុំឈ្មោះសុភានៅភ្នំពេញ", 60),
	"Devanagari joined":     strings.Repeat("क्ष्म\u200dर्य\u200c", 120),
	"joiners alone":         strings.Repeat("\u200d\u200c", 500) + "x",
	"a family of signs":     "\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466",
	"a flag and a tone":     "\U0001F1FA\U0001F1F8 \U0001F44D\U0001F3FD",
	"tags and selectors":    "a\U000E0041\U000E007Fb\ufe0f\ufe0e☐\ufe0f",
	"halves of UTF-16":      "a\xed\xa0\x80\xed\xb0\x80b",
	"broken bytes":          "caf\xc3 \xff\xfe",
	"nothing and bells":     "a\x00b\a\x1b[31m",
	"unassigned":            "a\u0378b\U000EFFFFc\uFFFEd",
	"line ends of all kind": "a\r\nb\vc\fd\u0085e\u2028f\u2029g",
	"hangul in parts":       strings.Repeat("\u1112\u1161\u11ab\u1100\u1173\u11af ", 50),
	"ideographs":            strings.Repeat("王小明佐藤花子、", 100),
	"a ligature of a line":  "\ufdfa \ufdfd",
	"soft hyphens":          strings.Repeat("un\u00adbe\u00adliev\u00adable", 200),
	"Zawgyi and stacks":     "ကျွန်ုပ်၏ " + strings.Repeat("က္က", 100),
	"Tibetan stack":         "བརྒྱུད་ " + strings.Repeat("ཧཱུྃ", 40),
	"all at once":           "Ana É नी محمد ש 王 ก็ \u0301 😀 ½ № ﬁ ſt ẞ İi ǅ",
}

// spoilt is a document in which the texts that pick chooses are others.
func spoilt(d *Document, pick func(string) string) *Document {
	out := *d
	out.Blocks = nil
	for _, b := range d.Blocks {
		out.Blocks = append(out.Blocks, spoil(reflect.ValueOf(b), pick).Interface().(Block))
	}
	return &out
}

func spoil(v reflect.Value, pick func(string) string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch {
	case v.Type() == reflect.TypeFor[text.Span]():
		out.FieldByName("Text").SetString(pick(v.FieldByName("Text").String()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(spoil(v.Field(i), pick))
			}
		}
	case v.Kind() == reflect.Slice && !v.IsNil():
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(spoil(v.Index(i), pick))
		}
	}
	return out
}

// everyWord is everything that the texts of a document say.
func everyWord(d *Document) string {
	var b strings.Builder
	spoilt(d, func(s string) string { b.WriteString(s + "\n"); return s })
	return b.String()
}

// A box is a word as poppler finds it on a page, in points from the upper left corner.
type box struct{ x0, y0, x1, y1 float64 }

// boxes are the words of each page.
func boxes(t interface{ Fatal(...any) }, pdf []byte) [][]box {
	dec := xml.NewDecoder(strings.NewReader(visible(run(t, pdf, "pdftotext", "-bbox", "FILE", "-"))))
	dec.Strict = false
	var out [][]box
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := tok.(xml.StartElement)
		switch {
		case ok && start.Name.Local == "page":
			out = append(out, nil)
		case ok && start.Name.Local == "word":
			at := map[string]float64{}
			for _, a := range start.Attr {
				at[a.Name.Local], _ = strconv.ParseFloat(a.Value, 64)
			}
			last := len(out) - 1
			out[last] = append(out[last], box{at["xMin"], at["yMin"], at["xMax"], at["yMax"]})
		}
	}
}

// visible leaves out the characters that XML does not allow: poppler writes them as they are.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
}

// hang is how far a mark that has no letter to stand on may reach over the edge, in points.
const hang = 3

// onThePage fails when poppler finds a word outside the text's frame. Line numbers stand left of it.
func onThePage(t interface{ Fatalf(string, ...any) }, d *Document, pages [][]box) {
	f := lookOf(d.Look).frame
	for n, words := range pages {
		for _, w := range words {
			number := d.Look == CaliforniaPleading && w.x1 < f.left
			if w.x1 > f.right+hang || w.x0 < f.left-hang && !number || w.y0 < 0 || w.y1 > pageHeight {
				t.Fatalf("page %d: a word from %.1f to %.1f, %.1f to %.1f, outside %.0f to %.0f", n+1, w.x0, w.x1, w.y0, w.y1, f.left, f.right)
			}
		}
	}
}

// lost are the characters of want that got has fewer of.
func lost(got, want string) string {
	have := map[rune]int{}
	for _, r := range norm.NFKD.String(inkOf(got)) {
		have[r]++
	}
	var out strings.Builder
	for _, r := range norm.NFKD.String(inkOf(want)) {
		if have[r]--; have[r] < 0 && !unicode.IsSpace(r) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func startViewer(t testing.TB) *pdfview.Viewer {
	t.Helper()
	v, err := pdfview.Start(pdfview.Options{TimeLimit: 2 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

// readPages is the text of all pages as PDFium gives it.
func readPages(t interface{ Fatal(...any) }, v *pdfview.Viewer, pdf []byte) string {
	d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for n := range d.Pages() {
		words, err := d.Text(context.Background(), n)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(words + "\n")
	}
	return strings.ReplaceAll(out.String(), "\ufffe", "-")
}

// forPDFium leaves out what PDFium gives back otherwise: it passes over characters beyond U+FFFF in replacement text, and
// passes over a mark that has no letter, and turns brackets and the like round where it takes a text for one that runs from right to left.
func forPDFium(s string) string {
	kept := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r > 0xFFFF || r == 0xFFFC || r == 0xFFFD || unicode.In(r, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf, unicode.Sm, unicode.Mn) {
				return -1
			}
			return r
		}, s)
	}
	return kept(norm.NFKD.String(kept(s))) // it takes some characters apart, ½ into three
}

// stands renders a document and has independent readers measure it: every word is in its frame, and two readers find
// all the letters. A character that cannot be printed is named, and stands in the text.
func stands(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, v *pdfview.Viewer, d *Document) {
	pdf, err := Render(d)
	want := everyWord(d)
	var missing *text.MissingGlyph
	switch {
	case errors.As(err, &missing):
		if missing.Rune != utf8.RuneError && !strings.ContainsRune(want+d.Footer, missing.Rune) {
			t.Fatalf("U+%04X is named and stands nowhere", missing.Rune)
		}
		return
	case err != nil:
		t.Fatal(err)
	}
	onThePage(t, d, boxes(t, pdf))
	if l := lost(extract(t, pdf), want); l != "" {
		t.Fatalf("poppler does not find %+q", l)
	}
	if l := lost(forPDFium(readPages(t, v, pdf)), forPDFium(want)); l != "" {
		t.Fatalf("PDFium does not find %+q", l)
	}
}

// papersOfSample are all papers of the sample's matters.
func papersOfSample(t testing.TB) []*Document {
	t.Helper()
	var out []*Document
	for _, s := range snapshots() {
		for _, tm := range For(s) {
			d, _, err := tm.Build(s)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, d)
		}
	}
	return out
}

// Each storm takes the place of every fifth text of a paper, another fifth from paper to paper.
func TestStormsStayOnThePage(t *testing.T) {
	need(t, "pdftotext", "margins and extraction were not checked")
	v := startViewer(t)
	papers := papersOfSample(t)
	i := 0
	for name, storm := range storms {
		i++
		d := papers[i%len(papers)]
		if len(storm) > 2000 { // one is enough to fill pages
			d = &Document{Title: d.Title, Footer: d.Footer, Lang: d.Lang, Look: d.Look, Blocks: []Block{Numbered{Text: Plain("x")}, Quote{Plain("x")},
				Table{Head: []Rich{Plain("One"), Plain("Two")}, Rows: [][]Rich{{Plain("x"), Plain("y")}}}}}
		}
		n := i
		t.Run(name, func(t *testing.T) {
			stands(t, v, spoilt(d, func(s string) string {
				if n++; n%5 == 0 || s == "x" {
					return storm
				}
				return s
			}))
		})
	}
}

// TestAnyFactStaysOnThePage puts any text into any place of any paper of the sample.
func TestAnyFactStaysOnThePage(t *testing.T) {
	need(t, "pdftotext", "margins and extraction were not checked")
	v := startViewer(t)
	papers := papersOfSample(t)
	rapid.Check(t, func(t *rapid.T) {
		d := *rapid.SampledFrom(papers).Draw(t, "paper")
		if len(d.Blocks) > 12 { // a stretch of it is enough
			from := rapid.IntRange(0, len(d.Blocks)-12).Draw(t, "from")
			d.Blocks = d.Blocks[from : from+12]
		}
		any := rapid.SliceOfN(rapid.OneOf(anyText(), rapid.StringOfN(rapid.SampledFrom(stormRunes), 0, 60, -1)), 1, 3).Draw(t, "texts")
		at := rapid.IntRange(0, 7).Draw(t, "at")
		stands(t, v, spoilt(&d, func(s string) string {
			if at++; at%8 < len(any) {
				return any[at%8]
			}
			return s
		}))
	})
}

// stormRunes are all the characters of the storms that can be printed.
var stormRunes = func() []rune {
	seen := map[rune]bool{}
	var out []rune
	for _, s := range storms {
		for _, r := range s {
			if !seen[r] && text.Check(string(r)) == nil {
				seen[r] = true
				out = append(out, r)
			}
		}
	}
	return out
}()

func FuzzAnyFact(f *testing.F) {
	for _, s := range storms {
		f.Add(s, byte(0))
	}
	looks := []Look{Pleading, Letter, Chart, CaliforniaPleading}
	f.Fuzz(func(t *testing.T, s string, look byte) {
		if len(s) > 3000 {
			return
		}
		d := &Document{Title: "T", Footer: "F", Look: looks[int(look)%len(looks)], Blocks: []Block{Numbered{Text: Plain(s)}, List{Items: []Rich{Plain(s)}},
			Table{Rows: [][]Rich{{Plain(s), Plain("b")}}}}}
		pages, err := laidOut(d)
		if errors.As(err, new(*text.MissingGlyph)) {
			return
		}
		if err != nil {
			t.Fatal("the text was not set")
		}
		if len(pages) == 0 {
			t.Fatal("no page")
		}
	})
}

// Every paper of the sample stands as our own checker of PDF/A-2 asks.
func TestPapersOfTheSampleAsPDFA(t *testing.T) {
	need(t, "qpdf", "the papers were not looked over")
	for _, d := range papersOfSample(t) {
		pdf, err := Render(d)
		if err != nil {
			t.Fatal(err)
		}
		found, err := pdfa.Check(pdf)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			t.Errorf("%s: %s", d.Title, f)
		}
	}
}
