package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"strings"
	"testing"

	"golang.org/x/image/tiff"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/imagepage"
	"github.com/harborfile/harborfile/forms/ocr"
)

// one takes one file in, without setting it as pages.
func (o *office) one(name string, content []byte) cases.EvidenceItem {
	o.t.Helper()
	got := o.take(TakeOptions{NoPages: true}, o.put(name, content))
	if got.Count(TakenIn) != 1 {
		o.t.Fatalf("not taken: %s", names(got))
	}
	return got.Files[0].Item
}

// placed is a JPEG with the place where it was taken in its EXIF data.
func placed(t testing.TB, picture []byte) []byte {
	t.Helper()
	// One IFD that leads to a GPS IFD with latitude 40 N and longitude 73 W.
	tiff := []byte("II*\x00\x08\x00\x00\x00" +
		"\x01\x00" + "\x25\x88\x04\x00\x01\x00\x00\x00\x1a\x00\x00\x00" + "\x00\x00\x00\x00" +
		"\x04\x00" +
		"\x01\x00\x02\x00\x02\x00\x00\x00N\x00\x00\x00" +
		"\x02\x00\x05\x00\x03\x00\x00\x00\x50\x00\x00\x00" +
		"\x03\x00\x02\x00\x02\x00\x00\x00W\x00\x00\x00" +
		"\x04\x00\x05\x00\x03\x00\x00\x00\x68\x00\x00\x00" +
		"\x00\x00\x00\x00")
	for _, n := range []byte{40, 1, 42, 1, 0, 1, 73, 1, 59, 1, 0, 1} {
		tiff = append(tiff, n, 0, 0, 0)
	}
	exif := append([]byte("Exif\x00\x00"), tiff...)
	segment := append([]byte{0xff, 0xe1, byte((len(exif) + 2) >> 8), byte(len(exif) + 2)}, exif...)
	return append(append([]byte{0xff, 0xd8}, segment...), picture[2:]...)
}

// A picture that tells where it was taken says so when it comes in; the stripped copy has the same pixels and no place,
// and is what packets carry. The original stays.
func TestStrip(t *testing.T) {
	o := newOffice(t)
	raw := placed(t, asJPEG(t, typed(t, 50, "A room"), 50))
	got := o.take(TakeOptions{}, o.put("room.jpg", raw))
	if !got.Files[0].Place || got.Placed() != 1 {
		t.Fatalf("the place is not seen: %+v", got.Files[0])
	}
	item := got.Files[0].Item
	found, err := o.HiddenIn(t.Context(), item)
	if err != nil || len(found) == 0 || !found[0].Where || HiddenLabel(found[0], "es") == HiddenLabel(found[0], "en") {
		t.Fatalf("hidden: %+v, %v", found, err)
	}
	d, err := o.Strip(t.Context(), item)
	if err != nil {
		t.Fatal(err)
	}
	stripped := o.bytes(d.Blob)
	if bytes.Contains(stripped, []byte("Exif")) || d.Step != cases.Stripped || d.Media != "image/jpeg" || d.FromSHA256 != item.Blob.SHA256 {
		t.Errorf("the copy is %+v", d)
	}
	a, _, err1 := image.Decode(bytes.NewReader(raw))
	b, _, err2 := image.Decode(bytes.NewReader(stripped))
	if err1 != nil || err2 != nil || !bytes.Equal(a.(*image.YCbCr).Y, b.(*image.YCbCr).Y) {
		t.Errorf("the pixels differ: %v, %v", err1, err2)
	}
	if !bytes.Equal(o.bytes(item.Blob), raw) {
		t.Error("the original changed")
	}
	if best, ok := o.snapshot().CopyFor(item.ID, cases.CourtPublic); !ok || best.ID != d.ID {
		t.Errorf("packets carry %+v", best)
	}
	if _, err := o.Strip(t.Context(), item); !errors.Is(err, ErrClean) {
		t.Errorf("a second time: %v", err)
	}
	if clean, err := o.Hidden(t.Context(), "image/jpeg", bytes.NewReader(stripped), int64(len(stripped))); err != nil || len(clean) > 0 && clean[0].Where {
		t.Errorf("still hidden: %+v, %v", clean, err)
	}
}

