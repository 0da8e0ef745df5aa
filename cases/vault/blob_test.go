package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math/rand"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

func randomBytes(seed int64, n int) []byte {
	b := make([]byte, n)
	rand.New(rand.NewSource(seed)).Read(b)
	return b
}

func put(t testing.TB, v *Vault, data []byte) cases.Blob {
	t.Helper()
	return get(v.Import(context.Background(), "matter/m", bytes.NewReader(data), cases.NoProgress, nil))(t)
}

// Sizes around the borders of slices and of age's own pieces come back byte for byte, in any order of reading.
func TestBlobSizes(t *testing.T) {
	v, _ := newVault(t)
	r := rand.New(rand.NewSource(1))
	for i, size := range []int{0, 1, 65536, sliceSize - 216, sliceSize, sliceSize + 1, 20*sliceSize + 12345} {
		data := randomBytes(int64(i), size)
		b := put(t, v, data)
		sum := sha256.Sum256(data)
		if b.SHA256 != hex.EncodeToString(sum[:]) || b.Size != int64(size) {
			t.Errorf("size %d: %+v", size, b)
		}
		if !bytes.Equal(readBlob(t, v, b.ID), data) {
			t.Errorf("size %d reads differently", size)
		}
		blob := get(v.OpenBlob(t.Context(), b.ID))(t)
		for range 30 {
			off := r.Int63n(int64(size) + 1)
			p := make([]byte, r.Int63n(min(int64(size)-off, 300000)+1))
			if n, err := blob.ReadAt(p, off); n != len(p) || err != nil && err != io.EOF || !bytes.Equal(p, data[off:off+int64(len(p))]) {
				t.Fatalf("size %d: read of %d at %d: %d %v", size, len(p), off, n, err)
			}
		}
		must(t, blob.Close())
	}
	if _, err := v.OpenBlob(t.Context(), "none"); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestBlobTamper(t *testing.T) {
	v, _ := newVault(t)
	data := randomBytes(7, 6*sliceSize)
	a, b := put(t, v, data), put(t, v, data)
	run := func(q string, args ...any) {
		t.Helper()
		_, err := v.evidence.db.Exec(q, args...)
		must(t, err)
	}
	refused := func(what string, id string) {
		t.Helper()
		blob, err := v.OpenBlob(t.Context(), id)
		if err == nil {
			_, err = io.Copy(io.Discard, io.NewSectionReader(blob, 0, blob.Size()))
		}
		if !errors.Is(err, cases.ErrDamaged) {
			t.Errorf("%s: %v", what, err)
		}
	}
	run("UPDATE slice SET id=-1 WHERE id=?", 1<<sequenceBit|2)
	run("UPDATE slice SET id=? WHERE id=?", 1<<sequenceBit|2, 1<<sequenceBit|3)
	run("UPDATE slice SET id=? WHERE id=-1", 1<<sequenceBit|3)
	refused("two slices exchanged", a.ID)
	run("UPDATE slice SET data=(SELECT data FROM slice WHERE id=?) WHERE id=?", 1<<sequenceBit|1, 2<<sequenceBit|1)
	refused("a slice of another blob", b.ID)
	c := put(t, v, data)
	run("DELETE FROM slice WHERE id=?", 3<<sequenceBit|4)
	refused("a slice gone", c.ID)
	r := get(v.Check(t.Context(), nil))(t)
	if len(r.Problems) != 3 {
		t.Errorf("check names %q", r.Problems)
	}
}

// A cancelled or broken import keeps nothing, and what was there before stays.
func TestImportThatStops(t *testing.T) {
	v, _ := newVault(t)
	first := put(t, v, randomBytes(1, 3*sliceSize))
	ctx, cancel := context.WithCancel(t.Context())
	endless := readerFunc(func(p []byte) (int, error) {
		if v.evidence.count(t) > 20 {
			cancel()
		}
		return len(p), nil
	})
	if _, err := v.Import(ctx, "matter/m", endless, cases.NoProgress, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	broken := io.MultiReader(bytes.NewReader(randomBytes(2, 40*sliceSize)), readerFunc(func([]byte) (int, error) { return 0, errors.New("the card was pulled out") }))
	if _, err := v.Import(t.Context(), "matter/m", broken, cases.NoProgress, nil); err == nil {
		t.Error("a broken source was imported")
	}
	stale := cases.Client{Meta: cases.Meta{Rev: "stale"}, ID: cases.NewID()}
	_, err := v.Import(t.Context(), "matter/m", bytes.NewReader(nil), cases.NoProgress, func(cases.Blob) []cases.Record { return []cases.Record{stale} })
	if !errors.Is(err, cases.ErrConflict) {
		t.Errorf("records that cannot be stored: %v", err)
	}
	if n := v.evidence.count(t); n != 4 {
		t.Errorf("%d slices are left", n)
	}
	v = reopen(t, v)
	if len(readBlob(t, v, first.ID)) != 3*sliceSize {
		t.Error("the first blob is gone")
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() || r.Blobs != 1 {
		t.Error(r)
	}
}

func (e *evidence) count(t testing.TB) (n int) {
	t.Helper()
	must(t, e.db.QueryRow("SELECT count(*) FROM slice").Scan(&n))
	return n
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// Slices of an import that a crash cut short are swept at the next start; beside an older vault.db nothing is swept
// that evidence.db knows as whole, and no number is used twice.
func TestSweep(t *testing.T) {
	v, _ := newVault(t)
	data := randomBytes(1, 2*sliceSize)
	kept := put(t, v, data)
	no := get(v.beginImport(t.Context()))(t)
	_, err := v.seal(t.Context(), no, bytes.NewReader(data), cases.NoProgress) // and then the power fails
	must(t, err)
	if v.evidence.count(t) != 6 {
		t.Fatal("the cut import left nothing")
	}
	v = reopen(t, v)
	if n := v.evidence.count(t); n != 3 {
		t.Errorf("%d slices after the sweep", n)
	}
	if !bytes.Equal(readBlob(t, v, kept.ID), data) {
		t.Error("the sweep took more")
	}

	// vault.db of a moment when blob 1 was still being imported, beside evidence.db of today.
	_, err = v.write.Exec("DELETE FROM blob; INSERT INTO importing(no) VALUES(1); UPDATE meta SET value = 0 WHERE name = 'blobs'")
	must(t, err)
	v = reopen(t, v)
	if n := v.evidence.count(t); n != 3 {
		t.Errorf("the sweep took slices that an older vault.db does not know: %d left", n)
	}
	if next := get(v.beginImport(t.Context()))(t); next <= 1 {
		t.Errorf("number %d is used twice", next)
	}
}

// Readers keep getting their turn during a long import.
func TestReadDuringImport(t *testing.T) {
	v, _ := newVault(t)
	data := randomBytes(3, 4*sliceSize)
	b := put(t, v, data)
	done := make(chan error, 1)
	go func() {
		_, err := v.Import(context.Background(), "matter/m", io.LimitReader(readerFunc(func(p []byte) (int, error) { return len(p), nil }), 60*sliceSize), cases.NoProgress, nil)
		done <- err
	}()
	reads := 0
	for {
		select {
		case err := <-done:
			must(t, err)
			if reads == 0 {
				t.Error("no read got through")
			}
			return
		default:
			if !bytes.Equal(readBlob(t, v, b.ID), data) {
				t.Fatal("read differs")
			}
			reads++
		}
	}
}
