package vault

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// History lists every change of one record, oldest first: one entry per field, as it was logged. The field "_del"
// stands for the deletion of the record.
func (v *Vault) History(ctx context.Context, table, row string) ([]cases.Change, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	changes, err := v.history(ctx, table, row)
	if err != nil {
		return nil, fmt.Errorf("history of %s %s: %w", table, row, explain(err))
	}
	return changes, nil
}

func (v *Vault) history(ctx context.Context, table, row string) ([]cases.Change, error) {
	rows, err := v.read.QueryContext(ctx, "SELECT t, dev, field, value FROM op WHERE tbl = ? AND row = ? ORDER BY t, dev", table, row)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var changes []cases.Change
	for rows.Next() {
		var t int64
		var c cases.Change
		var value sql.NullString
		if err := rows.Scan(&t, &c.Device, &c.Field, &value); err != nil {
			return nil, err
		}
		c.When, c.Value = stampTime(t).Format(time.RFC3339), value.String
		changes = append(changes, c)
	}
	return changes, rows.Err()
}
