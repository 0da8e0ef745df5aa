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
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, id.Recipient())
	if err != nil {
		return slot{}, err
	}
	// The name of the vault in front: a slot moved here from another vault must not open.
	if _, err := w.Write(append([]byte(k.slotBound(slotRecovery)), vmk...)); err != nil {
		return slot{}, err
	}
	if err := w.Close(); err != nil {
		return slot{}, err
	}
	return slot{Kind: slotRecovery, Recipient: id.Recipient().String(), Wrapped: sealed.Bytes()}, nil
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
	r, err := age.Decrypt(bytes.NewReader(s.Wrapped), id)
	var noMatch *age.NoIdentityMatchError
	if errors.As(err, &noMatch) {
		return nil, cases.ErrWrongRecovery
	}
	if err != nil {
		return nil, cases.ErrDamaged
	}
	plain, err := io.ReadAll(io.LimitReader(r, 1<<10))
	vmk, ours := bytes.CutPrefix(plain, []byte(k.slotBound(slotRecovery)))
	if err != nil || !ours || len(vmk) != keySize {
		return nil, cases.ErrDamaged
	}
	return vmk, nil
}
