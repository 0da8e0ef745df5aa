package ui

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// placedPhoto is a small JPEG that tells where it was taken.
func placedPhoto(t *testing.T) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 600, 400))
	draw.Draw(m, m.Rect, image.NewUniform(color.RGBA{182, 196, 206, 255}), image.Point{}, draw.Src)
	draw.Draw(m, image.Rect(220, 90, 380, 400), image.NewUniform(color.RGBA{104, 84, 66, 255}), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	tiff := "II*\x00\x08\x00\x00\x00\x01\x00\x25\x88\x04\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00\x04\x00" +
		"\x01\x00\x02\x00\x02\x00\x00\x00N\x00\x00\x00\x02\x00\x05\x00\x03\x00\x00\x00\x50\x00\x00\x00" +
		"\x03\x00\x02\x00\x02\x00\x00\x00W\x00\x00\x00\x04\x00\x05\x00\x03\x00\x00\x00\x68\x00\x00\x00\x00\x00\x00\x00"
	for _, n := range []byte{40, 1, 42, 1, 0, 1, 73, 1, 59, 1, 0, 1} {
		tiff += string([]byte{n, 0, 0, 0})
	}
	exif := "Exif\x00\x00" + tiff
	head := append([]byte{0xff, 0xd8, 0xff, 0xe1, byte((len(exif) + 2) >> 8), byte(len(exif) + 2)}, exif...)
	return append(head, b.Bytes()[2:]...)
}

