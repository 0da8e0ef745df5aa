package vault

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// The name in meta of the generation: how often this vault was opened and closed. Where this session used the keyring,
// the number is mirrored there when the vault is closed, so that an older copy of the folder, put back between two
// sessions, shows a smaller number than the computer remembers.
const metaGeneration = "generation"

// keyringPatience is how long closing waits for the keyring. A desktop may ask its user something first.
const keyringPatience = 3 * time.Second

// beginGeneration runs once per opening. It compares the vault with what the keyring remembers, and counts on.
func (v *Vault) beginGeneration(ctx context.Context) error {
	have, err := v.generation(ctx)
	if err != nil {
		return err
	}
	remembered := int64(0)
	if v.mirrors {
		remembered = rememberedGeneration(v.vaultID())
	}
	v.older = have < remembered
	if v.older {
		if err := butNotFull(v.renewDevice(ctx)); err != nil {
			return err
		}
		e := cases.AuditEvent{ID: cases.NewID(), What: cases.AuditOlderCopy, When: v.clock.now().UTC().Format(time.RFC3339)}
		if err := butNotFull(v.change(ctx, func(w *writer) error { return w.put(e) })); err != nil {
			return err
		}
	}
	return butNotFull(v.change(ctx, func(w *writer) error { return setMeta(ctx, w.tx, metaGeneration, max(have, remembered)+1) }))
}

// endGeneration counts the closing, so that a copy taken while the vault was open is older too, and has the keyring
// remember it. It runs with the gate shut. A keyring that does not answer remembers a smaller number: then an older
// copy may pass unseen, and a vault that is not older is never called so.
func (v *Vault) endGeneration() error {
	ctx := context.Background()
	have, err := v.generation(ctx)
	if err != nil {
		return err
	}
	if err := setMeta(ctx, v.write, metaGeneration, have+1); err != nil {
		return err
	}
	if v.mirrors {
		patiently(func() { rememberGeneration(v.vaultID(), have+1) })
	}
	return nil
}

func (v *Vault) generation(ctx context.Context) (n int64, err error) {
	err = v.write.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = ?", metaGeneration).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

// patiently runs work and goes on without it when it takes too long.
func patiently(work func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	select {
	case <-done:
	case <-time.After(keyringPatience):
	}
}

// generationUser names the item beside the device secret: writing the number never touches the secret itself.
func generationUser(vaultID string) string { return vaultID + "/generation" }

func rememberGeneration(vaultID string, n int64) error {
	return keyring.Set(keyringService, generationUser(vaultID), strconv.FormatInt(n, 10))
}

// rememberedGeneration is 0 where the keyring knows of none, or does not answer.
func rememberedGeneration(vaultID string) int64 {
	text, err := keyring.Get(keyringService, generationUser(vaultID))
	if err != nil {
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 62)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