// A picture that packets cannot print as it is has pages as soon as it is in, which show it.
func TestTakeTIFF(t *testing.T) {
	o := withOCR(t)
	var b bytes.Buffer
	if err := tiff.Encode(&b, typed(t, 150, "Lantern Sample Legal Clinic"), nil); err != nil {
		t.Fatal(err)
	}
	item := o.take(TakeOptions{Exhibit: true}, o.put("fax.tif", b.Bytes())).Files[0].Item
	d, ok := o.snapshot().CopyFor(item.ID, cases.CourtPublic)
	if !ok || item.Media != "image/tiff" || item.Exhibit.Order != 1 || d.Step != cases.Converted || d.Media != "application/pdf" || d.Pages != 1 || d.Tool == "" {
		t.Fatalf("%+v has the copy %+v", item, d)
	}
	got, err := o.ReadScan(t.Context(), item, nil, nil)
	if err != nil || got.Copy.From != d.ID || got.Copy.FromSHA256 != d.Blob.SHA256 {
		t.Fatalf("%+v, %v", got, err)
	}
	if text := o.text(got.Copy); len(text) != 1 || text[0] != "Lantern Sample Legal Clinic" {
		t.Errorf("it reads %q", text)
	}
}

// The office's own print of a paper is its copy for filing; what is no PDF is not.
func TestAddPages(t *testing.T) {
	o := newOffice(t)
	item := o.one("letter.docx", packed(t, "[Content_Types].xml", "<Types/>", "word/document.xml",
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>A letter of support</w:t></w:r></w:p></w:body></w:document>`))
	if !NeedsPDF(item.Media) || !strings.Contains(item.Text, "letter of support") {
		t.Errorf("%s says %q", item.Media, item.Text)
	}
	if _, _, err := o.MakePages(t.Context(), item); !errors.Is(err, convert.ErrKind) {
		t.Errorf("set as pages: %v", err)
	}
	if _, err := o.AddPages(t.Context(), item, strings.NewReader("no paper"), 8); !errors.Is(err, ErrNoPDF) {
		t.Errorf("a text passed: %v", err)
	}
	pdf := scanned(t, typed(t, 50, "A letter of support"), typed(t, 50, "its end"))
	d, err := o.AddPages(t.Context(), item, bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil || d.Pages != 2 || d.Tool != ByOffice || !bytes.Equal(o.bytes(d.Blob), pdf) {
		t.Errorf("%+v, %v", d, err)
	}
	if _, _, err := o.MakePages(t.Context(), o.one("a.pdf", pdf)); !errors.Is(err, ErrHasPages) {
		t.Errorf("a PDF is set as pages: %v", err)
	}
}

// scanned is a PDF of pictures without a word.
func scanned(t testing.TB, pages ...image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	w := imagepage.New(&b, "")
	for _, m := range pages {
		if err := w.Page(612, 792, imagepage.Picture{Image: m}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// text reads the words of a copy's pages with the viewer.
func (o *office) text(d cases.WorkingCopy) []string {
	o.t.Helper()
	raw := o.bytes(d.Blob)
	doc, err := o.Viewer.Open(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		o.t.Fatal(err)
	}
	var out []string
	for n := range doc.Pages() {
		text, err := doc.Text(o.t.Context(), n)
		if err != nil {
			o.t.Fatal(err)
		}
		out = append(out, strings.Join(strings.Fields(text), " "))
	}
	return out
}

// withOCR gives the office the text recognition of this computer.
func withOCR(t *testing.T) *office {
	t.Helper()
	engine, ok := ocr.Find()
	if !ok {
		t.Skip("no tesseract is installed on this computer")
	}
	o := newOffice(t)
	o.OCR = engine
	return o
}

// A scan in JPEG keeps its own picture; its words lie where they are seen.
func TestReadJPEG(t *testing.T) {
	o := withOCR(t)
	picture := asJPEG(t, typed(t, 150, "Lantern Sample Legal Clinic", "Intake of 14 March"), 150)
	item := o.one("scan.jpg", picture)
	got, err := o.ReadScan(t.Context(), item, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if text := o.text(got.Copy); len(text) != 1 || text[0] != "Lantern Sample Legal Clinic Intake of 14 March" {
		t.Errorf("it reads %q", text)
	}
	raw := o.bytes(got.Copy.Blob)
	if !bytes.Contains(raw, picture[20:]) {
		t.Error("the picture was coded anew")
	}
	if got.Words != 8 || got.Empty != 0 || got.Copy.Step != cases.TextLayer || got.Copy.Tool != o.OCR.Tool() || !strings.Contains(got.Copy.Text, "Lantern") {
		t.Errorf("%+v", got)
	}
	doc, err := o.Viewer.Open(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	words, err := doc.Words(t.Context(), 0)
	if err != nil || len(words) != 8 {
		t.Fatalf("%v, %v", words, err)
	}
	if r := words[0].Rect; r.X0 < 66 || r.X0 > 78 || r.Y1 < 66 || r.Y1 > 80 {
		t.Errorf("the first word lies at %+v", r)
	}
}

// Of a PDF only pages without words are read; the others keep theirs in the copy, which says that they were drawn anew.
// A page without a word goes in as it looks. Nothing is to be read where every page has words.
func TestReadPDF(t *testing.T) {
	o := withOCR(t)
	var b bytes.Buffer
	w := imagepage.New(&b, "")
	for n, m := range []image.Image{typed(t, 200, "A page that has words"), typed(t, 200, "A page of pixels alone"), typed(t, 200)} {
		var words []imagepage.Word
		if n == 0 {
			words = []imagepage.Word{{Text: "words", X0: 72, Y0: 60, X1: 120, Y1: 74}, {Text: "known", X0: 124, Y0: 60, X1: 170, Y1: 74}}
		}
		if err := w.Page(612, 792, imagepage.Picture{Image: m}, words); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	item := o.one("scan.pdf", b.Bytes())
	got, err := o.ReadScan(t.Context(), item, []string{"es"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(o.text(got.Copy), "|"); text != "words known|A page of pixels alone|" {
		t.Errorf("it reads %q", text)
	}
	if got.Rebuilt != 1 || got.Empty != 1 || got.Words != 5 || got.Copy.Pages != 3 || got.Copy.FromSHA256 != item.Blob.SHA256 {
		t.Errorf("%+v", got)
	}
	sum := sha256.Sum256(o.bytes(got.Copy.Blob))
	if hex.EncodeToString(sum[:]) != got.Copy.Blob.SHA256 {
		t.Error("the hash of the copy is not that of its bytes")
	}
	full := o.one("full.pdf", onlyFirst(t))
	if _, err := o.ReadScan(t.Context(), full, nil, nil); !errors.Is(err, ErrHasWords) {
		t.Errorf("a file full of words: %v", err)
	}
	if n := len(o.snapshot().Copies); n != 1 {
		t.Errorf("%d copies are kept", n)
	}
}

// onlyFirst is one page with a word.
func onlyFirst(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := imagepage.New(&b, "")
	if err := w.Page(612, 792, imagepage.Picture{Image: typed(t, 50)}, []imagepage.Word{{Text: "word", X0: 10, Y0: 10, X1: 50, Y1: 20}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The chain of copies is told step by step: stripped first, then read.
func TestChain(t *testing.T) {
	o := withOCR(t)
	item := o.one("room.jpg", placed(t, asJPEG(t, typed(t, 100, "Lantern Clinic"), 100)))
	first, err := o.Strip(t.Context(), item)
	if err != nil {
		t.Fatal(err)
	}
	got, err := o.ReadScan(t.Context(), item, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := o.snapshot()
	last, _ := s.CopyFor(item.ID, cases.CourtPublic)
	chain := s.Chain(last)
	if len(chain) != 2 || chain[0].ID != first.ID || chain[1].ID != got.Copy.ID || chain[1].FromSHA256 != first.Blob.SHA256 {
		t.Errorf("%+v", chain)
	}
	if _, err := o.Strip(t.Context(), item); !errors.Is(err, ErrClean) {
		t.Errorf("stripping our own pages: %v", err)
	}
}

// Without text recognition everything else works, and the words say so.
func TestReadWithoutOCR(t *testing.T) {
	o := newOffice(t)
	item := o.one("a.png", dot(t, 1))
	if _, err := o.ReadScan(t.Context(), item, nil, nil); !errors.Is(err, ErrNoOCR) {
		t.Errorf("%v", err)
	}
}

// A copy that does not come to its end leaves nothing behind.
func TestNoHalfCopy(t *testing.T) {
	o := newOffice(t)
	item := o.one("broken.gif", []byte("GIF89a\x10\x00\x10\x00\x80"))
	if _, _, err := o.MakePages(t.Context(), item); !errors.Is(err, convert.ErrUnreadable) {
		t.Errorf("%v", err)
	}
	if s := o.snapshot(); len(s.Copies) != 0 || len(s.Custody) != 1 {
		t.Errorf("%d copies, %d entries", len(s.Copies), len(s.Custody))
	}
}
