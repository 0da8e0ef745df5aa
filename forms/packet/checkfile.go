package packet

import (
	"context"
	"io"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// CheckFile holds a finished PDF from anywhere against a venue pack: its structure, its pages, identifiers in its text.
// Nothing of the office is known about it, so what only the records tell is not checked. A pack without id checks what
// holds everywhere.
//
// Errors: those of pdfview where the file cannot be opened; ErrSource where its objects cannot be read.
func CheckFile(ctx context.Context, viewer *pdfview.Viewer, r io.ReaderAt, size int64, pack law.VenuePack) ([]Line, error) {
	a := &apart{}
	defer a.Close()
	plan := &Plan{Parts: []Part{{First: 1}}}
	in := &inspection{viewer: viewer, apart: a, plan: plan, files: []finished{{r, size}}, pack: pack, foreign: true, each: func() {}}
	found, err := in.inspect(ctx)
	if err != nil {
		return nil, err
	}
	p := &preflight{plan: plan, seen: found, to: cases.CourtPublic, pack: pack, known: pack.ID != "", foreign: true}
	return p.run(), nil
}
