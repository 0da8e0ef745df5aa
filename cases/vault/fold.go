package vault

import (
	"cmp"
	"context"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// folded is a record as its log entries alone give it.
type folded struct {
	doc     string
	rev     string
	deleted bool
	heads   map[string]string
	words   string
}

// fold rebuilds one record from all its entries. The newest entry of each field counts.
func fold(entries []entry) (folded, error) {
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.T, b.T), cmp.Compare(a.Device, b.Device)) })
	r := folded{heads: map[string]string{}}
	f := fields{}
	for _, e := range entries {
		r.rev = stamp(e.T, e.Device)
		r.heads[e.Field] = r.rev
		switch {
		case e.Field == tombstone:
			r.deleted = e.Value != ""
		case e.Value == "":
			delete(f, e.Field)
		default:
			f[e.Field] = e.Value
		}
	}
	if !r.deleted {
		r.words = f.words()
	}
	var err error
	r.doc, err = f.document()
	return r, err
}

// eachGroup gives the entries of every record, in the order of tables and rows. They are used again for the next one.
func eachGroup(ctx context.Context, q querier, use func(cases.Key, []entry) error) error {
	rows, err := q.QueryContext(ctx, `SELECT o.dev, CAST(o.t AS INTEGER), coalesce(s.name, ''), o.tbl, o.row, o.field, coalesce(o.value, ''), o.bases,
		CAST(o.schema AS INTEGER) FROM op o LEFT JOIN stream s ON s.no = o.stream ORDER BY o.tbl, o.row`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var group []entry
	flush := func() error {
		if len(group) == 0 {
			return nil
		}
		err := use(group[0].Key, group)
		group = group[:0]
		return err
	}
	for rows.Next() {
		var e entry
		if err := rows.Scan(&e.Device, &e.T, &e.Stream, &e.Key.Table, &e.Key.Row, &e.Field, &e.Value, &e.Bases, &e.SchemaUsed); err != nil {
			return err
		}
		e.Key.Stream = e.Stream
		if len(group) > 0 && group[0].Key != e.Key {
			if err := flush(); err != nil {
				return err
			}
		}
		group = append(group, e)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return flush()
}
