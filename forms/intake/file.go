package intake

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
)

// headSize is as much of a file as tells most kinds.
const headSize = 64 << 10

// file takes in one file that was brought. An error is about the vault.
func (t *taking) file(ctx context.Context, f broughtFile) error {
	leave := func(why Why) error {
		t.Progress.Add(f.size)
		t.settle(TakenFile{Name: f.name, Outcome: LeftOut, Why: why})
		return nil
	}
	if f.why != "" {
		return leave(f.why)
	}
	in, err := os.Open(f.path)
	if err != nil {
		return leave(whyOf(err))
	}
	defer in.Close()
	steady, err := cases.Original(in)
	if err != nil {
		return leave(whyOf(err))
	}
	head := make([]byte, min(headSize, f.size))
	n, err := in.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return leave(whyOf(err))
	}
	r := cases.Received{MatterID: t.MatterID, FileName: f.path, Title: t.Title, Source: t.Source, Obtained: t.Obtained,
		Media: convert.Detect(head[:n], in, f.size)}
	if r.Title == "" {
		r.Title = withoutEnding(r.FileName)
	}
	got := t.look(ctx, r.Media, in, f.size)
	item, outcome, why, err := t.seal(ctx, r, got, &arrival{src: steady, room: 1 << 62}, t.Progress)
	if err != nil {
		return err
	}
	at := t.settle(TakenFile{Name: f.name, Outcome: outcome, Item: item, Why: why, Place: got.place && outcome == TakenIn})
	if outcome == LeftOut {
		return nil
	}
	budget := &budget{bytes: 2<<30 + 4*f.size, parts: maxParts}
	return t.after(ctx, at, item, outcome, budget, 0)
}

// withoutEnding is a file's name as a title; "" where it has none.
func withoutEnding(name string) string {
	if name == "" {
		return ""
	}
	name = filepath.Base(strings.ReplaceAll(name, "\\", "/"))
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// seal hashes and seals what arrives, with its record and the first entry of its custody, in one reading. err is about
// the vault; trouble with the file is a reason.
func (t *taking) seal(ctx context.Context, r cases.Received, got looked, a *arrival, p cases.Progress) (item cases.EvidenceItem, outcome Outcome, why Why, err error) {
	a.known = t.known
	src := bufio.NewReaderSize(a, headSize)
	if r.Media == "" {
		r.Head, _ = src.Peek(512)
		r.Head = append([]byte{}, r.Head...) // what is read later takes its place
	}
	r.When = t.Now()
	_, err = t.Store.Import(ctx, cases.MatterStream(r.MatterID), src, p, func(b cases.Blob) []cases.Record {
		var event cases.CustodyEvent
		item, event = cases.Acquire(r, b)
		item.Text, item.Seconds = got.text, got.seconds
		if t.Exhibit && r.Parent == "" && item.Media != convert.MediaZip {
			item.Exhibit.Order = t.order
		}
		return []cases.Record{&item, event}
	})
	switch {
	case a.twin != nil:
		return *a.twin, Doubled, "", nil
	case ctx.Err() != nil:
		return item, LeftOut, "", ctx.Err()
	case a.err != nil:
		return item, LeftOut, whyOf(a.err), nil
	case err != nil:
		return item, LeftOut, "", err
	}
	if item.Exhibit.Order > 0 {
		t.order++
	}
	t.known[item.Blob.SHA256] = item
	return item, TakenIn, "", nil
}

// after sets a sealed file as pages where a packet needs that, and takes out what is packed or attached in it.
func (t *taking) after(ctx context.Context, at int, item cases.EvidenceItem, outcome Outcome, b *budget, depth int) error {
	if outcome == TakenIn {
		if NeedsPDF(item.Media) {
			t.remark(at, WhyNeedsPDF)
		}
		if err := t.pages(ctx, at, item); err != nil {
			return err
		}
	}
	if t.Whole || !HoldsFiles(item.Media) {
		return nil
	}
	return t.inside(ctx, at, item, b, depth)
}

// pages sets a file as pages where a packet cannot print it as it is.
func (t *taking) pages(ctx context.Context, at int, item cases.EvidenceItem) error {
	if t.NoPages || !BecomesPages(item.Media) {
		return nil
	}
	_, _, err := t.MakePages(ctx, item)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case aboutFile(err):
		t.remark(at, WhyNoPages)
		return nil
	}
	return err
}
