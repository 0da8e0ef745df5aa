package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// dialogFields are the fields of the question on top.
func dialogFields(t *testing.T, a *App) kit.Form {
	t.Helper()
	top := a.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatalf("no question is open; on screen: %s", page(a))
	}
	return fieldsIn(top)
}

func TestIdleMinutesAreKeptInTheVault(t *testing.T) {
	a, c := watched(t)
	a.Go(Route{Place: toSettings})
	pill(t, a, lang.T("lock.minutes", "n", 2))
	c.pass(a, time.Minute)
	if a.vault == nil {
		t.Fatal("locked before the time")
	}
	c.pass(a, 2*time.Minute)
	if a.vault != nil {
		t.Fatal("the shorter time does not count at once")
	}
	reopen(t, a)
	if got := a.lockAfter(); got != 2*time.Minute {
		t.Errorf("after opening again it is %v", got)
	}
}

func TestCheckInTheWindow(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toSettings})
	wants(t, a, "Not checked in this window yet")
	press(t, a, "Check now")
	wants(t, a, "Every part reads as it was written", "Last check:", "9 sealed files")
	a.Lock()
	damageEvidence(t, a.opt.Dir)
	reopen(t, a)
	a.Go(Route{Place: toSettings})
	wants(t, a, "Every part read as it was written") // the last check was before
	press(t, a, "Check now")
	wants(t, a, "do not read as they were written", "Leave the folder as it is")
	s := a.screen.(*settings)
	if s.check.found == nil || s.check.found.OK() || a.settings.Damaged != len(s.check.found.Problems) {
		t.Errorf("found %+v, noted %+v", s.check.found, a.settings)
	}
	a.Go(Route{Place: toMatters})
	wants(t, a, "3 matters") // what is undamaged stays readable
	a.Go(Route{Place: toSettings})
	wants(t, a, "did not read")
}

// damageEvidence turns one bit near the end of the sealed files.
func damageEvidence(t *testing.T, dir string) {
	t.Helper()
	path := filepath.Join(dir, "evidence.db")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)-3000] ^= 4
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOfficeKey(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toSettings})
	key := fieldsOf(a).Get("office.key")
	press(t, a, "Use this key")
	if !strings.Contains(key.Note(), "Paste the key") {
		t.Errorf("an empty key says %q", key.Note())
	}
	key.Set("age1nonsense")
	press(t, a, "Use this key")
	if !strings.Contains(key.Note(), "not a public office key") {
		t.Errorf("nonsense says %q", key.Note())
	}
	id, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	key.Set(id.Recipient().String())
	press(t, a, "Use this key")
	wants(t, a, "The office’s key opens this vault", "Set: age1pq1")
	a.Lock()
	v, err := vault.Open(t.Context(), a.opt.Dir, vault.Unlock{Office: cases.Secret(id.String())})
	if err != nil {
		t.Fatalf("the office's key does not open it: %v", err)
	}
	v.Close()
	reopen(t, a)
	a.Go(Route{Place: toSettings})
	press(t, a, "Remove the key")
	wants(t, a, "It still opens backups and copies")
	press(t, a, "Remove the key")
	wants(t, a, "No office key is set")
	a.Lock()
	if v, err := vault.Open(t.Context(), a.opt.Dir, vault.Unlock{Office: cases.Secret(id.String())}); err == nil {
		v.Close()
		t.Error("the removed key opens the vault")
	}
}

// TestRenewKeys: an old copy of vault.keys is dead afterwards, everything opens as before, and a mistyped passphrase
// changes nothing.
func TestRenewKeys(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	before, err := os.ReadFile(filepath.Join(a.opt.Dir, "vault.keys"))
	if err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toSettings})
	press(t, a, "Renew the keys")
	dialogFields(t, a).Get("vault.passphrase").Set("not this one at all")
	press(t, a, "Renew the keys")
	if words := cases.Explain(cases.ErrWrongPassphrase, "en"); !strings.Contains(page(a), words.What) {
		t.Errorf("told: %s", page(a))
	}
	closeDialog(a)
	press(t, a, "Renew the keys")
	dialogFields(t, a).Get("vault.passphrase").Set(passphrase.Reveal())
	press(t, a, "Renew the keys")
	wants(t, a, "The keys are renewed")
	a.Lock()
	after, err := os.ReadFile(filepath.Join(a.opt.Dir, "vault.keys"))
	if err != nil || string(after) == string(before) {
		t.Error("vault.keys is as it was")
	}
	reopen(t, a)
	wants(t, a, "Waits for review")
}

