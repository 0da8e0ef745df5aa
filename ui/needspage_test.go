package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/guide"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// needsOf opens the needs of a client who has one, referred once.
func needsOf(t *testing.T, a *App) (read func() cases.Need) {
	t.Helper()
	m := matterOf(t, a, "")
	n := cases.Need{ID: "n1", ClientID: m.ClientID, Kind: "peers", Note: "Wednesday group", Referrals: []cases.Referred{{To: "First Program", On: "2026-10-01"}}}
	if err := a.vault.Write(t.Context(), n); err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toClient, ID: m.ClientID, Tab: tabNeeds})
	current := a.screen.(*person).tabs[tabNeeds].(*parts).current().(*needsPage)
	current.list.SelectKey("n1")
	for _, r := range current.list.Rows {
		if r.ID == "n1" {
			current.choose(r)
		}
	}
	return func() cases.Need {
		n, err := vault.Get[cases.Need](t.Context(), a.vault, "n1")
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
}

// TestAnotherReferral: a second and a third referral stand beside the first, and what came of the
// newest is written to that one.
func TestAnotherReferral(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	read := needsOf(t, a)
	for _, to := range []string{"Second Program", "Third Program"} {
		press(t, a, "New referral")
		if got := fieldsOf(a).Get("need.referrals.to").Value(); got != "" {
			t.Fatalf("a new referral begins with %q", got)
		}
		wants(t, a, "Earlier referrals", "First Program")
		fill(t, a, "need.referrals.to", to)
		press(t, a, "Save")
	}
	fill(t, a, "need.referrals.outcome", "waiting")
	press(t, a, "Save")
	want := []cases.Referred{{To: "First Program", On: "2026-10-01"}, {To: "Second Program"}, {To: "Third Program", Outcome: "waiting"}}
	got := read().Referrals
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("stored %+v", got)
	}
	if shown := fieldsOf(a).Get("need.referrals.to").Value(); shown != "Third Program" {
		t.Errorf("the form shows %q", shown)
	}
	press(t, a, "New referral")
	press(t, a, "Back to the last referral")
	if shown := fieldsOf(a).Get("need.referrals.to").Value(); shown != "Third Program" {
		t.Errorf("given up, the form shows %q", shown)
	}
}

