package vault

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/zalando/go-keyring"
	"pgregory.net/rapid"

	"github.com/harborfile/harborfile/cases"
)

// mockKeyring stands in for the keyring of the system, which tests must not touch. TestRealKeyring uses a real one.
func mockKeyring(t *testing.T) {
	t.Helper()
	keyring.MockInit()
	t.Cleanup(func() { keyring.MockInitWithError(errors.New("no keyring in this test")) })
}

// noKeyring makes every contact with a keyring fail, so that a test notices one.
func noKeyring() { keyring.MockInitWithError(errors.New("no keyring in this test")) }

func createWith(t *testing.T, u Unlock) (string, RecoveryCode) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	v, code, err := Create(t.Context(), dir, CreateOptions{Unlock: u, KDF: cheap})
	must(t, err)
	must(t, v.Close())
	return dir, code
}

// way tries one way in.
func way(dir string, u Unlock) error {
	v, err := Open(context.Background(), dir, u)
	if err == nil {
		err = v.Close()
	}
	return err
}

func TestWaysIn(t *testing.T) {
	noKeyring()
	dir, code := createWith(t, Unlock{Passphrase: pass})
	for _, c := range []struct {
		name string
		u    Unlock
		want error
	}{
		{"passphrase", Unlock{Passphrase: pass}, nil},
		{"wrong passphrase", Unlock{Passphrase: "correct horse batterz"}, cases.ErrWrongPassphrase},
		{"recovery code", Unlock{Recovery: code.Secret()}, nil},
		{"recovery code, lower case and spaces", Unlock{Recovery: cases.Secret(strings.ToLower(strings.ReplaceAll(code.Words(), "-", "  ")))}, nil},
		{"another recovery code", Unlock{Recovery: newRecoveryCode().Secret()}, cases.ErrWrongRecovery},
		{"half a recovery code", Unlock{Recovery: "K7QM2"}, cases.ErrWrongRecovery},
		{"keyring, where none is set up", Unlock{Keyring: true}, cases.ErrNeedsRecovery},
		{"nothing", Unlock{}, errNoWay},
		{"two ways", Unlock{Passphrase: pass, Recovery: code.Secret()}, errNoWay},
	} {
		if err := way(dir, c.u); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if got := get(Slots(dir))(t); !slices.Equal(got, []string{"passphrase", "recovery"}) {
		t.Errorf("slots %v", got)
	}
}

func TestPassphraseInBothNormalForms(t *testing.T) {
	dir, _ := createWith(t, Unlock{Passphrase: "contrase\u00f1a"})
	if err := way(dir, Unlock{Passphrase: "contrasen\u0303a"}); err != nil {
		t.Error(err)
	}
}

func TestKeyring(t *testing.T) {
	mockKeyring(t)
	dir, code := createWith(t, Unlock{Keyring: true})
	if got := get(Slots(dir))(t); !slices.Equal(got, []string{"device", "recovery"}) {
		t.Errorf("slots %v", got)
	}
	must(t, way(dir, Unlock{Keyring: true}))

	// The item is gone: recovery, and no new secret in its place.
	must(t, keyring.DeleteAll(keyringService))
	if err := way(dir, Unlock{Keyring: true}); !errors.Is(err, cases.ErrNeedsRecovery) {
		t.Errorf("lost item: %v", err)
	}
	id := get(readKeyFile(dir))(t).Vault
	if _, err := keyring.Get(keyringService, id); !errors.Is(err, keyring.ErrNotFound) {
		t.Errorf("a new item appeared: %v", err)
	}
	keyring.MockInitWithError(errors.New("failed to unlock correct collection"))
	if err := way(dir, Unlock{Keyring: true}); !errors.Is(err, cases.ErrKeyringUnavailable) {
		t.Errorf("locked keyring: %v", err)
	}

	// The recovery code opens, and gives the computer a new item.
	keyring.MockInit()
	v, err := Open(t.Context(), dir, Unlock{Recovery: code.Secret()})
	must(t, err)
	must(t, v.AddDevice("", cheap))
	must(t, v.Close())
	must(t, way(dir, Unlock{Keyring: true}))
	must(t, way(dir, Unlock{Recovery: code.Secret()}))
	must(t, keyring.Set(keyringService, id, "something else"))
	if err := way(dir, Unlock{Keyring: true}); !errors.Is(err, cases.ErrNeedsRecovery) {
		t.Errorf("an item that is not ours: %v", err)
	}
}

func TestKeyringWithPassphrase(t *testing.T) {
	mockKeyring(t)
	dir, _ := createWith(t, Unlock{Keyring: true, Passphrase: pass})
	if got := get(Slots(dir))(t); !slices.Equal(got, []string{"device-passphrase", "recovery"}) {
		t.Errorf("slots %v", got)
	}
	must(t, way(dir, Unlock{Keyring: true, Passphrase: pass}))
	for _, u := range []Unlock{{Keyring: true}, {Keyring: true, Passphrase: "other"}, {Passphrase: pass}} {
		if err := way(dir, u); !errors.Is(err, cases.ErrWrongPassphrase) {
			t.Errorf("keyring %v, passphrase of %d: %v", u.Keyring, len(u.Passphrase), err)
		}
	}
}

func TestChangeWaysIn(t *testing.T) {
	mockKeyring(t)
	v, code := newVault(t)
	must(t, v.SetPassphrase("a new passphrase", cheap))
	must(t, v.AddDevice("second factor", cheap))
	fresh := get(v.NewRecoveryCode())(t)
	must(t, v.Close())
	for _, u := range []Unlock{{Passphrase: "a new passphrase"}, {Keyring: true, Passphrase: "second factor"}, {Recovery: fresh.Secret()}} {
		if err := way(v.dir, u); err != nil {
			t.Error(err)
		}
	}
	for _, u := range []Unlock{{Passphrase: pass}, {Recovery: code.Secret()}} {
		if err := way(v.dir, u); err == nil {
			t.Error("an old way in still opens")
		}
	}
}

// A creation that stops for want of a keyring leaves no vault and can be repeated.
func TestCreateWithoutKeyring(t *testing.T) {
	noKeyring()
	dir := filepath.Join(t.TempDir(), "vault")
	if _, _, err := Create(t.Context(), dir, CreateOptions{Unlock: Unlock{Keyring: true}}); !errors.Is(err, cases.ErrKeyringUnavailable) {
		t.Errorf("%v", err)
	}
	if Exists(dir) {
		t.Error("a vault is there")
	}
	v, _, err := Create(t.Context(), dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap})
	must(t, err)
	must(t, v.Close())
	if _, _, err := Create(t.Context(), dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap}); !errors.Is(err, cases.ErrVaultExists) {
		t.Errorf("a second creation: %v", err)
	}
}

