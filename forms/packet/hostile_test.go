package packet

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// plainPDF joins hand-written objects, number 1 first, into a file.
func plainPDF(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

func stream(dict string, data []byte) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// bomb is data that unpacks to very much more.
func bomb(size int) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	block := bytes.Repeat([]byte("q "), 1<<19)
	for range size / len(block) {
		z.Write(block)
	}
	z.Close()
	return b.Bytes()
}

func hostile(t testing.TB) map[string][]byte {
	good := letter(t, "good", 3)
	nested := strings.Repeat("[", 200_000)
	chain := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Properties<</P 4 0 R>>>>>>"}
	for i := 5; i < 15_000; i++ {
		chain = append(chain, fmt.Sprintf("<</Next %d 0 R>>", i))
	}
	return map[string][]byte{
		"empty":     {},
		"words":     []byte("a letter and no PDF"),
		"cut":       good[:len(good)/2],
		"header":    []byte("%PDF-1.7\n"),
		"ring":      plainPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
		"deep ring": plainPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 1>>"),
		"self":      plainPDF("<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>"),
		"one page without end": plainPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 25000/Kids["+strings.Repeat("3 0 R ", 25_000)+"]>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"),
		"brackets":   plainPDF("<</Type/Catalog/Pages 2 0 R/X "+nested+">>", "<</Type/Pages/Kids[]/Count 0>>"),
		"long chain": plainPDF(chain...),
		"bomb": plainPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[4 0 R 4 0 R]>>", stream("/Filter/FlateDecode", bomb(64<<20))),
		"object stream bomb": plainPDF("<</Type/Catalog/Pages 2 0 R>>", stream("/Type/ObjStm/N 1000000/First 10/Filter/FlateDecode", bomb(96<<20))),
		"outline ring": plainPDF("<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>", "<</First 5 0 R/Last 5 0 R>>", "<</Title(a)/First 5 0 R/Next 5 0 R/Dest[3 0 R/Fit]>>"),
		"huge numbers": plainPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999999999999999999 1e308]/Rotate 9223372036854775807>>"),
	}
}