// docx is a Word document of one line.
func docx(t *testing.T, line string) []byte {
	t.Helper()
	return zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml",
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>`+line+`</w:t></w:r></w:p></w:body></w:document>`)
}

func zipped(t *testing.T, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(pairs[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// brought is a folder as a client's files come: a photo, a mail with it attached again, a Word document, an archive, an
// empty file, what a Mac leaves.
func brought(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "From the client")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	photo := placedPhoto(t)
	mail := "From: Ana Sample <ana@example.org>\r\nTo: Intake <intake@example.org>\r\nSubject: The papers\r\nDate: Mon, 02 Mar 2026 10:00:00 -0500\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"cut\"\r\n\r\n--cut\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHere are the papers.\r\n" +
		"--cut\r\nContent-Type: image/jpeg\r\nContent-Disposition: attachment; filename=\"the door again.jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString(photo) + "\r\n--cut\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"carta.txt\"\r\n\r\nUna carta de la persona ficticia.\r\n--cut--\r\n"
	for name, content := range map[string][]byte{"The door.jpg": photo, "The papers.eml": []byte(mail), "Letter of support.docx": docx(t, "Zzsupport of the shelter"),
		"Translation.txt": []byte("A letter of the fictional person."), "More.zip": zipped(t, "page 2.txt", "two", "page 1.txt", "one"), "nothing.pdf": nil, ".DS_Store": []byte("x")} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// withBrought drops the folder on the evidence of a matter without evidence of its own behind the dialogs.
func withBrought(t *testing.T, a *App) *evidence {
	t.Helper()
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabEvidence})
	a.onDrop([]fyne.URI{&fileURI{path: brought(t)}})
	return current(t, a).tabs[tabEvidence].(*evidence)
}

// item chooses an item of the list by its title.
func item(t *testing.T, e *evidence, title string) *cases.EvidenceItem {
	t.Helper()
	n := slices.IndexFunc(e.list.Rows, func(i *cases.EvidenceItem) bool { return i.Title == title })
	if n < 0 {
		t.Fatalf("there is no %q", title)
	}
	e.list.Select(n)
	return e.list.Selected()
}

// A folder is dropped: all of it is in but the empty file; what is there twice is named with what it is already, and
// each thing says what it came out of.
func TestDropAFolder(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	e := withBrought(t, a)
	wants(t, a, "1 file was left out", "nothing.pdf", "It is empty", "the door again.jpg", "It is here as: The door", "8 files are sealed in", "1 file of the system was passed over", "1 file carries the place")
	closeDialog(a)
	item(t, e, "carta")
	wants(t, a, "Came out of: The papers")
	item(t, e, "More")
	wants(t, a, "Held in it: page 1", "Held in it: page 2")
	a.onDrop([]fyne.URI{&fileURI{path: filepath.Join(t.TempDir(), "gone.pdf")}})
	wants(t, a, "gone.pdf", "It is not there")
	closeDialog(a)
}

// A photo that tells a place says so calmly, before anything is shown; the copy without it is what packets carry, and
// the way from the original is told.
func TestStripAPhoto(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	e := withBrought(t, a)
	closeDialog(a)
	i := item(t, e, "The door")
	wants(t, a, "This file tells a place", "40.7000", "packets then carry a copy without it")
	if e.preview.view.Shown() {
		t.Error("the photo is on screen before anybody asked")
	}
	press(t, a, lang.T("evidence.strip"))
	wants(t, a, "From the original to the packet", "hidden data left out", "The copy that packets carry has none of this")
	if d, ok := e.snap.CopyFor(i.ID, cases.CourtPublic); !ok || d.Step != cases.Stripped {
		t.Errorf("packets carry %+v", d)
	}
	if slices.Contains(buttonsOf(a), lang.T("evidence.strip")) {
		t.Error("it can be stripped twice")
	}
}

// buttonsOf are the labels of the buttons that can be pressed.
func buttonsOf(a *App) (out []string) {
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && !b.Off && b.Visible() {
			out = append(out, b.Label())
		}
	})
	return out
}

// A Word document asks for a PDF of it; the one that is chosen becomes its copy, and can be shown.
func TestPDFOfAWordDocument(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	e := withBrought(t, a)
	closeDialog(a)
	i := item(t, e, "Letter of support")
	wants(t, a, "For filing, a PDF of it is needed")
	if !strings.Contains(i.Text, "Zzsupport") || slices.Contains(buttonsOf(a), lang.T("evidence.show")) {
		t.Errorf("%q, %v", i.Text, buttonsOf(a))
	}
	choose := func(name string, content []byte) {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		a.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{path}, nil }
		press(t, a, lang.T("evidence.addpdf"))
	}
	choose("letter.txt", []byte("no PDF"))
	wants(t, a, "This file is not a PDF")
	closeDialog(a)
	choose("letter.pdf", []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>\nendobj\ntrailer\n<</Root 1 0 R/Size 4>>\n%%EOF\n"))
	wants(t, a, "printed by the office", lang.T("evidence.show"))
	if strings.Contains(page(a), "For filing, a PDF of it is needed") {
		t.Error("it is still asked for")
	}
	press(t, a, lang.T("evidence.show"))
	if !e.preview.view.Shown() {
		t.Error("its pages are not shown")
	}
}

// A letter in Spanish names its language, its translation and the certificate; each leads there, and undo takes it back.
func TestTranslation(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	e := withBrought(t, a)
	closeDialog(a)
	letter, english := item(t, e, "carta"), item(t, e, "Translation")
	item(t, e, "carta")
	press(t, a, lang.T("evidence.translation"))
	fields := fieldsIn(a.window.Canvas().Overlays().Top())
	fields.Get("evidence.language").Set("es")
	press(t, a, lang.T("facts.save"))
	wants(t, a, "Its words are in this language: Spanish", "A certified translation goes with it", "103.2(b)(3)")
	press(t, a, lang.T("evidence.translation"))
	fields = fieldsIn(a.window.Canvas().Overlays().Top())
	if fields.Get("evidence.language").Value() != "es" {
		t.Error("the language is not shown again")
	}
	fields.Get("evidence.translation").Set(english.ID)
	fields.Get("evidence.certificate").Set(english.ID)
	press(t, a, lang.T("facts.save"))
	wants(t, a, "Translation: Translation", "Certificate: Translation")
	if strings.Contains(page(a), "A certified translation goes with it") {
		t.Error("it is still asked for")
	}
	at := slices.IndexFunc(e.snap.Evidence, func(x cases.EvidenceItem) bool { return x.ID == letter.ID })
	if got := e.snap.Evidence[at]; got.Language != "es" || got.Translation != english.ID || got.Certificate != english.ID {
		t.Errorf("%+v", got)
	}
}

// The words of a picture are read where this computer can; without that, the words are calm and nothing is lost.
func TestReadAPicture(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	e := withBrought(t, a)
	closeDialog(a)
	i := item(t, e, "The door")
	press(t, a, lang.T("evidence.read"))
	if _, ok := ocr.Find(); !ok {
		wants(t, a, "no text recognition on this computer")
		return
	}
	wants(t, a, "On 1 page no words were recognized")
	closeDialog(a)
	wants(t, a, "text recognized")
	if d, ok := e.snap.CopyFor(i.ID, cases.CourtPublic); !ok || d.Step != cases.TextLayer {
		t.Errorf("%+v", d)
	}
	if slices.Contains(buttonsOf(a), lang.T("evidence.read")) || slices.Contains(buttonsOf(a), lang.T("evidence.strip")) {
		t.Errorf("what is done is offered again: %v", buttonsOf(a))
	}
}

// evidenceViews are the pages of evidence as a client's files fill them. Taking the files in costs seconds, so only the
// pictures have them, and not the test that mounts every screen in every look.
func evidenceViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	type view = struct {
		name string
		open func(*App)
	}
	if os.Getenv("HARBORFILE_SHOTS") == "" {
		return nil
	}
	on := func(title string) func(*App) {
		return func(a *App) {
			a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabEvidence})
			e := current(t, a).tabs[tabEvidence].(*evidence)
			if !slices.ContainsFunc(e.list.Rows, func(i *cases.EvidenceItem) bool { return i.Title == title }) {
				e = withBrought(t, a)
				closeDialog(a)
			}
			item(t, e, title)
		}
	}
	return []view{
		{"evidence-dropped", func(a *App) { withBrought(t, a) }},
		{"evidence-place", on("The door")},
		{"evidence-word", on("Letter of support")},
		{"evidence-mail", on("The papers")},
		{"evidence-chain", func(a *App) {
			on("The door")(a)
			press(t, a, lang.T("evidence.strip"))
			kit.ShowToast(a.shell.toasts, nil)
		}},
		{"evidence-translation", func(a *App) {
			on("carta")(a)
			press(t, a, lang.T("evidence.translation"))
		}},
	}
}
