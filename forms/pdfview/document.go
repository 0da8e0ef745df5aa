package pdfview

import (
	"bufio"
	"errors"
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// document is an open PDF inside the child.
type document struct {
	pdfium pdfium.Pdfium
	ref    references.FPDF_DOCUMENT
	source *source
	id     uint64
	pages  int
}

// openDocument opens a document; a file encrypted with an empty user password
// opens like any other.
func openDocument(p pdfium.Pdfium, s *source, id uint64) (*document, error) {
	if s.size <= 0 {
		return nil, ErrUnreadable
	}
	opened, err := p.OpenDocument(&requests.OpenDocument{FileReader: s, FileReaderSize: s.size})
	if errors.Is(err, pdferrors.ErrPassword) {
		return nil, ErrPassword
	} else if err != nil {
		return nil, unreadable(err)
	}
	d := &document{pdfium: p, ref: opened.Document, source: s, id: id}
	n, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		d.close()
		return nil, unreadable(err)
	}
	d.pages = n.PageCount
	return d, nil
}

func unreadable(err error) error { return fmt.Errorf("%w: %v", ErrUnreadable, err) }

func (d *document) close() {
	_, _ = d.pdfium.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: d.ref})
}

func (d *document) page(n int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: n}}
}

// geometry measures the page and finds the way from its user space to the
// page as displayed. PDFium answers in whole device units, so three points far
// apart are asked for on a device of twenty units a point.
func (d *document) geometry(n int, a *answer) error {
	g, err := d.shape(n)
	a.Geometry = g
	return err
}

func (d *document) shape(n int) (Geometry, error) {
	size, err := d.pdfium.GetPageSize(&requests.GetPageSize{Page: d.page(n)})
	if err != nil {
		return Geometry{}, unreadable(err)
	}
	const far = 1000.0
	scale := 20.0
	if m := max(size.Width, size.Height); m*scale > math.MaxInt32/4 {
		scale = math.MaxInt32 / 4 / m
	}
	at := func(x, y float64) (float64, float64, error) {
		r, err := d.pdfium.FPDF_PageToDevice(&requests.FPDF_PageToDevice{
			Page:  d.page(n),
			SizeX: int(math.Round(size.Width * scale)),
			SizeY: int(math.Round(size.Height * scale)),
			PageX: x, PageY: y,
		})
		if err != nil {
			return 0, 0, unreadable(err)
		}
		return float64(r.DeviceX) / scale, float64(r.DeviceY) / scale, nil
	}
	ox, oy, err := at(0, 0)
	if err != nil {
		return Geometry{}, err
	}
	xx, xy, err := at(far, 0)
	if err != nil {
		return Geometry{}, err
	}
	yx, yy, err := at(0, far)
	if err != nil {
		return Geometry{}, err
	}
	return Geometry{W: size.Width, H: size.Height, M: [6]float64{
		(xx - ox) / far, (xy - oy) / far, (yx - ox) / far, (yy - oy) / far, ox, oy,
	}}, nil
}

// traits reads what preflight asks about the whole document.
func (d *document) traits(a *answer) error {
	t := &a.Traits
	if r, err := d.pdfium.FPDF_GetSecurityHandlerRevision(&requests.FPDF_GetSecurityHandlerRevision{Document: d.ref}); err == nil {
		t.Encrypted = r.SecurityHandlerRevision >= 0
	}
	if r, err := d.pdfium.FPDFDoc_GetJavaScriptActionCount(&requests.FPDFDoc_GetJavaScriptActionCount{Document: d.ref}); err == nil {
		t.Scripts = r.JavaScriptActionCount
	}
	if r, err := d.pdfium.FPDFDoc_GetAttachmentCount(&requests.FPDFDoc_GetAttachmentCount{Document: d.ref}); err == nil {
		t.Attachments = r.AttachmentCount
	}
	if r, err := d.pdfium.FPDF_GetFormType(&requests.FPDF_GetFormType{Document: d.ref}); err == nil {
		t.FormKind = formKind(int(r.FormType))
	}
	t.Metadata = map[string]string{}
	for _, tag := range []string{"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"} {
		// A file without metadata answers with an error.
		r, err := d.pdfium.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: d.ref, Tag: tag})
		if err == nil && r.Value != "" {
			t.Metadata[tag] = r.Value
		}
	}
	for n := range d.pages {
		label, err := d.pdfium.FPDF_GetPageLabel(&requests.FPDF_GetPageLabel{Document: d.ref, Page: n})
		if err != nil {
			t.Labels = append(t.Labels, "")
			continue
		}
		t.Labels = append(t.Labels, label.Label)
	}
	return nil
}

func formKind(pdfiumType int) string {
	switch pdfiumType {
	case 0:
		return ""
	case 1:
		return "acroform"
	default:
		return "xfa"
	}
}

// chunks sends what PDFium saves to the parent.
type chunks struct{ out *bufio.Writer }

func (c chunks) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		n := min(len(rest), worker.MaxChunk)
		if err := worker.Send(c.out, worker.Chunk, rest[:n]); err != nil {
			return 0, err
		}
		rest = rest[n:]
	}
	return len(p), nil
}

// appearances makes PDFium draw up what fields show where the file leaves that
// to the program that opens it (ISO 32000-1, 12.7.2, NeedAppearances): a field
// that shows nothing yet would be flattened to nothing, and its answer lost.
// PDFium does so as a side effect of drawing, so the page is drawn very small.
func (d *document) appearances(n int) {
	size, err := d.pdfium.GetPageSize(&requests.GetPageSize{Page: d.page(n)})
	if err != nil || size.Width*size.Height > 4e8 {
		return
	}
	drawn, err := d.pdfium.RenderPageInDPI(&requests.RenderPageInDPI{
		Page: d.page(n), DPI: 4, RenderForm: true, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT, Document: &d.ref,
	})
	if err == nil {
		drawn.Cleanup()
	}
}

// save writes the document anew: unencrypted, repaired as far as PDFium read
// it, and on demand with fields and annotations painted into the pages.
func (d *document) save(out *bufio.Writer, flatten bool) error {
	if flatten {
		for n := range d.pages {
			d.appearances(n)
			if _, err := d.pdfium.FPDFPage_Flatten(&requests.FPDFPage_Flatten{
				Page: d.page(n), Usage: requests.FPDFPage_FlattenUsagePrint,
			}); err != nil {
				return unreadable(err)
			}
		}
	}
	_, err := d.pdfium.FPDF_SaveAsCopy(&requests.FPDF_SaveAsCopy{
		Document: d.ref, FileWriter: chunks{out}, Flags: requests.SaveFlagRemoveSecurity,
	})
	if err != nil {
		return unreadable(err)
	}
	return nil
}
