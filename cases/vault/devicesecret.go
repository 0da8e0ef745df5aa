package vault

import (
	"github.com/zalando/go-keyring"
)

// A secret of this computer is renewed in two items, so that one that opens the vault is in the keyring at every
// moment: the new one is stored beside the old, vault.keys is written, and only then the new one replaces the old.

// nextSecretUser names the item of a secret that is about to replace the one in use.
func nextSecretUser(vaultID string) string { return vaultID + "/next" }

// settleSecret makes secret the one in use. Where the keyring does not take it, the item beside stays, and the next
// opening tries again.
func settleSecret(vaultID string, secret []byte) {
	if setSecretItem(vaultID, secret) == nil {
		forgetNextSecret(vaultID)
	}
}

func forgetNextSecret(vaultID string) { keyring.Delete(keyringService, nextSecretUser(vaultID)) }
