package packet

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
)

const helvetica = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"

// onePage is a source of one page with an annotation, or none; more are the
// objects from number 5 on.
func onePage(content, entries, catalog string, more ...string) []byte {
	return plainPDF(append([]string{
		"<</Type/Catalog/Pages 2 0 R" + catalog + ">>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<" + helvetica + ">>" + entries + ">>",
		stream("", []byte(content)),
	}, more...)...)
}

// packed prepares a source, builds a packet of it and returns the packet.
func packed(t *testing.T, pdf []byte) (*Plan, *pdfview.Doc) {
	t.Helper()
	k := &kitchen{apart: &apart{}, viewer: viewer(t)}
	t.Cleanup(func() { k.apart.Close(); k.drop() })
	it, err := k.one(context.Background(), Item{ID: "x", Kind: Exhibit, Group: "g", Title: "t", R: bytes.NewReader(pdf), Size: int64(len(pdf))})
	if err != nil {
		t.Fatal(err)
	}
	plan, parts := build(t, testJob, []Item{it})
	qpdfCheck(t, parts[0])
	return plan, openPDF(t, parts[0])
}

// Words in visible markup are read like words of the page: the firewall looks
// at nothing else. An answer without a look of its own is not lost.
func TestWordsOverThePageArePartOfIt(t *testing.T) {
	look := stream("/Type/XObject/Subtype/Form/BBox[0 0 228 20]/Resources<<"+helvetica+">>", []byte("BT /F1 12 Tf 2 5 Td (48 Lindenhollow Row) Tj ET"))
	field := "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(48 Lindenhollow Row)/F 4/Rect[72 600 300 620]/P 3 0 R/DA(/F1 12 Tf 0 g)>>"
	for name, pdf := range map[string][]byte{
		"free text":      onePage("", "/Annots[<</Type/Annot/Subtype/FreeText/F 4/Rect[72 600 300 620]/AP<</N 5 0 R>>>>]", "", look),
		"stamp":          onePage("", "/Annots[<</Type/Annot/Subtype/Stamp/F 4/Rect[72 600 300 620]/AP<</N 5 0 R>>>>]", "", look),
		"field, no look": onePage("", "/Annots[5 0 R]", "/AcroForm<</Fields[5 0 R]/DR<<"+helvetica+">>/DA(/F1 12 Tf 0 g)/NeedAppearances true>>", field),
	} {
		_, d := packed(t, pdf)
		words, err := d.Text(context.Background(), 2)
		if err != nil || !strings.Contains(words, "48 Lindenhollow Row") {
			t.Errorf("%s: %q, %v", name, words, err)
		}
	}
}

// A stream that is content does not turn itself when it becomes a form.
func TestContentKeepsItsPlace(t *testing.T) {
	pdf := plainPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<"+helvetica+">>>>",
		stream("/Matrix[.3 0 0 .3 0 0]/BBox[0 0 10 10]", []byte("BT /F1 12 Tf 72 700 Td (UPRIGHT) Tj ET")))
	_, d := packed(t, pdf)
	words, err := d.Words(context.Background(), 2)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(words, func(w pdfview.Word) bool { return w.Text == "UPRIGHT" })
	if i < 0 || words[i].Rect.Y0 > 100 {
		t.Errorf("%+v", words)
	}
}

func TestNumberOverWordsIsSaid(t *testing.T) {
	for content, want := range map[string]bool{
		"BT /F1 9 Tf 470 14 Td (Page 17 of 30 CONFIDENTIAL) Tj ET": true, // the number lies within the last word
		"BT /F1 9 Tf 575 14 Td (of 30) Tj ET":                      true,
		"BT /F1 9 Tf 72 14 Td (Page 17 of 30) Tj ET":               false,
		"BT /F1 9 Tf 540 30 Td (CONFIDENTIAL) Tj ET":               false,
	} {
		plan, d := packed(t, onePage(content, "", ""))
		found := seen{text: map[int]string{}}
		in := &inspection{plan: plan, fw: newFirewall(cases.Client{}, nil), s: &found}
		if err := in.page(context.Background(), d, 0, 2); err != nil {
			t.Fatal(err)
		}
		if covered := slices.Equal(found.covered, []int{3}); covered != want || len(found.misplaced) > 0 {
			t.Errorf("%s: %+v", content, found)
		}
	}
}

func TestEvidenceLeftOutIsSaid(t *testing.T) {
	for text, evidence := range map[string][]cases.EvidenceItem{
		"":                         {{Exhibit: cases.Exhibit{Order: 1}}},
		"1 piece of this matter’s": {{ID: "a", Exhibit: cases.Exhibit{Order: 1}}, {ID: "b"}},
		"2 pieces of this matter’s evidence are": {{ID: "a"}, {ID: "b"}},
	} {
		p := &preflight{plan: &Plan{}, snap: &cases.Snapshot{Evidence: evidence}}
		p.leftOut()
		if (text == "") != (len(p.lines) == 0) || text != "" && !strings.Contains(p.lines[0].Text, text) {
			t.Errorf("%q: %+v", text, p.lines)
		}
	}
}

func TestUnreadableNamesTheExhibit(t *testing.T) {
	for _, reason := range []error{ErrSource, pdfview.ErrPassword} {
		err := unreadable(Item{ID: "x", Label: "C"}, reason)
		for lang, name := range map[string]string{"en": "Exhibit C ", "es": "La prueba C "} {
			if words := cases.Explain(err, lang).Sentence(); !strings.HasPrefix(words, name) {
				t.Errorf("%s: %s", lang, words)
			}
		}
	}
}

func TestWordsOfTheCover(t *testing.T) {
	if got := oneLine("Letter\r\nof \x01 June\t2  "); got != "Letter of June 2" {
		t.Errorf("%q", got)
	}
	for in, want := range map[string]string{"": "", "i-914": "I-914", "órdenes": "Órdenes"} {
		if got := capital(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	for want, v := range map[string]cases.Venue{
		"UNITED STATES OF AMERICA":              {State: "WA", Court: "United States District Court"},
		"THE PEOPLE OF THE STATE OF CALIFORNIA": {State: "CA", Court: "Superior Court of California"},
		"THE STATE":                             {State: "EX", Court: "Court"},
	} {
		if got := prosecuting(v); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// A title of any sensible length stays on its tab sheet, above the number.
func TestLongTitleStaysOnTheSheet(t *testing.T) {
	for _, n := range []int{1, 50, 250} {
		it := item(t, Exhibit, "Exhibits", strings.TrimSpace(strings.Repeat("long title ", n)), "A", letter(t, "x", 1))
		plan, parts := build(t, testJob, []Item{it})
		d := openPDF(t, parts[0])
		words, err := d.Words(context.Background(), plan.Place(0).Number-1)
		if err != nil {
			t.Fatal(err)
		}
		titles := 0
		for _, w := range words {
			if w.Text == "title" {
				titles++
			}
			if (w.Text == "title" || w.Text == "long") && w.Rect.Y1 > paperH-stampFoot-stampHeight {
				t.Fatalf("%d words: %+v", 2*n, w)
			}
		}
		if titles != n {
			t.Errorf("%d of %d words", titles, n)
		}
	}
}
