package vault

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// Stored is a record as it lies in the vault, whatever its kind: also one that this version does not know.
type Stored struct {
	Key cases.Key
	Doc json.RawMessage
}

// Everything reads the records of the given streams that are not deleted, by kind and id; those of every stream where
// none is given.
func (v *Vault) Everything(ctx context.Context, streams ...string) ([]Stored, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	list, err := v.everything(ctx, streams)
	if err != nil {
		return nil, fmt.Errorf("read everything: %w", explain(err))
	}
	return list, nil
}

func (v *Vault) everything(ctx context.Context, streams []string) ([]Stored, error) {
	rows, err := v.read.QueryContext(ctx, `SELECT r.tbl, r.row, s.name, r.doc FROM record r JOIN stream s ON s.no = r.stream
		WHERE r.deleted = 0 ORDER BY r.tbl, r.row`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	wanted := map[string]bool{}
	for _, s := range streams {
		wanted[s] = true
	}
	var list []Stored
	for rows.Next() {
		var s Stored
		var doc []byte
		if err := rows.Scan(&s.Key.Table, &s.Key.Row, &s.Key.Stream, &doc); err != nil {
			return nil, err
		}
		if len(wanted) > 0 && !wanted[s.Key.Stream] {
			continue
		}
		if !json.Valid(doc) {
			return nil, cases.ErrDamaged
		}
		s.Doc = doc
		list = append(list, s)
	}
	return list, rows.Err()
}
