package vault

import (
	"context"
	"crypto/sha256"
	"maps"

	"github.com/harborfile/harborfile/cases"
)

// link is one hash chain: the entries of one device in one stream.
type link struct{ stream, device string }

// chainEnd is how far a chain goes.
type chainEnd struct {
	n    int64
	hash string
}

// What is read here may be authentic and still be odd, as in a backup that somebody else made. Numbers are therefore read
// with CAST, which takes anything, and streams with LEFT JOIN, so that an entry of no stream is not passed over.

// checkLog follows the hash chain of every device in every stream to its stored end, at one moment: others may be writing.
func (v *Vault) checkLog(ctx context.Context, r *Report) error {
	tx, err := v.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	found, err := followChains(ctx, tx, r)
	if err != nil {
		return err
	}
	stored, err := storedEnds(ctx, tx)
	if err != nil {
		return err
	}
	if !maps.Equal(found, stored) {
		r.problem("change log: its end is not where it was written")
	}
	return nil
}

func followChains(ctx context.Context, q querier, r *Report) (map[link]chainEnd, error) {
	ends := map[link]chainEnd{}
	rows, err := q.QueryContext(ctx, `SELECT o.dev, CAST(o.t AS INTEGER), coalesce(s.name, ''), o.tbl, o.row, o.field, coalesce(o.value, ''), o.bases,
		CAST(o.schema AS INTEGER), o.hash FROM op o LEFT JOIN stream s ON s.no = o.stream ORDER BY o.dev, o.t`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e entry
		var hash []byte
		if err := rows.Scan(&e.Device, &e.T, &e.Stream, &e.Key.Table, &e.Key.Row, &e.Field, &e.Value, &e.Bases, &e.SchemaUsed, &hash); err != nil {
			return nil, err
		}
		r.Entries++
		at := link{e.Stream, e.Device}
		prev, known := ends[at]
		if !known {
			prev.hash = string(make([]byte, sha256.Size))
		}
		if string(e.digest([]byte(prev.hash))) != string(hash) {
			r.problem("change log: entry %s of %s %s does not follow the one before it", stamp(e.T, e.Device), e.Key.Table, e.Key.Row)
		}
		ends[at] = chainEnd{prev.n + 1, string(hash)}
	}
	return ends, rows.Err()
}

func storedEnds(ctx context.Context, q querier) (map[link]chainEnd, error) {
	ends := map[link]chainEnd{}
	rows, err := q.QueryContext(ctx, "SELECT coalesce(s.name, ''), c.dev, CAST(c.n AS INTEGER), c.hash FROM chain c LEFT JOIN stream s ON s.no = c.stream")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var at link
		var n int64
		var hash []byte
		if err := rows.Scan(&at.stream, &at.device, &n, &hash); err != nil {
			return nil, err
		}
		ends[at] = chainEnd{n, string(hash)}
	}
	return ends, rows.Err()
}

// checkFold rebuilds every record from the log and compares it with the one that is shown.
func (v *Vault) checkFold(ctx context.Context, r *Report) error {
	tx, err := v.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	found := 0
	err = eachGroup(ctx, tx, func(k cases.Key, entries []entry) error {
		found++
		f, err := fold(entries)
		if err == nil {
			var same bool
			if same, err = shownAs(ctx, tx, k, f); err == nil && same {
				return nil
			}
		}
		if err := explain(err); ctx.Err() != nil || aboutTheMachine(err) {
			return err
		}
		r.problem("%s %s differs from the change log", k.Table, k.Row)
		return nil
	})
	if err != nil {
		return err
	}
	var shown int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM record").Scan(&shown); err != nil {
		return err
	}
	if shown != found {
		r.problem("%d records are shown and %d are in the change log", shown, found)
	}
	return nil
}

// shownAs reports whether a record is shown as the log gives it.
func shownAs(ctx context.Context, q querier, k cases.Key, f folded) (bool, error) {
	var doc, rev, deleted, stream, heads, words string
	err := q.QueryRowContext(ctx, `SELECT r.doc, r.rev, r.deleted, coalesce(s.name, ''), w.heads, w.words FROM record r
		LEFT JOIN stream s ON s.no = r.stream JOIN side w ON w.no = r.no WHERE r.tbl = ? AND r.row = ?`, k.Table, k.Row).
		Scan(&doc, &rev, &deleted, &stream, &heads, &words)
	if err != nil {
		return false, err
	}
	want, err := headsText(f.heads)
	if err != nil {
		return false, err
	}
	gone := "0"
	if f.deleted {
		gone = "1"
	}
	return doc == f.doc && rev == f.rev && deleted == gone && stream == k.Stream && heads == want && words == f.words, nil
}
