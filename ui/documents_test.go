package ui

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
)

// papers opens the tab of the drafted papers of a matter.
func papers(t *testing.T, a *App, id string) *documents {
	t.Helper()
	a.Go(Route{Place: toMatter, ID: id, Tab: tabDocuments})
	return current(t, a).tabs[tabDocuments].(*documents)
}

// TestPapersStandAgainstTheFacts drafts the papers of a matter, changes a fact, drafts one again, takes a signed scan in
// and exports a copy: through the real tab and the real store.
func TestPapersStandAgainstTheFacts(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	ctx := context.Background()
	m := matterOf(t, a, cases.RecordRelief)
	d := papers(t, a, m.ID)
	if len(d.list.Rows) < 2 || d.list.Rows[0].record != nil {
		t.Fatalf("before the first draft there are %d papers", len(d.list.Rows))
	}
	press(t, a, "Draft all anew")
	d = papers(t, a, m.ID)
	for _, r := range d.list.Rows {
		if r.record == nil || len(r.state.Changed) > 0 {
			t.Fatalf("%s was drafted just now: %v", r.title, r.state.Changed)
		}
	}
	if !d.preview.view.Shown() {
		t.Error("no page is shown")
	}

	client, err := vault.Get[cases.Client](ctx, a.vault, m.ClientID)
	if err != nil {
		t.Fatal(err)
	}
	client.Name.Family = "Changedname"
	if err := a.vault.Write(ctx, &client); err != nil {
		t.Fatal(err)
	}
	a.reload()
	first := d.list.Rows[0]
	if words, _ := first.chip(); words != "Facts changed" {
		t.Fatalf("after a name changed, the paper is %q", words)
	}
	d.list.SelectKey(first.key())
	wants(t, a, "These facts changed since it was drafted", "Draft again")
	press(t, a, "Draft again")
	if len(d.list.Rows[0].state.Changed) > 0 || len(d.list.Rows[1].state.Changed) == 0 {
		t.Error("one paper was to be drafted again, and only that one")
	}

	signedPaper(t, a, d)
	exportedPaper(t, a, d)
}

// signedPaper takes the paper's own pages in as its signed scan; a paper that is drafted again is signed again.
func signedPaper(t *testing.T, a *App, d *documents) {
	t.Helper()
	row := d.list.Rows[0]
	b, err := a.vault.OpenBlob(context.Background(), row.record.PDF.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	pdf, err := io.ReadAll(io.NewSectionReader(b, 0, b.Size()))
	if err != nil {
		t.Fatal(err)
	}
	scan := filepath.Join(t.TempDir(), "scan.pdf")
	if err := os.WriteFile(scan, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	a.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{scan}, nil }
	d.list.SelectKey(row.key())
	press(t, a, "Add the signed scan")
	if row = d.list.Rows[0]; row.signed == nil || row.page() != row.signed.Blob.ID {
		t.Fatal("the signed scan does not stand in the paper's place")
	}
	press(t, a, "Draft again")
	if d.list.Rows[0].signed == nil {
		t.Error("the same paper drafted once more is the same paper, and stays signed")
	}
	client, err := vault.Get[cases.Client](context.Background(), a.vault, d.snap.Client.ID)
	if err != nil {
		t.Fatal(err)
	}
	client.Name.Family = "Changedagain"
	if err := a.vault.Write(context.Background(), &client); err != nil {
		t.Fatal(err)
	}
	a.reload()
	wants(t, a, "A paper drafted again is signed again.")
	press(t, a, "Draft again")
	if d.list.Rows[0].signed != nil {
		t.Error("a paper drafted again still counts as signed")
	}
}

// exportedPaper writes a paper out and looks for its line in the log.
func exportedPaper(t *testing.T, a *App, d *documents) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "out.pdf")
	a.pickers.save = func(_ context.Context, _, name string) (string, error) {
		if name != "paper.pdf" {
			t.Errorf("the file is offered as %q", name)
		}
		return to, nil
	}
	press(t, a, "Export")
	press(t, a, "Choose where")
	if pdf, err := os.ReadFile(to); err != nil || len(pdf) < 1000 || string(pdf[:5]) != "%PDF-" {
		t.Fatalf("%d bytes were written, %v", len(pdf), err)
	}
	id := d.list.Selected().record.ID
	log, err := vault.List[cases.Disclosure](context.Background(), a.vault, cases.MatterStream(d.snap.Matter.ID))
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range log {
		if len(x.Items) == 1 && x.Items[0] == id && x.Recipient == cases.OfficeCopy {
			return
		}
	}
	t.Error("the log of who learned what has no line about it")
}
