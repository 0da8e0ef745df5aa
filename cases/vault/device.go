package vault

import (
	"context"
	"crypto/rand"
	"encoding/hex"
)

// newDeviceID names this computer in the log. It is random, because other members of an office will see it.
func newDeviceID() string {
	b := make([]byte, 8)
	rand.Read(b)
	return hex.EncodeToString(b)
}

// Device is how the change log names this computer: an entry of History with the same Device was written here.
func (v *Vault) Device() string {
	v.clock.mu.Lock()
	defer v.clock.mu.Unlock()
	return v.device
}

// renewDevice gives this copy of the vault a name of its own in the log. It runs wherever another copy may go on under
// the old one: two copies that write under one name would fork its hash chain, and could use one stamp twice.
func (v *Vault) renewDevice(ctx context.Context) error {
	id := newDeviceID()
	return v.change(ctx, func(w *writer) error {
		w.committed = append(w.committed, func() { v.device = id })
		return setMeta(ctx, w.tx, "device", id)
	})
}
