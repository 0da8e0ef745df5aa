package vault

import (
	"context"
	"time"
)

// The name in meta of the moment that the last backup shows, in milliseconds since 1970.
const metaBackup = "backup"

// noteBackup remembers a backup. Where that cannot be stored the backup is whole all the same, and the reminder to make
// one merely stays.
func (v *Vault) noteBackup(ctx context.Context, made time.Time) {
	v.change(ctx, func(w *writer) error { return setMeta(ctx, w.tx, metaBackup, made.UnixMilli()) })
}

// LastBackup is the moment that the last backup of this vault shows, for "last backup 9 days ago". It is false where
// none was made, or where the vault is locked.
func (v *Vault) LastBackup(ctx context.Context) (time.Time, bool) {
	if v.gate.enter() != nil {
		return time.Time{}, false
	}
	defer v.gate.leave()
	var ms int64
	if err := v.read.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = ?", metaBackup).Scan(&ms); err != nil {
		return time.Time{}, false
	}
	return time.UnixMilli(ms), true
}
