package packet

import (
	"context"
	"errors"
	"io"

	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// The steps from an original to the pages of a packet, as the manifest and the
// record page name them.
const (
	stepPicture   = "picture set on a page, hidden data left out"
	stepFlattened = "form fields and marks made part of the page"
	stepRepaired  = "damaged file repaired by saving it anew"
)

// did notes a step that was taken here, of which no file is kept.
func (it *Item) did(step, words string) {
	it.Steps = append(it.Steps, words)
	if len(it.Chain) > 0 {
		it.Chain = append(it.Chain, Link{Step: step})
	}
}

// Unreadable says that a source cannot be made into pages, and why.
type Unreadable struct {
	ID     string // of the record
	Label  string // of an exhibit, "" for other items
	Reason error  // pdfview.ErrPassword, pdfview.ErrTimeLimit, ErrSource
}

func (e *Unreadable) Error() string { return "packet: item " + e.ID + ": " + e.Reason.Error() }

// Unwrap gives the reason.
func (e *Unreadable) Unwrap() error { return e.Reason }

// Explain says what to do about it.
func (e *Unreadable) Explain(lang string) (what, safe, do string) {
	en, es := "A file of this packet", "Un archivo de este paquete"
	if e.Label != "" { // with thirty exhibits, which one is the question
		en, es = "Exhibit "+e.Label, "La prueba "+e.Label
	}
	if errors.Is(e.Reason, pdfview.ErrPassword) {
		if lang == "es" {
			return es + " necesita una contraseña para abrirse y no se puede imprimir.",
				"El original está a salvo y no se ha cambiado.", "Pida una copia sin contraseña y agréguela en su lugar."
		}
		return en + " is locked with a password and cannot be printed.",
			"The original is safe and unchanged.", "Ask for a copy without a password and add that one."
	}
	if lang == "es" {
		return es + " no se puede leer como páginas.", "El original está a salvo y no se ha cambiado.",
			"Ábralo en otro programa, imprímalo como PDF y agregue esa copia."
	}
	return en + " cannot be read as pages.", "The original is safe and unchanged.",
		"Open it in another program, print it as PDF, and add that copy."
}

// kitchen makes sources ready to be copied.
type kitchen struct {
	apart  *apart
	viewer *pdfview.Viewer
	made   []*spool // repaired and flattened copies, to be dropped at the end
}

func (k *kitchen) drop() {
	for _, s := range k.made {
		s.Drop()
	}
}

// prepare makes the sources of items ready. A damaged file is saved anew by
// PDFium, which reads more than pdfcpu does; form fields become part of the
// page, so that fields of equal names cannot meet, and so does visible markup,
// because the words in it are searched only there.
func (k *kitchen) prepare(ctx context.Context, items []Item) error {
	var sources []*Item
	for i := range items {
		if items[i].R != nil {
			sources = append(sources, &items[i])
		}
	}
	probes, errs, err := k.apart.probes(ctx, sources)
	alone := errors.Is(err, worker.ErrLost) // one source ended the child; each by itself then
	if err != nil && !alone {
		return err
	}
	for i, it := range sources {
		var p Probe
		if alone {
			p, err = k.apart.probe(ctx, it)
		} else {
			p, err = probes[i], errs[i]
		}
		if *it, err = k.finish(ctx, *it, p, err); err != nil {
			return err
		}
	}
	return nil
}

// finish makes an item ready that was probed.
func (k *kitchen) finish(ctx context.Context, it Item, p Probe, err error) (Item, error) {
	if isPicture(it.Media) {
		if err != nil {
			return it, unreadable(it, err)
		}
		it.Probe = p
		it.did("converted", stepPicture)
		return it, nil
	}
	if errors.Is(err, ErrSource) {
		if it, err = k.again(ctx, it, (*pdfview.Doc).Resave); err == nil {
			it.did("repaired", stepRepaired)
			p, err = k.apart.probe(ctx, &it)
		}
	}
	if err == nil && p.Drawn {
		if it, err = k.again(ctx, it, (*pdfview.Doc).Flatten); err == nil {
			it.did("flattened", stepFlattened)
			p, err = k.apart.probe(ctx, &it)
		}
	}
	if err != nil {
		return it, unreadable(it, err)
	}
	it.Probe = p
	return it, nil
}

// again replaces the source by what PDFium makes of it.
func (k *kitchen) again(ctx context.Context, it Item, save func(*pdfview.Doc, context.Context, io.Writer) error) (Item, error) {
	d, err := k.viewer.OpenContext(ctx, it.R, it.Size)
	if err != nil {
		return it, err
	}
	s := newSpool()
	k.made = append(k.made, s)
	if err := save(d, ctx, s); err != nil {
		return it, err
	}
	if err := s.Close(); err != nil {
		return it, err
	}
	it.R, it.Size = s, s.Size()
	return it, nil
}

// unreadable keeps errors of the caller's side (a blob that cannot be read, a
// cancelled job) as they are.
func unreadable(it Item, err error) error {
	for _, kind := range []error{ErrSource, pdfview.ErrUnreadable, pdfview.ErrPassword, pdfview.ErrTimeLimit, pdfview.ErrChildLost, pdfview.ErrTooLarge} {
		if errors.Is(err, kind) {
			return &Unreadable{it.ID, it.Label, kind}
		}
	}
	return &ItemError{it.ID, err}
}
