package packet

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

func discard(int) (io.WriteCloser, error) { return nopCloser{io.Discard}, nil }

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// heavy is a source whose pages do not pack.
func heavy(t testing.TB, name string, pages, each int) []byte {
	return sourcePDF(t, pages, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		noise := make([]byte, each)
		rand.Read(noise)
		x := w.Alloc()
		w.Raw(x, "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", noise)
		return drawing{content: write(t, fonts, 72, 700, fmt.Sprintf("HEAVY %s %d", name, i+1)),
			extra: fmt.Sprintf("/Resources<<%s/XObject<</Im %d 0 R>>>>", fonts.Resources(), x)}
	}, nil)
}

func TestPartsStayBelowTheLimit(t *testing.T) {
	job := testJob
	job.MaxPart, job.Prefix = 1_000_000, "HF-"
	items := []Item{
		item(t, Document, "Documents", "Short", "", letter(t, "short", 2)),
		item(t, Exhibit, "Exhibits", "Long", "A", heavy(t, "long", 7, 300_000)),
		item(t, Exhibit, "Exhibits", "Middle", "B", heavy(t, "middle", 2, 300_000)),
	}
	plan, parts := build(t, job, items)
	if len(parts) != len(plan.Parts) || len(parts) < 4 {
		t.Fatalf("%d parts, planned %d", len(parts), len(plan.Parts))
	}
	number := 1
	for n, pdf := range parts {
		if int64(len(pdf)) > job.MaxPart {
			t.Errorf("part %d: %d bytes", n+1, len(pdf))
		}
		qpdfCheck(t, pdf)
		d := openPDF(t, pdf)
		for page := range d.Pages() {
			if err := numberAt(d, page, job.Number(number)); err != nil {
				t.Errorf("part %d: %v", n+1, err)
			}
			number++
		}
		traits, err := d.Traits(context.Background())
		if err != nil || traits.Labels[0] != job.Number(plan.Parts[n].First) {
			t.Errorf("part %d begins with label %q, want %q", n+1, traits.Labels[0], job.Number(plan.Parts[n].First))
		}
	}
	if number-1 != plan.Last {
		t.Errorf("%d pages, planned %d", number-1, plan.Last)
	}
}

// The child gives the same bytes as the process itself.
func TestApartGivesEqualBytes(t *testing.T) {
	job := testJob
	job.MaxPart = 1_000_000
	items := []Item{item(t, Exhibit, "Exhibits", "Long", "A", heavy(t, "long", 5, 300_000)), item(t, Exhibit, "Exhibits", "B", "B", letter(t, "b", 3))}
	picture := photo(t, 300, 200)
	p, err := probe(bytes.NewReader(picture), int64(len(picture)), "image/jpeg")
	if err != nil {
		t.Fatal(err)
	}
	items = append(items, Item{ID: "p", Kind: Exhibit, Group: "Exhibits", Title: "Photo", Label: "C", Probe: p,
		R: bytes.NewReader(picture), Size: int64(len(picture)), Media: "image/jpeg"})
	plan, here := build(t, job, items)
	a := &apart{}
	defer a.Close()
	var there []*buffer
	if err := a.assemble(context.Background(), plan, func(int) (io.WriteCloser, error) {
		there = append(there, &buffer{})
		return there[len(there)-1], nil
	}); err != nil {
		t.Fatal(err)
	}
	if len(here) != len(there) {
		t.Fatalf("%d parts here, %d there", len(here), len(there))
	}
	for i := range here {
		if !bytes.Equal(here[i], there[i].Bytes()) {
			t.Errorf("part %d differs", i+1)
		}
	}
}

func TestApartErrorsOfTheCallerStay(t *testing.T) {
	pdf := letter(t, "x", 1)
	plan := must(t, item(t, Exhibit, "g", "t", "A", pdf))
	a := &apart{}
	defer a.Close()
	full := errors.New("full")
	err := a.assemble(context.Background(), plan, func(int) (io.WriteCloser, error) { return nopCloser{failingWriter{full}}, nil })
	if !errors.Is(err, full) {
		t.Errorf("a full disk: %v", err)
	}
	broken := errors.New("sealed block broken")
	if _, err := a.probe(context.Background(), &Item{R: failingReader{broken}, Size: 1000}); !errors.Is(err, broken) {
		t.Errorf("a blob that cannot be read: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.probe(ctx, &Item{R: bytes.NewReader(pdf), Size: int64(len(pdf))}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	plan.Items[0].Probe.Pages = 2
	var at *ItemError
	if err := a.assemble(context.Background(), plan, discard); !errors.As(err, &at) || at.ID != "t" {
		t.Errorf("a source that is not as it was planned: %v", err)
	}
}

type failingWriter struct{ err error }

func (f failingWriter) Write([]byte) (int, error) { return 0, f.err }

type failingReader struct{ err error }

func (f failingReader) ReadAt([]byte, int64) (int, error) { return 0, f.err }

func TestSpool(t *testing.T) {
	s := newSpool()
	defer s.Drop()
	want := make([]byte, (spoolMemory+3)*spoolChunk+777) // reaches the sealed file
	rand.Read(want)
	for rest := want; len(rest) > 0; {
		n := min(len(rest), 100_003)
		if _, err := s.Write(rest[:n]); err != nil {
			t.Fatal(err)
		}
		rest = rest[n:]
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(io.NewSectionReader(s, 0, s.Size()))
	if err != nil || !bytes.Equal(got, want) {
		t.Fatalf("%d bytes back, %v", len(got), err)
	}
	if s.sealed == 0 {
		t.Fatal("nothing was sealed")
	}
	raw := make([]byte, 4*(spoolChunk+16))
	if _, err := s.file.ReadAt(raw, 0); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	if bytes.Contains(raw, want[spoolMemory*spoolChunk+100:][:32]) {
		t.Error("the file holds the bytes in clear")
	}
	for _, at := range []int64{0, spoolChunk - 1, spoolMemory*spoolChunk - 5, s.Size() - 3} {
		b := make([]byte, 10)
		n, err := s.ReadAt(b, at)
		if !bytes.Equal(b[:n], want[at:min(at+10, s.Size())]) || (n < 10) != (err == io.EOF) {
			t.Errorf("at %d: %d bytes, %v", at, n, err)
		}
	}
}
