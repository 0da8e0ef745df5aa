package vault

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"sync"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

// OpenBlob gives random access to the clear bytes of a blob. Every byte is authenticated before it is handed out: a
// swapped, cut or foreign slice is cases.ErrDamaged. The reader is safe for concurrent use and ends with the vault.
func (v *Vault) OpenBlob(ctx context.Context, id string) (cases.ReaderAtCloser, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	b, err := v.openBlob(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("open blob %s: %w", id, explain(err))
	}
	return b, nil
}

func (v *Vault) openBlob(ctx context.Context, id string) (*Blob, error) {
	s, err := findBlob(ctx, v.read, id)
	if err != nil {
		return nil, err
	}
	return v.openSealed(s)
}

func findBlob(ctx context.Context, q querier, id string) (sealed, error) {
	var s sealed
	err := q.QueryRowContext(ctx, "SELECT no, identity, sha256, size, sealed FROM blob WHERE id = ?", id).Scan(&s.no, &s.identity, &s.sha256, &s.size, &s.length)
	if errors.Is(err, sql.ErrNoRows) {
		return s, cases.ErrNotFound
	}
	return s, err
}

func (v *Vault) openSealed(s sealed) (*Blob, error) {
	id, err := age.ParseX25519Identity(s.identity)
	if err != nil {
		return nil, cases.ErrDamaged
	}
	slices := &sliceReader{v: v, no: s.no}
	clear, size, err := age.DecryptReaderAt(slices, s.length, id)
	if err != nil {
		return nil, slices.reason()
	}
	if size != s.size {
		return nil, cases.ErrDamaged
	}
	return &Blob{clear: clear, size: size, slices: slices}, nil
}

// Blob reads the clear bytes of one blob.
type Blob struct {
	clear  io.ReaderAt
	size   int64
	slices *sliceReader
}

// Size is the number of clear bytes.
func (b *Blob) Size() int64 { return b.size }

// Close drops what was read. The blob must not be used afterwards.
func (b *Blob) Close() error {
	b.slices.drop()
	return nil
}

// ReadAt implements io.ReaderAt.
func (b *Blob) ReadAt(p []byte, off int64) (int, error) {
	n, err := b.clear.ReadAt(p, off)
	if err != nil && err != io.EOF {
		err = b.slices.reason()
	}
	return n, err
}

// sliceReader reads ciphertext over the rows and keeps the last two, because a read of 1 MiB touches two.
type sliceReader struct {
	v      *Vault
	no     int64
	mu     sync.Mutex
	hot    [2]hotSlice
	failed error // what storage said last
}

type hotSlice struct {
	sequence int64
	data     []byte
}

// reason is why a read did not succeed: what storage said, or else that the bytes are not authentic.
func (r *sliceReader) reason() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failed != nil && !errors.Is(r.failed, sql.ErrNoRows) {
		return explain(r.failed)
	}
	return cases.ErrDamaged
}

func (r *sliceReader) drop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hot = [2]hotSlice{}
}

func (r *sliceReader) ReadAt(p []byte, off int64) (int, error) {
	for n := 0; ; {
		at := off + int64(n)
		data, err := r.slice(at / sliceSize)
		inside := int(at % sliceSize)
		switch {
		case errors.Is(err, sql.ErrNoRows), err == nil && inside >= len(data):
			return n, io.EOF
		case err != nil:
			return n, err
		}
		if n += copy(p[n:], data[inside:]); n == len(p) {
			return n, nil
		}
	}
}

func (r *sliceReader) slice(sequence int64) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hot[1].data != nil && r.hot[1].sequence == sequence {
		r.hot[0], r.hot[1] = r.hot[1], r.hot[0]
	}
	if r.hot[0].data != nil && r.hot[0].sequence == sequence {
		return r.hot[0].data, nil
	}
	if r.failed = r.v.gate.enter(); r.failed != nil {
		return nil, r.failed
	}
	defer r.v.gate.leave()
	var b []byte
	if b, r.failed = r.v.evidence.slice(r.no, sequence); r.failed != nil {
		return nil, r.failed
	}
	r.hot[1] = r.hot[0]
	r.hot[0] = hotSlice{sequence, b}
	return b, nil
}
