package packet

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/pdfview"
)

var testJob = Job{
	Title:   "Filing packet",
	TabWord: "Exhibit",
	Date:    "20260102030405Z",
	Version: "0.1.0",
	LawAsOf: "2026-11-21",
	Cover: Cover{
		Court: []string{"SUPERIOR COURT OF EXAMPLE", "COUNTY OF SAMPLE"},
		Left:  []string{"Rosalind Sample-Fairwater,", "Petitioner", "v.", "Example Respondent,", "Respondent"},
		Right: []string{"Case No. 26-0001", "Hearing: December 8, 2026"},
		Title: "Request for Protective Order", Subtitle: "Filing packet",
		By:     []string{"Ada Example", "Bar No. 000000 (EX)", "Harbor Legal Aid (sample office)", "100 Sample Plaza, Example, EX 00000"},
		Notice: "Holds information about a protected person. Do not leave unattended.",
	},
}

// everySource is one source of every awkward kind.
func everySource(t testing.TB) []Item {
	turned := sourcePDF(t, 4, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		return drawing{content: write(t, fonts, 72, 400, fmt.Sprintf("TURNED %d", i*90)), extra: fmt.Sprintf("/Rotate %d", i*90)}
	}, nil)
	sizes := []string{"/MediaBox[0 0 595.28 841.89]", "/MediaBox[0 0 612 1008]", "/MediaBox[0 0 1224 1584]", "/MediaBox[0 0 300 200]",
		"/MediaBox[-100 -50 512 742]/CropBox[0 0 400 500]", "/MediaBox[612 792 0 0]", "/MediaBox[0 0 612 792]/UserUnit 1.5", "/MediaBox[0 0 1 1]"}
	odd := sourcePDF(t, len(sizes), func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		return drawing{content: write(t, fonts, 20, 100, fmt.Sprintf("SIZE %d", i)), extra: sizes[i]}
	}, nil)
	unbalanced := sourcePDF(t, 5, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		word := write(t, fonts, 72, 700, fmt.Sprintf("UNBALANCED %d", i))
		switch i {
		case 0:
			return drawing{content: word + "0.1 0 0 0.1 300 300 cm\n"}
		case 1:
			return drawing{content: "Q Q Q " + word + "0.1 0 0 0.1 300 300 cm\n"}
		case 2:
			return drawing{content: "q q q 0.1 0 0 0.1 300 300 cm " + word}
		}
		a, b := w.Alloc(), w.Alloc()
		w.Flate(a, "", []byte(word+strings.Repeat(" ", 300)))
		end := "Q 0.1 0 0 0.1 300 300 cm\n"
		if i == 4 {
			end = "q 0.1 0 0 0.1 300 300 cm (Q Q) pop /Q gs Q\n"
		}
		w.Flate(b, "", []byte(end))
		return drawing{extra: fmt.Sprintf("/Contents[%d 0 R %d 0 R]", a, b)}
	}, nil)
	empty := sourcePDF(t, 1, func(*pdfw.Writer, *text.Set, int) drawing { return drawing{extra: "/Contents null"} }, nil)
	ownNames := sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		x := w.Alloc()
		w.Flate(x, "/Type/XObject/Subtype/Form/BBox[0 0 612 792]", []byte("0 0 1 rg 100 100 50 50 re f\n"))
		return drawing{content: write(t, fonts, 72, 700, "OWN NAMES") + "/HbStamp Do /HbBody Do\n",
			extra: fmt.Sprintf("/Resources<<%s/XObject<</HbStamp %d 0 R/HbBody %d 0 R>>>>", fonts.Resources(), x, x)}
	}, nil)
	return []Item{
		item(t, Form, "Forms", "Form with turned pages", "", turned),
		{ID: "gap", Kind: Missing, Group: "Forms", Title: "DV-100 (blank not at hand)", Probe: Probe{Pages: 1}, Sheet: &Sheet{
			Kicker: "A form belongs here", Title: "DV-100, Request for Domestic Violence Restraining Order",
			Facts: [][2]string{{"Published by", "Judicial Council of California"}, {"Where", "https://courts.ca.gov/"}},
			Words: []string{"The office has not imported this blank yet."}}},
		item(t, Document, "Drafted documents", "Declaration that is written in a title long enough to need two lines of the contents page, and then a little more", "", letter(t, "declaration", 3)),
		item(t, Exhibit, "Exhibits", "Pages of all sizes", "A", odd),
		item(t, Exhibit, "Exhibits", "Олександра Коваленко, Nguyễn Thị Hương", "B", unbalanced),
		item(t, Exhibit, "Exhibits", "شهادة الميلاد", "C", ownNames),
		item(t, Exhibit, "Exhibits", "An empty page", "D", empty),
		{ID: "film", Kind: Media, Group: "Exhibits", Title: "Film of the yard", Label: "E", SHA256: strings.Repeat("0f", 32), Probe: Probe{Pages: 1}, Sheet: &Sheet{
			Kicker: "This exhibit cannot be printed", Title: "Film of the yard",
			Facts: [][2]string{{"Exhibit", "E"}, {"Size", "18,204,112 bytes"}, {"SHA-256", strings.Repeat("0f", 32)}},
			Words: []string{"The file is lodged separately."}}},
	}
}

