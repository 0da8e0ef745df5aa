package vault

import (
	"context"
	"errors"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// SetPassphrase adds the passphrase as a way in of its own, or replaces it. It is weaker than the keyring with a
// passphrase: whoever copies the folder can try passphrases at the cost of one derivation each.
func (v *Vault) SetPassphrase(pass cases.Secret, p KDFParams) error {
	if pass == "" {
		return errNoWay
	}
	return v.changeKeys(func(k *keyFile, vmk []byte) error {
		k.put(k.passphraseSlot(vmk, pass, p))
		return nil
	})
}

// RemovePassphrase takes the way in by passphrase alone away, once this computer's keyring is one. It still opens copies
// that were made before; Rotate closes this vault to whoever kept an old key file. The error is a *DeviceError where this
// computer's keyring has no secret of the vault.
func (v *Vault) RemovePassphrase() error {
	return v.changeKeys(func(k *keyFile, _ []byte) error {
		if k.slot(slotDevice) == nil {
			return errNoWay
		}
		if _, err := deviceSecret(k.Vault); errors.Is(err, cases.ErrNeedsRecovery) {
			return &DeviceError{} // the keyring of another computer is that way in
		} else if err != nil {
			return err
		}
		k.Slots = slices.DeleteFunc(k.Slots, func(s slot) bool { return s.Kind == slotPassphrase })
		return nil
	})
}

// AddDevice makes this computer's keyring a way in; with a passphrase, both are needed together. A secret that the
// keyring has for this vault is kept, so that a crash between keyring and vault.keys locks nobody out; else a fresh one
// is stored. It is also how a vault that was opened with the recovery code gets to know a new computer.
func (v *Vault) AddDevice(pass cases.Secret, p KDFParams) error {
	fresh := false
	err := v.changeKeys(func(k *keyFile, vmk []byte) error {
		secret, err := deviceSecret(k.Vault)
		if errors.Is(err, cases.ErrNeedsRecovery) {
			secret, err = storeDeviceSecret(k.Vault)
			fresh = true
		}
		if err != nil {
			return err
		}
		k.put(k.deviceSlot(vmk, secret, pass, p))
		v.mirrors = true
		return nil
	})
	if err == nil && fresh { // another computer may still write under the name in the log
		err = butNotFull(v.renewDevice(context.Background()))
	}
	return err
}

// NewRecoveryCode replaces the recovery code. The old sheet no longer opens this vault, but it still opens copies of
// the folder that were made before.
func (v *Vault) NewRecoveryCode() (RecoveryCode, error) {
	code := newRecoveryCode()
	err := v.changeKeys(func(k *keyFile, vmk []byte) error {
		s, err := k.recoverySlot(vmk, code)
		if err == nil {
			k.put(s)
		}
		return err
	})
	if err != nil {
		return RecoveryCode{}, err
	}
	return code, nil
}

// changeKeys changes a copy of the slots and saves it in one step. The file on disk has to be our own. It is never taken
// over all the same: an older one of ours, as a program that mirrors folders may put there, lacks later keys and ways in.
func (v *Vault) changeKeys(work func(k *keyFile, vmk []byte) error) error {
	if err := v.gate.enter(); err != nil {
		return err
	}
	defer v.gate.leave()
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	there, err := readKeyFile(v.dir)
	if err != nil {
		return err
	}
	if err := there.verify(v.vmk); err != nil {
		return err
	}
	if err := v.place.changed(); err != nil {
		return err
	}
	k := v.keys.clone()
	if err := work(k, v.vmk); err != nil {
		return err
	}
	if err := k.save(v.dir, v.vmk); err != nil {
		v.keys.save(v.dir, v.vmk) // the new file may have taken its place before the error came
		return err
	}
	v.keys = k
	return nil
}