// Whatever comes in: an answer within a time limit, never a crash or a hang of
// the process that asks, and the next file works.
func TestHostileSourcesEndTheChildOnly(t *testing.T) {
	a := &apart{silence: 20 * time.Second}
	defer a.Close()
	k := &kitchen{apart: a, viewer: viewer(t)}
	defer k.drop()
	for name, pdf := range hostile(t) {
		began := time.Now()
		it, err := k.one(context.Background(), Item{ID: name, Kind: Exhibit, Title: "x", R: bytes.NewReader(pdf), Size: int64(len(pdf))})
		if err == nil {
			err = a.assemble(context.Background(), must(t, it), discard)
		}
		var un *Unreadable
		var at *ItemError
		if err != nil && !errors.As(err, &un) && !errors.As(err, &at) && !errors.Is(err, ErrSource) {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(began); took > 60*time.Second {
			t.Errorf("%s took %v", name, took)
		} else {
			t.Logf("%-22s %v: %v", name, took.Round(time.Millisecond), err)
		}
	}
	good := letter(t, "good", 2)
	if p, err := a.probe(context.Background(), &Item{R: bytes.NewReader(good), Size: int64(len(good))}); err != nil || p.Pages != 2 {
		t.Fatalf("the next file: %+v, %v", p, err)
	}
}

func must(t *testing.T, items ...Item) *Plan {
	t.Helper()
	plan, err := MakePlan(testJob, items)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestDamagedFileIsRepaired(t *testing.T) {
	good := letter(t, "repair me", 2)
	cut := good[:bytes.LastIndex(good, []byte("startxref"))] // without its end
	k := &kitchen{apart: &apart{}, viewer: viewer(t)}
	defer k.apart.Close()
	defer k.drop()
	// pdfcpu may read it, PDFium may have to; either way its pages come out.
	it, err := k.one(context.Background(), Item{ID: "x", Kind: Exhibit, R: bytes.NewReader(cut), Size: int64(len(cut))})
	if err != nil {
		t.Fatal(err)
	}
	if it.Probe.Pages != 2 {
		t.Fatalf("%d pages, %v", it.Probe.Pages, it.Steps)
	}
}

func TestLockedFiles(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed: it makes the locked files")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, letter(t, "locked", 2), 0o600); err != nil {
		t.Fatal(err)
	}
	k := &kitchen{apart: &apart{}, viewer: viewer(t)}
	defer k.apart.Close()
	defer k.drop()
	for _, c := range []struct {
		name string
		args []string
		ok   bool
	}{
		{"empty password", []string{"--encrypt", "", "owner", "256", "--print=none", "--modify=none", "--"}, true},
		{"old cipher", []string{"--allow-weak-crypto", "--encrypt", "", "owner", "40", "--"}, true},
		{"password", []string{"--encrypt", "open", "owner", "256", "--"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(dir, "out.pdf")
			if msg, err := exec.Command("qpdf", append(c.args, in, out)...).CombinedOutput(); err != nil {
				t.Fatalf("%v %s", err, msg)
			}
			pdf, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			it, err := k.one(context.Background(), Item{ID: "x", Kind: Exhibit, Group: "g", Title: "t", R: bytes.NewReader(pdf), Size: int64(len(pdf))})
			if !c.ok {
				var un *Unreadable
				if !errors.As(err, &un) || !errors.Is(err, pdfview.ErrPassword) {
					t.Fatalf("%v", err)
				}
				if what, _, _ := un.Explain("en"); !strings.Contains(what, "password") {
					t.Error(what)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			_, parts := build(t, testJob, []Item{it})
			d := openPDF(t, parts[0])
			words, err := d.Text(context.Background(), 2)
			if err != nil || !strings.Contains(words, "SOURCE locked page 1") {
				t.Errorf("%q, %v", words, err)
			}
			if traits, err := d.Traits(context.Background()); err != nil || traits.Encrypted {
				t.Errorf("still locked: %v", err)
			}
		})
	}
}

// Forms with equal field names keep their own values: they are made part of
// the page before they meet.
func TestEqualFieldNames(t *testing.T) {
	form := func(value string) []byte {
		return sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
			look := w.Alloc()
			w.Flate(look, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 250 18]/Resources<<%s>>", fonts.Resources()),
				[]byte("/Tx BMC q "+write(t, fonts, 2, 5, value)+" Q EMC"))
			field := w.Add(fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(%s)/F 4/Rect[72 500 322 518]/AP<</N %d 0 R>>>>", value, look))
			return drawing{content: write(t, fonts, 72, 700, "FORM"), extra: fmt.Sprintf("/Annots[%d 0 R]", field)}
		}, func(w *pdfw.Writer, pages []int) string { return "/AcroForm<</Fields[]>>" })
	}
	k := &kitchen{apart: &apart{}, viewer: viewer(t)}
	defer k.apart.Close()
	defer k.drop()
	var items []Item
	for _, value := range []string{"Alder", "Birch", "Cedar"} {
		pdf := form(value)
		it, err := k.one(context.Background(), Item{ID: value, Kind: Form, Group: "Forms", Title: "A form", R: bytes.NewReader(pdf), Size: int64(len(pdf))})
		if err != nil || len(it.Steps) != 1 || it.Steps[0] != stepFlattened {
			t.Fatalf("%v, %v", it.Steps, err)
		}
		items = append(items, it)
	}
	_, parts := build(t, testJob, items)
	d := openPDF(t, parts[0])
	for i, value := range []string{"Alder", "Birch", "Cedar"} {
		if words, err := d.Text(context.Background(), 2+i); err != nil || !strings.Contains(words, value) {
			t.Errorf("%s: %q, %v", value, words, err)
		}
	}
	if traits, err := d.Traits(context.Background()); err != nil || traits.FormKind != "" {
		t.Errorf("a form is left: %+v, %v", traits, err)
	}
}
