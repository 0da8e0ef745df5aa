package ui

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
)

// What the vault put right while it was opened is told once, over the first screen.
func TestNoticeAfterATornLog(t *testing.T) {
	for name, torn := range map[string]bool{"a clean end": false, "a log that does not read": true} {
		t.Run(name, func(t *testing.T) {
			dir := copyVault(t)
			if torn {
				noise := make([]byte, 100_000)
				rand.Read(noise)
				if err := os.WriteFile(filepath.Join(dir, "vault.db-wal"), noise, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			a := start(t, dir, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
			a.open(vault.Unlock{Passphrase: passphrase}, func(err error) { t.Fatal(err) })
			if told := a.window.Canvas().Overlays().Top() != nil; told != torn {
				t.Errorf("a question stands over the screen: %v", told)
			}
		})
	}
}
