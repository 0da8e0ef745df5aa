package vault

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

const (
	sliceSize   = 1 << 20 // bytes of age ciphertext per row
	batchSlices = 16      // rows per transaction: bounds how long readers wait and what a crash leaves behind
	sequenceBit = 24      // id = number << 24 | sequence, so a blob has at most 16 TiB
)

// evidence is an open evidence.db. In rollback-journal mode a writer that spills or commits keeps readers out; turn
// makes both sides take turns. Without it readers poll SQLite's busy handler and starve for seconds during an import.
// It covers a whole batch, from BEGIN to COMMIT.
type evidence struct {
	db   *sql.DB
	turn sync.RWMutex

	mu       sync.Mutex
	unmarked []int64 // blobs whose record is stored and whose mark in kept is not
}

func openEvidence(ctx context.Context, path, vfs string, exist bool) (*evidence, error) {
	o := sealedvfs.Options{VFS: vfs, PageSize: evidencePage, Journal: "TRUNCATE", CacheKiB: 8 << 10, Conns: 4, MustExist: exist}
	db, err := openExisting(path, o)
	if err != nil {
		return nil, err
	}
	if !exist {
		err = createEvidence(ctx, db)
	}
	if err == nil {
		err = checkSchema(ctx, db, evidenceName)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return &evidence{db: db}, nil
}

// close marks what is kept and leaves no journal behind.
func (e *evidence) close() error {
	err := e.transaction(context.Background(), func(*sql.Tx) error { return nil })
	return errors.Join(err, e.dropJournal(), e.db.Close())
}

// dropJournal removes the journal file, which the TRUNCATE mode leaves behind empty. The database is closed next.
func (e *evidence) dropJournal() error {
	e.db.SetMaxIdleConns(0) // the last connection alone may change the journal mode
	e.db.SetMaxOpenConns(1)
	var mode string
	return e.db.QueryRow("PRAGMA journal_mode=DELETE").Scan(&mode)
}

// transaction writes while readers wait. Each one also stores the marks that are due.
func (e *evidence) transaction(ctx context.Context, work func(*sql.Tx) error) error {
	e.turn.Lock()
	defer e.turn.Unlock()
	tx, err := e.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // no effect after a commit
	e.mu.Lock()
	due := e.unmarked
	e.mu.Unlock()
	for _, no := range due {
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO kept(no) VALUES(?)", no); err != nil {
			return err
		}
	}
	if err := work(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	e.mu.Lock()
	e.unmarked = e.unmarked[len(due):]
	e.mu.Unlock()
	return nil
}

// keep remembers that the record of blob no is stored; the next transaction marks it.
func (e *evidence) keep(no int64) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.unmarked = append(e.unmarked, no)
}

func (e *evidence) insert(ctx context.Context, id int64, batch [][]byte) error {
	return e.transaction(ctx, func(tx *sql.Tx) error {
		for i, b := range batch {
			if _, err := tx.ExecContext(ctx, "INSERT INTO slice(id, data) VALUES(?, ?)", id+int64(i), b); err != nil {
				return err
			}
		}
		return nil
	})
}

// remove deletes the slices of blob no; their pages are used again by the next import.
func (e *evidence) remove(ctx context.Context, no int64) error {
	return e.transaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM slice WHERE id >= ? AND id < ?", no<<sequenceBit, (no+1)<<sequenceBit)
		return err
	})
}

func (e *evidence) isKept(ctx context.Context, no int64) (kept bool, err error) {
	err = e.db.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM kept WHERE no = ?)", no).Scan(&kept)
	return kept, err
}

// lastNumber is the highest blob number that has left a trace here.
func (e *evidence) lastNumber(ctx context.Context) (no int64, err error) {
	e.turn.RLock()
	defer e.turn.RUnlock()
	err = e.db.QueryRowContext(ctx, "SELECT max(coalesce((SELECT max(id) >> ? FROM slice), 0), coalesce((SELECT max(no) FROM kept), 0))", sequenceBit).Scan(&no)
	return no, err
}

// slice reads one row of ciphertext. The error is sql.ErrNoRows past the end of a blob. A row that is longer than a
// slice is not one of ours, and is not taken into memory.
func (e *evidence) slice(no, sequence int64) ([]byte, error) {
	e.turn.RLock()
	defer e.turn.RUnlock()
	var b freshBytes
	err := e.db.QueryRow("SELECT CASE WHEN length(data) <= ? THEN data END FROM slice WHERE id = ?", sliceSize, no<<sequenceBit|sequence).Scan(&b)
	if err == nil && len(b) == 0 {
		err = cases.ErrDamaged
	}
	if err != nil {
		return nil, fmt.Errorf("slice %d: %w", sequence, err)
	}
	return b, nil
}

// freshBytes takes a blob as the driver gives it, which makes a copy for every row, and spares a second copy.
type freshBytes []byte

// Scan implements sql.Scanner.
func (f *freshBytes) Scan(value any) error {
	*f, _ = value.([]byte)
	return nil
}
