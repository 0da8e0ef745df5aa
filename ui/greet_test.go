package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/lang"
)

// TestGreet: before the first frame there stands what waits for a person, and nothing is opened or made; Begin leaves
// that page as it is.
func TestGreet(t *testing.T) {
	fresh, made := filepath.Join(t.TempDir(), "vault"), copyVault(t)
	for _, c := range []struct{ name, dir, says string }{{"new", fresh, "first.head"}, {"there", made, "unlock.head"}} {
		a := New(test.NewTempApp(t), Options{Dir: c.dir, Now: clock, Inline: true, KDF: cheap})
		a.Greet()
		wants(t, a, lang.T(c.says))
		page, focused := a.window.Content(), a.window.Canvas().Focused()
		a.Begin()
		if a.window.Content() != page || a.window.Canvas().Focused() != focused || a.vault != nil {
			t.Errorf("%s: the first page was built again", c.name)
		}
		a.Begin() // after a practice or a wipe: there is no page to keep
		if a.window.Content() == page {
			t.Errorf("%s: a later beginning shows an old page", c.name)
		}
	}
	if vault.Exists(fresh) {
		t.Error("a vault was made before the first frame")
	}
	a := New(test.NewTempApp(t), Options{Dir: made, Now: clock, Inline: true, KDF: cheap, Passphrase: passphrase})
	a.Greet()
	if a.vault != nil || a.greeted {
		t.Error("the vault was opened before the first frame")
	}
	a.Begin()
	if a.vault == nil {
		t.Error("the passphrase did not open the vault after the first frame")
	}
	a.shut(func() {})
}
