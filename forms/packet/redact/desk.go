package redact

import (
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Store is what the desk reads and writes.
type Store interface {
	OpenBlob(ctx context.Context, id string) (cases.ReaderAtCloser, error)
	Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error)
	Write(ctx context.Context, recs ...cases.Record) error
}

// Desk is where a file is marked and its copy made. Every call takes the matter as it is now.
type Desk struct {
	Store  Store
	Viewer *pdfview.Viewer
	Eyes   Eyes // nil = pixels are not read by a machine
	Who    string
	Now    func() time.Time
}

var (
	// ErrNoPages: the file is not a PDF, so that it has no pages to mark yet.
	ErrNoPages error = &trouble{"no pages", "This file is not a PDF, so it has no pages to mark.", "Este archivo no es un PDF, así que no tiene páginas que marcar.",
		"Set it as pages first, or print it as a PDF and add that.", "Póngalo primero en páginas, o imprímalo como PDF y añádalo."}
	// ErrChanged: the file is another one than when the marks were set.
	ErrChanged error = &trouble{"the file has changed since it was marked", "This paper has changed since it was marked, so the marks may lie beside what they have to cover.",
		"Este escrito ha cambiado desde que se marcó, así que las marcas pueden quedar al lado de lo que deben tapar.",
		"Look at every mark on the new pages: say that they still fit, or take them away and mark anew.",
		"Mire cada marca en las páginas nuevas: diga que siguen bien, o quítelas y marque de nuevo."}
)

// ErrReaders: the marks would never be painted, because two copies for one reader would each lack the marks of the other.
var ErrReaders error = &trouble{"marks for other readers share a reader", "This paper already has marks for a group of readers, and one of them is a reader of these marks too.",
	"Este escrito ya tiene marcas para un grupo de destinatarios, y uno de ellos es también destinatario de estas marcas.",
	"Mark it for the same group, or take the marks of that group away first.", "Márquelo para el mismo grupo, o quite primero las marcas de ese grupo."}

// Work is one file with its marks.
type Work struct {
	cases.Redaction
	Title   string
	Blob    cases.Blob         // whose pages are marked
	From    *cases.WorkingCopy // the copy that Blob belongs to, nil for the source's own bytes
	Changed bool               // the file is another one than when the marks were set
	Media   string             // of Blob: a PDF, or a picture of which packets make a page
	item    *cases.EvidenceItem
	crossed bool // marks for other readers share a reader with these
}

// Open finds what is marked on a source for some recipients, nobody named being the readers of the public court file.
// Errors: cases.ErrNotFound, ErrNoPages.
func Open(s *cases.Snapshot, source string, to ...cases.Recipient) (Work, error) {
	if len(to) == 0 {
		to = []cases.Recipient{cases.CourtPublic}
	}
	b, from, ok := s.Whole(source)
	if !ok {
		return Work{}, cases.ErrNotFound
	}
	w := Work{Blob: b, From: from}
	media := "application/pdf" // forms and documents
	for i, e := range s.Evidence {
		if e.ID == source {
			w.item, media = &s.Evidence[i], e.Media
		}
	}
	if from != nil {
		media = from.Media
	}
	if media != "application/pdf" && !packet.IsPicture(media) {
		return Work{}, ErrNoPages
	}
	w.Media = media
	titles := map[string]string{}
	s.Titles(titles)
	w.Title = titles[source]
	w.Redaction = cases.Redaction{ID: cases.NewID(), MatterID: s.Matter.ID, SourceID: source, SHA256: b.SHA256, For: slices.Clone(to)}
	slices.Sort(w.For)
	for _, r := range s.Redactions {
		have := slices.Clone(r.Readers())
		slices.Sort(have)
		if r.SourceID == source && slices.Equal(have, w.For) {
			w.Redaction = r
			w.For = have
			w.Marks = slices.Clone(r.Marks)
		} else if r.SourceID == source && len(r.Marks) > 0 && slices.ContainsFunc(r.Readers(), func(r cases.Recipient) bool { return slices.Contains(w.For, r) }) {
			w.crossed = true
		}
	}
	w.Changed = w.SHA256 != b.SHA256
	if len(w.Marks) == 0 {
		w.SHA256, w.Changed = b.SHA256, false
	}
	return w, nil
}

// langs are the languages that may stand in the file.
func (w *Work) langs() []string {
	if w.item == nil || w.item.Language == "" {
		return nil
	}
	return []string{w.item.Language}
}

