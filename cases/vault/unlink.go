package vault

import (
	"strconv"

	"github.com/harborfile/harborfile/cases"
)

// unlinkMatter takes the id of a matter that is deleted for good out of the records in its client's stream: what was
// released or chosen for it stays a fact of the client's file, and must not become one about other matters.
func (w *writer) unlinkMatter(m cases.Matter) error {
	keys, err := w.naming(cases.ClientStream(m.ClientID), m.ID)
	if err != nil {
		return err
	}
	for _, k := range keys {
		old, err := w.load(k)
		if err != nil {
			return err
		}
		stream, err := w.stream(k.Stream)
		if err != nil {
			return err
		}
		if _, err := w.log(stream, k, "matterId", strconv.Quote(cases.GoneMatter), old.heads); err != nil {
			return err
		}
		if _, err := w.refold(k, old); err != nil {
			return err
		}
	}
	return nil
}

// naming finds the records of a stream, deleted ones included, that name a matter.
func (w *writer) naming(stream, matterID string) ([]cases.Key, error) {
	rows, err := w.tx.QueryContext(w.ctx, `SELECT tbl, row FROM record WHERE stream = (SELECT no FROM stream WHERE name = ?)
		AND doc ->> 'matterId' = ? ORDER BY no`, stream, matterID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []cases.Key
	for rows.Next() {
		k := cases.Key{Stream: stream}
		if err := rows.Scan(&k.Table, &k.Row); err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	return keys, rows.Err()
}
