package vault

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// Newest is the stamp of the newest change of any record, "" in a vault without one. A record that was just written and
// has this revision is the last thing that changed.
func (v *Vault) Newest(ctx context.Context) (string, error) {
	if err := v.gate.enter(); err != nil {
		return "", err
	}
	defer v.gate.leave()
	var t int64
	var device string
	err := v.read.QueryRowContext(ctx, "SELECT t, dev FROM op ORDER BY t DESC, dev DESC LIMIT 1").Scan(&t, &device)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", explain(err)
	}
	return stamp(t, device), nil
}

// ChangedSince reports whether any record changed after the change of a stamp, as Newest gives it; "" is before the
// first. Changes of one field of one record, such as the note that something was written out, do not count.
func (v *Vault) ChangedSince(ctx context.Context, since string, but cases.Key, field string) (changed bool, err error) {
	if err := v.gate.enter(); err != nil {
		return false, err
	}
	defer v.gate.leave()
	var t int64
	at, device, _ := strings.Cut(since, "-")
	if since != "" {
		if t, err = strconv.ParseInt(at, 16, 64); err != nil {
			return true, nil // no stamp of ours: nothing is known to be older
		}
	}
	err = v.read.QueryRowContext(ctx, `SELECT EXISTS(SELECT 1 FROM op WHERE (t > ? OR t = ? AND dev > ?)
		AND NOT (tbl = ? AND row = ? AND field = ?))`, t, t, device, but.Table, but.Row, field).Scan(&changed)
	return changed, explain(err)
}
