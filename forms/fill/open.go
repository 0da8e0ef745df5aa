package fill

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// Form is one opened form PDF. It is read-only: Fill works on a copy, so a Form may be filled any number of times and
// from several goroutines.
type Form struct {
	blank  []byte
	fields []Field
	pages  [][4]float64
	info   Info
	text   sync.Once // completes info with what is printed

	mu    sync.Mutex
	fresh *parsed // handed to the first Fill, so that the common open-then-fill reads the file once
}

// parsed is a document together with its pages and fields. Filling changes it, so it serves once.
type parsed struct {
	doc   *document
	pages []*page
	tree  *tree
	ruled map[*page][]rule // printed lines, by page, once they were looked for
}

// Open reads a form. It decrypts with the empty password, drops XFA, scripts and usage rights, and repairs what
// strict readers stumble over. The errors are ErrNotPDF, ErrPassword, ErrNoForm (with a usable Form), ErrDynamicXFA,
// ErrDamaged and ErrTooLarge. The Form keeps blank; the caller does not change it afterwards.
func Open(blank []byte) (*Form, error) {
	if len(blank) > maxFile {
		return nil, ErrTooLarge
	}
	f := &Form{blank: blank}
	err := guarded(func(ctx context.Context) error {
		p, err := parse(ctx, blank)
		if err != nil {
			return err
		}
		f.describe(p)
		p.clean()
		f.fresh = p
		return nil
	})
	if err != nil {
		return nil, err
	}
	switch {
	case f.info.XFA == xfaDynamic:
		return nil, ErrDynamicXFA
	case len(f.fields) == 0:
		return f, ErrNoForm
	}
	return f, nil
}

// describe takes down what the blank says about itself, before its active parts are removed.
func (f *Form) describe(p *parsed) {
	f.info = p.inspect()
	for _, x := range p.tree.fields {
		f.fields = append(f.fields, x.public())
	}
	for _, pg := range p.pages {
		f.pages = append(f.pages, pg.box)
	}
}

// Info tells which form and edition this is and how the file is built. The first call reads the printed text.
func (f *Form) Info() Info {
	f.text.Do(func() {
		sum := sha256.Sum256(f.blank)
		f.info.SHA256 = hex.EncodeToString(sum[:])
		f.mu.Lock()
		p := f.fresh // reading text changes nothing, so it stays fresh
		defer f.mu.Unlock()
		// A page whose text cannot be read has no edition line to find.
		_ = guarded(func(ctx context.Context) error {
			var err error
			if p == nil {
				if p, err = parse(ctx, f.blank); err != nil {
					return err
				}
			}
			f.info.Form, f.info.Edition = p.edition(f.info.Barcode)
			return nil
		})
	})
	return f.info
}

// Fields returns the form's fields in the order of its field tree.
func (f *Form) Fields() []Field { return f.fields }

// Pages returns the visible part of each page: left, bottom, right, top in points, in the space of the fields' rectangles.
func (f *Form) Pages() [][4]float64 { return f.pages }

// Normalise returns the form unfilled, as Fill would write it: decrypted, repaired, without XFA and scripts.
func (f *Form) Normalise() ([]byte, error) {
	var out []byte
	err := f.with(func(p *parsed) error {
		out = p.doc.write()
		return nil
	})
	return out, err
}

// with runs work on a parsed copy of the blank that nothing else uses.
func (f *Form) with(work func(*parsed) error) error {
	f.mu.Lock()
	p := f.fresh
	f.fresh = nil
	f.mu.Unlock()
	return guarded(func(ctx context.Context) error {
		if p == nil {
			var err error
			if p, err = parse(ctx, f.blank); err != nil {
				return err
			}
			p.clean()
		}
		return work(p)
	})
}

// parse reads the object graph, the pages and the field tree.
func parse(ctx context.Context, blank []byte) (*parsed, error) {
	if !bytes.Contains(blank[:min(len(blank), 1024)], []byte("%PDF-")) {
		return nil, ErrNotPDF
	}
	p, err := read(ctx, blank)
	if mended, ok := mendEnvelope(blank); errors.Is(err, ErrDamaged) && ok {
		return read(ctx, mended)
	}
	return p, err
}

func read(ctx context.Context, blank []byte) (*parsed, error) {
	c, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(blank), readerConfig())
	if err != nil {
		return nil, readError(err)
	}
	if c.Root == nil {
		return nil, ErrDamaged
	}
	p := &parsed{doc: newDocument(c)}
	if p.doc.root == nil {
		return nil, ErrDamaged
	}
	if p.pages = p.doc.readPages(); len(p.pages) == 0 {
		return nil, ErrDamaged
	}
	p.tree = p.doc.readTree(p.pages)
	return p, ctx.Err()
}

// readError leaves out the library's text: it may quote the file.
func readError(err error) error {
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature):
		return ErrPassword
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return ErrTooLarge
	case errors.Is(err, pdfcpu.ErrPostScriptInput), errors.Is(err, pdfcpu.ErrEmptyInput), errors.Is(err, pdfcpu.ErrCorruptHeader):
		return ErrNotPDF
	}
	return ErrDamaged
}

// pdfcpu would otherwise write a configuration, fonts and certificates into the user's own configuration folder.
var disableConfigFolder = sync.OnceFunc(api.DisableConfigDir)

func readerConfig() *model.Configuration {
	disableConfigFolder()
	c := model.NewDefaultConfiguration()
	c.Cmd = model.LISTFORMFIELDS // asks for no permission bit; filling asks for one that USCIS forms withhold
	c.ValidationMode = model.ValidationRelaxed
	c.Offline = true
	c.Limits.MaxStreamBytes = maxFile
	c.Limits.MaxDecodeBytes = maxStream
	c.Limits.MaxObjectCount = 500_000
	c.Limits.MaxXRefEntries = 500_000
	c.Limits.MaxObjectStreamCount = 100_000
	c.Limits.MaxRecursionDepth = 64
	return c
}
