package vault

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"sync"

	"github.com/harborfile/harborfile/cases"
)

// A look is one part of a check. What it finds goes into its report; its error is why it did not come to an end.
type look struct {
	what string
	look func(context.Context, *Report) error
}

// checkContent reads everything through SQLite: the records on one side, the sealed files on the other, because the one
// is mostly short and the other mostly long. Whatever keeps a part from being read to its end is a line of the report;
// the error is for a context that ended, and for a machine that does not let the check work.
func (v *Vault) checkContent(ctx context.Context, r *Report, p cases.Progress) error {
	if p == nil {
		p = cases.NoProgress
	}
	records := []look{
		{recordsName + ": its structure", v.checkStructure},
		{recordsName + ": the search index", v.checkIndex},
		{"the records", v.checkRecords},
		{"the change log", v.checkLog},
		{"records against the change log", v.checkFold},
		{"the custody log", v.checkCustody},
		{"the originals of the evidence", v.checkOriginals},
		{evidenceName + ": its structure", v.checkEvidence},
	}
	sealed := []look{{"the sealed files", func(ctx context.Context, r *Report) error { return v.checkBlobs(ctx, r, p) }}}
	var rest Report
	var restErr error
	var wg sync.WaitGroup
	wg.Go(func() { restErr = lookAt(ctx, sealed, &rest) })
	err := lookAt(ctx, records, r)
	wg.Wait()
	r.append(rest)
	return errors.Join(err, restErr)
}

// lookAt runs one look after the other.
func lookAt(ctx context.Context, looks []look, r *Report) error {
	for _, l := range looks {
		err := explain(l.look(ctx, r))
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case aboutTheMachine(err):
			return err
		case err != nil:
			r.problem("%s does not read to the end", l.what)
		}
	}
	return nil
}

// aboutTheMachine tells what keeps a check from working from what is wrong with the vault. Everything else is damage,
// however it shows itself: records may be authentic and still make no sense.
func aboutTheMachine(err error) bool {
	for _, kind := range []error{cases.ErrNoSpace, cases.ErrReadOnly, cases.ErrInUse, cases.ErrLocked} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// checkStructure is SQLite's own check. Its text may quote values of an index, so only the fact is reported. It runs on
// the connection that writes: on another one FTS5 compares with what it remembers of the index from the last search
// there, and calls an index damaged that was merged since.
func (v *Vault) checkStructure(ctx context.Context, r *Report) error {
	return integrity(ctx, v.write, recordsName, r)
}

func (v *Vault) checkEvidence(ctx context.Context, r *Report) error {
	v.evidence.turn.RLock()
	defer v.evidence.turn.RUnlock()
	// Slices carry their own authentication and are read in full below: their overflow chains need no second walk.
	var answer string
	if err := v.evidence.db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		r.problem("%s: its structure does not hold together", evidenceName)
	}
	return nil
}

func integrity(ctx context.Context, db querier, name string, r *Report) error {
	var answer string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		r.problem("%s: its structure does not hold together", name)
	}
	return nil
}

// checkIndex compares the search index with the words it was made from.
func (v *Vault) checkIndex(ctx context.Context, _ *Report) error {
	_, err := v.write.ExecContext(ctx, "INSERT INTO find(find, rank) VALUES('integrity-check', 1)")
	return err
}

// checkRecords reads every record one by one, so that a damaged block costs only the records it holds.
func (v *Vault) checkRecords(ctx context.Context, r *Report) error {
	type place struct {
		no  int64
		key cases.Key
	}
	var all []place
	rows, err := v.read.QueryContext(ctx, "SELECT no, tbl, row FROM record INDEXED BY record_row ORDER BY tbl, row")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var p place
		if err := rows.Scan(&p.no, &p.key.Table, &p.key.Row); err != nil {
			return err
		}
		all = append(all, p)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, p := range all {
		err := explain(v.readRecord(ctx, p.no))
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case aboutTheMachine(err):
			return err
		case errors.Is(err, sql.ErrNoRows) && v.deletedNow(ctx, p.key):
		case err != nil:
			r.problem("%s %s does not read", p.key.Table, p.key.Row)
		default:
			r.Records++
		}
	}
	return nil
}

