package packet

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func TestMain(m *testing.M) {
	pdfview.WorkerMain()
	if os.Getenv(aloneEnv) != "" {
		if err := assembleAlone(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	viewerOnce.Do(func() {})
	if theViewer != nil {
		theViewer.Close()
	}
	os.Exit(code)
}

var (
	viewerOnce sync.Once
	theViewer  *pdfview.Viewer
)

// viewer is one page reader for all tests: starting it takes a second.
func viewer(t testing.TB) *pdfview.Viewer {
	t.Helper()
	viewerOnce.Do(func() {
		v, err := pdfview.Start(pdfview.Options{TimeLimit: time.Minute})
		if err != nil {
			t.Fatal(err)
		}
		theViewer = v
	})
	return theViewer
}

func openPDF(t testing.TB, pdf []byte) *pdfview.Doc {
	t.Helper()
	d, err := viewer(t).Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// drawing is what a test page shows: its content, and further page entries.
type drawing struct{ content, extra string }

// sourcePDF writes a source of n pages with the packet's own writer.
func sourcePDF(t testing.TB, n int, page func(w *pdfw.Writer, fonts *text.Set, i int) drawing, catalog func(w *pdfw.Writer, pages []int) string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := pdfw.New(&out)
	fonts := text.NewSet(w)
	tree := w.NewPageTree()
	var pages []int
	for i := range n {
		d := page(w, fonts, i)
		if !strings.Contains(d.extra, "/MediaBox") {
			d.extra += "/MediaBox[0 0 612 792]"
		}
		if !strings.Contains(d.extra, "/Resources") {
			d.extra += "/Resources<<" + fonts.Resources() + ">>"
		}
		contents := ""
		if !strings.Contains(d.extra, "/Contents") {
			cs := w.Alloc()
			w.Flate(cs, "", []byte(d.content))
			contents = fmt.Sprintf("/Contents %d 0 R", cs)
		}
		nr := w.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R%s%s>>", tree.Parent(i), contents, d.extra))
		tree.Add(nr)
		pages = append(pages, nr)
	}
	more := ""
	if catalog != nil {
		more = catalog(w, pages)
	}
	if err := fonts.Finish(); err != nil {
		t.Fatal(err)
	}
	root := w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R%s>>", tree.Finish(), more))
	if err := w.Finish(root, 0); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// write is one line of text as content.
func write(t testing.TB, fonts *text.Set, x, y float64, s string) string {
	t.Helper()
	l, err := fonts.One(s, 11, text.Regular)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	fonts.Draw(&b, l, x, y)
	return b.String()
}

// letter is a plain source: each page carries its own words.
func letter(t testing.TB, name string, pages int) []byte {
	return sourcePDF(t, pages, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		return drawing{content: write(t, fonts, 72, 700, fmt.Sprintf("SOURCE %s page %d of its own", name, i+1))}
	}, nil)
}

// photo is a JPEG of one shade with a dark corner.
func photo(t testing.TB, w, h int) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = 200
	}
	for y := range h / 4 {
		for x := range w / 4 {
			m.Pix[y*w+x] = 20
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// item makes an item of a PDF.
func item(t testing.TB, kind Kind, group, title, label string, pdf []byte) Item {
	t.Helper()
	p, err := probe(bytes.NewReader(pdf), int64(len(pdf)), "")
	if err != nil {
		t.Fatal(err)
	}
	return Item{ID: title, Kind: kind, Group: group, Title: title, Label: label, SHA256: strings.Repeat("ab", 32),
		Probe: p, R: bytes.NewReader(pdf), Size: int64(len(pdf))}
}

type buffer struct{ bytes.Buffer }

func (*buffer) Close() error { return nil }

// build plans and assembles and returns the parts.
func build(t testing.TB, job Job, items []Item) (*Plan, [][]byte) {
	t.Helper()
	plan, err := MakePlan(job, items)
	if err != nil {
		t.Fatal(err)
	}
	var parts []*buffer
	err = Assemble(context.Background(), plan, func(int) (io.WriteCloser, error) {
		parts = append(parts, &buffer{})
		return parts[len(parts)-1], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var out [][]byte
	for _, p := range parts {
		out = append(out, p.Bytes())
	}
	return plan, out
}

// keepPDF writes the files of a test to HARBORFILE_SHOW, to be looked at.
func keepPDF(t testing.TB, name string, pdf []byte) {
	t.Helper()
	if dir := os.Getenv("HARBORFILE_SHOW"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// qpdfCheck asks qpdf whether the file is sound.
func qpdfCheck(t testing.TB, pdf []byte) {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Log("qpdf is not installed: the structure of the file was not checked")
		return
	}
	name := filepath.Join(t.TempDir(), "packet.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", name).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
}

// one makes one item ready.
func (k *kitchen) one(ctx context.Context, it Item) (Item, error) {
	items := []Item{it}
	err := k.prepare(ctx, items)
	return items[0], err
}

// streamAt is the stream under an object number.
func (s *source) streamAt(nr int) (types.StreamDict, bool) {
	sd, ok := s.object(nr).(types.StreamDict)
	return sd, ok
}
