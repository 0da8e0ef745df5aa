package packet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// saying is a source of one page with one line of words.
func saying(t testing.TB, words string) []byte {
	return sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
		return drawing{content: write(t, fonts, 72, 700, words)}
	}, nil)
}

// scanned is a source of one page that is a picture of so many dots an inch.
func scanned(t testing.TB, dpi int, words string) []byte {
	return sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
		pw, ph := dpi*17/2, dpi*11
		nr := w.Alloc()
		w.Raw(nr, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", pw, ph), photo(t, pw, ph))
		content := "q 612 0 0 792 0 0 cm /Im Do Q"
		if words != "" {
			content += "\n" + write(t, fonts, 72, 700, words)
		}
		return drawing{content, fmt.Sprintf("/Resources<<%s/XObject<</Im %d 0 R>>>>", fonts.Resources(), nr)}
	}, nil)
}

// paper is a source of letter size but for the page given.
func sized(t testing.TB, w, h float64) []byte {
	return sourcePDF(t, 1, func(_ *pdfw.Writer, fonts *text.Set, _ int) drawing {
		return drawing{write(t, fonts, 72, 500, "A page of another size"), fmt.Sprintf("/MediaBox[0 0 %g %g]", w, h)}
	}, nil)
}

// borrowed uses a font that is not in the file.
func borrowed() []byte {
	return onePage("BT /F1 12 Tf 72 700 Td (Set in a font of the reader) Tj ET", "", "")
}

// TestPageFaults: each packet is made of sources of which one has a fault, read back by the real engines, and found by
// the rule that is meant and by no other.
func TestPageFaults(t *testing.T) {
	child := cases.Relative{Name: cases.Name{Given: "Tess", Family: "Nimmerland"}, BirthDate: "2015-05-06"}
	client := cases.Client{Name: cases.Name{Given: "Ada", Family: "Beispiel"}, BirthDate: "1990-02-03", Family: []cases.Relative{child}}
	form := cases.FilledForm{ID: "form", Form: "X-1", Edition: "01/20/25"}
	snap := func(pack string) *cases.Snapshot {
		s := &cases.Snapshot{Client: client, Forms: []cases.FilledForm{form}}
		s.Matter.Packet.Pack = pack
		return s
	}
	today, _ := cases.Date("2026-11-20").Time()
	lines := func(pack string, kind Kind, pdf []byte) []Line {
		it := item(t, kind, groupExhibits, "form", "", pdf)
		if kind == Exhibit {
			it.Label = "A"
		}
		more := item(t, Exhibit, groupExhibits, "letter", "B", letter(t, "plain", 1))
		return Of(t, snap(pack), BuildOptions{Recipient: cases.CourtPublic, Now: today}, it, more).Lines()
	}
	clean := map[string][]Line{}
	for name, c := range map[string]struct {
		pack  string
		kind  Kind
		pdf   []byte
		rule  string
		level Level
		cite  string
	}{
		"Social Security number":       {"federal-cmecf", Exhibit, saying(t, "Her number is 123-45-6789 on file"), "identifiers", Red, "5.2"},
		"the same without hyphens":     {"texas", Exhibit, saying(t, "Social Security No. 123456789"), "identifiers", Red, "21c"},
		"a number in an unknown court": {"", Exhibit, saying(t, "Her number is 123-45-6789 on file"), "identifiers", Red, ""},
		"an account number":            {"federal-cmecf", Exhibit, saying(t, "Account number 0011 2233 4455"), "account-number", Red, "49.1"},
		"a whole date of birth":        {"federal-cmecf", Exhibit, saying(t, "Date of birth: 04/05/1991"), "birth-date", Red, "49.1"},
		"the client's, in words":       {"texas", Exhibit, saying(t, "It was February 3, 1990 in a small town"), "birth-date", Red, "21c"},
		"a minor's full name":          {"federal-cmecf", Exhibit, saying(t, "Her daughter Tess Nimmerland was there"), "minor-names", Red, "49.1"},
		"a minor, no rule known":       {"california", Exhibit, saying(t, "Her daughter Tess Nimmerland was there"), "minor-names", Amber, ""},
		"a page of A4":                 {"florida", Exhibit, sized(t, 595, 842), "page-size", Red, "2.520"},
		"a picture of the words":       {"florida", Exhibit, scanned(t, 300, ""), "text-on-every-page", Red, "2.525"},
		"a coarse scan, own limit":     {"", Exhibit, scanned(t, 72, "words lie behind"), "picture-dpi", Amber, ""},
		"a coarse scan, by a rule":     {"nyscef", Exhibit, scanned(t, 150, "words lie behind"), "picture-dpi", Amber, "AO/294/18"},
		"pages of two editions":        {"uscis-paper", Form, twoEditions(t), "edition-same", Red, "mail"},
		"words in the clerk's corner":  {"florida", Exhibit, cornered(t), "blank-corner-later", Amber, "2.520"},
	} {
		kind := string(c.kind) + c.pack
		if clean[kind] == nil {
			good := scanned(t, 300, "words lie behind")
			if c.kind == Form {
				good = saying(t, "Form X-1 Edition 01/20/25")
			}
			clean[kind] = lines(c.pack, c.kind, good)
		}
		after := lines(c.pack, c.kind, c.pdf)
		if got := Caused(clean[kind], after); !slices.Equal(got, []string{c.rule}) {
			t.Errorf("%s: found by %v, want %s", name, got, c.rule)
			continue
		}
		l := after[slices.IndexFunc(after, func(l Line) bool { return l.Rule == c.rule && l.Level != Green })]
		if l.Level != c.level || (c.cite == "") != (l.Cite == "") || !strings.Contains(l.Cite, c.cite) || l.Page == 0 {
			t.Errorf("%s: %+v", name, l)
		}
		KnownLines(t, after)
	}
	all := lines("nyscef", Exhibit, borrowed())
	if i := slices.IndexFunc(all, func(l Line) bool { return l.Rule == "fonts-embedded" }); all[i].Level != Info || all[i].Page == 0 {
		t.Errorf("a font that is not in the file: %+v", all[i])
	}
	KnownLines(t, all)
}

