package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// The main job from end to end: a vault, the sample office, the agencies' blanks where they are at hand, every form and
// document, the three packets; and what the PDF engine sees in them.
func TestMainJob(t *testing.T) {
	o := sampleOffice(t)
	blanks := o.importBlanks()
	var matters []matterRow
	if err := json.Unmarshal([]byte(o.mustRun("matter", "list", "--json")), &matters); err != nil {
		t.Fatal(err)
	}
	if len(matters) != 3 {
		t.Fatalf("%d matters", len(matters))
	}
	for _, m := range matters {
		t.Run(string(m.Kind), func(t *testing.T) {
			o := &office{t, o.vault, o.pass}
			dir := filepath.Join(t.TempDir(), "packet")
			said := o.mustRun("packet", "build", "--matter", m.ID, "--out", dir)
			if strings.Contains(said, "red: ") || !strings.Contains(said, " 0 red ") {
				t.Errorf("the sample's packet has a red line:\n%s", said)
			}
			o.mustRun("verify", dir)
			checkPacket(t, dir, blanks)
		})
	}
	o.mustRun("vault", "check")
}

// importBlanks imports the blanks of the sample's packets and reports whether they were at hand.
func (o *office) importBlanks() bool {
	o.t.Helper()
	for _, name := range []string{"uscis-i-914.pdf", "ca-dv100.pdf"} {
		file := filepath.Join(sharedFolder(), "forms", "pdf", name)
		if _, err := os.Stat(file); err != nil {
			o.t.Logf("without official blanks: %s is not in ../shared/forms, so the packets carry sheets in their place", name)
			return false
		}
		o.mustRun("form", "import", file)
	}
	return true
}

// checkPacket looks at the folder of one packet as a stranger with a PDF reader would.
func checkPacket(t *testing.T, dir string, blanks bool) {
	t.Helper()
	manifest := manifestOf(t, dir)
	file := filepath.Join(dir, manifest.Files[0].Name)
	if qpdf, err := exec.LookPath("qpdf"); err == nil {
		if out, err := exec.CommandContext(t.Context(), qpdf, "--check", file).CombinedOutput(); err != nil {
			t.Errorf("qpdf --check: %v\n%s", err, out)
		}
	}
	doc := openPDF(t, file)
	if doc.Pages() != manifest.Pages {
		t.Errorf("%d pages, the manifest says %d", doc.Pages(), manifest.Pages)
	}
	for page := range doc.Pages() {
		checkNumber(t, doc, page)
	}
	checkContents(t, doc, manifest)
	checkBookmarks(t, doc)
	checkItems(t, manifest, blanks)
}

func manifestOf(t *testing.T, dir string) verify.Manifest {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, verify.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if hit := newFinder(clientWords(t)).first(text); hit != "" {
		t.Errorf("the manifest holds %q", hit)
	}
	var m verify.Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Files) == 0 {
		t.Fatal("the manifest names no file")
	}
	return m
}

// checkNumber wants the page's own number as a word of its own at the foot of the page.
func checkNumber(t *testing.T, doc *pdfview.Doc, page int) {
	t.Helper()
	words, err := doc.Words(t.Context(), page)
	if err != nil {
		t.Fatalf("page %d: %v", page+1, err)
	}
	_, height, err := doc.Size(t.Context(), page)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		if w.Text == strconv.Itoa(page+1) && w.Rect.Y0 > 0.9*height {
			return
		}
	}
	t.Errorf("page %d does not carry its number", page+1)
}

// checkContents wants each entry to print the number of the page it leads to, and one entry for each item.
func checkContents(t *testing.T, doc *pdfview.Doc, m verify.Manifest) {
	t.Helper()
	starts := map[int]bool{}
	for page := 1; page < m.Items[0].First-1; page++ {
		links, err := doc.Links(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		words, err := doc.Words(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range links {
			row := inside(words, link.Rect)
			printed, err := strconv.Atoi(lastWord(row))
			if err != nil || printed != link.Page+1 {
				t.Errorf("the entry %q leads to page %d", row, link.Page+1)
			}
			starts[link.Page+1] = true
		}
	}
	for _, item := range m.Items {
		if !starts[item.First] {
			t.Errorf("no entry of the contents leads to %s %s on page %d", item.Kind, item.Label, item.First)
		}
	}
}

// inside is the text of the words whose middle lies in a rectangle.
func inside(words []pdfview.Word, r pdfview.Rect) string {
	var row []string
	for _, w := range words {
		x, y := (w.Rect.X0+w.Rect.X1)/2, (w.Rect.Y0+w.Rect.Y1)/2
		if x > r.X0 && x < r.X1 && y > r.Y0 && y < r.Y1 {
			row = append(row, w.Text)
		}
	}
	return strings.Join(row, " ")
}

func lastWord(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// checkBookmarks wants an outline in which every entry leads somewhere.
func checkBookmarks(t *testing.T, doc *pdfview.Doc) {
	t.Helper()
	marks, err := doc.Outline(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if count := checkMarks(t, doc, marks); count < 6 {
		t.Errorf("%d bookmarks", count)
	}
}

func checkMarks(t *testing.T, doc *pdfview.Doc, marks []pdfview.Bookmark) (count int) {
	t.Helper()
	for _, m := range marks {
		if m.Title == "" || m.Page < 0 || m.Page >= doc.Pages() {
			t.Errorf("the bookmark %q leads to page %d", m.Title, m.Page+1)
		}
		count += 1 + checkMarks(t, doc, m.Kids)
	}
	return count
}

// checkItems wants a form, a document and three exhibits with the hash of their originals, and a sheet for a missing
// blank only where the blank was not at hand.
func checkItems(t *testing.T, m verify.Manifest, blanks bool) {
	t.Helper()
	count := map[string]int{}
	hashes := map[string]bool{}
	for _, item := range m.Items {
		count[item.Kind]++
		if item.Kind == "exhibit" || item.Kind == "media" {
			hashes[item.SHA256] = true
		}
	}
	if count["form"] == 0 || count["document"] == 0 || count["exhibit"] != 3 || len(hashes) != 3 || hashes[""] {
		t.Errorf("the packet holds %v", count)
	}
	if blanks && count["missing"] > 0 {
		t.Errorf("%d sheets for missing blanks, and they were imported", count["missing"])
	}
}
