package packet

import (
	"context"
	"io"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Guard searches one paper that leaves for a recipient by itself, outside a packet, for what may not leave unasked: the
// pages of a PDF where r is not nil, and texts that belong to it. Errors: *SecretFound where the address firewall stops
// it; those of pdfview where the PDF cannot be read.
func Guard(ctx context.Context, viewer *pdfview.Viewer, s *cases.Snapshot, to cases.Recipient, r io.ReaderAt, size int64, texts ...string) error {
	fw := newFirewall(s.Guarded(), readers(to, s.Matter.Kind))
	for _, t := range texts {
		fw.look(t, "text", 0)
	}
	if r == nil {
		return fw.found()
	}
	d, err := viewer.OpenContext(ctx, r, size)
	if err != nil {
		return err
	}
	traits, err := d.Traits(ctx)
	if err != nil {
		return err
	}
	marks, err := d.Outline(ctx)
	if err != nil {
		return err
	}
	fw.document(traits, marks, 1)
	for page := range d.Pages() {
		text, err := d.Text(ctx, page)
		if err != nil {
			return err
		}
		if err := fw.page(ctx, d, page, text, page+1); err != nil {
			return err
		}
	}
	return fw.found()
}
