package packet

import (
	"context"
	"io"
)

// StructureOf reads, in the child, what the objects of a PDF tell: whether it runs scripts, carries files, has fields.
//
// Errors: ErrSource where the file cannot be read.
func StructureOf(ctx context.Context, r io.ReaderAt, size int64) (Structure, error) {
	a := &apart{}
	defer a.Close()
	s, err := a.structure(ctx, r, size)
	if err != nil {
		return Structure{}, err
	}
	return *s, nil
}
