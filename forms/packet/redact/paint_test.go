package redact_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/imagepage"
	"github.com/harborfile/harborfile/forms/packet/redact"
)

const canary = "Qxcanary"

// seeded is a file of two pages that holds the canary in twelve places and more.
func seeded(t *testing.T) []byte {
	t.Helper()
	// 10: a picture of the word, without text.
	word := render(t, letter(t, canary+" in pixels"), 0, 150)
	picture := word.SubImage(image.Rect(140, 165, 460, 205)).(*image.RGBA)
	var out bytes.Buffer
	w := pdfw.New(&out)
	s := &sheet{w: w, set: text.NewSet(w)}
	s.line(72, 700, 12, "Public line stays")
	s.line(72, 660, 12, "Lives at "+canary+" now") // 1 text
	s.body.WriteString("/OC /oc1 BDC\n")
	s.line(72, 620, 12, canary+" in a hidden layer") // 2 layer that is off
	s.body.WriteString("EMC q 3 Tr\n")
	s.line(72, 580, 12, canary+" invisible") // text that nobody sees
	s.body.WriteString("Q q 1 g\n")
	s.line(72, 560, 12, canary+" in white")
	s.body.WriteString("Q\n")
	fmt.Fprintf(&s.body, "/Span<</ActualText%s>>BDC\n", pdfw.Text(canary)) // 5 ActualText
	s.line(72, 540, 12, "replaced")
	s.body.WriteString("EMC q 1 0 0 1 72 300 cm /Fo Do Q q 160 0 0 20 72 250 cm /Im Do Q\n")
	content := bytes.Clone(s.body.Bytes())
	s.body.Reset()
	s.line(2, 4, 12, canary+" in a field")
	field := bytes.Clone(s.body.Bytes())
	s.body.Reset()
	s.line(0, 0, 12, canary+" in a form object") // 12
	object := bytes.Clone(s.body.Bytes())
	cs, ap, fo, im, meta, page := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
	w.Flate(cs, "", content)
	w.Flate(ap, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 200 18]/Resources<<%s>>", s.set.Resources()), field)
	w.Flate(fo, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 300 18]/PieceInfo<</A(%s)>>/Resources<<%s>>", canary, s.set.Resources()), object)
	rows := make([]byte, 0, 3*320*40)
	for y := picture.Rect.Min.Y; y < picture.Rect.Max.Y; y++ {
		for x := picture.Rect.Min.X; x < picture.Rect.Max.X; x++ {
			c := picture.RGBAAt(x, y)
			rows = append(rows, c.R, c.G, c.B)
		}
	}
	w.Flate(im, "/Type/XObject/Subtype/Image/Width 320/Height 40/ColorSpace/DeviceRGB/BitsPerComponent 8", rows)
	w.Raw(meta, "/Type/Metadata/Subtype/XML", []byte("<x:xmpmeta xmlns:x='adobe:ns:meta/'>"+canary+"</x:xmpmeta>")) // 7 XMP
	oc := w.Add("<</Type/OCG/Name(" + canary + ")>>")
	tree := w.NewPageTree()
	widget := w.Add(fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Tx/T(%s)/V(%s)/F 4/Rect[72 500 272 518]/AP<</N %d 0 R>>>>", canary, canary, ap)) // 4 field
	note := w.Add("<</Type/Annot/Subtype/Text/Rect[300 500 318 518]/Contents" + pdfw.Text(canary) + ">>")                                         // 3 annotation
	w.Put(page, fmt.Sprintf("<</Type/Page/Parent %d 0 R%s/Contents %d 0 R/Metadata %d 0 R/Resources<<%s/XObject<</Fo %d 0 R/Im %d 0 R>>/Properties<</oc1 %d 0 R>>>>/Annots[%d 0 R %d 0 R]>>",
		tree.Parent(0), letterBox, cs, meta, s.set.Resources(), fo, im, oc, widget, note))
	tree.Add(page)
	if err := s.set.Finish(); err != nil {
		t.Fatal(err)
	}
	file, item, outline := w.Alloc(), w.Alloc(), w.Alloc()
	w.Flate(file, "/Type/EmbeddedFile", []byte(strings.Repeat(canary+"\n", 20))) // 8 attachment
	w.Put(outline, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count 1>>", item, item))
	w.Put(item, fmt.Sprintf("<</Title(%s)/Parent %d 0 R/Dest[%d 0 R/Fit]>>", canary, outline, page)) // 9 outline
	info := w.Add(fmt.Sprintf("<</Title(%s)/Author%s>>", canary, pdfw.Text(canary)))                 // 6 metadata
	root := w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/Metadata %d 0 R/AcroForm<</Fields[%d 0 R]>>/OCProperties<</OCGs[%d 0 R]/D<</OFF[%d 0 R]/Order[]>>>>"+
		"/Names<</EmbeddedFiles<</Names[(%s.txt)<</Type/Filespec/F(%s.txt)/EF<</F %d 0 R>>>>]>>>>>>", tree.Finish(), outline, meta, widget, oc, oc, canary, canary, file))
	if err := w.Finish(root, info); err != nil {
		t.Fatal(err)
	}
	// 11: an incremental update that replaces an object; the bytes of the one before stay in the file.
	return append(out.Bytes(), "% "+canary+" of an earlier saving\n"...)
}

