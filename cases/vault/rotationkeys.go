package vault

import (
	"errors"

	"github.com/harborfile/harborfile/cases"
)

// renewVaultKey wraps a new vault key for every way in, and the keys of the databases under it.
func (r *rotation) renewVaultKey(s Secrets) error {
	old := r.vmk
	defer clear(old)
	r.vmk = newKey()
	for i := range r.keys.Slots {
		fresh, err := r.rewrap(&r.keys.Slots[i], s)
		if err != nil {
			return err
		}
		r.keys.Slots[i] = fresh
	}
	for i := range r.keys.Keys {
		e := &r.keys.Keys[i]
		key, err := r.keys.databaseKey(old, e.Name)
		if err != nil {
			return err
		}
		e.Wrapped = wrap(derive(r.vmk, "keys"), key, r.keys.bound(e.Name, e.No))
		clear(key)
	}
	r.renewed = append(r.renewed, renewedVault)
	if r.secret != nil {
		r.renewed = append(r.renewed, renewedDevice)
	}
	return nil
}

// rewrap makes a slot of the same kind for the new vault key. Passphrases are tried on the old slot first: a mistyped
// one must not become the way in.
func (r *rotation) rewrap(s *slot, secrets Secrets) (slot, error) {
	switch s.Kind {
	case slotPassphrase:
		if _, err := r.keys.openPassphrase(secrets.Passphrase); err != nil {
			return slot{}, err
		}
		return r.keys.passphraseSlot(r.vmk, secrets.Passphrase, *s.KDF), nil
	case slotDevice:
		if err := r.keys.tryDevice(s, secrets.Device); err != nil {
			return slot{}, err
		}
		r.secret = newKey()
		if err := setSecretItem(nextSecretUser(r.keys.Vault), r.secret); err != nil {
			return slot{}, err
		}
		pass, costs := cases.Secret(""), KDFParams{}
		if s.KDF != nil {
			pass, costs = secrets.Device, *s.KDF
		}
		return r.keys.deviceSlot(r.vmk, r.secret, pass, costs), nil
	}
	to, err := parseRecipient(s.Recipient)
	if err != nil {
		return slot{}, cases.ErrDamaged
	}
	return r.keys.publicSlot(s.Kind, to, s.Recipient, r.vmk)
}

// tryDevice opens the device slot with what this computer has, in a vault that is open already.
func (k *keyFile) tryDevice(s *slot, pass cases.Secret) error {
	_, _, err := k.openWithSecrets(s, pass)
	if errors.Is(err, cases.ErrNeedsRecovery) {
		return &DeviceError{}
	}
	return err
}

// A DeviceError says that a vault opens by the keyring of a computer, and that this one has no secret of it: the vault
// was opened by another way, after a move to a new computer or the loss of the keyring's item. AddDevice is the way out.
type DeviceError struct{}

func (*DeviceError) Error() string { return "renew: " + cases.ErrNeedsRecovery.Error() }

// Unwrap makes it a kind of cases.ErrNeedsRecovery.
func (*DeviceError) Unwrap() error { return cases.ErrNeedsRecovery }

// Explain gives the words to cases.Explain.
func (*DeviceError) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "El llavero de este equipo no tiene la llave de esta bóveda, y por eso no se puede hacer todavía.",
			"Las llaves no han cambiado, y la bóveda sigue abierta.",
			"Agregue primero este equipo como forma de entrar y vuelva a intentarlo. Otro equipo que la abría necesitará después el código de recuperación."
	}
	return "This computer's keyring has no key of this vault, so this cannot be done yet.",
		"The keys are unchanged, and the vault stays open.",
		"First add this computer as a way in, then try again. Another computer that used to open it will then need the recovery code."
}