// Every single changed bit of vault.keys is noticed before the vault opens.
func TestKeyFileBitFlips(t *testing.T) {
	v, code := newVault(t)
	must(t, v.Close())
	orig := get(os.ReadFile(v.path(keysName)))(t)
	must(t, way(v.dir, Unlock{Passphrase: pass}))
	for i := 0; i < len(orig); i += times(7, 1) {
		b := bytes.Clone(orig)
		b[i] ^= 1 << (i / 7 % 8)
		must(t, os.WriteFile(v.path(keysName), b, 0o600))
		err := way(v.dir, Unlock{Passphrase: pass})
		if !errors.Is(err, cases.ErrDamaged) && !errors.Is(err, cases.ErrNewerFormat) {
			t.Fatalf("byte %d: %v", i, err)
		}
		if err := way(v.dir, Unlock{Recovery: code.Secret()}); err == nil {
			t.Fatalf("byte %d: opens with the recovery code", i)
		}
	}
}

// A changed file with a fitting sum but without the vault key's MAC is refused too.
func TestKeyFileForged(t *testing.T) {
	v, _ := newVault(t)
	must(t, v.Close())
	k := get(readKeyFile(v.dir))(t)
	k.slot(slotRecovery).Recipient = "age1somebodyelse"
	must(t, k.save(v.dir, newKey()))
	if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrDamaged) {
		t.Errorf("%v", err)
	}
}

func TestKeyFileNewerFormat(t *testing.T) {
	v, _ := newVault(t)
	must(t, v.Close())
	k := get(readKeyFile(v.dir))(t)
	k.Format = keyFormat + 1
	must(t, k.save(v.dir, v.vmk))
	before := get(os.ReadFile(v.path(keysName)))(t)
	if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrNewerFormat) {
		t.Errorf("%v", err)
	}
	if !bytes.Equal(before, get(os.ReadFile(v.path(keysName)))(t)) {
		t.Error("the file was touched")
	}
}

