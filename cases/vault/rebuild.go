package vault

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// rebuildRecords makes record, side and find afresh out of the change log alone. The rows get their numbers in the
// order in which the records were begun, as they had them before.
func rebuildRecords(ctx context.Context, tx *sql.Tx) error {
	order, err := recordOrder(ctx, tx)
	if err != nil {
		return err
	}
	streams, err := streamNumbers(ctx, tx)
	if err != nil {
		return err
	}
	for _, q := range []string{"INSERT INTO find(find) VALUES('delete-all')", "DELETE FROM side", "DELETE FROM record"} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	err = eachGroup(ctx, tx, func(k cases.Key, entries []entry) error {
		r, err := fold(entries)
		if err != nil {
			return err
		}
		heads, err := headsText(r.heads)
		if err != nil {
			return err
		}
		no := order[cases.Key{Table: k.Table, Row: k.Row}]
		_, err = tx.ExecContext(ctx, "INSERT INTO record(no, tbl, row, stream, rev, deleted, doc) VALUES(?, ?, ?, ?, ?, ?, ?)",
			no, k.Table, k.Row, streams[k.Stream], r.rev, r.deleted, r.doc)
		if err == nil {
			_, err = tx.ExecContext(ctx, "INSERT INTO side(no, heads, words) VALUES(?, ?, ?)", no, heads, r.words)
		}
		if err != nil {
			return fmt.Errorf("%s %s: %w", k.Table, k.Row, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO find(find) VALUES('rebuild')")
	return err
}

// recordOrder numbers the records by their first entry.
func recordOrder(ctx context.Context, tx *sql.Tx) (map[cases.Key]int64, error) {
	rows, err := tx.QueryContext(ctx, "SELECT tbl, row FROM op GROUP BY tbl, row ORDER BY min(t), min(dev)")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	order := map[cases.Key]int64{}
	for rows.Next() {
		var k cases.Key
		if err := rows.Scan(&k.Table, &k.Row); err != nil {
			return nil, err
		}
		order[k] = int64(len(order) + 1)
	}
	return order, rows.Err()
}

func streamNumbers(ctx context.Context, tx *sql.Tx) (map[string]int64, error) {
	rows, err := tx.QueryContext(ctx, "SELECT name, no FROM stream")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	numbers := map[string]int64{}
	for rows.Next() {
		var name string
		var no int64
		if err := rows.Scan(&name, &no); err != nil {
			return nil, err
		}
		numbers[name] = no
	}
	return numbers, rows.Err()
}
