package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/draft"
	wordfile "github.com/harborfile/harborfile/forms/draft/docx"
	"github.com/harborfile/harborfile/forms/draft/proof"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// documentViews are pictures of the drafted papers: what the check found, where paragraphs come from, and the picker.
func documentViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	type view = struct {
		name string
		open func(*App)
	}
	at := func(pill int) func(*App) {
		return func(a *App) {
			d := papers(t, a, matterOf(t, a, cases.RecordRelief).ID)
			if len(d.list.Rows) > 0 && d.list.Rows[0].record == nil {
				d.onDraftAll()
				d = papers(t, a, d.snap.Matter.ID)
			}
			d.turnPill(pill)
		}
	}
	return []view{
		{"documents-drafted", at(pillPaper)}, {"documents-checks", at(pillChecks)}, {"documents-sources", at(pillSources)}, {"documents-notes", at(pillNotes)},
		{"documents-add", func(a *App) { at(pillPaper)(a); current(t, a).tabs[tabDocuments].(*documents).onNew() }},
		{"documents-versions", func(a *App) { at(pillPaper)(a); editedDeclaration(t, a) }},
		{"documents-redline", func(a *App) {
			at(pillPaper)(a)
			editedDeclaration(t, a)
			d := current(t, a).tabs[tabDocuments].(*documents)
			d.onCompare(d.list.Selected(), 1, 2)
		}},
		{"documents-found", func(a *App) {
			at(pillPaper)(a)
			editedDeclaration(t, a)
			current(t, a).tabs[tabDocuments].(*documents).turnPill(pillChecks)
		}},
	}
}

// editedDeclaration takes an edited declaration back, once, and shows its versions.
func editedDeclaration(t *testing.T, a *App) {
	t.Helper()
	d := papers(t, a, matterOf(t, a, cases.RecordRelief).ID)
	at := func() *documentRow {
		return d.list.Rows[slices.IndexFunc(d.list.Rows, func(r *documentRow) bool { return strings.HasSuffix(r.template, "declaration") })]
	}
	if row := at(); row.record.Version < 2 {
		words, v := *row.proofed.Words, d.snap.VersionsOf(row.record.ID)[0]
		words.Blocks = slices.Clone(words.Blocks)
		changed := 0
		for i, b := range words.Blocks {
			if n, ok := b.(draft.Numbered); ok && changed < 3 {
				n.Text = append(slices.Clone(n.Text), draft.Plain(" I was with Rodolfo Quintanar in May 2038.")...)
				words.Blocks[i] = n
				changed++
			}
		}
		file, err := wordfile.Write(&words, v.ID)
		if err != nil {
			t.Fatal(err)
		}
		back := filepath.Join(t.TempDir(), "back.docx")
		if err := os.WriteFile(back, file, 0o600); err != nil {
			t.Fatal(err)
		}
		a.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{back}, nil }
		d.onTakeBack(row)
		d = papers(t, a, d.snap.Matter.ID)
	}
	d.list.SelectKey(at().key())
	d.turnPill(pillVersions)
}

// paperAgain opens the tab anew and chooses the same paper.
func paperAgain(t *testing.T, a *App, r *documentRow) (*documents, *documentRow) {
	t.Helper()
	d := papers(t, a, r.record.MatterID)
	d.list.SelectKey(r.key())
	return d, d.list.Selected()
}

// TestPapersAreChecked: a paper with a word that its reader should not get says so, with the way to the page; what a
// person decides to leave stays left, and can be looked at again.
func TestPapersAreChecked(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	m := matterOf(t, a, cases.RecordRelief)
	papers(t, a, m.ID)
	press(t, a, "Draft all anew")
	d := papers(t, a, m.ID)
	for _, r := range d.list.Rows {
		if n := toLookAt(r.proofed.Open); n > 0 || r.proofed.Words == nil {
			t.Errorf("%s: %d places to look at in a paper of the sample: %+v", r.title, n, r.proofed.Open)
		}
	}
	story, err := vault.List[cases.Fragment](context.Background(), a.vault, cases.ClientStream(m.ClientID))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(story, func(f cases.Fragment) bool {
		return slices.Contains(f.Uses, m.ID) && strings.Contains(f.Words, "May 2018")
	})
	if i < 0 {
		t.Fatal("the sample's story has no May 2018")
	}
	f := story[i]
	f.Words = strings.Replace(f.Words, "May 2018", "May 2038", 1)
	f.ReadBacks = append(f.ReadBacks, cases.ReadBack{On: "2026-11-20", Hash: f.Hash(), Approved: true, Words: f.Words, Original: f.Original})
	if err := a.vault.Write(context.Background(), &f); err != nil {
		t.Fatal(err)
	}
	a.reload()
	press(t, a, "Draft all anew")
	d = papers(t, a, m.ID)
	row := d.list.Rows[slices.IndexFunc(d.list.Rows, func(r *documentRow) bool { return toLookAt(r.proofed.Open) > 0 })]
	d.list.SelectKey(row.key())
	if words, _ := row.chip(); !strings.Contains(words, "to look at") {
		t.Errorf("the paper is %q", words)
	}
	d.turnPill(pillChecks)
	wants(t, a, "May 2038", "is later than the paper", "It may stand", "Show on the page", "To the story")
	press(t, a, "Show on the page")
	if len(d.preview.spots) == 0 {
		t.Error("the words are not framed on the page")
	}
	before := toLookAt(row.proofed.Open)
	press(t, a, "It may stand")
	d, row = paperAgain(t, a, row)
	if toLookAt(row.proofed.Open) != before-1 || len(row.proofed.Settled) != 1 || row.proofed.Settled[0].Rule != proof.RuleFuture {
		t.Fatalf("%d to look at, left: %+v", toLookAt(row.proofed.Open), row.proofed.Settled)
	}
	d.turnPill(pillChecks)
	press(t, a, lang.N("document.check.notes", len(row.proofed.Open)-toLookAt(row.proofed.Open)+len(row.proofed.Settled)))
	wants(t, a, "and left as it is")
	press(t, a, "Look at it again")
	if d, row = paperAgain(t, a, row); len(row.proofed.Settled) != 0 {
		t.Error("it is still left as it is")
	}
	d.turnPill(pillSources)
	wants(t, a, "in the client’s words", "paragraph", "To the story")
	d.turnPill(pillNotes)
	wants(t, a, "A draft for an attorney")
}

