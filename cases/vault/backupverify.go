package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"os"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

// readBack decrypts the whole file as the recovery code would, compares it with what was written, and opens every blob
// in it with its own key. Blobs that do not give the bytes that were imported are named in the report.
func (b *backup) readBack(ctx context.Context, f *os.File) error {
	src := &watchedReader{ctx: ctx, src: f}
	clear, err := age.Decrypt(src, b.proof)
	if err != nil {
		return newArchiveReader(src, clear).reason()
	}
	a := newArchiveReader(src, clear)
	if err := b.compareRecords(ctx, a); err != nil {
		return err
	}
	err = eachBlob(ctx, b.copy.db, func(id string, s sealed) error {
		if err := a.expect(archiveBlob(s.no), s.length); err != nil {
			return err
		}
		whole, err := b.opens(progressReader{ctx, a, b.p}, s)
		if err == nil && !whole {
			b.report.Damaged = append(b.report.Damaged, id)
		}
		return err
	})
	if err != nil {
		return err
	}
	return a.end(clear)
}

func (b *backup) compareRecords(ctx context.Context, a archiveReader) error {
	info, err := a.head()
	if err != nil {
		return err
	}
	if info != b.info {
		return cases.ErrBackup
	}
	if err := a.expect(archiveRecords, info.Records); err != nil {
		return err
	}
	h := sha256.New()
	if _, err := io.Copy(h, progressReader{ctx, a, b.p}); err != nil {
		return err
	}
	if !bytes.Equal(h.Sum(nil), b.sum) {
		return cases.ErrBackup
	}
	return nil
}

// opens reports whether the age file in r gives the bytes that were imported. The error is for what is wrong with the
// archive around it. The file is decrypted and hashed on a goroutine of its own, beside the archive.
func (b *backup) opens(r io.Reader, s sealed) (whole bool, err error) {
	in, feed := io.Pipe()
	answer := make(chan bool, 1)
	go func() {
		answer <- opensBlob(in, s)
		io.Copy(io.Discard, in)
	}()
	_, err = io.CopyBuffer(struct{ io.Writer }{feed}, r, make([]byte, 256<<10))
	feed.CloseWithError(err)
	return <-answer, err
}

func opensBlob(r io.Reader, s sealed) bool {
	id, err := age.ParseX25519Identity(s.identity)
	if err != nil {
		return false
	}
	clear, err := age.Decrypt(r, id)
	if err != nil {
		return false
	}
	h := sha256.New()
	n, err := io.Copy(h, clear)
	return err == nil && n == s.size && bytes.Equal(h.Sum(nil), s.sha256)
}
