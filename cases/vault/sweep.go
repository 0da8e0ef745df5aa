package vault

import (
	"context"
)

// sweep removes the slices of imports that a crash cut short. A number that evidence.db knows as kept stays: vault.db
// is then older than evidence.db, as after the restore of a backup, and the slices may be somebody's only copy.
func (v *Vault) sweep(ctx context.Context) error {
	rest, err := v.unfinishedImports(ctx)
	if err != nil || len(rest) == 0 {
		return err
	}
	for _, no := range rest {
		kept, err := v.evidence.isKept(ctx, no)
		if err == nil && !kept {
			err = v.evidence.remove(ctx, no)
		}
		if err != nil {
			return err
		}
	}
	return v.change(ctx, func(w *writer) error { return w.exec("DELETE FROM importing") })
}

func (v *Vault) unfinishedImports(ctx context.Context) ([]int64, error) {
	rows, err := v.write.QueryContext(ctx, "SELECT no FROM importing ORDER BY no")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []int64
	for rows.Next() {
		var no int64
		if err := rows.Scan(&no); err != nil {
			return nil, err
		}
		list = append(list, no)
	}
	return list, rows.Err()
}