// twoEditions is a form whose pages were printed from two blanks.
func twoEditions(t testing.TB) []byte {
	return sourcePDF(t, 2, func(_ *pdfw.Writer, fonts *text.Set, i int) drawing {
		return drawing{content: write(t, fonts, 72, 40, "Form X-1 Edition 01/20/"+[]string{"25", "24"}[i])}
	}, nil)
}

// cornered has words in the upper right corner.
func cornered(t testing.TB) []byte {
	return sourcePDF(t, 1, func(_ *pdfw.Writer, fonts *text.Set, _ int) drawing {
		return drawing{content: write(t, fonts, 500, 760, "Received")}
	}, nil)
}

// TestSubmissionSize: all parts together are held against the limit of one filing, each against that of one file.
func TestSubmissionSize(t *testing.T) {
	for _, c := range []struct {
		pack           string
		largest, total int64
		rule           string
		level          Level
	}{
		{"florida", 20_000_000, 60_000_000, "submission-size", Red},
		{"florida", 20_000_000, 49_000_000, "submission-size", Green},
		{"eoir-ecas", 26_000_000, 26_000_000, "part-size", Red},
		{"eoir-ecas", 25_000_000, 80_000_000, "part-size", Green},
		{"california", 90_000_000, 90_000_000, "part-size", Info},
	} {
		pack, _ := law.VenuePackByID(c.pack)
		p := &preflight{plan: &Plan{}, seen: &seen{largest: c.largest, total: c.total}, pack: pack, known: true}
		p.sizes()
		i := slices.IndexFunc(p.lines, func(l Line) bool { return l.Rule == c.rule })
		if i < 0 || p.lines[i].Level != c.level || p.lines[i].Venue == "" {
			t.Errorf("%s: %+v", c.pack, p.lines)
		}
		KnownLines(t, p.lines)
	}
}

// TestUnreadStructure: where the objects of a file could not be read, the check says so, and claims nothing about them.
func TestUnreadStructure(t *testing.T) {
	p := &preflight{plan: &Plan{}, seen: &seen{closed: true}}
	p.file()
	p.pages()
	level := map[string]Level{}
	for _, l := range p.lines {
		level[l.Rule] = l.Level
	}
	if level["structure"] != Amber || level["fonts-embedded"]+level["annotation"]+level["picture-dpi"] != "" {
		t.Errorf("%v", level)
	}
	KnownLines(t, p.lines)
}

// TestCheckFile: a finished file from anywhere is held against a pack, by its structure alone.
func TestCheckFile(t *testing.T) {
	pack, _ := law.VenuePackByID("florida")
	for name, c := range map[string]struct {
		pdf  []byte
		bad  []string
		good []string
	}{
		"a letter":              {letter(t, "plain", 2), nil, []string{"page-size", "text-on-every-page", "active-content", "blank-corner"}},
		"a stamp in the corner": {cornered(t), []string{"blank-corner"}, []string{"page-size"}},
		"A4 and no words":       {sized(t, 595, 842), []string{"page-size"}, []string{"text-on-every-page"}},
		"a picture":             {scanned(t, 100, ""), []string{"text-on-every-page", "picture-dpi", "blank-corner"}, nil},
		"a number":              {saying(t, "Her number is 123-45-6789"), []string{"identifiers"}, nil},
	} {
		lines, err := CheckFile(t.Context(), viewer(t), bytes.NewReader(c.pdf), int64(len(c.pdf)), pack)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		level := map[string]Level{}
		for _, l := range lines {
			level[l.Rule] = l.Level
		}
		for _, rule := range c.bad {
			if level[rule] != Red && level[rule] != Amber {
				t.Errorf("%s: %s is %q", name, rule, level[rule])
			}
		}
		for _, rule := range c.good {
			if level[rule] != Green {
				t.Errorf("%s: %s is %q", name, rule, level[rule])
			}
		}
		for _, own := range []string{"page-numbers", "contents", "signatures", "form-missing", "evidence-left-out"} {
			if level[own] != "" {
				t.Errorf("%s: a file from elsewhere is held against the plan: %s", name, own)
			}
		}
		KnownLines(t, lines)
	}
	if _, err := CheckFile(t.Context(), viewer(t), strings.NewReader("not a PDF"), 9, pack); err == nil {
		t.Error("a file that is no PDF was checked")
	}
}