// Add puts marks to those in hand. One that lies within another of the same page and rule is left out. It gives the
// number of those that are new. Errors: ErrChanged, ErrPlace, ErrReaders, or about the vault.
func (d *Desk) Add(ctx context.Context, w *Work, marks []cases.Mark) (int, error) {
	if w.Changed {
		return 0, ErrChanged
	}
	if w.crossed {
		return 0, ErrReaders
	}
	n := 0
	before := w.Marks
	w.Marks = slices.Clone(w.Marks) // a copy may be painted of the list as it was
	for _, m := range marks {
		if r := rectOf(m); m.Page < 1 || !usable(r) || r.X1 <= r.X0 || r.Y1 <= r.Y0 || max(r.X1, r.Y1, -r.X0, -r.Y0) > mostPoints {
			w.Marks = before
			return 0, ErrPlace
		}
		if slices.ContainsFunc(w.Marks, func(h cases.Mark) bool { return h.Page == m.Page && encloses(h, m) }) {
			continue
		}
		if m.ID == "" {
			m.ID = cases.NewID()
		}
		if m.Who == "" {
			m.Who = d.Who
		}
		if m.When == "" {
			m.When = d.Now().UTC().Format(time.RFC3339)
		}
		w.Marks = append(w.Marks, m)
		n++
	}
	slices.SortStableFunc(w.Marks, func(a, b cases.Mark) int {
		if a.Page != b.Page {
			return a.Page - b.Page
		}
		return inOrder(rectOf(a), rectOf(b))
	})
	err := d.Store.Write(ctx, &w.Redaction)
	if err != nil {
		w.Marks, n = before, 0
	}
	return n, err
}

// mostPoints is the longest side that a page can have (ISO 32000-1, annex C).
const mostPoints = 14400

func encloses(a, b cases.Mark) bool {
	return a.X0 <= b.X0+0.05 && a.Y0 <= b.Y0+0.05 && a.X1 >= b.X1-0.05 && a.Y1 >= b.Y1-0.05
}

// Set stores the marks as they are now: some were moved, taken away or given another rule.
func (d *Desk) Set(ctx context.Context, w *Work) error { return d.Store.Write(ctx, &w.Redaction) }

// Renew says that a person looked at the marks on the changed file, and that they fit.
func (d *Desk) Renew(ctx context.Context, w *Work) error {
	w.SHA256, w.Changed = w.Blob.SHA256, false
	return d.Set(ctx, w)
}

// Pages opens the PDF whose pages are marked; of a picture it is made now. The caller closes it.
func (d *Desk) Pages(ctx context.Context, w *Work) (cases.ReaderAtCloser, error) {
	r, err := d.Store.OpenBlob(ctx, w.Blob.ID)
	if err != nil || w.Media == "application/pdf" {
		return r, err
	}
	defer r.Close()
	page := packet.NewSpool()
	err = packet.PicturePages(ctx, r, r.Size(), w.Media, page)
	if err == nil {
		err = page.Close()
	}
	if err != nil {
		page.Drop()
		return nil, err
	}
	return spooled{page}, nil
}

// spooled is a page made of a picture, open to be read.
type spooled struct{ packet.Spool }

func (s spooled) Close() error {
	s.Drop()
	return nil
}

// Find proposes marks on the file.
func (d *Desk) Find(ctx context.Context, w *Work, want Want) (Found, error) {
	r, err := d.Pages(ctx, w)
	if err != nil {
		return Found{}, err
	}
	defer r.Close()
	want.Eyes, want.Langs, want.Who, want.Now = d.Eyes, w.langs(), d.Who, d.Now()
	return Find(ctx, d.Viewer, r, r.Size(), want)
}

// Paint makes the redacted copy and stores it with its marks, its proof and a line in the custody of an original.
// Nothing is stored where the proof does not hold. Errors: ErrChanged, those of Paint, or about the vault.
func (d *Desk) Paint(ctx context.Context, w *Work, p cases.Progress) (cases.WorkingCopy, Painted, error) {
	if w.Changed {
		return cases.WorkingCopy{}, Painted{}, ErrChanged
	}
	r, err := d.Pages(ctx, w)
	if err != nil {
		return cases.WorkingCopy{}, Painted{}, err
	}
	defer r.Close()
	made := packet.NewSpool()
	defer made.Drop()
	painted, err := Paint(ctx, d.Viewer, r, r.Size(), w.Marks, made, Options{Eyes: d.Eyes, Langs: w.langs(), Progress: p})
	if err != nil {
		return cases.WorkingCopy{}, painted, err
	}
	if err := made.Close(); err != nil {
		return cases.WorkingCopy{}, painted, err
	}
	c := cases.NewCopy(w.MatterID, w.SourceID, w.From, w.Blob.SHA256, cases.Redacted, d.Who, d.Now())
	c.Tool, c.Media, c.Pages, c.Text = Tool, "application/pdf", painted.Pages, painted.Text
	c.Marks, c.For, c.Proof = slices.Clone(w.Marks), slices.Clone(w.Readers()), painted.Proof
	_, err = d.Store.Import(ctx, cases.MatterStream(w.MatterID), io.NewSectionReader(made, 0, made.Size()), cases.NoProgress,
		func(b cases.Blob) []cases.Record {
			c.Blob = b
			recs := []cases.Record{c}
			if w.item != nil {
				recs = append(recs, w.item.Touched(string(cases.Redacted), d.Who, d.Now()))
			}
			return recs
		})
	return c, painted, err
}

// Log is what was painted over on a source, the newest copy first.
func Log(s *cases.Snapshot, source string) (out []cases.WorkingCopy) {
	for _, c := range slices.Backward(s.Copies) {
		if c.SourceID == source && c.Step == cases.Redacted {
			out = append(out, c)
		}
	}
	return out
}

// IsLeftOver reports whether an error means that the proof did not hold.
func IsLeftOver(err error) bool {
	var left *LeftOver
	return errors.As(err, &left)
}