// TestReferralBegunMeetsAnotherWriter: a begun referral never takes the place of one that came from
// elsewhere meanwhile, and a lock keeps it.
func TestReferralBegunMeetsAnotherWriter(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	read := needsOf(t, a)
	press(t, a, "New referral")
	fill(t, a, "need.referrals.to", "Mine")
	other := read()
	other.Referrals = append(other.Referrals, cases.Referred{To: "Elsewhere"})
	if err := a.vault.Write(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	press(t, a, "Save")
	closeDialog(a)
	if got := fieldsOf(a).Get("need.referrals.to").Value(); got != "Mine" {
		t.Fatalf("the typed words are gone: %q", got)
	}
	a.Lock()
	reopen(t, a)
	if got := read().Referrals; len(got) != 3 || got[1].To != "Elsewhere" || got[2].To != "Mine" {
		t.Errorf("stored %+v", got)
	}
}

// TestNotesByRole: a list for a role holds what that role may read, the form as well.
func TestNotesByRole(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := matterOf(t, a, "")
	for _, n := range []cases.Note{
		{ID: "a", Kind: cases.StrategyNote, Text: "How it may be argued", On: "2026-11-20"},
		{ID: "b", Kind: cases.AdvocateNote, Text: "A talk on the bench", On: "2026-11-19"},
		{ID: "c", Kind: cases.FileNote, Text: "The clerk called", On: "2026-11-18"},
	} {
		n.ClientID, n.MatterID = m.ClientID, m.ID
		if err := a.vault.Write(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabWork, Part: 1})
	wants(t, a, "How it may be argued", "A talk on the bench", "privileged")
	b := current(t, a).tabs[tabWork].(*parts).current().(*pageOf[cases.Note]).book
	for role, hidden := range map[string]string{"Advocate": "a", "Attorney or supervisor": "b"} {
		pick(t, a, "All notes")
		b.choose(b.list.Rows[map[string]int{"a": 0, "b": 1}[hidden]])
		pick(t, a, role)
		for _, n := range b.list.Rows {
			if n.ID == hidden {
				t.Errorf("%s reads note %s", role, n.ID)
			}
		}
		if b.chosen == nil || b.chosen.ID == hidden || len(b.list.Rows) < 2 {
			t.Errorf("%s: %d rows, the form shows %+v", role, len(b.list.Rows), b.chosen)
		}
	}
	pick(t, a, "All notes")
	fill(t, a, "note.text", "Changed words")
	pick(t, a, "Advocate")
	if n, err := vault.Get[cases.Note](t.Context(), a.vault, b.chosen.ID); err != nil || a.window.Canvas().Overlays().Top() != nil {
		t.Errorf("%+v, %v: %s", n, err, page(a))
	}
	notes, err := vault.List[cases.Note](t.Context(), a.vault, "")
	if err != nil || !slices.ContainsFunc(notes, func(n cases.Note) bool { return n.Text == "Changed words" }) {
		t.Errorf("what was typed before the filter is not saved: %+v, %v", notes, err)
	}
}

// TestSheetsAsPDF: every sheet in both languages, and a client's own plan after the question whether
// paper is safe; the file's name says nothing.
func TestSheetsAsPDF(t *testing.T) {
	for _, code := range []string{"en", "es"} {
		a := opened(t, theme.Theme{Mode: theme.Light}, code)
		dir, named := t.TempDir(), ""
		path := ""
		a.pickers.save = func(_ context.Context, _, name string) (string, error) { named = name; return path, nil }
		written := func(what string) {
			t.Helper()
			pdf, err := os.ReadFile(path)
			if err != nil || !strings.HasPrefix(string(pdf), "%PDF-") || named != "sheet.pdf" {
				t.Errorf("%s: %v, offered as %q", what, err, named)
			}
		}
		visit(t, a, "resources")
		for i, s := range guide.SheetIDs() {
			path = filepath.Join(dir, s.ID)
			press(t, a, lang.T("sheet.print"))
			if got := dialogFields(t, a).Get("sheet.language").Value(); got != code {
				t.Errorf("begins with the language %q", got)
			}
			dialogFields(t, a).Get("sheet.which").Set(s.ID)
			dialogFields(t, a).Get("sheet.language").Set([]string{"en", "es"}[i%2])
			press(t, a, lang.T("sheet.save"))
			written(s.ID)
		}
		visit(t, a, "client.safety")
		plan := cases.SafetyPlan{ID: "p1", ClientID: a.route.ID, On: "2026-11-20", Paper: "no", Lines: []cases.SafetyLine{{Topic: cases.SafetyTopics()[0].ID, What: "A word with my neighbor"}}}
		if err := a.vault.Write(t.Context(), plan); err != nil {
			t.Fatal(err)
		}
		a.reload()
		page := a.screen.(*person).tabs[tabNeeds].(*parts).current().(*pageOf[cases.SafetyPlan])
		for _, r := range page.list.Rows {
			if r.ID == "p1" {
				page.choose(r)
			}
		}
		path = filepath.Join(dir, "plan")
		press(t, a, lang.T("sheet.plan"))
		wants(t, a, lang.T("sheet.plan.no"))
		press(t, a, lang.T("evidence.export.yes"))
		written("plan")
	}
}

// TestOpensOnToday: where something waits the window opens on it, and on the list of matters where
// nothing does.
func TestOpensOnToday(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Lock()
	reopen(t, a)
	if a.route.Place != toToday {
		t.Errorf("with dates ahead it opens on %q", a.route.Place)
	}
	for _, none := range []todayList{{}, {dormant: []todayLine{{words: "asleep"}}}} {
		if none.waits() {
			t.Error("nothing is due and nothing to do, and yet it waits")
		}
	}
	b := start(t, filepath.Join(t.TempDir(), "new"), theme.Theme{Mode: theme.Light}, "en")
	v, _, err := vault.Create(t.Context(), b.opt.Dir, vault.CreateOptions{Unlock: vault.Unlock{Passphrase: passphrase}, KDF: cheap})
	if err != nil {
		t.Fatal(err)
	}
	v.Close()
	b.open(vault.Unlock{Passphrase: passphrase}, func(err error) { t.Fatal(err) })
	if b.route.Place != toToday { // which says the first steps
		t.Errorf("an empty office opens on %q", b.route.Place)
	}
}
