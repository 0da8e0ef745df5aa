package forms

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/fill"
)

// desk is a real vault with the records of the sample office; the evidence is not needed here.
func desk(t *testing.T) *vault.Vault {
	t.Helper()
	v, _, err := vault.Create(t.Context(), filepath.Join(t.TempDir(), "vault"), vault.CreateOptions{
		Unlock: vault.Unlock{Passphrase: "a passphrase for tests"}, KDF: vault.KDFParams{Passes: 1, KiB: 64, Lanes: 1}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	if err := v.Write(t.Context(), sample.Office().Records()...); err != nil {
		t.Fatal(err)
	}
	return v
}

func matterID(kind cases.Kind) string {
	for _, m := range sample.Office().Matters {
		if m.Kind == kind {
			return m.ID
		}
	}
	return ""
}

func blobBytes(t *testing.T, d Desk, b cases.Blob) []byte {
	t.Helper()
	raw, err := readBlob(t.Context(), d, b)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// Without any official blank every sample matter still gets one of our own forms filled, and the official one is named
// as missing with the place where its agency publishes it.
func TestPrepareMatterWithoutBlanks(t *testing.T) {
	d := desk(t)
	want := map[cases.Kind][]string{cases.RecordRelief: {}, cases.ProtectiveOrder: {"DV-100"}, cases.Immigration: {"I-914"}}
	for kind, lacking := range want {
		got, err := PrepareMatter(t.Context(), d, matterID(kind), MatterOptions{Now: today})
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		names := []string{}
		for _, m := range got.Missing {
			names = append(names, m.Form)
			if m.Where == "" || m.Edition == "" || m.Publisher == "" {
				t.Errorf("%s: the sheet could not say where to get it: %+v", m.Form, m)
			}
		}
		if !slices.Equal(names, lacking) {
			t.Errorf("%s: missing %q, want %q", kind, names, lacking)
		}
		s, err := d.Snapshot(t.Context(), matterID(kind))
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Forms) != len(s.Matter.Forms)-len(lacking) || len(s.Forms) == 0 {
			t.Errorf("%s: %d forms are stored of %q", kind, len(s.Forms), s.Matter.Forms)
		}
		for _, f := range s.Forms {
			if f.Filing.ID == "" || !bytes.HasPrefix(blobBytes(t, d, f.Filing), []byte("%PDF-")) || !bytes.HasPrefix(blobBytes(t, d, f.Draft), []byte("%PDF-")) {
				t.Errorf("%s: %s has no filing copy", kind, f.Form)
			}
			if len(f.Facts) == 0 {
				t.Errorf("%s: %s was filled from nothing", kind, f.Form)
			}
		}
	}
}

func TestPrepareFormWithoutItsBlank(t *testing.T) {
	_, err := PrepareForm(t.Context(), desk(t), matterID(cases.Immigration), "i-914", MatterOptions{Now: today})
	var lacking *MissingBlank
	if !errors.As(err, &lacking) || lacking.Missing.Form != "I-914" {
		t.Fatalf("err = %v", err)
	}
	if e := cases.Explain(err, "en"); e.Empty() {
		t.Error("nobody has words for it")
	}
}

// The user imports the agency's blank; the matter's form is filled from it, and filled anew under the same id.
func TestImportAndPrepare(t *testing.T) {
	d, now := desk(t), today
	raw := blank(t, "uscis-i-914")
	in, err := Import(t.Context(), d, Library{}, bytes.NewReader(raw), now)
	if err != nil || in.Already || in.Edition.ID != "uscis-i-914-2025-01-20" || in.Blank.Map == "" {
		t.Fatalf("import: %+v, %v", in, err)
	}
	if !bytes.Equal(blobBytes(t, d, in.Blank.Original), raw) {
		t.Error("the original was changed")
	}
	blanks, err := vault.List[cases.Blank](t.Context(), d, cases.OfficeStream)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Import(t.Context(), d, Library{Blanks: blanks}, bytes.NewReader(raw), now)
	if err != nil || !again.Already || again.Blank.ID != in.Blank.ID {
		t.Fatalf("the same file was imported twice: %+v, %v", again, err)
	}
	matter := matterID(cases.Immigration)
	first, err := PrepareForm(t.Context(), d, matter, "I-914", MatterOptions{Now: now})
	if err != nil || first.Filing == nil || first.Report.Filled < 60 {
		t.Fatalf("prepare: %v", err)
	}
	changeName(t, d, matter)
	s, err := d.Snapshot(t.Context(), matter)
	if err != nil {
		t.Fatal(err)
	}
	if got := Changed(s, first.Record); !slices.Contains(got, "client.name.family") {
		t.Errorf("the changed name does not show: %q", got)
	}
	second, err := PrepareForm(t.Context(), d, matter, "I-914", MatterOptions{Now: now.Add(time.Hour)})
	if err != nil || second.Record.ID != first.Record.ID || !slices.Contains(second.Report.Changed, "client.name.family") {
		t.Fatalf("filled anew: %v, changed %q", err, second.Report.Changed)
	}
	if s, err = d.Snapshot(t.Context(), matter); err != nil || len(s.Forms) != 1 {
		t.Fatalf("%d forms are stored, %v", len(s.Forms), err)
	}
}

func changeName(t *testing.T, d *vault.Vault, matter string) {
	t.Helper()
	s, err := d.Snapshot(t.Context(), matter)
	if err != nil {
		t.Fatal(err)
	}
	s.Client.Name.Family = "Thí Dụ"
	if err := d.Write(t.Context(), &s.Client); err != nil {
		t.Fatal(err)
	}
}

func TestImportTakesNothingElse(t *testing.T) {
	d := desk(t)
	for name, file := range map[string]io.Reader{"a text": bytes.NewReader([]byte("not a form")), "nothing": bytes.NewReader(nil)} {
		if _, err := Import(t.Context(), d, Library{}, file, today); !errors.Is(err, fill.ErrNotPDF) {
			t.Errorf("%s: %v", name, err)
		}
	}
	blanks, err := vault.List[cases.Blank](t.Context(), d, cases.OfficeStream)
	if err != nil || len(blanks) != 0 {
		t.Errorf("something was stored: %v, %v", blanks, err)
	}
}

func TestPrepareStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	d := desk(t)
	cancel()
	if _, err := PrepareMatter(ctx, d, matterID(cases.RecordRelief), MatterOptions{Now: today}); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
}

// The documents that fit each matter are drafted and stored, and drafted anew under the same ids.
func TestDraftMatter(t *testing.T) {
	d := desk(t)
	for _, kind := range []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration} {
		var ids []string
		for range 2 {
			made, err := DraftMatter(t.Context(), d, matterID(kind), MatterOptions{Now: today})
			if err != nil || len(made) == 0 {
				t.Fatalf("%s: %d documents, %v", kind, len(made), err)
			}
			var now []string
			for _, m := range made {
				now = append(now, m.Record.ID)
				if !bytes.HasPrefix(blobBytes(t, d, m.Record.PDF), []byte("%PDF-")) {
					t.Errorf("%s: %s is no PDF", kind, m.Record.Template)
				}
			}
			if ids != nil && !slices.Equal(ids, now) {
				t.Errorf("%s: the second drafting made other documents", kind)
			}
			ids = now
		}
	}
}

