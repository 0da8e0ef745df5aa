package fill

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/form"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// benchRow appends one row to the file that the runner's bench verb names.
func benchRow(b *testing.B, what string, ours, peer float64, target float64) {
	b.Helper()
	b.Logf("%s: ours %.1f, peer %.1f, target <= %g of it", what, ours, peer, target)
	path := os.Getenv("HARBORFILE_BENCH")
	if path == "" {
		return
	}
	line, err := json.Marshal(map[string]any{
		"what": what, "ours": ours, "peer": peer, "ratio": ours / peer, "target": "<= " + string(appendFloat(target)), "ok": ours/peer <= target,
	})
	if err != nil {
		b.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Write(append(line, '\n')); err != nil {
		b.Fatal(err)
	}
}

func appendFloat(v float64) []byte {
	text, _ := json.Marshal(v)
	return text
}

// BenchmarkRowFill sets every text field of the I-914, from the blank as it is prepared at import, against pdfcpu's own
// form filling on the same bytes with the same values: the median of five runs each, taken in turns.
func BenchmarkRowFill(b *testing.B) {
	form, err := Open(blank(b, "uscis-i-914"))
	if err != nil {
		b.Fatal(err)
	}
	prepared, err := form.Normalise()
	if err != nil {
		b.Fatal(err)
	}
	values, theirs := sameValues(b, prepared)
	for b.Loop() {
		ours, peer := inTurns(b, 5,
			func() error {
				f, err := Open(prepared)
				if err != nil {
					return err
				}
				_, _, err = f.Fill(values, Options{})
				return err
			},
			func() error {
				return api.FillForm(bytes.NewReader(prepared), bytes.NewReader(theirs), io.Discard, model.NewDefaultConfiguration())
			})
		benchRow(b, "fill every text of the I-914 against pdfcpu FillForm, ms", ours, peer, 0.5)
	}
}

// sameValues gives every text field that may be written a short text, in our shape and in pdfcpu's.
func sameValues(b *testing.B, prepared []byte) (Values, []byte) {
	b.Helper()
	// pdfcpu draws texts with a font that it keeps in its configuration folder.
	if err := api.EnsureDefaultConfigAt(b.TempDir()); err != nil {
		b.Fatal(err)
	}
	f, err := Open(prepared)
	if err != nil {
		b.Fatal(err)
	}
	values := Values{}
	for _, x := range f.Fields() {
		if x.Type == Text && !x.ReadOnly && !x.Barcode {
			values[x.Name] = "1"
		}
	}
	group, err := api.ExportForm(bytes.NewReader(prepared), "", model.NewDefaultConfiguration())
	if err != nil {
		b.Fatal(err)
	}
	set := 0
	for i := range group.Forms {
		set += setTexts(&group.Forms[i])
	}
	if set == 0 || len(values) == 0 {
		b.Fatalf("nothing to compare: %d of theirs, %d of ours", set, len(values))
	}
	b.Logf("%d texts set by pdfcpu, %d by us", set, len(values))
	text, err := json.Marshal(group)
	if err != nil {
		b.Fatal(err)
	}
	return values, text
}

func setTexts(f *form.Form) (set int) {
	for _, x := range f.TextFields {
		if !x.Locked {
			x.Value = "1"
			set++
		}
	}
	return set
}

// inTurns runs both works n times in turns and returns the median of each in milliseconds.
func inTurns(b *testing.B, n int, ours, peer func() error) (float64, float64) {
	b.Helper()
	var times [2][]float64
	for range n {
		for i, work := range []func() error{ours, peer} {
			start := time.Now()
			if err := work(); err != nil {
				b.Fatal(err)
			}
			times[i] = append(times[i], float64(time.Since(start).Microseconds())/1000)
		}
	}
	for i := range times {
		slices.Sort(times[i])
	}
	return times[0][n/2], times[1][n/2]
}
