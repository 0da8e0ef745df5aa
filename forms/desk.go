package forms

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/harborfile/harborfile/cases"
)

// Desk is what this package needs of an open vault.
type Desk interface {
	Snapshot(ctx context.Context, matterID string) (*cases.Snapshot, error)
	OpenBlob(ctx context.Context, id string) (cases.ReaderAtCloser, error)
	Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error)
	Write(ctx context.Context, recs ...cases.Record) error
	Delete(ctx context.Context, recs ...cases.Record) error
}

// maxBlank is the largest file that is read as a form; the largest official one has under 10 MB.
const maxBlank = 64 << 20

// readBlob reads a sealed file into memory. Forms are small; evidence never goes this way.
func readBlob(ctx context.Context, d Desk, b cases.Blob) ([]byte, error) {
	r, err := d.OpenBlob(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if r.Size() > maxBlank {
		return nil, fmt.Errorf("blob %s: %w", b.ID, cases.ErrDamaged)
	}
	return io.ReadAll(io.NewSectionReader(r, 0, r.Size()))
}

func keep(ctx context.Context, d Desk, stream string, pdf []byte, make func(cases.Blob) []cases.Record) (cases.Blob, error) {
	return d.Import(ctx, stream, bytes.NewReader(pdf), cases.NoProgress, make)
}
