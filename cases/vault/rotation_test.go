package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// vaultWithBlob holds a client and a blob.
func vaultWithBlob(t *testing.T, u Unlock) (*Vault, RecoveryCode, cases.Client, cases.Blob) {
	t.Helper()
	v, code, err := Create(t.Context(), filepath.Join(t.TempDir(), "vault"), CreateOptions{Unlock: u, KDF: cheap})
	must(t, err)
	t.Cleanup(func() { v.Close() })
	c := sampleClient()
	must(t, v.Write(t.Context(), c))
	return v, code, c, put(t, v, evidenceText(1))
}

func holdsAll(t *testing.T, v *Vault, c cases.Client, b cases.Blob) {
	t.Helper()
	if got := get(Get[cases.Client](t.Context(), v, c.ID))(t); got.Name != c.Name {
		t.Errorf("client %+v", got)
	}
	if !bytes.Equal(readBlob(t, v, b.ID), evidenceText(1)) {
		t.Error("the blob differs")
	}
	if n := len(get(v.Search(t.Context(), "zzcanary", 5))(t)); n != 1 {
		t.Errorf("search finds %d", n)
	}
	checkClean(t, v)
}

func TestRotateKeepsEverything(t *testing.T) {
	mockKeyring(t)
	for _, c := range []struct {
		name string
		u    Unlock
		s    Secrets
	}{
		{"passphrase", Unlock{Passphrase: pass}, Secrets{Passphrase: pass}},
		{"keyring", Unlock{Keyring: true}, Secrets{}},
		{"keyring with a passphrase", Unlock{Keyring: true, Passphrase: pass}, Secrets{Device: pass}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, code, client, blob := vaultWithBlob(t, c.u)
			before := filepath.Join(t.TempDir(), "before")
			putCopy(t, v.dir, before)
			held := get(v.OpenBlob(t.Context(), blob.ID))(t)
			oldKey := get(v.databaseKey(recordsName))(t)
			oldVMK := bytes.Clone(v.vmk)
			must(t, v.Rotate(t.Context(), c.s))
			if k := get(v.databaseKey(recordsName))(t); bytes.Equal(k, oldKey) || bytes.Equal(v.vmk, oldVMK) {
				t.Error("a key stayed the same")
			}
			if _, err := held.ReadAt(make([]byte, 10), 100_000); err != nil {
				t.Errorf("a blob that was open: %v", err)
			}
			must(t, v.Write(t.Context(), cases.Office{ID: cases.NewID()}))
			holdsAll(t, v, client, blob)
			must(t, v.Rotate(t.Context(), c.s))
			must(t, v.Close())
			if got := names(t, v.dir); len(got) != 4 {
				t.Errorf("the folder holds %v", got)
			}
			for _, u := range []Unlock{c.u, {Recovery: code.Secret()}} {
				back, err := Open(t.Context(), v.dir, u)
				must(t, err)
				holdsAll(t, back, client, blob)
				must(t, back.Close())
			}
			// What the old vault.keys wraps opens nothing of today, and an old secret of the computer no old slot.
			old := get(readKeyFile(before))(t)
			if old.verify(oldVMK) != nil {
				t.Error("the control does not verify")
			}
			if c.u.Keyring {
				if _, err := old.vaultKey(c.u); err == nil {
					t.Error("the old slot opens with the new secret")
				}
			}
			now := get(readKeyFile(v.dir))(t)
			if _, err := now.databaseKey(oldVMK, recordsName); !errors.Is(err, cases.ErrDamaged) {
				t.Error("the old vault key unwraps the new one")
			}
		})
	}
}

