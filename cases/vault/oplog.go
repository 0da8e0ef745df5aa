package vault

import (
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"hash"

	"github.com/harborfile/harborfile/cases"
)

// streamState is a stream within one transaction, with the head of this device's hash chain in it.
type streamState struct {
	no      int64
	n       int64 // entries of this device so far
	hash    []byte
	touched bool
}

// stream finds a stream or makes it: with a random id for the outside and a random key from the first row on.
func (w *writer) stream(name string) (*streamState, error) {
	if s, ok := w.streams[name]; ok {
		return s, nil
	}
	s := &streamState{hash: make([]byte, sha256.Size)}
	var living bool
	err := w.tx.QueryRowContext(w.ctx, "SELECT no, EXISTS(SELECT 1 FROM stream_key k WHERE k.stream = no) FROM stream WHERE name = ?", name).Scan(&s.no, &living)
	if errors.Is(err, sql.ErrNoRows) {
		err = w.newStream(name, s)
	} else if err == nil && !living {
		err = cases.ErrNotFound // deleted for good: a window that is still open must not begin it again
	} else if err == nil {
		err = w.tx.QueryRowContext(w.ctx, "SELECT n, hash FROM chain WHERE stream = ? AND dev = ?", s.no, w.device).Scan(&s.n, &s.hash)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
	}
	if err != nil {
		return nil, err
	}
	w.streams[name] = s
	return s, nil
}

func (w *writer) newStream(name string, s *streamState) error {
	opaque := make([]byte, 16)
	rand.Read(opaque)
	res, err := w.tx.ExecContext(w.ctx, "INSERT INTO stream(name, opaque) VALUES(?, ?)", name, opaque)
	if err != nil {
		return err
	}
	if s.no, err = res.LastInsertId(); err != nil {
		return err
	}
	return w.exec("INSERT INTO stream_key(stream, epoch, key) VALUES(?, 1, ?)", s.no, newKey())
}

// entry is one row of the change log.
type entry struct {
	Device     string
	T          int64
	Stream     string
	Key        cases.Key
	Field      string
	Value      string // JSON, "" where the field was cleared
	Bases      string // stamps of the values the author saw, joined by commas
	SchemaUsed int
}

// digest is the entry's hash: SHA-256 over the hash before it and every part with its length.
func (e entry) digest(prev []byte) []byte {
	h := sha256.New()
	h.Write(prev)
	for _, part := range []string{e.Device, e.Stream, e.Key.Table, e.Key.Row, e.Field, e.Value, e.Bases} {
		hashPart(h, part)
	}
	var n [16]byte
	binary.BigEndian.PutUint64(n[:8], uint64(e.T))
	binary.BigEndian.PutUint64(n[8:], uint64(e.SchemaUsed))
	h.Write(n[:])
	return h.Sum(nil)
}

func hashPart(h hash.Hash, part string) {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(part)))
	h.Write(n[:])
	h.Write([]byte(part))
}

// nextStamp gives the entries of one transaction consecutive stamps, and leaves at least one out before the first: so
// the log alone tells which entries were one change.
func (w *writer) nextStamp() int64 {
	if w.begun {
		w.last++
	} else {
		w.last, w.begun = w.clock.next(w.last+1), true
	}
	return w.last
}

// log appends one entry and names it in heads as the newest of its field.
func (w *writer) log(s *streamState, key cases.Key, field, value string, heads map[string]string) (int64, error) {
	t := w.nextStamp()
	e := entry{w.device, t, key.Stream, key, field, value, heads[field], schemaVersion}
	s.hash = e.digest(s.hash)
	s.n++
	s.touched = true
	heads[field] = stamp(t, w.device)
	return t, w.exec("INSERT INTO op(dev, t, stream, tbl, row, field, value, bases, schema, hash) VALUES(?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?)",
		e.Device, e.T, s.no, key.Table, key.Row, field, value, e.Bases, schemaVersion, s.hash)
}

// finish stores the heads of the chains and the clock.
func (w *writer) finish() error {
	for _, name := range sortedKeys(w.streams) {
		s := w.streams[name]
		if !s.touched {
			continue
		}
		err := w.exec("INSERT INTO chain(stream, dev, n, hash) VALUES(?, ?, ?, ?) ON CONFLICT(stream, dev) DO UPDATE SET n = excluded.n, hash = excluded.hash",
			s.no, w.device, s.n, s.hash)
		if err != nil {
			return err
		}
	}
	return setMeta(w.ctx, w.tx, "clock", w.last)
}
