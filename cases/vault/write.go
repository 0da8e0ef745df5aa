package vault

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

var errKey = errors.New("a record needs a table, a row and a stream, and stays in its stream")

// Write stores records: new ones are added, known ones are compared with what is stored, and each changed field gets
// one entry in the change log. All of it is one transaction. A known record has to carry the Rev it was read with;
// cases.ErrConflict says that it was changed since, and nothing is written. Records passed by pointer get their new
// Rev. Custody events and disclosures are only added to: cases.ErrAppendOnly.
func (v *Vault) Write(ctx context.Context, recs ...cases.Record) error {
	return v.change(ctx, func(w *writer) error { return w.putAll(recs) })
}

// Delete marks records as deleted. Their history stays, and writing one again with its Rev brings it back. Deleting a
// deleted record does nothing.
func (v *Vault) Delete(ctx context.Context, recs ...cases.Record) error {
	return v.change(ctx, func(w *writer) error {
		for _, rec := range recs {
			if err := w.remove(rec); err != nil {
				return fmt.Errorf("delete %s %s: %w", rec.Key().Table, rec.Key().Row, err)
			}
		}
		return nil
	})
}

// change runs one transaction on the records. It is the only place that writes them.
func (v *Vault) change(ctx context.Context, work func(*writer) error) error {
	if err := v.gate.enter(); err != nil {
		return err
	}
	defer v.gate.leave()
	v.clock.mu.Lock()
	defer v.clock.mu.Unlock()
	tx, err := v.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	defer tx.Rollback() // no effect after a commit
	w := &writer{ctx: ctx, tx: tx, device: v.device, clock: &v.clock, last: v.clock.last, streams: map[string]*streamState{}}
	defer w.close()
	if err := work(w); err != nil {
		return explain(err)
	}
	if err := w.finish(); err != nil {
		return explain(err)
	}
	if err := errors.Join(v.place.changed(), v.place.changedLog()); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return explain(err)
	}
	v.place.sawLog()
	v.clock.last = w.last
	for _, f := range w.committed {
		f()
	}
	return nil
}

// writer is one transaction on the records.
type writer struct {
	ctx       context.Context
	tx        *sql.Tx
	device    string
	clock     *hlc
	last      int64 // stamp given last
	begun     bool  // last is of this transaction
	streams   map[string]*streamState
	prepared  map[string]*sql.Stmt
	committed []func() // run after the commit
}

// exec runs a statement that is prepared once per transaction.
func (w *writer) exec(q string, args ...any) error {
	s, err := w.stmt(q)
	if err == nil {
		_, err = s.ExecContext(w.ctx, args...)
	}
	return err
}

func (w *writer) stmt(q string) (*sql.Stmt, error) {
	if s, ok := w.prepared[q]; ok {
		return s, nil
	}
	s, err := w.tx.PrepareContext(w.ctx, q)
	if err != nil {
		return nil, err
	}
	if w.prepared == nil {
		w.prepared = map[string]*sql.Stmt{}
	}
	w.prepared[q] = s
	return s, nil
}

func (w *writer) close() {
	for _, s := range w.prepared {
		s.Close()
	}
}

// stored is a record as it stands in the database.
type stored struct {
	no      int64
	stream  int64
	rev     string
	deleted bool
	doc     string
	words   string
	heads   map[string]string // field -> stamp
}

// load returns the record of a key, nil when there is none.
func (w *writer) load(k cases.Key) (*stored, error) {
	s, err := w.stmt(`SELECT r.no, r.stream, r.rev, r.deleted, r.doc, s.words, s.heads
		FROM record r JOIN side s USING (no) WHERE r.tbl = ? AND r.row = ?`)
	if err != nil {
		return nil, err
	}
	var r stored
	var heads []byte
	err = s.QueryRowContext(w.ctx, k.Table, k.Row).Scan(&r.no, &r.stream, &r.rev, &r.deleted, &r.doc, &r.words, &heads)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(heads, &r.heads); err != nil {
		return nil, fmt.Errorf("%s %s: %w", k.Table, k.Row, cases.ErrDamaged)
	}
	return &r, nil
}

func (w *writer) putAll(recs []cases.Record) error {
	for _, rec := range recs {
		if err := w.put(rec); err != nil {
			return fmt.Errorf("write %s %s: %w", rec.Key().Table, rec.Key().Row, err)
		}
	}
	return nil
}

func (w *writer) put(rec cases.Record) error {
	key := rec.Key()
	if key.Table == "" || key.Row == "" || key.Stream == "" {
		return errKey
	}
	stream, err := w.stream(key.Stream)
	if err != nil {
		return err
	}
	old, err := w.load(key)
	if err != nil {
		return err
	}
	if err := permit(rec, old, stream.no); err != nil {
		return err
	}
	if rec, err = w.chainCustody(rec); err != nil {
		return err
	}
	now, err := fieldsOf(rec)
	if err != nil {
		return err
	}
	rev, err := w.store(key, stream, old, now)
	w.committed = append(w.committed, func() { setRevision(rec, rev) })
	return err
}

// permit compares what the author saw with what is stored.
func permit(rec cases.Record, old *stored, stream int64) error {
	rev := revision(rec)
	switch {
	case old == nil && rev == "":
		return nil
	case old == nil:
		return cases.ErrConflict
	case appendOnly(rec.Key().Table):
		return cases.ErrAppendOnly
	case old.stream != stream:
		return errKey
	case old.rev != rev:
		return cases.ErrConflict
	}
	return nil
}

func (w *writer) remove(rec cases.Record) error {
	key := rec.Key()
	old, err := w.load(key)
	if err != nil {
		return err
	}
	if old == nil {
		return cases.ErrNotFound
	}
	if old.deleted {
		return nil
	}
	stream, err := w.stream(key.Stream)
	if err != nil {
		return err
	}
	if err := permit(rec, old, stream.no); err != nil {
		return err
	}
	t, err := w.log(stream, key, tombstone, "true", old.heads)
	if err != nil {
		return err
	}
	rev := stamp(t, w.device)
	w.committed = append(w.committed, func() { setRevision(rec, rev) })
	return errors.Join(
		w.saveHeads(old.no, old.heads),
		w.exec("UPDATE record SET deleted = 1, rev = ? WHERE no = ?", rev, old.no),
		w.setWords(old.no, old.words, ""))
}

// revision and setRevision reach the Meta that records embed.
func revision(rec cases.Record) string {
	if r, ok := rec.(interface{ Revision() string }); ok {
		return r.Revision()
	}
	return ""
}

func setRevision(rec any, rev string) {
	if r, ok := rec.(interface{ SetRevision(string) }); ok {
		r.SetRevision(rev)
	}
}

func appendOnly(table string) bool {
	for _, log := range []cases.Record{cases.CustodyEvent{}, cases.Disclosure{}, cases.AuditEvent{}, cases.Destruction{}} {
		if table == log.Key().Table {
			return true
		}
	}
	return false
}