func FuzzKeyFile(f *testing.F) {
	k := &keyFile{Format: keyFormat, Vault: "0192d4e0-7b43-4b6e-9a51-1f0c2a3b4c5d"}
	k.put(k.passphraseSlot(newKey(), "seed", cheap))
	dir := f.TempDir()
	must(f, k.save(dir, newKey()))
	f.Add(get(os.ReadFile(filepath.Join(dir, keysName)))(f))
	f.Add([]byte(keyTitle + " 2\n{}\nsum 0 mac 0\n"))
	f.Add([]byte("harborfile vault keys 1\n\nsum "))
	f.Fuzz(func(t *testing.T, b []byte) {
		k, err := parseKeyFile(b)
		if err != nil {
			if !errors.Is(err, cases.ErrDamaged) && !errors.Is(err, cases.ErrNewerFormat) {
				t.Errorf("%v", err)
			}
			return
		}
		for _, s := range k.Slots {
			if s.KDF != nil && (s.KDF.KiB > maxKDFKiB || s.KDF.Passes > maxKDFPasses) {
				t.Error("costs beyond the cap were let in")
			}
		}
	})
}

func TestRecoveryCodeFindsMistakes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := newRecoveryCode()
		if back, err := ParseRecoveryCode(code.Words()); err != nil || back != code {
			t.Fatal("a code does not read back", err)
		}
		text := []byte(strings.ReplaceAll(code.Words(), "-", ""))
		i := rapid.IntRange(0, len(text)-1).Draw(t, "place")
		other := codeAlphabet[rapid.IntRange(0, 31).Draw(t, "character")]
		if text[i] != other {
			wrong := bytes.Clone(text)
			wrong[i] = other
			expectGroup(t, wrong, i/5+1)
		}
		if j := i + 1; j < len(text) && j/5 == i/5 && text[i] != text[j] {
			swapped := bytes.Clone(text)
			swapped[i], swapped[j] = text[j], text[i]
			expectGroup(t, swapped, i/5+1)
		}
		if g := i / 5; g < codeGroups-1 && !bytes.Equal(text[g*5:g*5+5], text[g*5+5:g*5+10]) {
			moved := slices.Concat(text[:g*5], text[g*5+5:g*5+10], text[g*5:g*5+5], text[g*5+10:])
			expectGroup(t, moved, g+1)
		}
	})
}

func expectGroup(t *rapid.T, typed []byte, group int) {
	_, err := ParseRecoveryCode(string(typed))
	var ce *CodeError
	if !errors.As(err, &ce) || ce.Group != group || !errors.Is(err, cases.ErrWrongRecovery) {
		t.Fatalf("mistake in group %d: %v", group, err)
	}
}

func TestRecoveryCodeNeverPrints(t *testing.T) {
	c := newRecoveryCode()
	if len(c.Groups()) != codeGroups || len(c.Words()) != codeGroups*6-1 {
		t.Error("the code has another shape")
	}
	j := get(json.Marshal(struct{ C RecoveryCode }{c}))(t)
	for _, s := range []string{c.String(), fmt.Sprint(c), fmt.Sprintf("%v %+v %#v %s", c, c, c, c), string(j)} {
		if strings.Contains(s, c.Groups()[0]) {
			t.Errorf("printed: %.8s…", s)
		}
	}
}

// A code must open its vault for ever: neither the seed nor the encoding of the key may change.
func TestRecoveryCodeKnownAnswer(t *testing.T) {
	c, err := ParseRecoveryCode(knownCode())
	must(t, err)
	id := get(c.identity())(t)
	if got := derive([]byte(id.Recipient().String()), "test"); fmt.Sprintf("%x", got[:8]) != knownRecipient {
		t.Errorf("public key of the known code is %x", got[:8])
	}
}

func knownCode() string {
	groups := make([]string, codeGroups)
	for i := range groups {
		g := []byte{byte(i), byte(i + 7), byte(2 * i), 31}
		groups[i] = encodeGroup(append(g, checkSymbol(i, g)))
	}
	return strings.Join(groups, "-")
}

const knownRecipient = "77315f34f4ca7649"

func TestBech32(t *testing.T) {
	id, err := age.GenerateHybridIdentity()
	must(t, err)
	if got := bech32("a", nil); got != "a12uel5l" { // from BIP 173
		t.Error(got)
	}
	if !strings.HasPrefix(id.String(), "AGE-SECRET-KEY-PQ-1") {
		t.Error("age writes its keys in another form now")
	}
}

func TestKDFCaps(t *testing.T) {
	good := KDFParams{}.orProduction().withSalt()
	must(t, good.check())
	for _, p := range []KDFParams{
		{Passes: 0, KiB: 64, Lanes: 1, Salt: good.Salt}, {Passes: 33, KiB: 64, Lanes: 1, Salt: good.Salt},
		{Passes: 1, KiB: 4 << 20, Lanes: 1, Salt: good.Salt}, {Passes: 1, KiB: 64, Lanes: 0, Salt: good.Salt},
		{Passes: 1, KiB: 64, Lanes: 1, Salt: nil},
	} {
		if p.check() == nil {
			t.Errorf("accepted %+v", p)
		}
	}
}
