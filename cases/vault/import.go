package vault

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

// sealed is what vault.db keeps about a blob beside its records.
type sealed struct {
	no       int64
	identity string // the only key to the bytes
	sha256   []byte
	size     int64 // of the clear bytes
	length   int64 // of the age file
}

// Import reads src once, hashes it, and seals it into the vault. When every slice is stored, one transaction adds the
// blob and the records that make returns for it; make may be nil. Nothing is kept when any step goes wrong or ctx
// ends. Progress counts clear bytes; the caller sets the total where it knows it.
func (v *Vault) Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error) {
	if err := v.gate.enter(); err != nil {
		return cases.Blob{}, err
	}
	defer v.gate.leave()
	if p == nil {
		p = cases.NoProgress
	}
	b, err := v.importBlob(ctx, stream, src, p, make)
	if err != nil {
		return cases.Blob{}, fmt.Errorf("import: %w", explain(err))
	}
	return b, nil
}

// The moments of an import, in their order; tests end the program there.
var importSteps = []string{"import: begun", "import: some stored", "import: sealed", "import: recorded", "import: kept"}

func (v *Vault) importBlob(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error) {
	no, err := v.beginImport(ctx)
	if err != nil {
		return cases.Blob{}, err
	}
	step("import: begun")
	s, err := v.seal(ctx, no, src, p)
	if err == nil {
		step("import: sealed")
		b := cases.Blob{ID: cases.NewID(), SHA256: hex.EncodeToString(s.sha256), Size: s.size}
		if err = v.endImport(ctx, stream, b, s, make); err == nil {
			step("import: kept")
			return b, nil
		}
	}
	// The context may be what ended the import; the clean-up has to run all the same.
	clean := context.WithoutCancel(ctx)
	if v.evidence.remove(clean, no) == nil {
		v.change(clean, func(w *writer) error { return w.exec("DELETE FROM importing WHERE no = ?", no) })
	}
	return cases.Blob{}, err
}

// beginImport takes a number that was never used and notes that its slices belong to nobody yet. evidence.db is asked
// too: beside an older vault.db, as after a restore, it holds higher numbers than vault.db knows of.
func (v *Vault) beginImport(ctx context.Context) (no int64, err error) {
	floor, err := v.evidence.lastNumber(ctx)
	if err != nil {
		return 0, err
	}
	err = v.change(ctx, func(w *writer) error {
		err := w.tx.QueryRowContext(ctx, `INSERT INTO meta(name, value) VALUES('blobs', ?1 + 1)
			ON CONFLICT(name) DO UPDATE SET value = max(value, ?1) + 1 RETURNING value`, floor).Scan(&no)
		if err != nil {
			return err
		}
		return w.exec("INSERT INTO importing(no) VALUES(?)", no)
	})
	return no, err
}

// endImport stores the blob and its records.
func (v *Vault) endImport(ctx context.Context, stream string, b cases.Blob, s sealed, make func(cases.Blob) []cases.Record) error {
	err := v.change(ctx, func(w *writer) error {
		st, err := w.stream(stream)
		if err != nil {
			return err
		}
		err = w.exec("INSERT INTO blob(no, id, stream, identity, sha256, size, sealed, made) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
			s.no, b.ID, st.no, s.identity, s.sha256, s.size, s.length, v.clock.now().UnixMilli())
		if err != nil {
			return err
		}
		if make != nil {
			if err := w.putAll(make(b)); err != nil {
				return err
			}
		}
		return w.exec("DELETE FROM importing WHERE no = ?", s.no)
	})
	if err == nil {
		step("import: recorded")
		v.evidence.keep(s.no)
	}
	return err
}

// seal runs two goroutines: one reads, hashes and encrypts, this one stores batches of slices.
func (v *Vault) seal(ctx context.Context, no int64, src io.Reader, p cases.Progress) (sealed, error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return sealed{}, err
	}
	s := sealed{no: no, identity: id.String()}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w := newSliceWriter(ctx)
	var sealErr error
	go func() {
		defer close(w.full)
		sealErr = s.encrypt(w, id.Recipient(), progressReader{ctx, src, p})
	}()
	err = v.storeSlices(ctx, no, w)
	cancel()
	for range w.full { // wait for the encrypting goroutine
	}
	return s, errors.Join(err, sealErr)
}

// encrypt copies src to w as one age file and notes hash and sizes of what passed.
func (s *sealed) encrypt(w *sliceWriter, to age.Recipient, src io.Reader) error {
	enc, err := age.Encrypt(w, to)
	if err != nil {
		return err
	}
	var h hash.Hash = sha256.New()
	if s.size, err = io.CopyBuffer(struct{ io.Writer }{io.MultiWriter(h, enc)}, src, make([]byte, 256<<10)); err != nil {
		return err
	}
	if err := enc.Close(); err != nil {
		return err
	}
	w.flush()
	s.sha256, s.length = h.Sum(nil), w.n
	return nil
}

// storeSlices collects a batch of slices without any lock, then stores it in one transaction.
func (v *Vault) storeSlices(ctx context.Context, no int64, w *sliceWriter) error {
	for next, more := no<<sequenceBit, true; more; {
		var batch [][]byte
		for more && len(batch) < batchSlices {
			var b []byte
			if b, more = <-w.full; more {
				batch = append(batch, b)
			}
		}
		if len(batch) == 0 {
			return nil
		}
		if err := v.evidence.insert(ctx, next, batch); err != nil {
			return err
		}
		step("import: some stored")
		next += int64(len(batch))
		for _, b := range batch {
			w.free <- b
		}
	}
	return nil
}

// sliceWriter cuts a stream into slices and hands them over in buffers that come back.
type sliceWriter struct {
	ctx        context.Context
	free, full chan []byte
	buf        []byte
	n          int64 // bytes written
}

func newSliceWriter(ctx context.Context) *sliceWriter {
	const buffers = batchSlices + 8 // one batch being stored, some being filled
	w := &sliceWriter{ctx: ctx, free: make(chan []byte, buffers), full: make(chan []byte, buffers)}
	for range buffers {
		w.free <- nil // made when first needed: a small file takes one slice and not twenty-four
	}
	return w
}

func (w *sliceWriter) Write(p []byte) (int, error) {
	total := len(p)
	for len(p) > 0 {
		if w.buf == nil {
			select {
			case b := <-w.free:
				if b == nil {
					b = make([]byte, 0, sliceSize)
				}
				w.buf = b[:0]
			case <-w.ctx.Done():
				return 0, w.ctx.Err()
			}
		}
		k := min(sliceSize-len(w.buf), len(p))
		w.buf, p = append(w.buf, p[:k]...), p[k:]
		if len(w.buf) == sliceSize {
			w.flush()
		}
	}
	w.n += int64(total)
	return total, nil
}

// flush hands the current slice over. full has room for every buffer, so it never blocks.
func (w *sliceWriter) flush() {
	if len(w.buf) > 0 {
		w.full <- w.buf
	}
	w.buf = nil
}

// progressReader reports what was read and stops when its context ends.
type progressReader struct {
	ctx context.Context
	src io.Reader
	p   cases.Progress
}

func (r progressReader) Read(b []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.src.Read(b)
	r.p.Add(int64(n))
	return n, err
}
