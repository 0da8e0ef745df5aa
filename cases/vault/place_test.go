package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

func TestCheckOutside(t *testing.T) {
	dir := t.TempDir()
	home := filepath.Join(dir, "vault")
	for _, d := range []string{home, filepath.Join(home, "deep"), filepath.Join(dir, "other")} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(home, recordsName), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(home, filepath.Join(dir, "link")); err != nil {
		t.Logf("without links: %v", err)
	}
	for path, inside := range map[string]bool{
		"vault": true, "vault/vault.db": true, "vault/new.pdf": true, "vault/deep/new/new.pdf": true, "link/new.pdf": true,
		"new.pdf": false, "other/new.pdf": false, "vault-2/new.pdf": false, "other/no/such/folder": false,
	} {
		if _, err := os.Lstat(filepath.Join(dir, "link")); err != nil && path == "link/new.pdf" {
			continue
		}
		if err := CheckOutside(filepath.Join(dir, filepath.FromSlash(path))); errors.Is(err, cases.ErrInsideVault) != inside {
			t.Errorf("%s: %v", path, err)
		}
	}
}
