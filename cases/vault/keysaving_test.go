package vault

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"filippo.io/age"
	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// failSaving lets the next save of vault.keys put the new file in place and then report an error, as where the folder
// cannot be synced. spoil may do more to the file.
func failSaving(t *testing.T, spoil func(path string)) {
	t.Helper()
	t.Cleanup(func() { replaceFile = saveFile })
	failed := false
	replaceFile = func(path string, data []byte) error {
		err := saveFile(path, data)
		if failed {
			return err
		}
		failed = true
		if spoil != nil {
			spoil(path)
		}
		return errors.Join(err, syscall.EIO)
	}
}

// A recovery code that was not shown to anybody does not open the vault, and the sheet in the drawer does, also where the
// new vault.keys had taken its place before the error came.
func TestErrorBehindTheSaving(t *testing.T) {
	v, code := newVault(t)
	failSaving(t, nil)
	if _, err := v.NewRecoveryCode(); err == nil {
		t.Fatal("no error")
	}
	must(t, way(v.dirClosed(t), Unlock{Recovery: code.Secret()}))
	v = open(t, v.dir)
	failSaving(t, nil)
	if err := v.SetPassphrase("a new one", cheap); err == nil {
		t.Fatal("no error")
	}
	must(t, way(v.dirClosed(t), Unlock{Passphrase: pass}))
}

// Where it cannot be told whether a renewal counts, nothing is stored that the next opening might not find.
func TestRenewalThatMayCount(t *testing.T) {
	v, _ := newVault(t)
	first := sampleClient()
	must(t, v.Write(t.Context(), &first))
	away := filepath.Join(t.TempDir(), "keys")
	failSaving(t, func(path string) { must(t, os.Rename(path, away)) })
	if err := v.Rotate(t.Context(), Secrets{Passphrase: pass}); err == nil {
		t.Fatal("no error")
	}
	must(t, os.Rename(away, v.path(keysName)))
	second := sampleClient()
	stored := v.Write(t.Context(), &second) == nil
	v.Close()
	v = open(t, v.dir)
	get(Get[cases.Client](t.Context(), v, first.ID))(t)
	if _, err := Get[cases.Client](t.Context(), v, second.ID); stored && err != nil {
		t.Errorf("what was called stored: %v", err)
	}
}

// The passphrase stays where this computer's keyring does not open the vault, as after a move to a new computer.
func TestRemovePassphraseOnAnotherComputer(t *testing.T) {
	keyring.MockInit()
	v, _ := newVault(t)
	must(t, v.AddDevice("", cheap))
	keyring.MockInit() // a computer that has never seen the vault
	var here *DeviceError
	if err := v.RemovePassphrase(); !errors.As(err, &here) {
		t.Errorf("the only way in from here: %v", err)
	}
	must(t, way(v.dirClosed(t), Unlock{Passphrase: pass}))
}

// A check reads vault.keys under the lock: what another program changed just before counts.
func TestCheckBehindARenewal(t *testing.T) {
	v, _ := newVault(t)
	must(t, v.Close())
	t.Cleanup(func() { step = func(string) {} })
	step = func(name string) {
		if name != "check: begun" {
			return
		}
		step = func(string) {}
		other := open(t, v.dir)
		get(other.rotate(context.Background(), recordsName, nil))(t)
		must(t, other.Close())
	}
	r, err := CheckFolder(t.Context(), v.dir, Unlock{Passphrase: pass}, nil)
	if err != nil || !r.OK() {
		t.Errorf("%v, %v", r.Problems, err)
	}
	open(t, v.dir)
}

// dirClosed is the folder of v, which is closed.
func (v *Vault) dirClosed(t *testing.T) string {
	t.Helper()
	must(t, v.Close())
	return v.dir
}

// A file that another program has open for a moment is moved a moment later; any other error is passed on at once.
func TestWhileHeld(t *testing.T) {
	held, other := errors.New("open elsewhere"), errors.New("other")
	isHeld := func(err error) bool { return errors.Is(err, held) }
	for name, c := range map[string]struct {
		answers []error
		want    error
	}{
		"at once":       {[]error{nil}, nil},
		"a little late": {[]error{held, held, held, nil}, nil},
		"another error": {[]error{held, other, nil}, other},
	} {
		calls := 0
		err := whileHeld(func() error { calls++; return c.answers[calls-1] }, isHeld)
		if !errors.Is(err, c.want) || calls > len(c.answers) {
			t.Errorf("%s: %v after %d calls", name, err, calls)
		}
	}
	calls := 0
	if err := whileHeld(func() error { calls++; return held }, isHeld); !errors.Is(err, held) || calls < 5 {
		t.Errorf("for ever: %v after %d calls", err, calls)
	}
}

// An older vault.keys of the same vault, put there while the vault is open, is not taken over by a change of the ways in:
// it lacks the key that the records lie under now, and names an office that was removed.
func TestOlderKeysPutThereWhileOpen(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), &c))
	id := get(age.GenerateX25519Identity())(t)
	must(t, v.AddOffice(id.Recipient().String()))
	older := get(os.ReadFile(v.path(keysName)))(t)
	must(t, v.RemoveOffice())
	get(v.rotate(t.Context(), recordsName, nil))(t) // as deleting a matter for good does
	for name, change := range map[string]func() error{
		"another passphrase": func() error { return v.SetPassphrase(pass, cheap) },
		"a renewal":          func() error { return v.RotateEvidence(t.Context()) },
	} {
		must(t, os.WriteFile(v.path(keysName), older, 0o600))
		must(t, change())
		if v.Office() != "" {
			t.Errorf("%s: the office is back", name)
		}
		v = reopen(t, v)
		get(Get[cases.Client](t.Context(), v, c.ID))(t)
		if v.Office() != "" {
			t.Errorf("%s: the office is back after closing", name)
		}
	}
}

// A creation that ends with an error leaves no vault whose recovery code nobody has seen, and may be repeated.
func TestCreateWithAnErrorAtItsEnd(t *testing.T) {
	t.Cleanup(func() { replaceFile = saveFile })
	failed := false
	replaceFile = func(path string, data []byte) error {
		err := saveFile(path, data)
		if failed || bytes.Contains(data, []byte("unfinished")) {
			return err
		}
		failed = true
		return errors.Join(err, syscall.EIO)
	}
	dir := filepath.Join(t.TempDir(), "vault")
	o := CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap}
	if _, _, err := Create(t.Context(), dir, o); err == nil || !failed {
		t.Fatal("no error")
	}
	if Exists(dir) {
		t.Error("a vault is left")
	}
	v, _, err := Create(t.Context(), dir, o)
	must(t, err)
	must(t, v.Close())
}

func flipByte(t *testing.T, path string, at int) {
	t.Helper()
	b := get(os.ReadFile(path))(t)
	b[at] ^= 1
	must(t, os.WriteFile(path, b, 0o600))
}
