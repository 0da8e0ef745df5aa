package intake

import (
	"context"
	"errors"
	"io"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
)

// ByOffice is the tool of a copy that the office itself made with another program.
const ByOffice = "office"

// said is what a person is told in one language: what happened, whether the data is safe, what to do.
type said [3]string

// notDone is why no copy was made, with its words.
type notDone struct {
	what   string
	en, es said
}

func (n *notDone) Error() string { return "evidence: " + n.what }

// Explain implements cases.Explainer.
func (n *notDone) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return n.es[0], n.es[1], n.es[2]
	}
	return n.en[0], n.en[1], n.en[2]
}

// The reasons why no copy is made.
var (
	// ErrHasPages: a packet prints the item as it is.
	ErrHasPages error = &notDone{"it has pages", said{"A packet prints this file as it is.", "Nothing was changed.", "Nothing needs to be done."},
		said{"Un paquete imprime este archivo tal como está.", "No se ha cambiado nada.", "No hace falta hacer nada."}}
	// ErrClean: what packets carry of the item hides nothing.
	ErrClean error = &notDone{"nothing is hidden", said{"The pages that packets carry hold no place, device or author.", "Nothing was changed.", "Nothing needs to be done."},
		said{"Las páginas que llevan los paquetes no contienen lugar, aparato ni autor.", "No se ha cambiado nada.", "No hace falta hacer nada."}}
	// ErrNoStrip: files of this kind are not written without what they hide.
	ErrNoStrip error = &notDone{"not stripped", said{"Hidden data cannot be left out of this kind of file itself. The pages of a packet carry none of it.", "Nothing was changed.", "Nothing needs to be done for a packet."},
		said{"De este tipo de archivo no se pueden quitar los datos ocultos. Las páginas de un paquete no llevan nada de eso.", "No se ha cambiado nada.", "Para un paquete no hace falta hacer nada."}}
	// ErrHasWords: every page has words already.
	ErrHasWords error = &notDone{"it has words", said{"Every page of this file has words already.", "Nothing was changed.", "Nothing needs to be done."},
		said{"Todas las páginas de este archivo ya tienen texto.", "No se ha cambiado nada.", "No hace falta hacer nada."}}
	// ErrNoOCR: no text recognition is installed.
	ErrNoOCR error = &notDone{"no text recognition", said{"There is no text recognition on this computer.", "Everything else works without it.", "To read scans, have Tesseract installed, or scan with a program that recognizes text."},
		said{"En este equipo no hay reconocimiento de texto.", "Todo lo demás funciona sin él.", "Para leer escaneos, instale Tesseract o escanee con un programa que reconozca texto."}}
	// ErrNoPDF: what was named as the pages of an item is no PDF.
	ErrNoPDF error = &notDone{"not a PDF", said{"This file is not a PDF.", "Nothing was added.", "Print it as PDF in the program it comes from, and choose that file."},
		said{"Este archivo no es un PDF.", "No se ha añadido nada.", "Imprímalo como PDF en el programa del que viene y elija ese archivo."}}
)

// MakePages sets an item that a packet cannot print as pages: pictures of other kinds, text, mail, messages. Notes are
// what a person has to know about the copy. Errors are ErrHasPages, those of convert, or about the vault.
func (w *Desk) MakePages(ctx context.Context, item cases.EvidenceItem) (cases.WorkingCopy, []convert.Note, error) {
	if Printable(item.Media) {
		return cases.WorkingCopy{}, nil, ErrHasPages
	}
	src, closed, err := w.sealed(ctx, item.Blob, item.Media)
	if err != nil {
		return cases.WorkingCopy{}, nil, err
	}
	defer closed()
	var made convert.Made
	d := cases.NewCopy(item.MatterID, item.ID, nil, item.Blob.SHA256, cases.Converted, w.Who, w.Now())
	d, err = w.keepCopy(ctx, item, d, func(out io.Writer, d *cases.WorkingCopy) (err error) {
		if made, err = w.Convert.Pages(ctx, src, out); err == nil {
			describe(d, made)
		}
		return err
	})
	return d, made.Notes, err
}

