package vault

import (
	"strings"

	"filippo.io/age"
)

// parseRecipient reads an age public key: hybrid, as a recovery code gives it, or X25519.
func parseRecipient(text string) (age.Recipient, error) {
	if strings.HasPrefix(text, "age1pq1") {
		return age.ParseHybridRecipient(text)
	}
	return age.ParseX25519Recipient(text)
}
