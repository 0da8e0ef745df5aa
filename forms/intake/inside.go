package intake

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
)

// The bounds of what is taken out of one file that was brought, however deep it lies. A gigabyte and four times the
// file's own size is further bounded by the reader itself.
const (
	maxDepth = 4
	maxParts = 20_000
)

// budget is what may still be taken out of one file.
type budget struct {
	bytes int64
	parts int
}

// found is a file that was taken out of another.
type found struct {
	at      int // in Taken.Files
	item    cases.EvidenceItem
	outcome Outcome
}

// inside takes in what is in a sealed file. What is in those files comes after them, so that one reading of the file at
// hand is enough. An error is about the vault.
func (t *taking) inside(ctx context.Context, at int, item cases.EvidenceItem, b *budget, depth int) error {
	if depth >= maxDepth {
		t.remark(at, WhyTooDeep)
		return nil
	}
	src, closed, err := t.sealed(ctx, item.Blob, item.Media)
	if err != nil {
		return err
	}
	defer closed()
	var list []found
	var broken error // of the vault, inside the callback
	err = t.Convert.Parts(ctx, src, func(p convert.Part, r io.Reader) error {
		var one found
		if one, broken = t.part(ctx, t.out.Files[at].Name, item, p, r, b); broken != nil {
			return broken
		}
		if b.parts < 0 || b.bytes < 0 {
			return errTooMuch
		}
		if one.item.ID != "" {
			list = append(list, one)
		}
		return nil
	})
	switch {
	case broken != nil:
		return broken
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, convert.ErrKind): // nothing is ever in such a file
	case err != nil:
		t.remark(at, whyOf(err))
	}
	return t.insides(ctx, item, list, b, depth)
}

// insides goes on with what was taken out: its place among the exhibits, its words, and what lies in it in turn.
func (t *taking) insides(ctx context.Context, parent cases.EvidenceItem, list []found, b *budget, depth int) error {
	if parent.Media == convert.MediaZip { // an archive lists its files as they were packed, in no order
		slices.SortStableFunc(list, func(x, y found) int { return natural(t.out.Files[x.at].Name, t.out.Files[y.at].Name) })
	}
	for _, f := range list {
		if f.outcome == TakenIn {
			t.beside[f.item.ID] = parent.Media != convert.MediaZip || t.beside[parent.ID]
			now, place, err := t.read(ctx, f.item)
			if err != nil {
				return err
			}
			f.item, t.out.Files[f.at].Item, t.out.Files[f.at].Place = now, now, place
		}
		if err := t.after(ctx, f.at, f.item, f.outcome, b, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// part seals one file of another.
func (t *taking) part(ctx context.Context, within string, parent cases.EvidenceItem, p convert.Part, r io.Reader, b *budget) (one found, err error) {
	if b.parts--; b.parts < 0 {
		return one, nil
	}
	for folder := range strings.SplitSeq(strings.ReplaceAll(p.Name, "\\", "/"), "/") {
		if ofSystem(folder) {
			t.out.Skipped++
			return one, nil
		}
	}
	got := cases.Received{MatterID: t.MatterID, FileName: partName(p.Name), Title: withoutEnding(p.Name), Source: parent.Source,
		Obtained: parent.Obtained, Parent: parent.ID}
	in := &arrival{src: r, room: b.bytes}
	item, outcome, why, err := t.seal(ctx, got, looked{}, in, cases.NoProgress)
	b.bytes -= in.size
	if err != nil {
		return one, err
	}
	name := within + " › " + partName(p.Name)
	one = found{t.settle(TakenFile{Name: name, Outcome: outcome, Item: item, Why: why}), item, outcome}
	if outcome == LeftOut {
		one.item.ID = ""
	}
	return one, nil
}

// partName is the name of a file in another; a mail may attach one without a name.
func partName(name string) string {
	if name = strings.TrimSpace(name); name == "" {
		return "–"
	}
	return name
}

// read looks into a file that was sealed as it came out of another, and completes its record. place: it carries one.
func (t *taking) read(ctx context.Context, item cases.EvidenceItem) (now cases.EvidenceItem, place bool, err error) {
	src, closed, err := t.sealed(ctx, item.Blob, item.Media)
	if err != nil {
		return item, false, err
	}
	defer closed()
	head := make([]byte, min(headSize, src.Size))
	if _, err := src.R.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return item, false, err
	}
	now = item
	now.Media = convert.Detect(head, src.R, src.Size)
	got := t.look(ctx, now.Media, src.R, src.Size)
	now.Text, now.Seconds = got.text, got.seconds
	if t.Exhibit && now.Media != convert.MediaZip && !t.beside[now.ID] {
		now.Exhibit.Order = t.order
		t.order++
	}
	if err := t.Store.Write(ctx, &now); err != nil {
		return item, false, err
	}
	t.known[now.Blob.SHA256] = now
	return now, got.place, nil
}