// AddPages takes a PDF that the office made of an item with another program, such as the print of a Word document, as
// the item's pages. Errors: ErrNoPDF, those of reading r, or about the vault.
func (w *Desk) AddPages(ctx context.Context, item cases.EvidenceItem, r io.ReaderAt, size int64) (cases.WorkingCopy, error) {
	head := make([]byte, min(1024, size))
	if n, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return cases.WorkingCopy{}, err
	} else if convert.Detect(head[:n], nil, size) != "application/pdf" {
		return cases.WorkingCopy{}, ErrNoPDF
	}
	pages := 0
	if w.Viewer != nil {
		doc, err := w.Viewer.OpenContext(ctx, r, size)
		if err != nil {
			return cases.WorkingCopy{}, err
		}
		pages = doc.Pages()
	}
	d := cases.NewCopy(item.MatterID, item.ID, nil, item.Blob.SHA256, cases.Converted, w.Who, w.Now())
	got := w.look(ctx, "application/pdf", r, size)
	return w.keepCopy(ctx, item, d, func(out io.Writer, d *cases.WorkingCopy) error {
		d.Media, d.Pages, d.Text, d.Tool = "application/pdf", pages, got.text, ByOffice
		_, err := io.Copy(out, io.NewSectionReader(r, 0, size))
		return err
	})
}

// Strip makes a copy of an item, or of the last whole copy of it, without what nobody sees: place, device, author.
// ErrClean where the copy that packets carry is one of our own pages, which hold none of that; ErrNoStrip where the kind of
// file is not written anew.
func (w *Desk) Strip(ctx context.Context, item cases.EvidenceItem) (cases.WorkingCopy, error) {
	snap, err := w.Store.Snapshot(ctx, item.MatterID)
	if err != nil {
		return cases.WorkingCopy{}, err
	}
	if last, ok := snap.CopyFor(item.ID, ""); ok && last.Tool != ByOffice {
		return cases.WorkingCopy{}, ErrClean
	}
	from := lastWhole(snap, item)
	if !Strips(from.media) {
		return cases.WorkingCopy{}, ErrNoStrip
	}
	src, closed, err := w.sealed(ctx, from.blob, from.media)
	if err != nil {
		return cases.WorkingCopy{}, err
	}
	defer closed()
	d := cases.NewCopy(item.MatterID, item.ID, from.copy, item.Blob.SHA256, cases.Stripped, w.Who, w.Now())
	return w.keepCopy(ctx, item, d, func(out io.Writer, d *cases.WorkingCopy) error {
		made, err := w.Convert.Strip(ctx, src, out)
		if err == nil {
			describe(d, made)
			d.Step = cases.Stripped
		}
		return err
	})
}

// whole is what a further copy is made from: the item, or the newest copy of it that shows all of it.
type whole struct {
	blob  cases.Blob
	media string
	copy  *cases.WorkingCopy // nil: the item itself
}

func lastWhole(snap *cases.Snapshot, item cases.EvidenceItem) whole {
	if d, ok := snap.CopyFor(item.ID, ""); ok {
		return whole{d.Blob, d.Media, &d}
	}
	return whole{item.Blob, item.Media, nil}
}

// describe notes what the converter made.
func describe(d *cases.WorkingCopy, made convert.Made) {
	d.Media, d.Step, d.Pages, d.Tool, d.Text = made.Media, made.Step, made.Pages, made.Tool, short(made.Text)
}

// keepCopy seals a copy as it is made, with its record and an entry of the item's custody. Nothing is kept when making
// it does not come to its end.
func (w *Desk) keepCopy(ctx context.Context, item cases.EvidenceItem, d cases.WorkingCopy, write func(io.Writer, *cases.WorkingCopy) error) (cases.WorkingCopy, error) {
	from, to := io.Pipe()
	over := make(chan error, 1)
	go func() {
		err := write(to, &d)
		to.CloseWithError(err) // d is whole before the vault sees the end
		over <- err
	}()
	_, err := w.Store.Import(ctx, cases.MatterStream(d.MatterID), from, cases.NoProgress, func(b cases.Blob) []cases.Record {
		d.Blob = b
		return []cases.Record{&d, item.Touched(string(d.Step), w.Who, w.Now())}
	})
	from.CloseWithError(errors.Join(err, io.ErrClosedPipe)) // nobody reads on
	if made := <-over; made != nil && !errors.Is(made, io.ErrClosedPipe) {
		err = made
	}
	return d, err
}