func TestEveryPageCarriesItsNumber(t *testing.T) {
	plan, parts := build(t, testJob, everySource(t))
	keepPDF(t, "every", parts[0])
	qpdfCheck(t, parts[0])
	d := openPDF(t, parts[0])
	if d.Pages() != plan.Last {
		t.Fatalf("%d pages, planned %d", d.Pages(), plan.Last)
	}
	for page := range d.Pages() {
		if err := numberAt(d, page, plan.Job.Number(page+1)); err != nil {
			t.Errorf("page %d: %v", page+1, err)
		}
	}
	traits, err := d.Traits(context.Background())
	if err != nil || traits.Labels[4] != "5" || traits.Metadata["Title"] != "Filing packet" || traits.Encrypted {
		t.Fatalf("%+v, %v", traits, err)
	}
}

// numberAt looks for the number as a word of its own in the lower right corner
// of the page as displayed.
func numberAt(d *pdfview.Doc, page int, number string) error {
	ctx := context.Background()
	words, err := d.Words(ctx, page)
	if err != nil {
		return err
	}
	w, h, err := d.Size(ctx, page)
	if err != nil {
		return err
	}
	k := stampScale(w)
	for _, word := range words {
		if word.Text == number && math.Abs(word.Rect.X1-(w-stampRight*k)) < 3*k && math.Abs(word.Rect.Y1-(h-stampBase*k)) < 4*k {
			return nil
		}
	}
	return fmt.Errorf("number %s is not in its place on %gx%g: %v", number, w, h, words)
}

func TestContentsLeadToThePagesTheyName(t *testing.T) {
	items := everySource(t)
	plan, parts := build(t, testJob, items)
	d, ctx := openPDF(t, parts[0]), context.Background()
	var links []pdfview.Link
	var words []pdfview.Word
	for k := range plan.ContentsPages {
		l, err := d.Links(ctx, 1+k)
		if err != nil {
			t.Fatal(err)
		}
		links = append(links, l...)
		w, err := d.Words(ctx, 1+k)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, w...)
	}
	if len(links) != len(items) {
		t.Fatalf("%d links for %d items", len(links), len(items))
	}
	for i, link := range links {
		at := plan.Place(i).Number
		if link.Page != at-1 {
			t.Errorf("item %d: leads to page %d, begins on %d", i, link.Page+1, at)
		}
		named := ""
		for _, w := range words { // the last word of the row
			if y := (w.Rect.Y0 + w.Rect.Y1) / 2; y > link.Rect.Y0 && y < link.Rect.Y1 && w.Rect.X1 > 520 {
				named = w.Text
			}
		}
		if named != plan.Job.Number(at) {
			t.Errorf("item %d: the contents say %q, it begins on %d", i, named, at)
		}
	}
}

func TestBookmarks(t *testing.T) {
	native := sourcePDF(t, 6, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		return drawing{content: write(t, fonts, 72, 700, fmt.Sprintf("NATIVE %d", i+1)), extra: "/Annots[<</Type/Annot/Subtype/Link/Rect[72 60 200 80]/Dest(five)>>" +
			"<</Type/Annot/Subtype/Link/Rect[72 90 200 110]/Dest(nowhere)>>]"}
	}, func(w *pdfw.Writer, pages []int) string {
		outlines, chapter := w.Alloc(), w.Alloc()
		w.Put(outlines, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count 1>>", chapter, chapter))
		// A ring: the entry after the chapter is the chapter.
		w.Put(chapter, fmt.Sprintf("<</Title(Chapter at page five)/Parent %d 0 R/Dest(five)/Next %d 0 R>>", outlines, chapter))
		return fmt.Sprintf("/Outlines %d 0 R/Names<</Dests<</Names[(five)[%d 0 R/Fit]]>>>>/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", outlines, pages[4])
	})
	items := []Item{
		item(t, Form, "Forms", "First form", "", letter(t, "form", 2)),
		item(t, Exhibit, "Exhibits", "Native file", "A", native),
	}
	plan, parts := build(t, testJob, items)
	d, ctx := openPDF(t, parts[0]), context.Background()
	marks, err := d.Outline(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	var list func(m []pdfview.Bookmark, depth int)
	list = func(m []pdfview.Bookmark, depth int) {
		for _, b := range m {
			if depth < 3 {
				got = append(got, fmt.Sprintf("%d %s -> %d", depth, b.Title, b.Page+1))
				list(b.Kids, depth+1)
			}
		}
	}
	list(marks, 0)
	if len(got) > 8 && strings.Count(got[7], "Chapter") == 1 { // the ring, cut off
		got = append(got[:7:7], got[len(got)-1])
	}
	want := []string{"0 Cover -> 1", "0 Table of contents -> 2", "0 Forms -> 3", "1 First form -> 3",
		"0 Exhibits -> 5", "1 Exhibit A: Native file -> 5", "2 Chapter at page five -> 10", "0 Record of exhibits -> 12"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("bookmarks:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	links, err := d.Links(ctx, plan.Place(1).Number)
	if err != nil || len(links) != 1 || links[0].Page != 9 {
		t.Errorf("links of the source: %+v, %v", links, err)
	}
	traits, err := d.Traits(ctx)
	if err != nil || traits.Scripts != 0 || bytes.Contains(parts[0], []byte("JavaScript")) {
		t.Errorf("script left: %+v, %v", traits, err)
	}
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	_, a := build(t, testJob, everySource(t))
	_, b := build(t, testJob, everySource(t))
	if !bytes.Equal(a[0], b[0]) {
		t.Fatal("two runs differ")
	}
}
