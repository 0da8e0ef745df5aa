package vault

import (
	"context"
	"database/sql"
	"io"

	"github.com/harborfile/harborfile/cases"
)

// restoreBatch is the number of slices per transaction. Nobody waits for a vault that is being restored.
const restoreBatch = 8

// sliceBatch collects slices of one blob or many for one transaction. Its buffers are used again.
type sliceBatch struct {
	ids     []int64
	buffers [][]byte
	whole   []int64 // blobs that end in this batch
}

// fillEvidence stores the age files of the archive as slices, in the order in which the records name them. Every
// length comes from the records, so that an archive cannot make more than it says.
func (r *restoring) fillEvidence(ctx context.Context, records *sql.DB) error {
	b := &sliceBatch{}
	last := int64(0)
	err := eachBlob(ctx, records, func(_ string, s sealed) error {
		if s.no <= last || s.no >= 1<<(62-sequenceBit) || s.length <= 0 || s.length > sliceSize<<sequenceBit {
			return cases.ErrBackup
		}
		last = s.no
		return r.fillBlob(ctx, b, s)
	})
	if err == nil {
		err = r.store(ctx, b)
	}
	return archiveDamage(explain(err))
}

func (r *restoring) fillBlob(ctx context.Context, b *sliceBatch, s sealed) error {
	if err := r.a.expect(archiveBlob(s.no), s.length); err != nil {
		return err
	}
	src := progressReader{ctx, r.a, r.p}
	for at := int64(0); at < s.length; at += sliceSize {
		if len(b.ids) == restoreBatch {
			if err := r.store(ctx, b); err != nil {
				return err
			}
		}
		if _, err := io.ReadFull(src, b.add(s.no<<sequenceBit|at/sliceSize, int(min(sliceSize, s.length-at)))); err != nil {
			return err
		}
	}
	b.whole = append(b.whole, s.no)
	return nil
}

// add makes room for one slice.
func (b *sliceBatch) add(id int64, n int) []byte {
	i := len(b.ids)
	b.ids = append(b.ids, id)
	if i == len(b.buffers) {
		b.buffers = append(b.buffers, nil)
	}
	if cap(b.buffers[i]) < n {
		b.buffers[i] = make([]byte, n)
	}
	b.buffers[i] = b.buffers[i][:n]
	return b.buffers[i]
}

func (r *restoring) store(ctx context.Context, b *sliceBatch) error {
	err := r.v.evidence.transaction(ctx, func(tx *sql.Tx) error {
		for i, id := range b.ids {
			if _, err := tx.ExecContext(ctx, "INSERT INTO slice(id, data) VALUES(?, ?)", id, b.buffers[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, no := range b.whole {
		r.v.evidence.keep(no) // marked by the next transaction
	}
	b.ids, b.whole = b.ids[:0], b.whole[:0]
	return nil
}