// TestPapersComeAndGo adds a further paper by the picker, takes it out and brings it back.
func TestPapersComeAndGo(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "es")
	m := matterOf(t, a, cases.RecordRelief)
	d := papers(t, a, m.ID)
	n := len(d.list.Rows)
	offered, _ := offeredPapers(d.snap, d.list.Rows)
	if len(offered) == 0 {
		t.Fatal("no further paper fits the sample's matter")
	}
	press(t, a, "Añadir un escrito")
	wants(t, a, "Buscar un escrito", paperTitle(offered[0].Title))
	closeDialog(a)
	d.add(offered[0])
	if row := d.list.Selected(); len(d.list.Rows) != n+1 || row == nil || row.template != offered[0].ID || row.record == nil {
		t.Fatalf("%d papers after one was added to %d", len(d.list.Rows), n)
	}
	press(t, a, "Quitar este escrito")
	press(t, a, "Quitarlo")
	if d = papers(t, a, m.ID); len(d.list.Rows) != n {
		t.Fatalf("%d papers after it was taken out", len(d.list.Rows))
	}
	press(t, a, "Deshacer")
	if d = papers(t, a, m.ID); len(d.list.Rows) != n+1 {
		t.Fatalf("%d papers after it was brought back", len(d.list.Rows))
	}
}

// TestVersionsOfAPaper exports a paper for Word, takes a changed file back, compares the two versions, and files the
// first one again: through the real tab, the real store and the reader in its own process.
func TestVersionsOfAPaper(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	m := matterOf(t, a, cases.RecordRelief)
	papers(t, a, m.ID)
	press(t, a, "Draft all anew")
	d := papers(t, a, m.ID)
	row := d.list.Rows[slices.IndexFunc(d.list.Rows, func(r *documentRow) bool { return strings.HasSuffix(r.template, "declaration") })]
	d.list.SelectKey(row.key())
	d.turnPill(pillVersions)
	wants(t, a, "Version 1", "Filed", "Drafted from the file")

	dir := t.TempDir()
	out := filepath.Join(dir, "out.docx")
	a.pickers.save = func(context.Context, string, string) (string, error) { return out, nil }
	press(t, a, "Export for Word")
	press(t, a, "Choose where")
	if raw, err := os.ReadFile(out); err != nil || string(raw[:2]) != "PK" {
		t.Fatalf("no file for Word: %v", err)
	}

	words, v := *row.proofed.Words, d.snap.VersionsOf(row.record.ID)[0]
	words.Blocks = slices.Clone(words.Blocks)
	for i, b := range words.Blocks {
		if n, ok := b.(draft.Numbered); ok {
			n.Text = append(slices.Clone(n.Text), draft.Plain(" I was with Rodolfo Quintanar.")...)
			words.Blocks[i] = n
			break
		}
	}
	file, err := wordfile.Write(&words, v.ID)
	if err != nil {
		t.Fatal(err)
	}
	back := filepath.Join(dir, "back.docx")
	if err := os.WriteFile(back, file, 0o600); err != nil {
		t.Fatal(err)
	}
	a.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{back}, nil }
	press(t, a, "Take an edited file back")
	d = papers(t, a, m.ID)
	d.list.SelectKey(row.key())
	d.turnPill(pillVersions)
	wants(t, a, "Version 2", "Edited in Word", "File this one", "Compare with version 1")
	if row = d.list.Selected(); row.record.Version != 2 || !row.record.Edited || toLookAt(row.proofed.Open) == 0 {
		t.Fatalf("version %d is filed, %d to look at", row.record.Version, toLookAt(row.proofed.Open))
	}
	press(t, a, "Compare with version 1")
	wants(t, a, "Version 1 compared with version 2", "Changed", "‹", "Rodolfo Quintanar")
	press(t, a, "All versions")
	press(t, a, "File this one")
	if _, row = paperAgain(t, a, row); row.record.Version != 1 || row.record.Edited {
		t.Fatalf("version %d is filed after the first was chosen", row.record.Version)
	}
	press(t, a, "Undo")
	if _, row = paperAgain(t, a, row); row.record.Version != 2 {
		t.Errorf("version %d is filed after that was taken back", row.record.Version)
	}
}
