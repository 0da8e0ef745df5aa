package vault

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// metaDestroying is the name in meta of a deletion for good that has begun. It names no words.
const metaDestroying = "destroying"

// destruction is a deletion for good at work: what is left to do, and the certificate as far as it is known.
type destruction struct {
	Blobs []int64           `json:"blobs"`
	Cert  cases.Destruction `json:"cert"`
}

// The moments of a deletion for good, in their order. A renewal of the keys lies between the second and the third.
var destroySteps = []string{"destroy: keys", "destroy: slices", "destroy: renewed", "destroy: certified"}

// Destroy deletes a matter for good: its records, its change log, the keys of its stream and of its sealed files, their
// slices and what search knew of them. The records are then written afresh under a new key, so that old blocks of the
// disk are dead; with secrets the vault key and the secret of this computer are renewed too. What remains is the id of
// the matter, which takes no more records, and a certificate in the office's stream. Backups and other copies that
// were made before still hold the matter. Errors: cases.ErrLegalHold, ErrNotFound, those of Rotate.
//
// The first step is the deletion: once the keys are gone they are gone. Where a later step does not go well, the error
// says so, and the next opening or the next Destroy goes on with it.
func (v *Vault) Destroy(ctx context.Context, matterID string, s *Secrets) (cases.Destruction, error) {
	if err := v.trySecrets(s); err != nil {
		return cases.Destruction{}, err
	}
	if err := v.endDestruction(ctx, nil); err != nil { // of an earlier one
		return cases.Destruction{}, err
	}
	d := &destruction{Cert: cases.Destruction{ID: cases.NewID(), MatterID: matterID}}
	if err := v.change(ctx, func(w *writer) error { return w.destroy(d) }); err != nil {
		return cases.Destruction{}, fmt.Errorf("delete matter %s: %w", matterID, err)
	}
	step("destroy: keys")
	if err := v.endDestruction(ctx, s); err != nil {
		return cases.Destruction{}, fmt.Errorf("delete matter %s: %w", matterID, err)
	}
	return Get[cases.Destruction](ctx, v, d.Cert.ID)
}

// trySecrets finds a mistyped passphrase before anything is deleted.
func (v *Vault) trySecrets(s *Secrets) error {
	if s == nil {
		return nil
	}
	if err := v.gate.enter(); err != nil {
		return err
	}
	defer v.gate.leave()
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	for i := range v.keys.Slots {
		var err error
		switch slot := &v.keys.Slots[i]; slot.Kind {
		case slotPassphrase:
			_, err = v.keys.openPassphrase(s.Passphrase)
		case slotDevice:
			err = v.keys.tryDevice(slot, s.Device)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// destroy takes everything of a matter out of the records, in one transaction.
func (w *writer) destroy(d *destruction) error {
	matter := cases.Matter{ID: d.Cert.MatterID}.Key()
	old, err := w.load(matter)
	if err != nil {
		return err
	}
	if old == nil {
		return cases.ErrNotFound
	}
	var m cases.Matter
	if err := decode([]byte(old.doc), old.rev, &m); err != nil {
		return err
	}
	if m.LegalHold {
		return cases.ErrLegalHold
	}
	d.Cert.Begun = w.clock.now().UTC().Format(time.RFC3339)
	if err := w.measure(d, old.stream); err != nil {
		return err
	}
	if err := w.unlinkMatter(m); err != nil {
		return err
	}
	for _, q := range []string{
		"DELETE FROM blob WHERE stream = ?", // the identities: without them the slices open to nobody
		"DELETE FROM stream_key WHERE stream = ?",
		"DELETE FROM side WHERE no IN (SELECT no FROM record WHERE stream = ?)",
		"DELETE FROM record WHERE stream = ?",
		"DELETE FROM op WHERE stream = ?",
		"DELETE FROM chain WHERE stream = ?",
	} {
		if err := w.exec(q, old.stream); err != nil {
			return err
		}
	}
	// FTS5 forgets a deleted row only when it merges; making the index afresh leaves no word of it.
	if err := w.exec("INSERT INTO find(find) VALUES('rebuild')"); err != nil {
		return err
	}
	return w.keepDestruction(d)
}

// measure fills in what the certificate says.
func (w *writer) measure(d *destruction, stream int64) error {
	err := w.tx.QueryRowContext(w.ctx, "SELECT (SELECT count(*) FROM record WHERE stream = ?1), (SELECT count(*) FROM op WHERE stream = ?1)", stream).
		Scan(&d.Cert.Records, &d.Cert.Entries)
	if err != nil {
		return err
	}
	rows, err := w.tx.QueryContext(w.ctx, "SELECT no, size FROM blob WHERE stream = ? ORDER BY no", stream)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var no, size int64
		if err := rows.Scan(&no, &size); err != nil {
			return err
		}
		d.Blobs = append(d.Blobs, no)
		d.Cert.Files++
		d.Cert.Bytes += size
	}
	return rows.Err()
}

func (w *writer) keepDestruction(d *destruction) error {
	text, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return setMeta(w.ctx, w.tx, metaDestroying, string(text))
}

// pendingDestruction is nil where no deletion for good is under way.
func (v *Vault) pendingDestruction(ctx context.Context) (*destruction, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	var text string
	err := v.write.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = ?", metaDestroying).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(err)
	}
	d := &destruction{}
	if json.Unmarshal([]byte(text), d) != nil {
		return nil, cases.ErrDamaged
	}
	return d, nil
}

// endDestruction goes on with a deletion for good from wherever it stopped. Each of its steps may be repeated.
func (v *Vault) endDestruction(ctx context.Context, s *Secrets) error {
	d, err := v.pendingDestruction(ctx)
	if err != nil || d == nil {
		return err
	}
	if err := v.removeSlices(ctx, d.Blobs); err != nil {
		return explain(err)
	}
	step("destroy: slices")
	renewed, err := v.rotate(ctx, recordsName, s)
	if err != nil {
		return err
	}
	step("destroy: renewed")
	d.Cert.Ended = v.clock.now().UTC().Format(time.RFC3339)
	d.Cert.Renewed = renewed
	err = v.change(ctx, func(w *writer) error {
		if err := w.put(d.Cert); err != nil {
			return err
		}
		return w.exec("DELETE FROM meta WHERE name = ?", metaDestroying)
	})
	if err == nil {
		step("destroy: certified")
	}
	return err
}

func (v *Vault) removeSlices(ctx context.Context, blobs []int64) error {
	if err := v.gate.enter(); err != nil {
		return err
	}
	defer v.gate.leave()
	for _, no := range blobs {
		if err := v.evidence.remove(ctx, no); err != nil {
			return err
		}
	}
	return nil
}

// resumeDestruction goes on with a deletion for good when the vault is opened. A full disk keeps nobody out.
func (v *Vault) resumeDestruction(ctx context.Context) error {
	err := v.endDestruction(ctx, nil)
	v.undestroyed = errors.Is(err, cases.ErrNoSpace)
	return butNotFull(err)
}
