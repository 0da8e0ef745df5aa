package vault

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

type officeKey struct{ public, secret string }

func officeKeys(t *testing.T) map[string]officeKey {
	t.Helper()
	hybrid := get(age.GenerateHybridIdentity())(t)
	classic := get(age.GenerateX25519Identity())(t)
	return map[string]officeKey{
		"hybrid": {hybrid.Recipient().String(), hybrid.String()},
		"X25519": {classic.Recipient().String(), classic.String()},
	}
}

func TestOfficeOpens(t *testing.T) {
	noKeyring()
	for name, key := range officeKeys(t) {
		t.Run(name, func(t *testing.T) {
			v, code, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
			must(t, v.AddOffice(" "+key.public+"\n"))
			must(t, v.Rotate(t.Context(), Secrets{Passphrase: pass})) // wrapped again without asking the office
			if v.Office() != key.public {
				t.Errorf("office %.20s", v.Office())
			}
			must(t, v.Close())
			if got := get(Slots(v.dir))(t); !slices.Equal(got, []string{"passphrase", "recovery", "office"}) {
				t.Errorf("slots %v", got)
			}
			back, err := Open(t.Context(), v.dir, Unlock{Office: cases.Secret(key.secret)})
			must(t, err)
			holdsAll(t, back, c, b)
			must(t, back.RemoveOffice())
			must(t, back.RemoveOffice())
			must(t, back.Close())
			var wrong *OfficeKeyError
			if err := way(v.dir, Unlock{Office: cases.Secret(key.secret)}); !errors.As(err, &wrong) {
				t.Errorf("after it was removed: %v", err)
			}
			must(t, way(v.dir, Unlock{Passphrase: pass}))
			must(t, way(v.dir, Unlock{Recovery: code.Secret()}))
		})
	}
}

func TestOfficeRefusals(t *testing.T) {
	v, _ := newVault(t)
	keys := officeKeys(t)
	var wrong *OfficeKeyError
	for _, text := range []string{"", "age1", keys["hybrid"].secret, keys["X25519"].public + "x", "ssh-ed25519 AAAA"} {
		if err := v.AddOffice(text); !errors.As(err, &wrong) || !wrong.Public {
			t.Errorf("%.12q: %v", text, err)
		}
	}
	if v.Office() != "" {
		t.Error("an office is there")
	}
	must(t, v.AddOffice(keys["hybrid"].public))
	must(t, v.Close())
	for _, c := range []struct {
		u    Unlock
		want error
	}{
		{Unlock{Office: cases.Secret(keys["X25519"].secret)}, nil},
		{Unlock{Office: cases.Secret(keys["hybrid"].public)}, nil},
		{Unlock{Office: cases.Secret(keys["hybrid"].secret), Passphrase: pass}, errNoWay},
		{Unlock{Office: cases.Secret(keys["hybrid"].secret), Recovery: "x"}, errNoWay},
	} {
		err := way(v.dir, c.u)
		if c.want != nil && !errors.Is(err, c.want) || c.want == nil && !errors.As(err, &wrong) {
			t.Errorf("%v", err)
		}
		if x := cases.Explain(&OfficeKeyError{}, "es"); x.What == "" || fmt.Sprint(c.u.Office) != "[redacted]" {
			t.Error("no words, or too many")
		}
	}
	o := CreateOptions{Unlock: Unlock{Office: cases.Secret(keys["hybrid"].secret)}, KDF: cheap}
	if _, _, err := Create(t.Context(), filepath.Join(t.TempDir(), "v"), o); !errors.Is(err, errNoWay) {
		t.Errorf("a new vault behind the office alone: %v", err)
	}
}

// A slot that was moved here from another vault does not open, even for the right office.
func TestOfficeSlotIsBound(t *testing.T) {
	key := officeKeys(t)["hybrid"]
	a, b := &keyFile{Vault: "a"}, &keyFile{Vault: "b"}
	a.put(get(a.publicSlot(slotOffice, get(parseRecipient(key.public))(t), key.public, newKey()))(t))
	get(a.openOffice(cases.Secret(key.secret)))(t)
	b.put(*a.slot(slotOffice))
	if _, err := b.openOffice(cases.Secret(key.secret)); !errors.Is(err, cases.ErrDamaged) {
		t.Errorf("%v", err)
	}
}
