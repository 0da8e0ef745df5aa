package vault

import (
	"context"
	"database/sql"
	"errors"
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
