package vault

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io"
	"os"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// syncEvery is how much is written between two syncs. A slow stick may take minutes over what a system holds back for
// it, and locking the vault would wait for that.
const syncEvery = 32 << 20

// syncedFile brings what is written to the disk every so often.
type syncedFile struct {
	*os.File
	since int
}

func (f *syncedFile) Write(p []byte) (int, error) {
	n, err := f.File.Write(p)
	if f.since += n; err == nil && f.since >= syncEvery {
		f.since = 0
		err = f.Sync()
	}
	return n, err
}

// write seals the archive to w.
func (b *backup) write(ctx context.Context, w io.Writer, to []age.Recipient) error {
	pages, err := sealedvfs.ReadPages(b.copy.path, b.copy.key, recordsPage)
	if err != nil {
		return err
	}
	defer pages.Close()
	b.info.Records = pages.Size()
	b.p.SetTotal(2 * (b.info.Records + b.info.Evidence)) // written, then read back
	sealed, err := age.Encrypt(w, to...)
	if err != nil {
		return err
	}
	a := newArchiveWriter(sealed)
	if err := a.head(b.info); err != nil {
		return err
	}
	if err := b.writeRecords(ctx, a, pages); err != nil {
		return err
	}
	if err := b.writeBlobs(ctx, a); err != nil {
		return err
	}
	if err := a.t.Close(); err != nil {
		return err
	}
	return sealed.Close()
}

func (b *backup) writeRecords(ctx context.Context, a archiveWriter, pages io.Reader) error {
	if err := a.begin(archiveRecords, b.info.Records); err != nil {
		return err
	}
	h := sha256.New()
	_, err := io.Copy(io.MultiWriter(a.t, h), progressReader{ctx, pages, b.p})
	b.sum = h.Sum(nil)
	return err
}

// writeBlobs copies the age files of evidence.db as they are. One goroutine reads rows, this one writes them.
func (b *backup) writeBlobs(ctx context.Context, a archiveWriter) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	const buffers = 4
	pieces, free := make(chan piece, buffers), make(chan []byte, buffers)
	for range buffers {
		free <- nil // made when first needed
	}
	var readErr error
	go func() {
		defer close(pieces)
		readErr = b.readBlobs(ctx, pieces, free)
	}()
	var err error
	for next := range pieces {
		if err == nil {
			if err = b.writePiece(a, next); err != nil {
				cancel() // and wait for the reading goroutine
			}
		}
		free <- next.data
	}
	if err != nil {
		return err
	}
	return readErr
}

// piece is one slice on its way into the archive.
type piece struct {
	begins *sealed // set on the first slice of a blob
	data   []byte
}

func (b *backup) writePiece(a archiveWriter, next piece) error {
	if next.begins != nil {
		if err := a.begin(archiveBlob(next.begins.no), next.begins.length); err != nil {
			return err
		}
	}
	_, err := a.t.Write(next.data)
	b.p.Add(int64(len(next.data)))
	return err
}

// readBlobs reads every slice into a buffer of free. pieces has room for all of them.
func (b *backup) readBlobs(ctx context.Context, pieces chan<- piece, free <-chan []byte) error {
	return eachBlob(ctx, b.copy.db, func(id string, s sealed) error {
		for at := int64(0); at < s.length; at += sliceSize {
			next := piece{data: <-free}
			err := ctx.Err()
			if err == nil {
				next.data, err = b.slice(ctx, next.data[:0], id, s.no<<sequenceBit|at/sliceSize, min(sliceSize, s.length-at))
			}
			if err != nil {
				return err
			}
			if at == 0 {
				next.begins = &s
			}
			pieces <- next
		}
		return nil
	})
}

// slice reads one slice, which has to be n bytes long. Where it does not read, zeros take its place: one damaged piece
// of evidence must not keep everything else from being backed up. Reading back names the blob.
func (b *backup) slice(ctx context.Context, into []byte, blob string, id, n int64) ([]byte, error) {
	data, err := b.v.evidence.copySlice(ctx, into, id)
	if errors.Is(err, sql.ErrNoRows) {
		if _, err := findBlob(ctx, b.v.read, blob); errors.Is(err, cases.ErrNotFound) {
			return nil, errShredded
		}
		err = cases.ErrDamaged
	}
	if err = explain(err); err != nil && !errors.Is(err, cases.ErrDamaged) {
		return nil, err
	}
	if err != nil || int64(len(data)) != n {
		data = append(into, make([]byte, n)...)
	}
	return data, nil
}

// copySlice is slice for reading many: it puts the row behind what is in into and leaves no garbage of its length.
func (e *evidence) copySlice(ctx context.Context, into []byte, id int64) ([]byte, error) {
	e.turn.RLock()
	defer e.turn.RUnlock()
	rows, err := e.db.QueryContext(ctx, "SELECT data FROM slice WHERE id = ?", id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, cmp.Or(rows.Err(), sql.ErrNoRows)
	}
	var data sql.RawBytes
	if err := rows.Scan(&data); err != nil {
		return nil, err
	}
	into = append(into, data...)
	rows.Close() // lets go of data first: while it is held, a cancelled context and Err wait for each other for ever
	return into, rows.Err()
}
