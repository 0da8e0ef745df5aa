package vault

import (
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// keyringService is the name under which the keyring lists our items; the user of an item is the vault's UUID.
const keyringService = "org.harborfile.Harborfile"

// deviceSecret reads the secret of this computer. An item that is gone, or that is not ours, needs the recovery code:
// a new secret is never made in its place, because that would lock the vault for good.
func deviceSecret(vaultID string) ([]byte, error) {
	return secretItem(vaultID)
}

// secretItem reads one item that holds a secret.
func secretItem(user string) ([]byte, error) {
	text, err := keyring.Get(keyringService, user)
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
	return secret, setSecretItem(vaultID, secret)
}

// setSecretItem stores a secret and reads it back.
func setSecretItem(user string, secret []byte) error {
	if err := keyring.Set(keyringService, user, base64.StdEncoding.EncodeToString(secret)); err != nil {
		return cases.ErrKeyringUnavailable
	}
	back, err := secretItem(user)
	if err != nil || string(back) != string(secret) {
		return fmt.Errorf("read back: %w", cases.ErrKeyringUnavailable)
	}
	return nil
}

// forgetDeviceSecret removes the item of a vault whose creation did not finish.
func forgetDeviceSecret(vaultID string) {
	keyring.Delete(keyringService, vaultID)
	keyring.Delete(keyringService, nextSecretUser(vaultID))
	keyring.Delete(keyringService, generationUser(vaultID))
}
