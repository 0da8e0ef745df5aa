package vault

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// putCopy copies a vault, open or not, as somebody who wants to put it back later does.
func putCopy(t *testing.T, from, to string) {
	t.Helper()
	must(t, os.RemoveAll(to))
	must(t, os.MkdirAll(to, 0o700))
	copyFiles(t, from, to)
}

func openKeyring(t *testing.T, dir string) *Vault {
	t.Helper()
	v, err := Open(context.Background(), dir, Unlock{Keyring: true})
	must(t, err)
	t.Cleanup(func() { v.Close() })
	return v
}

func TestOlderCopyIsTold(t *testing.T) {
	mockKeyring(t)
	dir, _ := createWith(t, Unlock{Keyring: true})
	kept := filepath.Join(t.TempDir(), "copy")
	for _, when := range []string{"before a session", "during a session"} {
		putCopy(t, dir, kept)
		v := openKeyring(t, dir)
		if n := v.Notices(); len(n) != 0 {
			t.Fatalf("%s: the vault itself is called %q", when, n)
		}
		c := sampleClient()
		must(t, v.Write(t.Context(), c))
		if when == "during a session" {
			putCopy(t, dir, kept)
		}
		must(t, v.Close())

		putCopy(t, kept, dir)
		v = openKeyring(t, dir)
		if n := v.Notices(); len(n) != 1 || n[0] != noticeOlder.en {
			t.Errorf("%s: notices %q", when, n)
		}
		must(t, v.Write(t.Context(), sampleClient())) // never a refusal
		checkClean(t, v)
		must(t, v.Close())
		v = openKeyring(t, dir) // told once
		if n := v.Notices(); len(n) != 0 {
			t.Errorf("%s: told again %q", when, n)
		}
		must(t, v.Close())
	}
	v := openKeyring(t, dir)
	if l := get(List[cases.AuditEvent](t.Context(), v, ""))(t); len(l) != 2 || l[0].What != cases.AuditOlderCopy || l[0].When == "" {
		t.Errorf("audit entries %+v", l)
	}
}

// A program that was killed leaves the keyring behind the vault: that is no older copy.
func TestGenerationAfterAKill(t *testing.T) {
	mockKeyring(t)
	dir, _ := createWith(t, Unlock{Keyring: true})
	v := openKeyring(t, dir)
	alive := filepath.Join(t.TempDir(), "killed")
	must(t, v.Write(t.Context(), sampleClient()))
	putCopy(t, dir, alive) // the folder as a kill leaves it, its log included
	remembered := rememberedGeneration(v.vaultID())
	must(t, v.Close())
	must(t, rememberGeneration(v.vaultID(), remembered))
	v = openKeyring(t, alive)
	if n := v.Notices(); len(n) != 0 {
		t.Errorf("notices %q", n)
	}
}

// A vault behind a passphrase alone touches no keyring, nor does a session that opened with the passphrase.
func TestGenerationWithoutKeyring(t *testing.T) {
	mockKeyring(t)
	v, _ := newVault(t)
	v = reopen(t, v)
	must(t, v.Close())
	if _, err := keyring.Get(keyringService, generationUser(v.vaultID())); !errors.Is(err, keyring.ErrNotFound) {
		t.Errorf("the keyring was written: %v", err)
	}
	noKeyring()
	v = open(t, v.dir)
	must(t, v.Close())
}
