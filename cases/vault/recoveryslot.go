package vault

import (
	"bytes"
	"errors"
	"io"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

// recoverySlot wraps the vault key to the public key of a recovery code. The code itself is not needed again when the
// vault key is renewed.
func (k *keyFile) recoverySlot(vmk []byte, c RecoveryCode) (slot, error) {
	id, err := c.identity()
	if err != nil {
		return slot{}, err
	}
	return k.publicSlot(slotRecovery, id.Recipient(), id.Recipient().String(), vmk)
}

// publicSlot wraps the vault key to a public key, whose text goes into the slot so that it can be used again.
func (k *keyFile) publicSlot(kind string, to age.Recipient, text string, vmk []byte) (slot, error) {
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to)
	if err != nil {
		return slot{}, err
	}
	// The name of the vault in front: a slot moved here from another vault must not open.
	if _, err := w.Write(append([]byte(k.slotBound(kind)), vmk...)); err != nil {
		return slot{}, err
	}
	if err := w.Close(); err != nil {
		return slot{}, err
	}
	return slot{Kind: kind, Recipient: text, Wrapped: sealed.Bytes()}, nil
}

func (k *keyFile) openRecovery(typed cases.Secret) ([]byte, error) {
	s := k.slot(slotRecovery)
	code, err := ParseRecoveryCode(typed.Reveal())
	if err != nil {
		return nil, err
	}
	if s == nil {
		return nil, cases.ErrWrongRecovery
	}
	id, err := code.identity()
	if err != nil {
		return nil, err
	}
	return k.openPublic(s, id, cases.ErrWrongRecovery)
}

// openPublic opens a slot that is sealed to a public key; wrong is the error where id is not its key.
func (k *keyFile) openPublic(s *slot, id age.Identity, wrong error) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(s.Wrapped), id)
	var noMatch *age.NoIdentityMatchError
	if errors.As(err, &noMatch) {
		return nil, wrong
	}
	if err != nil {
		return nil, cases.ErrDamaged
	}
	plain, err := io.ReadAll(io.LimitReader(r, 1<<10))
	vmk, ours := bytes.CutPrefix(plain, []byte(k.slotBound(s.Kind)))
	if err != nil || !ours || len(vmk) != keySize {
		return nil, cases.ErrDamaged
	}
	return vmk, nil
}
