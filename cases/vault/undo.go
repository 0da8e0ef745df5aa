package vault

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// Past is a change of a record that can be taken back: the last one, which is every field that one call of Write or
// Delete changed, or a stretch of several that belong together.
type Past struct {
	Table, Row string
	Rev        string // of the record that the person looks at
	Stretch    bool   // several changes at once
	Since      string // of a stretch: the revision that the first of them started from, "" when that one began the record
}

// UndoAll takes changes back, in the order given: all of them or, where something stands in the way, none. Every field
// gets the value that it had before, as new entries of the change log. Nothing is erased, so undoing an undo brings the
// change back. Undoing the first change of a record deletes the record; undoing a deletion brings it back. The new
// revisions are returned in the same order. Errors: cases.ErrNotFound, ErrConflict (the record was changed since, a later
// change of another device stands over this one, or it never had the revision that a stretch began at), ErrAppendOnly.
func (v *Vault) UndoAll(ctx context.Context, changes []Past) (revs []string, err error) {
	err = v.change(ctx, func(w *writer) error {
		for _, c := range changes {
			rev, err := w.undo(cases.Key{Table: c.Table, Row: c.Row}, c.Rev, c.split)
			if err != nil {
				return fmt.Errorf("undo %s %s: %w", c.Table, c.Row, err)
			}
			revs = append(revs, rev)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return revs, nil
}

func (c Past) split(entries []entry) (before, last []entry, err error) {
	if c.Stretch {
		return splitSince(entries, c.Since)
	}
	return splitLastChange(entries, c.Rev)
}

// split parts the log of a record into what stands and what is to be taken back.
type split func(entries []entry) (before, last []entry, err error)

func (w *writer) undo(key cases.Key, rev string, parted split) (string, error) {
	old, err := w.load(key)
	switch {
	case err != nil:
		return "", err
	case old == nil:
		return "", cases.ErrNotFound
	case appendOnly(key.Table):
		return "", cases.ErrAppendOnly
	case old.rev != rev:
		return "", cases.ErrConflict
	}
	entries, err := w.entriesOf(key)
	if err != nil {
		return "", err
	}
	before, last, err := parted(entries)
	if err != nil {
		return "", err
	}
	key.Stream = last[0].Stream
	stream, err := w.stream(key.Stream)
	if err != nil {
		return "", err
	}
	for _, c := range takeBack(before, last) {
		if c.T != 0 && old.heads[c.Field] != stamp(c.T, c.Device) {
			return "", cases.ErrConflict
		}
		if _, err := w.log(stream, key, c.Field, c.Value, old.heads); err != nil {
			return "", err
		}
	}
	return w.refold(key, old)
}

// entriesOf reads the log of one record, oldest first.
func (w *writer) entriesOf(key cases.Key) ([]entry, error) {
	s, err := w.stmt(`SELECT o.dev, o.t, s.name, o.field, coalesce(o.value, '')
		FROM op o JOIN stream s ON s.no = o.stream WHERE o.tbl = ? AND o.row = ? ORDER BY o.t, o.dev`)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(w.ctx, key.Table, key.Row)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []entry
	for rows.Next() {
		e := entry{Key: key}
		if err := rows.Scan(&e.Device, &e.T, &e.Stream, &e.Field, &e.Value); err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, rows.Err()
}

// splitLastChange parts the entries into those before the change that made revision rev, and those of that change:
// they come from one device and their stamps are consecutive.
func splitLastChange(entries []entry, rev string) (before, last []entry, err error) {
	at, device, ok := strings.Cut(rev, "-")
	t, err := strconv.ParseInt(at, 16, 64)
	if err != nil || !ok {
		return nil, nil, errors.Join(cases.ErrDamaged, err)
	}
	first := len(entries)
	for i := len(entries) - 1; i >= 0 && entries[i].T == t && entries[i].Device == device; i-- {
		first = i
		t--
	}
	if first == len(entries) {
		return nil, nil, cases.ErrDamaged // the record names an entry that the log does not end with
	}
	return entries[:first], entries[first:], nil
}

// splitSince parts the entries into those up to revision since and those after it, which have to come from one device.
func splitSince(entries []entry, since string) (before, last []entry, err error) {
	first := 0
	if since != "" {
		first = 1 + slices.IndexFunc(entries, func(e entry) bool { return stamp(e.T, e.Device) == since })
		if first == 0 || first == len(entries) {
			return nil, nil, cases.ErrConflict
		}
	}
	for _, e := range entries[first:] {
		if e.Device != entries[first].Device {
			return nil, nil, cases.ErrConflict
		}
	}
	return entries[:first], entries[first:], nil
}

// takeBack gives for each entry of a change the same field with its value before. The first change of all has nothing
// before it: the record is deleted instead, and keeps its fields.
func takeBack(before, last []entry) []entry {
	if len(before) == 0 {
		return []entry{{Field: tombstone, Value: "true"}}
	}
	was := map[string]string{}
	for _, e := range before {
		was[e.Field] = e.Value
	}
	newest := map[string]int{} // one entry per field, also where one transaction wrote the record twice
	for i, e := range last {
		newest[e.Field] = i
	}
	var list []entry
	for i, e := range last {
		if newest[e.Field] == i {
			e.Value = was[e.Field]
			list = append(list, e)
		}
	}
	return list
}

// refold brings a record up to what its log gives now.
func (w *writer) refold(key cases.Key, old *stored) (string, error) {
	entries, err := w.entriesOf(key)
	if err != nil {
		return "", err
	}
	now, err := fold(entries)
	if err != nil {
		return "", err
	}
	if err := w.exec("UPDATE record SET doc = ?, rev = ?, deleted = ? WHERE no = ?", now.doc, now.rev, now.deleted, old.no); err != nil {
		return "", err
	}
	if err := w.setWords(old.no, old.words, now.words); err != nil {
		return "", err
	}
	return now.rev, w.saveHeads(old.no, now.heads)
}
