package vault

import (
	"strings"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

// AddOffice makes the holder of an age key, the supervising attorney or the firm, a way in. recipient is the public
// key: age1pq1… (hybrid, safe from a later quantum computer) or age1… (X25519). It replaces the office that was there
// before, and from now on backups are sealed to it too. The error is a *OfficeKeyError where recipient is no such key.
func (v *Vault) AddOffice(recipient string) error {
	recipient = strings.TrimSpace(recipient)
	to, err := parseRecipient(recipient)
	if err != nil {
		return &OfficeKeyError{Public: true}
	}
	return v.changeKeys(func(k *keyFile, vmk []byte) error {
		s, err := k.publicSlot(slotOffice, to, recipient, vmk)
		if err == nil {
			k.put(s)
		}
		return err
	})
}

// RemoveOffice takes the office's way in away. It still opens copies and backups that were made before; Rotate closes
// this vault to whoever kept its old key. Where there is no office it does nothing.
func (v *Vault) RemoveOffice() error {
	return v.changeKeys(func(k *keyFile, _ []byte) error {
		kept := k.Slots[:0]
		for _, s := range k.Slots {
			if s.Kind != slotOffice {
				kept = append(kept, s)
			}
		}
		k.Slots = kept
		return nil
	})
}

// Office is the public key of the office, "" where the vault has none.
func (v *Vault) Office() string {
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	if s := v.keys.slot(slotOffice); s != nil {
		return s.Recipient
	}
	return ""
}

func (k *keyFile) openOffice(typed cases.Secret) ([]byte, error) {
	wrong := &OfficeKeyError{}
	id, err := parseIdentity(strings.TrimSpace(typed.Reveal()))
	s := k.slot(slotOffice)
	if err != nil || s == nil {
		return nil, wrong
	}
	return k.openPublic(s, id, wrong)
}

// parseIdentity reads the secret half of what parseRecipient reads.
func parseIdentity(text string) (age.Identity, error) {
	if strings.HasPrefix(text, "AGE-SECRET-KEY-PQ-1") {
		return age.ParseHybridIdentity(text)
	}
	return age.ParseX25519Identity(text)
}

// An OfficeKeyError says that a key is not the office's: as a public key it does not read, as a secret one it does not
// open this vault.
type OfficeKeyError struct{ Public bool }

func (e *OfficeKeyError) Error() string { return "office key: not a key of this vault's office" }

// Explain gives the words to cases.Explain.
func (e *OfficeKeyError) Explain(lang string) (what, safe, do string) {
	switch {
	case e.Public && lang == "es":
		return "Esta no es una clave pública de oficina.", "No se ha cambiado nada.", "Copie la línea completa que empieza con age1."
	case e.Public:
		return "This is not a public office key.", "Nothing was changed.", "Copy the whole line that begins with age1."
	case lang == "es":
		return "Esta clave de oficina no abre esta bóveda.", "Todo está a salvo.", "Use la clave que corresponde a la oficina de esta bóveda, o el código de recuperación."
	}
	return "This office key does not open this vault.", "Everything is safe.", "Use the key that belongs to this vault's office, or the recovery code."
}