// A mistyped or missing passphrase changes nothing, and neither does a keyring that is away.
func TestRotateNeedsTheSecrets(t *testing.T) {
	mockKeyring(t)
	v, _, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	must(t, v.AddDevice("second", cheap))
	before := get(os.ReadFile(v.path(keysName)))(t)
	for _, s := range []Secrets{{}, {Passphrase: pass}, {Passphrase: "other", Device: "second"}, {Passphrase: pass, Device: "other"}} {
		if err := v.Rotate(t.Context(), s); !errors.Is(err, cases.ErrWrongPassphrase) {
			t.Errorf("%v", err)
		}
	}
	noKeyring()
	if err := v.Rotate(t.Context(), Secrets{Passphrase: pass, Device: "second"}); !errors.Is(err, cases.ErrKeyringUnavailable) {
		t.Errorf("without a keyring: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := v.rotate(ctx, recordsName, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if !bytes.Equal(before, get(os.ReadFile(v.path(keysName)))(t)) {
		t.Error("vault.keys changed")
	}
	if _, err := os.Stat(v.path(nextOf(recordsName))); err == nil {
		t.Error("a copy is left")
	}
	holdsAll(t, v, c, b)
}

// Wherever a renewal of the computer's secret ends, the keyring holds one that opens the vault.
func TestSecretOfARotationThatWasCutShort(t *testing.T) {
	mockKeyring(t)
	v, _, c, b := vaultWithBlob(t, Unlock{Keyring: true})
	id := v.vaultID()
	must(t, setSecretItem(nextSecretUser(id), newKey())) // stored, and vault.keys never written
	must(t, v.Close())
	v = openKeyring(t, v.dir)
	old := get(deviceSecret(id))(t)
	must(t, v.Rotate(t.Context(), Secrets{}))
	must(t, v.Close())
	fresh := get(deviceSecret(id))(t)
	if bytes.Equal(old, fresh) {
		t.Fatal("the secret stayed the same")
	}
	must(t, setSecretItem(nextSecretUser(id), fresh)) // vault.keys written, and the old secret still in its place
	must(t, setSecretItem(id, old))
	v = openKeyring(t, v.dir)
	holdsAll(t, v, c, b)
	if got := get(deviceSecret(id))(t); !bytes.Equal(got, fresh) {
		t.Error("the new secret did not take its place")
	}
	if _, err := keyring.Get(keyringService, nextSecretUser(id)); !errors.Is(err, keyring.ErrNotFound) {
		t.Errorf("an item is left: %v", err)
	}
}

// kill -9 at every named step: the vault opens with the same ways in, holds everything, and nothing is left over.
func TestRotateKilledAtEveryStep(t *testing.T) {
	v, code, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	must(t, v.Close())
	for i, at := range rotationSteps {
		before := get(readKeyFile(v.dir))(t).find(recordsName).No
		killedAt(t, v.dir, at, "rotate", "")
		if r := checkFolder(t, v.dir); !r.OK() {
			t.Errorf("%s: check %q", at, r.Problems)
		}
		u := Unlock{Passphrase: pass}
		if i%2 == 1 {
			u = Unlock{Recovery: code.Secret()}
		}
		back, err := Open(t.Context(), v.dir, u)
		if err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		holdsAll(t, back, c, b)
		must(t, back.Close())
		if got := names(t, v.dir); len(got) != 4 {
			t.Errorf("%s: the folder holds %v", at, got)
		}
		after := get(readKeyFile(v.dir))(t).find(recordsName)
		if renewed := i >= 3; after.No != before+map[bool]int{true: 1}[renewed] || after.Moving {
			t.Errorf("%s: key %d after key %d, moving %v", at, after.No, before, after.Moving)
		}
	}
}

// Calls from other goroutines wait for a renewal and find everything.
func TestRotateWhileOthersWork(t *testing.T) {
	v, _, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 3)
	for i := range 3 {
		go func() {
			for ctx.Err() == nil {
				client := sampleClient()
				client.Name = cases.Name{Family: fmt.Sprint("Worker ", i)}
				if err := v.Write(t.Context(), client); err != nil {
					ended <- err
					return
				}
				if _, err := Get[cases.Client](t.Context(), v, client.ID); err != nil {
					ended <- err
					return
				}
			}
			ended <- nil
		}()
	}
	for range 3 {
		must(t, v.Rotate(t.Context(), Secrets{Passphrase: pass}))
	}
	stop()
	for range 3 {
		must(t, <-ended)
	}
	holdsAll(t, v, c, b)
	must(t, reopen(t, v).Close())
}

// A vault that was opened by another way on a computer whose keyring has no secret of it: the renewal says so and
// changes nothing, and once the computer is a way in it goes well.
func TestRotateWithoutTheKeyringItem(t *testing.T) {
	mockKeyring(t)
	for name, u := range map[string]Unlock{"without a passphrase": {Keyring: true}, "with one": {Keyring: true, Passphrase: pass}} {
		v, code, c, b := vaultWithBlob(t, u)
		must(t, v.Close())
		must(t, keyring.Delete(keyringService, v.vaultID()))
		v = get(Open(t.Context(), v.dir, Unlock{Recovery: code.Secret()}))(t)
		before := get(os.ReadFile(v.path(keysName)))(t)
		err := v.Rotate(t.Context(), Secrets{Device: u.Passphrase})
		var own *DeviceError
		if !errors.As(err, &own) || !errors.Is(err, cases.ErrNeedsRecovery) {
			t.Errorf("%s: %v", name, err)
		}
		if cases.Explain(err, "en") == cases.Explain(cases.ErrNeedsRecovery, "en") || cases.Explain(err, "es") == cases.Explain(err, "en") {
			t.Errorf("%s: no words of its own", name)
		}
		if _, err := v.Destroy(t.Context(), "none", &Secrets{Device: u.Passphrase}); !errors.As(err, &own) {
			t.Errorf("%s: a deletion for good: %v", name, err)
		}
		if !bytes.Equal(before, get(os.ReadFile(v.path(keysName)))(t)) {
			t.Errorf("%s: vault.keys changed", name)
		}
		holdsAll(t, v, c, b)
		must(t, v.AddDevice(u.Passphrase, cheap))
		must(t, v.Rotate(t.Context(), Secrets{Device: u.Passphrase}))
		must(t, v.Close())
		v = get(Open(t.Context(), v.dir, u))(t)
		holdsAll(t, v, c, b)
		must(t, v.Close())
	}
}