// deletedNow reports whether a record that was listed is listed no more: its matter was deleted for good meanwhile.
func (v *Vault) deletedNow(ctx context.Context, k cases.Key) bool {
	var one int
	err := v.read.QueryRowContext(ctx, "SELECT 1 FROM record INDEXED BY record_row WHERE tbl = ? AND row = ?", k.Table, k.Row).Scan(&one)
	return errors.Is(err, sql.ErrNoRows)
}

// readRecord reads one record with the words by which it is found.
func (v *Vault) readRecord(ctx context.Context, no int64) error {
	rows, err := v.read.QueryContext(ctx, "SELECT r.doc, s.words FROM record r JOIN side s USING (no) WHERE r.no = ?", no)
	if err != nil {
		return err
	}
	defer rows.Close()
	if !rows.Next() {
		if rows.Err() != nil {
			return rows.Err()
		}
		return sql.ErrNoRows
	}
	var doc, words sql.RawBytes
	if err := rows.Scan(&doc, &words); err != nil {
		return err
	}
	if !json.Valid(doc) {
		return cases.ErrDamaged
	}
	rows.Close() // lets go of doc first: see copySlice
	return rows.Err()
}

// checkBlobs reads every blob in full and compares its SHA-256. Those that no record names are counted.
func (v *Vault) checkBlobs(ctx context.Context, r *Report, p cases.Progress) error {
	ids, err := v.blobIDs(ctx)
	if err != nil {
		return err
	}
	c := newBlobCheck(v, p)
	for _, id := range ids {
		err := c.check(ctx, id)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case aboutTheMachine(err):
			return err
		case err != nil && v.shreddedNow(ctx, id):
		case err != nil:
			r.problem("sealed file %s does not read as it was imported", id)
		default:
			r.Blobs++
		}
	}
	strays, err := v.strays(ctx)
	if strays > 0 {
		r.notice("%s holds %d sealed files that no record names, as when an older %s was put back beside it", evidenceName, strays, recordsName)
	}
	return err
}

// shreddedNow reports whether a blob that was listed is listed no more.
func (v *Vault) shreddedNow(ctx context.Context, id string) bool {
	_, err := findBlob(ctx, v.read, id)
	return errors.Is(err, cases.ErrNotFound)
}

// strays counts sealed files that neither a record nor a running import names. Nothing removes them: the vault.db that
// names them may still be found.
func (v *Vault) strays(ctx context.Context) (n int, err error) {
	const named = "SELECT no FROM blob UNION SELECT no FROM importing"
	known, unknown := map[int64]bool{}, map[int64]bool{}
	if err := eachNumber(ctx, v.read, named, func(no int64) { known[no] = true }); err != nil {
		return 0, err
	}
	v.evidence.turn.RLock()
	defer v.evidence.turn.RUnlock()
	err = eachNumber(ctx, v.evidence.db, "SELECT DISTINCT id >> ? FROM slice", func(no int64) {
		if !known[no] {
			unknown[no] = true
		}
	}, sequenceBit)
	if err == nil { // an import may have begun meanwhile
		err = eachNumber(ctx, v.read, named, func(no int64) { delete(unknown, no) })
	}
	return len(unknown), err
}

func eachNumber(ctx context.Context, db querier, q string, f func(int64), args ...any) error {
	rows, err := db.QueryContext(ctx, q, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var no int64
		if err := rows.Scan(&no); err != nil {
			return err
		}
		f(no)
	}
	return rows.Err()
}

func (v *Vault) blobIDs(ctx context.Context) (ids []string, err error) {
	rows, err := v.read.QueryContext(ctx, "SELECT id FROM blob ORDER BY no")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
