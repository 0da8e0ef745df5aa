package vault

import (
	"errors"
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// Unlock is one way into a vault: the OS keyring (with the passphrase as second factor where the vault asks for one),
// the passphrase alone, the recovery code, or the office's own key. With Keyring unset no keyring is contacted.
type Unlock struct {
	Passphrase cases.Secret
	Keyring    bool
	Recovery   cases.Secret
	Office     cases.Secret // age identity of the supervising attorney: AGE-SECRET-KEY-…
}

// The kinds of slot.
const (
	slotDevice     = "device"
	slotPassphrase = "passphrase"
	slotRecovery   = "recovery"
	slotOffice     = "office"
)

// slot is one way in: the vault key, wrapped.
type slot struct {
	Kind      string     `json:"kind"`
	KDF       *KDFParams `json:"kdf,omitempty"`       // of the passphrase; nil where the slot asks for none
	Recipient string     `json:"recipient,omitempty"` // public key of the recovery code or of the office
	Wrapped   []byte     `json:"wrapped"`             // the vault key
}

var errNoWay = errors.New("name exactly one way into the vault: keyring, passphrase, recovery code or office key")

func (u Unlock) check() error {
	ways := 0
	for _, named := range []bool{u.Keyring || u.Passphrase != "", u.Recovery != "", u.Office != ""} {
		if named {
			ways++
		}
	}
	if ways != 1 {
		return errNoWay
	}
	return nil
}

// checkNew is check for a new vault, whose way in is the keyring or a passphrase.
func (u Unlock) checkNew() error {
	if u.Recovery != "" || u.Office != "" {
		return errNoWay
	}
	return u.check()
}

// Slots names the ways into the vault in dir, for the unlock screen: "device" (the keyring alone), "device-passphrase"
// (the keyring and a passphrase), "passphrase", "recovery", "office". It asks for no secret and contacts no keyring.
func Slots(dir string) ([]string, error) {
	k, err := readKeyFile(dir)
	if err != nil {
		return nil, err
	}
	if k.Unfinished {
		return nil, cases.ErrNoVault
	}
	var kinds []string
	for _, s := range k.Slots {
		if s.Kind == slotDevice && s.KDF != nil {
			kinds = append(kinds, "device-passphrase")
		} else {
			kinds = append(kinds, s.Kind)
		}
	}
	return kinds, nil
}

func (k *keyFile) slot(kind string) *slot {
	for i := range k.Slots {
		if k.Slots[i].Kind == kind {
			return &k.Slots[i]
		}
	}
	return nil
}

// put adds a slot or replaces the one of the same kind.
func (k *keyFile) put(s slot) {
	if old := k.slot(s.Kind); old != nil {
		*old = s
		return
	}
	k.Slots = append(k.Slots, s)
}

func (k *keyFile) slotBound(kind string) string { return k.Vault + "|slot|" + kind }

// vaultKey opens the slot that u names. In a file whose bytes are not as written a slot that does not open is damage,
// and not a wrong passphrase or code.
func (k *keyFile) vaultKey(u Unlock) ([]byte, error) {
	if err := u.check(); err != nil {
		return nil, err
	}
	var vmk []byte
	var err error
	switch {
	case u.Recovery != "":
		vmk, err = k.openRecovery(u.Recovery)
	case u.Office != "":
		vmk, err = k.openOffice(u.Office)
	case u.Keyring:
		vmk, err = k.openDevice(u.Passphrase)
	default:
		vmk, err = k.openPassphrase(u.Passphrase)
	}
	var mistyped *CodeError
	if err != nil && k.torn && !errors.As(err, &mistyped) && !errors.Is(err, cases.ErrKeyringUnavailable) {
		return nil, fmt.Errorf("%s: %w", keysName, cases.ErrDamaged)
	}
	return vmk, err
}

// passphraseSlot wraps the vault key under a passphrase alone: no device secret, so the passphrase is all there is.
func (k *keyFile) passphraseSlot(vmk []byte, pass cases.Secret, p KDFParams) slot {
	p = p.orProduction().withSalt()
	kek := derive(p.stretch(pass), k.slotBound(slotPassphrase))
	return slot{Kind: slotPassphrase, KDF: &p, Wrapped: wrap(kek, vmk, k.slotBound(slotPassphrase))}
}

func (k *keyFile) openPassphrase(pass cases.Secret) ([]byte, error) {
	s := k.slot(slotPassphrase)
	if s == nil || s.KDF == nil {
		return nil, cases.ErrWrongPassphrase
	}
	kek := derive(s.KDF.stretch(pass), k.slotBound(slotPassphrase))
	return k.unwrapSlot(s, kek, cases.ErrWrongPassphrase)
}

// deviceSlot wraps the vault key under the keyring's secret, with a passphrase as second factor unless it is empty.
func (k *keyFile) deviceSlot(vmk, secret []byte, pass cases.Secret, p KDFParams) slot {
	s := slot{Kind: slotDevice}
	if pass != "" {
		p = p.orProduction().withSalt()
		s.KDF = &p
	}
	s.Wrapped = wrap(k.deviceKEK(&s, secret, pass), vmk, k.slotBound(slotDevice))
	return s
}

func (k *keyFile) deviceKEK(s *slot, secret []byte, pass cases.Secret) []byte {
	material := append([]byte(nil), secret...)
	if s.KDF != nil {
		material = append(material, s.KDF.stretch(pass)...)
	}
	return derive(material, k.slotBound(slotDevice))
}

func (k *keyFile) openDevice(pass cases.Secret) ([]byte, error) {
	s := k.slot(slotDevice)
	if s == nil {
		return nil, cases.ErrNeedsRecovery
	}
	vmk, _, err := k.openWithSecrets(s, pass)
	return vmk, err
}

// openWithSecrets tries the secret of this computer, and then the one that was to replace it when a renewal was cut
// short; the one that opened the slot takes its place for good.
func (k *keyFile) openWithSecrets(s *slot, pass cases.Secret) (vmk, secret []byte, err error) {
	wrong := cases.ErrNeedsRecovery
	if s.KDF != nil {
		wrong = cases.ErrWrongPassphrase
	}
	secret, err = deviceSecret(k.Vault)
	if err == nil {
		vmk, err = k.unwrapSlot(s, k.deviceKEK(s, secret, pass), wrong)
	}
	if err == nil || errors.Is(err, cases.ErrKeyringUnavailable) {
		return vmk, secret, err
	}
	next, missing := secretItem(nextSecretUser(k.Vault))
	if missing != nil {
		return nil, nil, err
	}
	if vmk, missing = k.unwrapSlot(s, k.deviceKEK(s, next, pass), wrong); missing != nil {
		return nil, nil, err
	}
	settleSecret(k.Vault, next) // next time, where the keyring does not take it now
	return vmk, next, nil
}

// unwrapSlot returns the vault key, or wrong where the slot does not open.
func (k *keyFile) unwrapSlot(s *slot, kek []byte, wrong error) ([]byte, error) {
	vmk, err := unwrap(kek, s.Wrapped, k.slotBound(s.Kind))
	if err != nil || len(vmk) != keySize {
		return nil, wrong
	}
	return vmk, nil
}