// marksOnSeeded are what a person marks who looks at the page.
func marksOnSeeded(t *testing.T, pdf []byte) []cases.Mark {
	found := find(t, pdf, redact.Want{Words: []string{canary}, Rule: redact.Safety})
	if len(found.Marks) < 4 {
		t.Fatalf("%d marks", len(found.Marks))
	}
	return append(found.Marks, cases.Mark{Page: 1, X0: 70, Y0: 520, X1: 240, Y1: 545, Rule: redact.Safety})
}

func TestTwelveCanaries(t *testing.T) {
	pdf := seeded(t)
	if n := strings.Count(textOf(t, pdf), canary); n < 3 {
		t.Fatalf("the seed holds the word %d times: the test would find nothing", n)
	}
	out, made := paint(t, pdf, marksOnSeeded(t, pdf), redact.Options{Eyes: eyes(t)})
	for _, p := range made.Proof {
		if p.Found != 0 {
			t.Errorf("proof %+v", p)
		}
	}
	for _, form := range []string{canary, strings.ToUpper(canary), strings.ToLower(canary), fmt.Sprintf("%x", canary), "Q\x00x\x00c\x00a"} {
		if bytes.Contains(out, []byte(form)) {
			t.Errorf("the bytes hold %q", form)
		}
	}
	if s := textOf(t, out); strings.Contains(s, "canary") || !strings.Contains(s, "Public line stays") || !strings.Contains(s, "Lives at") {
		t.Errorf("PDFium reads %q", s)
	}
	file := filepath.Join(t.TempDir(), "copy.pdf")
	if err := os.WriteFile(file, out, 0o600); err != nil {
		t.Fatal(err)
	}
	if keep := os.Getenv("HARBORFILE_KEEP"); keep != "" {
		os.WriteFile(filepath.Join(keep, "seeded.pdf"), pdf, 0o600)
		os.WriteFile(filepath.Join(keep, "copy.pdf"), out, 0o600)
	}
	png := filepath.Join(filepath.Dir(file), "page")
	for name, got := range map[string]string{
		"pdftotext": tool(t, "pdftotext", file, "-"),
		"mutool":    tool(t, "mutool", "draw", "-q", "-F", "txt", "-o", "-", file),
		"qpdf":      tool(t, "qpdf", "--qdf", "--object-streams=disable", file, "-"),
		"check":     tool(t, "qpdf", "--check", file),
		"pixels":    tool(t, "pdftoppm", "-r", "150", "-png", file, png) + tool(t, "tesseract", png+"-1.png", "stdout"),
	} {
		if strings.Contains(strings.ToLower(got), "canary") || strings.Contains(got, "WARNING") {
			t.Errorf("%s finds the word", name)
		}
		if got == "" {
			t.Logf("%s did not look", name)
		}
	}
}

