package packet

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// Secrets are what of a client may not reach some readers, ready to be looked for in texts before they become a paper.
// A form is searched with them as a packet is: a street written with another short form, a telephone number with its
// country code or a name in look-alike letters is the same secret.
type Secrets []secret

// SecretsOf lists what of a client may not reach the readers.
func SecretsOf(c cases.Client, to ...cases.Recipient) Secrets { return secretsOf(c, to) }

// In reports whether a text names one of them.
func (all Secrets) In(text string) bool {
	if text == "" || len(all) == 0 {
		return false
	}
	for _, reading := range readings(text) {
		h := newHaystack(reading)
		if slices.ContainsFunc(all, h.has) {
			return true
		}
	}
	return false
}
