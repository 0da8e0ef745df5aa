package forms

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
)

var errPower = errors.New("the power went")

// dying is a real vault whose power goes at the call after the next left ones.
type dying struct {
	*vault.Vault
	left int
}

func (d *dying) step() error {
	if d.left--; d.left < 0 {
		return errPower
	}
	return nil
}

func (d *dying) Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error) {
	if err := d.step(); err != nil {
		return cases.Blob{}, err
	}
	return d.Vault.Import(ctx, stream, src, p, make)
}

func (d *dying) Write(ctx context.Context, recs ...cases.Record) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.Vault.Write(ctx, recs...)
}

func (d *dying) Delete(ctx context.Context, recs ...cases.Record) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.Vault.Delete(ctx, recs...)
}

// longAnswer is a form of the office with one box whose text goes on, on a sheet.
func longAnswer(t *testing.T) (*vault.Vault, string) {
	t.Helper()
	d, s, _ := begun(t, officeBlank(t, "03/03/26", nil))
	if err := s.Map.Set("f1", Field{Status: Ask, From: "matter.answers.zz-77.1", Who: "client", Question: "What happened?"}); err != nil {
		t.Fatal(err)
	}
	if _, err := StoreMap(t.Context(), d, cases.FormMap{}, s.Map, today); err != nil {
		t.Fatal(err)
	}
	return d.(*vault.Vault), matterID(cases.Immigration)
}

func answer(t *testing.T, v *vault.Vault, id, text string) *cases.Snapshot {
	t.Helper()
	s, err := v.Snapshot(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	s.Matter.Answers = map[string]string{"zz-77.1": text}
	if err := v.Write(t.Context(), &s.Matter); err != nil {
		t.Fatal(err)
	}
	return s
}

// A form that says "see attached sheet" never stands without that very sheet, whenever the power goes.
func TestASheetIsStoredWithItsForm(t *testing.T) {
	for left := range 8 {
		v, id := longAnswer(t)
		answer(t, v, id, strings.Repeat("harbor lantern ", 100))
		_, err := PrepareForm(t.Context(), &dying{v, left}, id, "ZZ-770", MatterOptions{Now: today})
		if err != nil && !errors.Is(err, errPower) {
			t.Fatal(err)
		}
		s, serr := v.Snapshot(t.Context(), id)
		if serr != nil {
			t.Fatal(serr)
		}
		filled := slices.ContainsFunc(s.Forms, func(f cases.FilledForm) bool { return f.Form == "ZZ-770" })
		sheet := slices.ContainsFunc(s.Documents, func(d cases.Document) bool { return strings.HasPrefix(d.Template, addendumPrefix) })
		if filled != sheet || err == nil && !filled {
			t.Errorf("power gone after %d steps (%v): form %t, sheet %t", left, err, filled, sheet)
		}
	}
}

// The sheet of an earlier filling goes when the form needs none, and that of another edition when this one is filled.
func TestSheetsThatAreNoMoreNeededGo(t *testing.T) {
	v, id := longAnswer(t)
	s := answer(t, v, id, strings.Repeat("harbor lantern ", 100))
	pdf, err := v.Import(t.Context(), cases.MatterStream(id), bytes.NewReader([]byte("%PDF-1.7")), cases.NoProgress, nil)
	if err != nil {
		t.Fatal(err)
	}
	old := cases.Document{ID: cases.NewID(), MatterID: id, Template: addendumOf(Edition{Form: "ZZ-770", Edition: "01/01/24"}, ""), Title: "Addendum to Form ZZ-770", PDF: pdf}
	other := cases.Document{ID: cases.NewID(), MatterID: id, Template: addendumOf(Edition{Form: "ZZ-7", Edition: "01/01/24"}, ""), Title: "Addendum to Form ZZ-7", PDF: pdf}
	if err := v.Write(t.Context(), &old, &other); err != nil {
		t.Fatal(err)
	}
	sheets := func() (out []string) {
		if _, err := PrepareForm(t.Context(), v, id, "ZZ-770", MatterOptions{Now: today}); err != nil {
			t.Fatal(err)
		}
		if s, err = v.Snapshot(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		for _, d := range s.Documents {
			if strings.HasPrefix(d.Template, addendumPrefix) {
				out = append(out, d.Template)
			}
		}
		slices.Sort(out)
		return out
	}
	if got := sheets(); len(got) != 2 || slices.Contains(got, old.Template) || !slices.Contains(got, other.Template) {
		t.Errorf("sheets %v", got)
	}
	answer(t, v, id, "short")
	if got := sheets(); !slices.Equal(got, []string{other.Template}) {
		t.Errorf("sheets %v", got)
	}
}