// A further paper is drafted when a person adds it, and from then on with the others.
func TestFurtherPapersAreAdded(t *testing.T) {
	d := desk(t)
	for _, kind := range []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration} {
		s, err := d.Snapshot(t.Context(), matterID(kind))
		if err != nil {
			t.Fatal(err)
		}
		further := toAdd(s)
		if len(further) == 0 {
			continue
		}
		add := further[0].ID
		for _, drafted := range []bool{false, true} {
			made, err := DraftMatter(t.Context(), d, matterID(kind), MatterOptions{Now: today})
			if err != nil {
				t.Fatal(err)
			}
			has := slices.ContainsFunc(made, func(m Drafted) bool { return m.Record.Template == add })
			if has != drafted {
				t.Errorf("%s: %s among the drafted: %v, want %v", kind, add, has, drafted)
			}
			if drafted {
				continue
			}
			one, err := DraftDocument(t.Context(), d, matterID(kind), add, MatterOptions{Now: today})
			if err != nil || one.Record.For == "" {
				t.Errorf("%s: %s for %q, %v", kind, add, one.Record.For, err)
			}
		}
	}
}

// toAdd are the papers that fit a matter and are not drafted with it.
func toAdd(s *cases.Snapshot) []draft.Template {
	usual := draft.Usual(s)
	return slices.DeleteFunc(draft.For(s), func(t draft.Template) bool {
		return slices.ContainsFunc(usual, func(u draft.Template) bool { return u.ID == t.ID })
	})
}
