package redact_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// A page whose form objects call each other a billion times is drawn until the time limit, and then said in words.
func TestEndlessPage(t *testing.T) {
	v, err := pdfview.Start(pdfview.Options{TimeLimit: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Count 1/Kids[3 0 R]>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>")
	stream := func(dict, s string) string {
		return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(s), s)
	}
	object(stream("", "/X Do"))
	for n := range 12 {
		dict := fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X %d 0 R>>>>", 6+n)
		if n == 11 {
			object(stream("/Type/XObject/Subtype/Form/BBox[0 0 612 792]", strings.Repeat("0 0 500 700 re f ", 50)))
			break
		}
		object(stream(dict, strings.Repeat("/X Do ", 10)))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	begun := time.Now()
	_, err = redact.Paint(context.Background(), v, bytes.NewReader(b.Bytes()), int64(b.Len()),
		[]cases.Mark{{Page: 1, X0: 10, Y0: 10, X1: 50, Y1: 50}}, io.Discard, redact.Options{})
	if err == nil {
		t.Error("an endless page was painted")
	} else if e := cases.Explain(err, "en"); e.What == "" {
		t.Errorf("no words for %v", err)
	}
	if took := time.Since(begun); took > 60*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestACallCanBeEnded(t *testing.T) {
	pdf := pages(t, 6, letterBox, func(s *sheet, _ int) { s.line(72, 700, 12, "word") })
	ctx, cancel := context.WithCancel(context.Background())
	p := &stopper{at: 3, stop: cancel}
	var out bytes.Buffer
	_, err := redact.Paint(ctx, viewer, bytes.NewReader(pdf), int64(len(pdf)), []cases.Mark{{Page: 1, X0: 10, Y0: 10, X1: 50, Y1: 50}}, &out, redact.Options{Progress: p})
	if err == nil || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}

type stopper struct {
	at   int
	stop func()
}

func (*stopper) SetTotal(int64) {}

func (s *stopper) Add(int64) {
	if s.at--; s.at == 0 {
		s.stop()
	}
}

// A large sheet is drawn as finely as there is room for; a tiny one is painted too.
func TestOddSizes(t *testing.T) {
	sizes := []string{"/MediaBox[0 0 40 30]"}
	if os.Getenv("HARBORFILE_LONG") != "" {
		sizes = append(sizes, "/MediaBox[0 0 3400 1600]")
	}
	for _, box := range sizes {
		pdf := pages(t, 1, box, func(s *sheet, _ int) { s.line(2, 4, 12, "word") })
		out, _ := paint(t, pdf, []cases.Mark{{Page: 1, X0: 0, Y0: 0, X1: 5, Y1: 5}}, redact.Options{})
		if s := textOf(t, out); !strings.Contains(s, "word") {
			t.Errorf("%s: %q", box, s)
		}
	}
}

// 300 pages are painted; seconds and bytes a page are said.
func TestLongFile(t *testing.T) {
	n := 3
	if os.Getenv("HARBORFILE_LONG") != "" {
		n = 300
	}
	pdf := pages(t, n, letterBox, func(s *sheet, page int) {
		for i := range 40 {
			s.line(72, 720-16*float64(i), 11, fmt.Sprintf("Line %d of page %d speaks of the usual things, and of "+canary+" too.", i, page+1))
		}
	})
	begun := time.Now()
	found := find(t, pdf, redact.Want{Words: []string{canary}, Identifiers: true})
	if len(found.Marks) != 40*n {
		t.Errorf("%d marks", len(found.Marks))
	}
	searched := time.Since(begun)
	begun = time.Now()
	out, made := paint(t, pdf, found.Marks, redact.Options{})
	if strings.Contains(made.Text, canary) || made.Pages != n {
		t.Error("the word stays, or pages are missing")
	}
	t.Logf("search %.0f ms, copy and proof %.0f ms, %d kB a page", float64(searched.Milliseconds())/float64(n),
		float64(time.Since(begun).Milliseconds())/float64(n), len(out)/n/1024)
}

// Hostile files of the shared corpus are painted or refused in words; nothing hangs and nothing else happens.
func TestHostileCorpus(t *testing.T) {
	if os.Getenv("HARBORFILE_LONG") == "" {
		t.Skip("a long run: HARBORFILE_LONG=1")
	}
	dir := os.Getenv("HARBORFILE_CORPUS")
	files, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if dir == "" || len(files) == 0 {
		t.Skip("no corpus: HARBORFILE_CORPUS names a folder of PDF files")
	}
	ended := map[string]int{}
	for _, f := range files {
		pdf, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		_, err = redact.Paint(context.Background(), viewer, bytes.NewReader(pdf), int64(len(pdf)),
			[]cases.Mark{{Page: 1, X0: 20, Y0: 20, X1: 120, Y1: 60}}, io.Discard, redact.Options{})
		switch {
		case err == nil:
			ended["painted"]++
		default:
			ended[err.Error()]++
			if redact.IsLeftOver(err) {
				t.Errorf("%s: %v", filepath.Base(f), err)
			}
			if e := cases.Explain(err, "en"); e.What == "" {
				t.Errorf("%s: no words for %v", filepath.Base(f), err)
			}
		}
	}
	t.Log(ended)
}
