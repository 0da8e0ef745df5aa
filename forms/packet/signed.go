package packet

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// SignedPages says that the scan of a signed paper has another number of pages than the paper: put into the packet, it
// would leave pages out.
type SignedPages struct{ Scan, Paper int }

func (e *SignedPages) Error() string {
	return fmt.Sprintf("packet: the signed scan has %d pages, the paper %d", e.Scan, e.Paper)
}

// Explain says what to do about it.
func (e *SignedPages) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return fmt.Sprintf("La copia escaneada tiene %d páginas y el escrito tiene %d.", e.Scan, e.Paper), "No se ha cambiado nada.",
			"Escanee todas las páginas del escrito firmado, en su orden, y agregue ese archivo."
	}
	return fmt.Sprintf("The scan has %s and the paper has %d.", counted(e.Scan, "page", "pages"), e.Paper), "Nothing was changed.",
		"Scan every page of the signed paper, in its order, and add that file."
}

// SignedStore is where a signed paper is read and its scan is kept.
type SignedStore interface {
	Store
	Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error)
}

// AddSigned keeps the scan, a PDF, of a form or drafted paper that was signed by hand. It goes into packets in the
// paper's place for as long as the paper stays as it is; a paper made anew is signed anew.
//
// Errors: *SignedPages; cases.ErrNotFound where there is no such paper; those of pdfview for the scan.
func AddSigned(ctx context.Context, st SignedStore, viewer *pdfview.Viewer, s *cases.Snapshot, source string, scan io.ReaderAt, size int64, who string, now time.Time) (cases.WorkingCopy, error) {
	paper, ok := paperBlob(s, source)
	if !ok {
		return cases.WorkingCopy{}, fmt.Errorf("signed scan of %s: %w", source, cases.ErrNotFound)
	}
	own, err := pagesOfBlob(ctx, st, viewer, paper)
	if err != nil {
		return cases.WorkingCopy{}, err
	}
	d, err := viewer.OpenContext(ctx, scan, size)
	if err != nil {
		return cases.WorkingCopy{}, err
	}
	if d.Pages() != own {
		return cases.WorkingCopy{}, &SignedPages{d.Pages(), own}
	}
	c := cases.NewCopy(s.Matter.ID, source, nil, paper.SHA256, cases.Signed, who, now)
	c.Media, c.Pages = pdfMedia, own
	_, err = st.Import(ctx, cases.MatterStream(s.Matter.ID), io.NewSectionReader(scan, 0, size), cases.NoProgress, func(b cases.Blob) []cases.Record {
		c.Blob = b
		return []cases.Record{&c}
	})
	return c, err
}

// paperBlob is the file of a form or drafted paper.
func paperBlob(s *cases.Snapshot, id string) (cases.Blob, bool) {
	for _, f := range s.Forms {
		if f.ID == id {
			return formBlob(f), formBlob(f).ID != ""
		}
	}
	for _, d := range s.Documents {
		if d.ID == id {
			return d.PDF, d.PDF.ID != ""
		}
	}
	return cases.Blob{}, false
}

func pagesOfBlob(ctx context.Context, st Store, viewer *pdfview.Viewer, b cases.Blob) (int, error) {
	r, err := st.OpenBlob(ctx, b.ID)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	d, err := viewer.OpenContext(ctx, r, r.Size())
	if err != nil {
		return 0, err
	}
	return d.Pages(), nil
}