// The same seed with one mark missing is no copy: each look has to find what is left.
func TestProofFindsWhatIsLeft(t *testing.T) {
	pdf := letter(t, "Alpha "+canary+" omega", "Beta")
	found := find(t, pdf, redact.Want{Words: []string{canary}})
	// A copy that was not painted: every look but the machine's is asked with the marks of the other.
	var other bytes.Buffer
	w := imagepage.New(&other, "")
	page := render(t, pdf, 0, 200)
	if err := w.Page(612, 792, imagepage.Picture{Image: page}, []imagepage.Word{{Text: canary, X0: 100, Y0: 80, X1: 150, Y1: 95}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := redact.ProofOf(context.Background(), viewer, pdf, other.Bytes(), found.Marks, redact.Options{Eyes: eyes(t)})
	var left *redact.LeftOver
	if !errors.As(err, &left) {
		t.Fatalf("error %v", err)
	}
	for _, p := range got {
		if p.Look == redact.LookObjects {
			continue // the word lies in codes of a font; TestLeftInBytes asks this look
		}
		if p.Found == 0 && p.None == "" {
			t.Errorf("%s found nothing", p.Look)
		}
	}
}

func TestBoxesLandOnTurnedAndShiftedPages(t *testing.T) {
	for _, box := range []string{
		"/MediaBox[0 0 240 300]",
		"/MediaBox[0 0 240 300]/Rotate 90", "/MediaBox[0 0 240 300]/Rotate 180", "/MediaBox[0 0 240 300]/Rotate 270",
		"/MediaBox[-100 -50 240 300]/CropBox[50 60 230 290]",
		"/MediaBox[0 0 400 400]/CropBox[30 150 260 280]/Rotate 90",
		"/MediaBox[0 0 400 400]/CropBox[30 150 260 280]/Rotate 270",
		"/MediaBox[0 0 240 300]/UserUnit 2",
		"/MediaBox[0 0 240.4 299.3]",
	} {
		pdf := pages(t, 1, box, func(s *sheet, _ int) {
			s.line(62, 250, 12, "Keep this word")
			s.line(62, 220, 12, "and "+canary+" goes")
			s.line(62, 190, 12, "but this remains")
		})
		found := find(t, pdf, redact.Want{Words: []string{canary}})
		if len(found.Marks) != 1 {
			t.Errorf("%s: %d marks", box, len(found.Marks))
			continue
		}
		out, _ := paint(t, pdf, found.Marks, redact.Options{})
		// The word's own ink, found by what differs from the same page without the word, is black in the copy, and no
		// other pixel has changed.
		without := pages(t, 1, box, func(s *sheet, _ int) {
			s.line(62, 250, 12, "Keep this word")
			s.line(62, 220, 12, "and")
			s.line(62, 190, 12, "but this remains")
		})
		a, b, c := render(t, pdf, 0, 200), render(t, without, 0, 200), render(t, out, 0, 200)
		if a.Rect != c.Rect {
			t.Errorf("%s: the page is %v, was %v", box, c.Rect, a.Rect)
			continue
		}
		g, err := open(t, pdf).Page(context.Background(), 0)
		if err != nil {
			t.Fatal(err)
		}
		k := float64(a.Rect.Dx()) / g.W
		m := found.Marks[0]
		in := func(x, y int) bool {
			fx, fy := (float64(x)+0.5)/k, (float64(y)+0.5)/k
			return fx > m.X0-0.4 && fx < m.X1+0.4 && fy > m.Y0-0.4 && fy < m.Y1+0.4
		}
		wordInk, missed, strange := 0, 0, 0
		for y := range a.Rect.Dy() {
			for x := range a.Rect.Dx() {
				pa, pb, pc := a.RGBAAt(x, y), b.RGBAAt(x, y), c.RGBAAt(x, y)
				// "goes" lies outside of the box and has to stay.
				if in(x, y) && pa != pb {
					wordInk++
					if !dark(pc) {
						missed++
					}
				}
				if !in(x, y) && (int(pa.R)-int(pc.R) > 90 || int(pc.R)-int(pa.R) > 90) {
					strange++
				}
			}
		}
		if wordInk < 300 || missed > 0 || strange > 0 {
			t.Errorf("%s: of %d pixels of the word %d are not painted, and %d others changed", box, wordInk, missed, strange)
		}
		if s := textOf(t, out); strings.Contains(s, canary) || !holdsAll(s, "Keep", "this", "word", "goes", "remains") {
			t.Errorf("%s: text %q", box, s)
		}
		// The words that stay lie where they did.
		before, after := place(t, pdf, "remains"), place(t, out, "remains")
		for i := range before {
			if d := before[i] - after[i]; d > 4 || d < -4 {
				t.Errorf("%s: a word lay at %.1f and now at %.1f", box, before, after)
				break
			}
		}
	}
}

func holdsAll(s string, words ...string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}

func place(t *testing.T, pdf []byte, word string) [4]float64 {
	t.Helper()
	words, err := open(t, pdf).Words(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		if w.Text == word {
			return [4]float64{w.Rect.X0, w.Rect.Y0, w.Rect.X1, w.Rect.Y1}
		}
	}
	t.Errorf("%q is not on the page", word)
	return [4]float64{}
}

func TestPartOfAWordStays(t *testing.T) {
	pdf := letter(t, "SSN 219-09-9999 and more")
	found := find(t, pdf, redact.Want{Identifiers: true})
	out, _ := paint(t, pdf, found.Marks, redact.Options{})
	if s := textOf(t, out); !strings.Contains(s, "9999") || strings.Contains(s, "219") || strings.Contains(s, "-09") {
		t.Errorf("the copy says %q", s)
	}
}

// Behind a scan the places of single letters are guessed. The digits that go are painted over all the same.
func TestPartOfAWordOfAScan(t *testing.T) {
	print := letter(t, "SSN 219-09-9999 and Account 1100711771 too")
	words, err := open(t, print).Words(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var behind []imagepage.Word
	for _, w := range words {
		behind = append(behind, imagepage.Word{Text: w.Text, X0: w.Rect.X0, Y0: w.Rect.Y0, X1: w.Rect.X1, Y1: w.Rect.Y1})
	}
	var scan bytes.Buffer
	w := imagepage.New(&scan, "")
	if err := w.Page(612, 792, imagepage.Picture{Image: render(t, print, 0, 200)}, behind); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	found := find(t, scan.Bytes(), redact.Want{Identifiers: true})
	if len(found.Marks) != 2 {
		t.Fatalf("%d marks", len(found.Marks))
	}
	out, _ := paint(t, scan.Bytes(), found.Marks, redact.Options{})
	copied := render(t, out, 0, 200)
	chars, err := open(t, print).Chars(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	digits := 0
	for _, c := range chars {
		if c.Text < "0" || c.Text > "9" {
			continue
		}
		digits++
		covered := true
		k := 200.0 / 72
		for y := int(c.Rect.Y0*k) + 1; y < int(c.Rect.Y1*k); y++ {
			for x := int(c.Rect.X0*k) + 1; x < int(c.Rect.X1*k); x++ {
				covered = covered && dark(copied.RGBAAt(x, y))
			}
		}
		goes := digits <= 5 || digits > 9 && digits <= 15
		if goes && !covered {
			t.Errorf("digit %d can be seen", digits)
		}
		if last := digits == 9 || digits == 19; last && covered {
			t.Errorf("digit %d is gone", digits)
		}
	}
}

func TestPagesThatCannotBePainted(t *testing.T) {
	good := letter(t, "word")
	mark := cases.Mark{Page: 1, X0: 10, Y0: 10, X1: 40, Y1: 40}
	with := func(change func(*cases.Mark)) []cases.Mark {
		m := mark
		change(&m)
		return []cases.Mark{m}
	}
	huge := pages(t, 1, "/MediaBox[0 0 14000 14000]", func(*sheet, int) {})
	for name, c := range map[string]struct {
		pdf   []byte
		marks []cases.Mark
		want  error
	}{
		"no marks":    {good, nil, redact.ErrNoMarks},
		"no page":     {good, with(func(m *cases.Mark) { m.Page = 2 }), redact.ErrPlace},
		"page 0":      {good, with(func(m *cases.Mark) { m.Page = 0 }), redact.ErrPlace},
		"no size":     {good, with(func(m *cases.Mark) { m.X1 = m.X0 }), redact.ErrPlace},
		"outside":     {good, with(func(m *cases.Mark) { m.X0, m.X1 = 900, 950 }), redact.ErrPlace},
		"turned over": {good, with(func(m *cases.Mark) { m.Y0, m.Y1 = 40, 10 }), redact.ErrPlace},
		"huge page":   {huge, with(func(*cases.Mark) {}), redact.ErrPageSize},
	} {
		var out bytes.Buffer
		_, err := redact.Paint(context.Background(), viewer, bytes.NewReader(c.pdf), int64(len(c.pdf)), c.marks, &out, redact.Options{})
		if !errors.Is(err, c.want) || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, out.Len())
		}
		if e := cases.Explain(err, "es"); e.What == "" {
			t.Errorf("%s: no words for a person", name)
		}
	}
	var out bytes.Buffer
	if _, err := redact.Paint(context.Background(), viewer, strings.NewReader("no pdf"), 6, with(func(*cases.Mark) {}), &out, redact.Options{}); err == nil {
		t.Error("a file that is no PDF was painted")
	}
}

func TestSameMarksSameBytes(t *testing.T) {
	pdf := letter(t, "Alpha "+canary, "Beta")
	marks := find(t, pdf, redact.Want{Words: []string{canary}}).Marks
	a, _ := paint(t, pdf, marks, redact.Options{})
	if b, _ := paint(t, pdf, marks, redact.Options{}); !bytes.Equal(a, b) {
		t.Error("the same marks gave other bytes")
	}
}

func TestWordsThatAlsoStandElsewhere(t *testing.T) {
	pdf := pages(t, 2, letterBox, func(s *sheet, _ int) { s.line(72, 700, 12, "Meet "+canary) })
	marks := find(t, pdf, redact.Want{Words: []string{canary}}).Marks[:1]
	_, made := paint(t, pdf, marks, redact.Options{})
	if len(made.Elsewhere) != 1 || made.Elsewhere[0] != 2 {
		t.Errorf("elsewhere %v", made.Elsewhere)
	}
}

// The letters that stay are written as codes of four digits. A number that the codes hold by chance is not left over.
func TestCodesAreNotTheNumber(t *testing.T) {
	pdf := letter(t, "abcdefghijklmnopqrstuvwxyz", "The place is near 10001 in the north")
	found := find(t, pdf, redact.Want{Words: []string{"10001"}})
	if len(found.Marks) != 1 {
		t.Fatal(found)
	}
	paint(t, pdf, found.Marks, redact.Options{})
}