// TestStrongerWay: from a passphrase alone to the keyring with one; then the weaker way is taken away.
func TestStrongerWay(t *testing.T) {
	keyring.MockInit()
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toSettings})
	wants(t, a, "With a passphrase alone, the weaker way")
	press(t, a, "Change the ways to open")
	if strings.Contains(page(a), "Stop opening with a passphrase alone") {
		t.Error("the only usual way can be taken away")
	}
	fields := fieldsOf(a)
	fields.Get("vault.passphrase").Set("used with the keyring")
	fields.Get("vault.again").Set("used with the keyring")
	press(t, a, "Use this way")
	wants(t, a, "With this computer’s keyring and a passphrase together", "With a passphrase alone")
	open := func(words, then string) {
		t.Helper()
		a.Lock()
		fieldsOf(a)[0].Set(words)
		press(t, a, "Open")
		wants(t, a, then)
	}
	open("used with the keyring", "Waits for review")
	open(passphrase.Reveal(), "Waits for review") // the other way still stands
	a.Go(Route{Place: toWays})
	press(t, a, "Stop opening with a passphrase alone")
	press(t, a, "Stop opening with a passphrase alone")
	slots, err := vault.Slots(a.opt.Dir)
	if err != nil || slices.Contains(slots, "passphrase") || !slices.Contains(slots, "device-passphrase") {
		t.Errorf("the vault opens by %v, %v", slots, err)
	}
	open(passphrase.Reveal(), "The vault is locked")
	fieldsOf(a)[0].Set("used with the keyring")
	press(t, a, "Open")
	wants(t, a, "Waits for review")
}

// safetyViews are the screens of this page by name, for the pictures and for the test that mounts all.
func safetyViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	type view = struct {
		name string
		open func(*App)
	}
	onSettings := func(do func(*settings)) func(*App) {
		return func(a *App) {
			a.Go(Route{Place: toSettings})
			do(a.screen.(*settings))
		}
	}
	gone := cases.Destruction{MatterID: cases.NewID(), Begun: "2026-11-21T10:00:00Z", Ended: "2026-11-21T10:00:04Z",
		Records: 31, Entries: 402, Files: 5, Bytes: 7_400_000, Renewed: []string{"records", "vault", "device"}}
	return []view{
		{"settings", onSettings(func(*settings) {})},
		{"settings-checked", onSettings(func(s *settings) {
			s.check.onCheck()
			s.deleted.show(safety{destroyed: []cases.Destruction{gone}})
			s.page.Refresh()
		})},
		{"settings-damaged", onSettings(func(s *settings) {
			s.check.found = &vault.Report{Problems: []string{"evidence.db: block 12, 13 not as written", "sealed file 3 does not read as it was imported"}}
			s.load()
		})},
		{"renew", onSettings(func(s *settings) { s.keys.onRenew() })},
		{"history", func(a *App) { a.Go(Route{Place: toHistory, ID: firstMatter(t, a)}) }},
		{"hold-lift", func(a *App) { a.onHold(cases.Matter{LegalHold: true}) }},
		{"delete", func(a *App) { a.onDestroy(cases.Matter{Number: "26-0117"}) }},
		{"delete-sure", func(a *App) { a.askDestroy(cases.Matter{Number: "26-0117", Title: "Record relief, federal"}) }},
		{"certificate", func(a *App) { a.showCertificate(gone) }},
		{"toast-undo", func(a *App) {
			a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabFacts})
			a.saved(lang.T("facts.done"), []change{{}})
		}},
	}
}
