package vault

import (
	"errors"
	"slices"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// A passphrase alone may be taken away once the keyring is a way in, and never the last usual way.
func TestRemovePassphrase(t *testing.T) {
	keyring.MockInit()
	v, code, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	if err := v.RemovePassphrase(); !errors.Is(err, errNoWay) {
		t.Errorf("the only usual way: %v", err)
	}
	must(t, v.AddDevice("with the keyring", cheap))
	must(t, v.RemovePassphrase())
	must(t, v.RemovePassphrase())
	must(t, v.Rotate(t.Context(), Secrets{Device: "with the keyring"}))
	must(t, v.Close())
	if got := get(Slots(v.dir))(t); slices.Contains(got, "passphrase") || !slices.Contains(got, "device-passphrase") {
		t.Errorf("slots %v", got)
	}
	if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrWrongPassphrase) {
		t.Errorf("the passphrase that was removed: %v", err)
	}
	must(t, way(v.dir, Unlock{Recovery: code.Secret()}))
	back, err := Open(t.Context(), v.dir, Unlock{Keyring: true, Passphrase: "with the keyring"})
	must(t, err)
	defer back.Close()
	holdsAll(t, back, c, b)
}
