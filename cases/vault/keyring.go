package vault

import (
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// keyringService is the name under which the keyring lists our items; the user of an item is the vault's UUID.
const keyringService = "org.harborfile.app"

// deviceSecret reads the secret of this computer. An item that is gone, or that is not ours, needs the recovery code:
// a new secret is never made in its place, because that would lock the vault for good.
func deviceSecret(vaultID string) ([]byte, error) {
	text, err := keyring.Get(keyringService, vaultID)
	if errors.Is(err, keyring.ErrNotFound) {
		return nil, cases.ErrNeedsRecovery
	}
	if err != nil {
		return nil, cases.ErrKeyringUnavailable
	}
	secret, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(secret) != keySize {
		return nil, cases.ErrNeedsRecovery
	}
	return secret, nil
}

// storeDeviceSecret makes a secret for this computer, stores it, and reads it back: a keyring that accepts an item and
// forgets it must not become the only way in.
func storeDeviceSecret(vaultID string) ([]byte, error) {
	secret := newKey()
	if err := keyring.Set(keyringService, vaultID, base64.StdEncoding.EncodeToString(secret)); err != nil {
		return nil, cases.ErrKeyringUnavailable
	}
	back, err := deviceSecret(vaultID)
	if err != nil || string(back) != string(secret) {
		return nil, fmt.Errorf("read back: %w", cases.ErrKeyringUnavailable)
	}
	return secret, nil
}

// forgetDeviceSecret removes the item of a vault whose creation did not finish.
func forgetDeviceSecret(vaultID string) { keyring.Delete(keyringService, vaultID) }
