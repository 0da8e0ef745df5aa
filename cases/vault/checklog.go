package vault

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
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

// checkLog follows the hash chain of every device in every stream to its stored end.
func (v *Vault) checkLog(ctx context.Context, r *Report) error {
	found, err := v.followChains(ctx, r)
	if err != nil {
		return err
	}
	stored, err := v.storedEnds(ctx)
	if err != nil {
		return err
	}
	if !maps.Equal(found, stored) {
		r.problem("change log: its end is not where it was written")
	}
	return nil
}

func (v *Vault) followChains(ctx context.Context, r *Report) (map[link]chainEnd, error) {
	ends := map[link]chainEnd{}
	rows, err := v.read.QueryContext(ctx, `SELECT o.dev, o.t, s.name, o.tbl, o.row, o.field, coalesce(o.value, ''), o.bases, o.schema, o.hash
		FROM op o JOIN stream s ON s.no = o.stream ORDER BY o.dev, o.t`)
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

func (v *Vault) storedEnds(ctx context.Context) (map[link]chainEnd, error) {
	ends := map[link]chainEnd{}
	rows, err := v.read.QueryContext(ctx, "SELECT s.name, c.dev, c.n, c.hash FROM chain c JOIN stream s ON s.no = c.stream")
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
	err = eachFolded(ctx, tx, func(k cases.Key, f folded) error {
		found++
		var doc, rev, stream, words string
		var deleted bool
		err := tx.QueryRowContext(ctx, `SELECT r.doc, r.rev, r.deleted, s.name, w.words FROM record r JOIN stream s ON s.no = r.stream
			JOIN side w ON w.no = r.no WHERE r.tbl = ? AND r.row = ?`, k.Table, k.Row).Scan(&doc, &rev, &deleted, &stream, &words)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err != nil || doc != f.doc || rev != f.rev || deleted != f.deleted || stream != k.Stream || words != f.words {
			r.problem("%s %s differs from the change log", k.Table, k.Row)
		}
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

// checkCustody follows the hash chain of every evidence item.
func (v *Vault) checkCustody(ctx context.Context, r *Report) error {
	last := map[string]string{}
	rows, err := v.read.QueryContext(ctx, "SELECT doc FROM record WHERE tbl = 'custody' ORDER BY no")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var doc sql.RawBytes
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		var e cases.CustodyEvent
		if err := decode(doc, "", &e); err != nil {
			return err
		}
		at := e.MatterID + "/" + e.EvidenceID
		if e.Prev != last[at] || e.Hash != custodyHash(e) {
			r.problem("custody %s does not follow the event before it", e.ID)
		}
		last[at] = e.Hash
	}
	return rows.Err()
}
