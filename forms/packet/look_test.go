package packet_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// A packet with everything an office can choose: numbers for letters, Bates
// numbers, the custodian's certificate, translations, and parts of 2 MB over a
// source of 4 MB. Each part stands by itself, and every link and bookmark leads
// where it says.
func everyLook(t *testing.T, p *pool) {
	p.snap.Matter.Packet = cases.PacketLook{Labels: cases.Numbers, Bates: "HF", BatesFrom: 101, Certificate: true, MaxPart: 2_000_000}
	if err := p.snap.Matter.Packet.Check(); err != nil {
		t.Fatal(err)
	}
	p.snap.Evidence[4].Blob = p.put(packet.Heavy(t, "MAILITSELF", 8, 500_000))
	b, err := build(t, p.v, p.snap, packet.BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Manifest.Files) < 3 {
		t.Fatalf("%d parts", len(b.Manifest.Files))
	}
	number := 101
	for n, f := range b.Manifest.Files {
		if f.Bytes > 2_000_000 || f.First != number || f.Name != fmt.Sprintf("packet_Part%d.pdf", n+1) {
			t.Errorf("part %d: %+v, begins with %d", n+1, f, number)
		}
		r, size := b.Part(n)
		raw, err := io.ReadAll(io.NewSectionReader(r, 0, size))
		if err != nil {
			t.Fatal(err)
		}
		packet.Show(t, fmt.Sprintf("part%d", n+1), raw)
		packet.Check(t, raw)
		number = onePart(t, b, raw, n, number)
	}
	if number-101 != b.Pages {
		t.Errorf("%d pages, said %d", number-101, b.Pages)
	}
	certificatePage(t, b)
}

// onePart looks at one part by itself, as three engines see it.
func onePart(t *testing.T, b *packet.Built, raw []byte, n, number int) int {
	t.Helper()
	r, size := b.Part(n)
	d, err := packet.Viewer(t).Open(r, size)
	if err != nil {
		t.Fatal(err)
	}
	traits, err := d.Traits(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	said := pagesOfPoppler(t, raw)
	for i := range d.Pages() {
		want := fmt.Sprintf("HF%06d", number+i)
		text, err := d.Text(context.Background(), i)
		if err != nil || !strings.Contains(text, want) || traits.Labels[i] != want || said != nil && !strings.Contains(said[i], want) {
			t.Errorf("part %d, page %d: not %s, label %s, %v", n+1, i+1, want, traits.Labels[i], err)
		}
	}
	first, err := d.Text(context.Background(), 0)
	if err != nil || !strings.Contains(first, fmt.Sprintf("Part %d of %d", n+1, len(b.Manifest.Files))) {
		t.Errorf("the cover of part %d: %q, %v", n+1, first, err)
	}
	links(t, d, n, number)
	bookmarks(t, d)
	drawn(t, raw, d.Pages())
	return number + d.Pages()
}

// links wants each link to lead to the page whose number its row prints.
func links(t *testing.T, d *pdfview.Doc, part, number int) {
	t.Helper()
	found := 0
	for i := range min(d.Pages(), 2) {
		list, err := d.Links(context.Background(), i)
		if err != nil {
			t.Fatal(err)
		}
		words, err := d.Words(context.Background(), i)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range list {
			found++
			row := ""
			for _, w := range words {
				if y := (w.Rect.Y0 + w.Rect.Y1) / 2; y > l.Rect.Y0 && y < l.Rect.Y1 {
					row += w.Text + " "
				}
			}
			if want := fmt.Sprintf("HF%06d", number+l.Page); l.Page < 0 || !strings.HasSuffix(strings.TrimSpace(row), want) {
				t.Errorf("part %d: the row %q leads to %s", part+1, row, want)
			}
		}
	}
	if (found > 0) != (part == 0) {
		t.Errorf("part %d has %d links", part+1, found)
	}
}

// bookmarks wants each to lead to a page that says its words.
func bookmarks(t *testing.T, d *pdfview.Doc) {
	t.Helper()
	marks, err := d.Outline(context.Background())
	if err != nil || len(marks) == 0 {
		t.Fatalf("%d bookmarks, %v", len(marks), err)
	}
	var walk func([]pdfview.Bookmark)
	walk = func(list []pdfview.Bookmark) {
		for _, m := range list {
			walk(m.Kids)
			label, _, ok := strings.Cut(m.Title, ":")
			if !ok || strings.HasSuffix(m.Title, "(continued)") {
				if m.Page < 0 {
					t.Errorf("%q leads nowhere", m.Title)
				}
				continue
			}
			if text, err := d.Text(context.Background(), m.Page); err != nil || !strings.Contains(text, label) {
				t.Errorf("%q leads to %q, %v", m.Title, text, err)
			}
		}
	}
	walk(marks)
}

// pagesOfPoppler are the texts of the pages, nil where poppler is not there.
func pagesOfPoppler(t *testing.T, raw []byte) []string {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Log("pdftotext is not installed: only PDFium read the pages")
		return nil
	}
	out, err := exec.Command("pdftotext", file(t, raw), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(out), "\f")
}

// noICC is what a MuPDF that was built without colour profiles says of any file.
const noICC = "warning: ICC support is not available\n"

// drawn wants poppler and MuPDF to draw every page without a complaint.
func drawn(t *testing.T, raw []byte, pages int) {
	t.Helper()
	name := file(t, raw)
	for _, c := range [][]string{
		{"pdftoppm", "-r", "20", "-png", name, filepath.Join(filepath.Dir(name), "p")},
		{"mutool", "draw", "-q", "-r", "20", "-o", filepath.Join(filepath.Dir(name), "m%d.png"), name},
	} {
		if _, err := exec.LookPath(c[0]); err != nil {
			t.Logf("%s is not installed", c[0])
			continue
		}
		if out, err := exec.Command(c[0], c[1:]...).CombinedOutput(); err != nil || len(strings.ReplaceAll(string(out), noICC, "")) > 0 {
			t.Errorf("%s: %v %s", c[0], err, out)
		}
		made, _ := filepath.Glob(filepath.Join(filepath.Dir(name), c[0][:1]+"*.png"))
		if len(made) != pages {
			t.Errorf("%s drew %d of %d pages", c[0], len(made), pages)
		}
	}
}

func file(t *testing.T, raw []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// certificatePage wants the certificate in its place and with nothing signed.
func certificatePage(t *testing.T, b *packet.Built) {
	t.Helper()
	_, pages := words(t, b)
	i := slices.IndexFunc(pages, func(s string) bool { return strings.Contains(s, "902(11)") })
	if i < 0 {
		t.Fatal("no certificate")
	}
	for _, w := range []string{"Exhibits 1, 2, 3, 4, 5 and 6", "under penalty of perjury", "Executed on (date)", "Signature"} {
		if !strings.Contains(pages[i], w) {
			t.Errorf("the certificate lacks %q: %s", w, pages[i])
		}
	}
	if !strings.Contains(pages[1], "Certificate of custodian of records") || !strings.Contains(pages[1], "Part 3, HF") {
		t.Errorf("the contents: %s", pages[1])
	}
}
