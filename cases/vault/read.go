package vault

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// Get reads one record. T is a record type such as cases.Client. A deleted record, like a missing one, is
// cases.ErrNotFound.
func Get[T cases.Record](ctx context.Context, v *Vault, id string) (T, error) {
	var rec T
	if err := v.gate.enter(); err != nil {
		return rec, err
	}
	defer v.gate.leave()
	table := rec.Key().Table
	var doc []byte
	var rev string
	err := v.read.QueryRowContext(ctx, "SELECT doc, rev FROM record WHERE tbl = ? AND row = ? AND deleted = 0", table, id).Scan(&doc, &rev)
	if errors.Is(err, sql.ErrNoRows) {
		err = cases.ErrNotFound
	}
	if err == nil {
		err = decode(doc, rev, &rec)
	}
	if err != nil {
		return rec, fmt.Errorf("read %s %s: %w", table, id, explain(err))
	}
	return rec, nil
}

// List reads all records of a type, oldest first: those of one stream, or of every stream where stream is "".
func List[T cases.Record](ctx context.Context, v *Vault, stream string) ([]T, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	var zero T
	table := zero.Key().Table
	q, args := "SELECT doc, rev FROM record WHERE tbl = ? AND deleted = 0 ORDER BY row", []any{table}
	if stream != "" {
		q = "SELECT doc, rev FROM record WHERE tbl = ? AND stream = (SELECT no FROM stream WHERE name = ?) AND deleted = 0 ORDER BY row"
		args = append(args, stream)
	}
	list, err := collect[T](v.read.QueryContext(ctx, q, args...))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", table, explain(err))
	}
	return list, nil
}

func collect[T cases.Record](rows *sql.Rows, err error) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		var doc sql.RawBytes
		var rev string
		if err := rows.Scan(&doc, &rev); err != nil {
			return nil, err
		}
		var rec T
		if err := decode(doc, rev, &rec); err != nil {
			return nil, err
		}
		list = append(list, rec)
	}
	return list, rows.Err()
}

// decode reads a stored document into rec. A field that this version does not know stays in the database.
func decode(doc []byte, rev string, rec any) error {
	if err := json.Unmarshal(doc, rec); err != nil {
		return fmt.Errorf("stored record does not decode: %w", cases.ErrDamaged) // the decoder's text may quote content
	}
	setRevision(rec, rev)
	return nil
}
