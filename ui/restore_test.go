package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// backedUpVault makes a backup of the sample office through the window; it gives the file and the code that opens it.
func backedUpVault(t *testing.T, a *App) (file string, code vault.RecoveryCode) {
	t.Helper()
	code, err := a.vault.NewRecoveryCode()
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "office.backup")
	a.pickers.save = func(_ context.Context, _, name string) (string, error) {
		if strings.ContainsAny(name, `/\`) || !strings.HasPrefix(name, "harborfile-2026-11-21") {
			t.Errorf("the offered name is %q", name)
		}
		return file, nil
	}
	a.Go(Route{Place: toSettings})
	press(t, a, "Back up now")
	return file, code
}

// TestBackupAndRestore goes the whole way of a lost computer through the window.
func TestBackupAndRestore(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMatters})
	wants(t, a, "No backup yet")
	f := factsOf(t, a)
	matter, client := f.snap.Matter.ID, f.snap.Client.ID
	f.form.Get("client.birthCity").Set("Zzbefore") // typed, and nobody pressed Save
	f.onEdit()
	a.Go(Route{Place: toMatters})
	press(t, a, "To the backup")
	file, code := backedUpVault(t, a)
	wants(t, a, "The backup is made and was read back", "Last backup: today")
	a.Go(Route{Place: toMatters})
	if strings.Contains(page(a), "To the backup") {
		t.Error("reminded of a backup that was made today")
	}
	a.backupAt = a.backupAt.AddDate(0, 0, -backupEvery)
	a.Go(Route{Place: toClients})
	wants(t, a, "Last backup: 7 days ago")

	keyring.MockInit()
	b := start(t, filepath.Join(t.TempDir(), "new"), theme.Theme{Mode: theme.Light}, "en")
	press(t, b, "I have a backup file")
	press(t, b, "Restore")
	wants(t, b, "Choose the backup file first")
	b.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{file}, nil }
	press(t, b, "Choose the backup file")
	wants(t, b, "office.backup")
	fields := fieldsOf(b)
	typed := fields.Get("vault.recovery")
	press(t, b, "Restore")
	if typed.Note() == "" {
		t.Error("no code was asked for")
	}
	groups := slices.Clone(code.Groups())
	groups[2] = "00000"
	typed.Set(strings.Join(groups, " "))
	press(t, b, "Restore")
	if !strings.Contains(typed.Note(), "group 3") {
		t.Errorf("a mistyped group says %q", typed.Note())
	}
	other, err := a.vault.NewRecoveryCode() // reads as a code, and is not the one of the backup
	if err != nil {
		t.Fatal(err)
	}
	fields.Get("vault.passphrase").Set("words for the new computer")
	fields.Get("vault.again").Set("words for the new computer")
	typed.Set(other.Words())
	press(t, b, "Restore")
	if !strings.Contains(typed.Note(), "valid on the day of the backup") || vault.Exists(b.opt.Dir) {
		t.Errorf("another code says %q; on screen: %s", typed.Note(), page(b))
	}
	typed.Set(code.Words())
	press(t, b, "Restore")
	wants(t, b, "Everything is back")
	b.Go(Route{Place: toMatters})
	wants(t, b, "3 matters")
	b.Lock()
	fieldsOf(b)[0].Set("words for the new computer")
	press(t, b, "Open") // the keyring and the passphrase together
	wants(t, b, "Waits for review")
	b.Go(Route{Place: toMatter, ID: matter, Tab: tabFacts})
	if g := current(t, b).tabs[tabFacts].(*facts); g.form.Get("client.birthCity").Value() != "Zzbefore" {
		t.Errorf("what was typed before the backup reads %q", g.form.Get("client.birthCity").Value())
	}
	press(t, b, "Evidence")
	current(t, b).tabs[tabEvidence].(*evidence).list.Select(0)
	press(t, b, "Verify")
	wants(t, b, "verified")
	told := current(t, b).snap.Client
	told.BirthCity = "Zzafter"
	if err := b.vault.Write(t.Context(), &told); err != nil {
		t.Fatal(err)
	}
	if storedClient(t, a, client).BirthCity != "Zzbefore" || storedClient(t, b, client).BirthCity != "Zzafter" {
		t.Error("the two vaults are not apart")
	}
	if changes, err := b.vault.History(t.Context(), "client", client); err != nil || len(changes) < 5 {
		t.Errorf("%d changes came along, %v", len(changes), err)
	}
	if slots, err := vault.Slots(b.opt.Dir); err != nil || !slices.Contains(slots, "device-passphrase") || slices.Contains(slots, "passphrase") {
		t.Errorf("the new vault opens by %v, %v", slots, err)
	}
}

// TestRestoreOfADamagedFile leaves nothing that counts as a vault, and says what to do.
func TestRestoreOfADamagedFile(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	file, code := backedUpVault(t, a)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 1
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	b := start(t, filepath.Join(t.TempDir(), "new"), theme.Theme{Mode: theme.Light}, "en")
	press(t, b, "I have a backup file")
	b.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{file}, nil }
	press(t, b, "Choose the backup file")
	pill(t, b, lang.T("first.pass"))
	fields := fieldsOf(b)
	fields.Get("vault.recovery").Set(code.Words())
	fields.Get("vault.passphrase").Set("words for the new computer")
	fields.Get("vault.again").Set("words for the new computer")
	press(t, b, "Restore")
	if words := cases.Explain(cases.ErrBackup, "en"); !strings.Contains(page(b), words.What) {
		t.Errorf("told: %s", page(b))
	}
	if vault.Exists(b.opt.Dir) || b.vault != nil {
		t.Error("a vault is there")
	}
	closeDialog(b)
	press(t, b, "Begin a new vault instead")
	wants(t, b, "A new vault")
}

// TestBackupThatCannotBe: a place that cannot be written is told, and the reminder stays.
func TestBackupThatCannotBe(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toSettings})
	a.pickers.save = func(context.Context, string, string) (string, error) {
		return filepath.Join(a.opt.Dir, "inside.backup"), nil
	}
	press(t, a, "Back up now")
	var place *vault.PlaceError
	if err := error(&vault.PlaceError{Inside: true}); errors.As(err, &place) && !strings.Contains(page(a), cases.Explain(err, "en").What) {
		t.Errorf("told: %s", page(a))
	}
	closeDialog(a)
	wants(t, a, "No backup yet")
}
