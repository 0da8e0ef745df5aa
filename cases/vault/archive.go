package vault

import (
	"archive/tar"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// A backup is an age file around a tar archive with these entries, in this order (FORMAT.md, "Backup").
const (
	archiveFormat  = 1
	archiveHead    = "backup.json"
	archiveRecords = "records.sqlite"
	maxArchiveHead = 64 << 10
)

// archiveBlob is the entry of one sealed file.
func archiveBlob(no int64) string { return fmt.Sprintf("evidence/%d.age", no) }

// archiveInfo is backup.json.
type archiveInfo struct {
	Format   int       `json:"format"`
	Vault    string    `json:"vault"` // UUID of the vault that was backed up
	Made     time.Time `json:"made"`  // the moment that the backup shows
	Schema   int       `json:"schema"`
	Records  int64     `json:"records"`  // bytes of records.sqlite
	Blobs    int64     `json:"blobs"`    // entries that follow it
	Evidence int64     `json:"evidence"` // their bytes
}

func (i archiveInfo) check() error {
	switch {
	case i.Format > archiveFormat, i.Schema > schemaVersion:
		return cases.ErrNewerFormat
	case i.Format != archiveFormat, i.Schema < 1, i.Records <= 0, i.Blobs < 0, i.Evidence < 0:
		return cases.ErrBackup
	}
	return nil
}

// archiveWriter writes the entries of a backup. Nothing in it tells when or by whom an entry was made.
type archiveWriter struct{ t *tar.Writer }

func newArchiveWriter(w io.Writer) archiveWriter { return archiveWriter{tar.NewWriter(w)} }

func (a archiveWriter) begin(name string, size int64) error {
	return a.t.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: 0o600, Size: size, ModTime: time.Unix(0, 0)})
}

func (a archiveWriter) head(i archiveInfo) error {
	text, err := json.Marshal(i)
	if err != nil {
		return err
	}
	if err := a.begin(archiveHead, int64(len(text))); err != nil {
		return err
	}
	_, err = a.t.Write(text)
	return err
}

// archiveReader reads the entries of a backup that may come from anywhere. Each entry has to be the one expected, of
// the length expected, so that nothing in the archive decides how much is read or where it goes.
type archiveReader struct {
	src *watchedReader
	t   *tar.Reader
}

// newArchiveReader reads clear archive bytes that are decrypted from src.
func newArchiveReader(src *watchedReader, clear io.Reader) archiveReader {
	return archiveReader{src, tar.NewReader(clear)}
}

// next moves to the entry called name and returns its length.
func (a archiveReader) next(name string) (int64, error) {
	h, err := a.t.Next()
	if err != nil {
		return 0, a.reason()
	}
	for key := range h.PAXRecords {
		if key != "size" { // above all the keys of sparse files, which make much out of nothing
			return 0, cases.ErrBackup
		}
	}
	if h.Typeflag != tar.TypeReg || h.Name != name || h.Size < 0 {
		return 0, cases.ErrBackup
	}
	return h.Size, nil
}

// expect is next for an entry whose length is known.
func (a archiveReader) expect(name string, size int64) error {
	got, err := a.next(name)
	if err == nil && got != size {
		return cases.ErrBackup
	}
	return err
}

func (a archiveReader) head() (archiveInfo, error) {
	var i archiveInfo
	size, err := a.next(archiveHead)
	if err != nil {
		return i, err
	}
	if size > maxArchiveHead {
		return i, cases.ErrBackup
	}
	text, err := io.ReadAll(a)
	if err != nil {
		return i, err
	}
	// Only the number counts at first: a newer format may have another shape.
	var newer struct{ Format, Schema int }
	if json.Unmarshal(text, &newer) == nil && (newer.Format > archiveFormat || newer.Schema > schemaVersion) {
		return i, cases.ErrNewerFormat
	}
	if err := json.Unmarshal(text, &i); err != nil {
		return i, cases.ErrBackup
	}
	return i, i.check()
}

// Read reads the present entry.
func (a archiveReader) Read(p []byte) (int, error) {
	n, err := a.t.Read(p)
	if err != nil && err != io.EOF {
		err = a.reason()
	}
	return n, err
}

// end reads the rest, so that its last bytes are authenticated as well. Anything more than padding is no backup.
func (a archiveReader) end(clear io.Reader) error {
	if _, err := a.t.Next(); err != io.EOF {
		if err == nil {
			return cases.ErrBackup
		}
		return a.reason()
	}
	n, err := io.Copy(io.Discard, io.LimitReader(clear, maxArchiveHead+1))
	if err != nil {
		return a.reason()
	}
	if n > maxArchiveHead {
		return cases.ErrBackup
	}
	return nil
}

// reason is why a read stopped: what the system or the caller said, or else that the bytes are not those of a backup.
func (a archiveReader) reason() error {
	if a.src.stopped != nil {
		return explain(a.src.stopped)
	}
	return cases.ErrBackup
}

// watchedReader reads a source until ctx ends and remembers what stopped it.
type watchedReader struct {
	ctx     context.Context
	src     io.Reader
	stopped error
}

func (r *watchedReader) Read(p []byte) (int, error) {
	if r.stopped = context.Cause(r.ctx); r.stopped != nil {
		return 0, r.stopped
	}
	n, err := r.src.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		r.stopped = err
	}
	return n, err
}
