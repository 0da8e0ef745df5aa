package vault

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// store logs what changed between old and now, and brings the record, its words and its stamps up to date. It returns
// the record's revision.
func (w *writer) store(key cases.Key, stream *streamState, old *stored, now fields) (string, error) {
	if old == nil {
		return w.insert(key, stream, now)
	}
	before, err := parseFields([]byte(old.doc))
	if err != nil {
		return "", err
	}
	rev, err := w.logChanges(key, stream, old, before, now)
	if err != nil || rev == "" {
		return old.rev, err
	}
	doc, err := now.document()
	if err != nil {
		return "", err
	}
	err = w.exec("UPDATE record SET doc = ?, rev = ?, deleted = 0 WHERE no = ?", doc, rev, old.no)
	if err == nil {
		err = w.setWords(old.no, old.words, now.words())
	}
	if err == nil {
		err = w.saveHeads(old.no, old.heads)
	}
	return rev, err
}

// logChanges writes one log entry per changed field and returns the last stamp, "" when nothing changed.
func (w *writer) logChanges(key cases.Key, stream *streamState, old *stored, before, now fields) (rev string, err error) {
	changed := fields{}
	for path, value := range now {
		if was, ok := before[path]; !ok || was != value {
			changed[path] = value
		}
	}
	for path := range before {
		if _, ok := now[path]; !ok {
			changed[path] = "" // cleared
		}
	}
	if old.deleted {
		changed[tombstone] = ""
	}
	for _, path := range changed.paths() {
		t, err := w.log(stream, key, path, changed[path], old.heads)
		if err != nil {
			return "", err
		}
		rev = stamp(t, w.device)
	}
	return rev, nil
}

func (w *writer) insert(key cases.Key, stream *streamState, now fields) (rev string, err error) {
	heads := map[string]string{}
	for _, path := range now.paths() {
		t, err := w.log(stream, key, path, now[path], heads)
		if err != nil {
			return "", err
		}
		rev = stamp(t, w.device)
	}
	doc, err := now.document()
	if err != nil {
		return "", err
	}
	s, err := w.stmt("INSERT INTO record(tbl, row, stream, rev, doc) VALUES(?, ?, ?, ?, ?)")
	if err != nil {
		return "", err
	}
	res, err := s.ExecContext(w.ctx, key.Table, key.Row, stream.no, rev, doc)
	if err != nil {
		return "", err
	}
	no, err := res.LastInsertId()
	if err != nil {
		return "", err
	}
	text, err := headsText(heads)
	if err != nil {
		return "", err
	}
	words := now.words()
	if err := w.exec("INSERT INTO side(no, heads, words) VALUES(?, ?, ?)", no, text, words); err != nil {
		return "", err
	}
	return rev, w.exec("INSERT INTO find(rowid, words) VALUES(?, ?)", no, words)
}

// setWords replaces what search knows of a record. FTS5 has to be told the old words to forget them.
func (w *writer) setWords(no int64, old, now string) error {
	if err := w.exec("INSERT INTO find(find, rowid, words) VALUES('delete', ?, ?)", no, old); err != nil {
		return err
	}
	if err := w.exec("UPDATE side SET words = ? WHERE no = ?", now, no); err != nil {
		return err
	}
	return w.exec("INSERT INTO find(rowid, words) VALUES(?, ?)", no, now)
}

func (w *writer) saveHeads(no int64, heads map[string]string) error {
	text, err := headsText(heads)
	if err != nil {
		return err
	}
	return w.exec("UPDATE side SET heads = ? WHERE no = ?", text, no)
}

func headsText(heads map[string]string) (string, error) {
	b, err := json.Marshal(heads)
	return string(b), err
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
