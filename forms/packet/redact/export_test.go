package redact

import (
	"bytes"
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// ProofOf takes the proof of a copy that something else has made.
func ProofOf(ctx context.Context, v *pdfview.Viewer, source, copied []byte, marks []cases.Mark, o Options) ([]cases.Proof, error) {
	d, err := v.OpenContext(ctx, bytes.NewReader(source), int64(len(source)))
	if err != nil {
		return nil, err
	}
	o.Progress = cases.NoProgress
	j := &job{Options: o, doc: d, said: d, viewer: v}
	if err := j.place(ctx, marks); err != nil {
		return nil, err
	}
	if err := j.write(ctx, &bytes.Buffer{}); err != nil {
		return nil, err
	}
	return j.prove(ctx, bytes.NewReader(copied), int64(len(copied)))
}
