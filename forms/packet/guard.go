package packet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Paper is one file that leaves for a recipient by itself, outside a packet.
type Paper struct {
	R     io.ReaderAt // nil = only the name and the texts leave
	Size  int64
	Media string
	Name  string   // of the file that is written, without its folder
	Texts []string // what else belongs to it: words recognised in it, values on a form
}

// Eyes read a paper before it leaves.
type Eyes struct {
	Viewer   *pdfview.Viewer
	Files    *convert.Converter // reads what is no PDF; nil = only its name and texts are searched
	Pictures *Reader            // reads words in pictures; nil = they are not read
}

// Guard searches one PDF that leaves for a recipient by itself for what may not leave unasked: its pages, what lies
// beside them, and texts that belong to it; of a nil r only the texts. Errors: *SecretFound where the address firewall
// stops it; those of pdfview where the PDF cannot be read.
func Guard(ctx context.Context, viewer *pdfview.Viewer, s *cases.Snapshot, to cases.Recipient, r io.ReaderAt, size int64, texts ...string) error {
	return Eyes{Viewer: viewer}.Guard(ctx, s, to, Paper{R: r, Size: size, Media: pdfMedia, Texts: texts})
}

const pdfMedia = "application/pdf"

// Guard searches a paper of any kind for what may not reach a recipient unasked. Errors: *SecretFound where the address
// firewall stops it; those of pdfview and convert where the file cannot be read.
func (e Eyes) Guard(ctx context.Context, s *cases.Snapshot, to cases.Recipient, p Paper) error {
	fw := newFirewall(s.Guarded(), readers(to, s.Matter.Kind))
	fw.pictures = e.Pictures
	fw.look(p.Name, inName, 0)
	for _, t := range p.Texts {
		fw.look(t, inText, 0)
	}
	if p.R != nil && p.Size > 0 {
		a := &apart{}
		defer a.Close()
		if err := e.file(ctx, fw, a, p, 0); err != nil {
			return err
		}
	}
	return fw.found()
}

// deepestFile bounds files within files: a mail in a mail in an archive.
const deepestFile = 4

// file searches one file by its kind.
func (e Eyes) file(ctx context.Context, fw *firewall, a *apart, p Paper, depth int) error {
	if p.Media == pdfMedia {
		return e.pdf(ctx, fw, a, p)
	}
	if e.Files == nil {
		return nil
	}
	from := convert.Source{R: p.R, Size: p.Size, Media: p.Media}
	hidden, err := e.Files.Hidden(ctx, from)
	if err = passable(ctx, err); err != nil {
		return err
	}
	for _, h := range hidden {
		if h.Where {
			fw.hit(Hit{SecretTaken, inMetadata, 0})
		}
		fw.look(h.Value, inMetadata, 0)
	}
	text, err := e.Files.Text(ctx, from)
	if err = passable(ctx, err); err != nil {
		return err
	}
	fw.look(text, inText, 0)
	if strings.HasPrefix(p.Media, "image/") && fw.pictures != nil {
		if err := e.shown(ctx, fw, from); err != nil {
			return err
		}
	}
	if depth >= deepestFile {
		return nil
	}
	return passable(ctx, e.Files.Parts(ctx, from, func(part convert.Part, r io.Reader) error {
		return e.part(ctx, fw, a, part, r, depth+1)
	}))
}

// part searches a file inside a file.
func (e Eyes) part(ctx context.Context, fw *firewall, a *apart, part convert.Part, r io.Reader, depth int) error {
	fw.look(part.Name, inName, 0)
	s := newSpool()
	defer s.Drop()
	if _, err := io.Copy(s, r); err != nil {
		return err
	}
	if err := s.Close(); err != nil || s.Size() == 0 {
		return err
	}
	head := make([]byte, min(s.Size(), 64<<10))
	if _, err := s.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return passable(ctx, e.file(ctx, fw, a, Paper{R: s, Size: s.Size(), Media: convert.Detect(head, s, s.Size())}, depth))
}

// shown reads the words in a picture.
func (e Eyes) shown(ctx context.Context, fw *firewall, from convert.Source) error {
	s := newSpool()
	defer s.Drop()
	if _, err := e.Files.Pages(ctx, from, s); err != nil {
		return passable(ctx, err)
	}
	if err := s.Close(); err != nil {
		return err
	}
	return e.pages(ctx, fw, s, s.Size())
}

// pdf searches a PDF. Of one that is encrypted the child sees nothing, so it gets what PDFium makes of it.
func (e Eyes) pdf(ctx context.Context, fw *firewall, a *apart, p Paper) error {
	d, err := e.Viewer.OpenContext(ctx, p.R, p.Size)
	if err != nil {
		return err
	}
	traits, err := d.Traits(ctx)
	if err != nil {
		return err
	}
	if !traits.Encrypted {
		if err := fw.beside(ctx, a, p.R, p.Size); err != nil {
			return err
		}
		return e.pages(ctx, fw, p.R, p.Size)
	}
	s := newSpool()
	defer s.Drop()
	if err := d.Resave(ctx, s); err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	if err := fw.beside(ctx, a, s, s.Size()); err != nil {
		return err
	}
	return e.pages(ctx, fw, p.R, p.Size)
}

// pages searches what a PDF shows.
func (e Eyes) pages(ctx context.Context, fw *firewall, r io.ReaderAt, size int64) error {
	d, err := e.Viewer.OpenContext(ctx, r, size)
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
		words, err := d.Words(ctx, page)
		if err != nil {
			return err
		}
		if err := fw.page(ctx, d, page, words, page+1); err != nil {
			return err
		}
	}
	return nil
}

// passable lets the work go on where a file is of a kind that has no text, or no hidden data, to be read.
func passable(ctx context.Context, err error) error {
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	for _, kind := range []error{convert.ErrKind, convert.ErrUnreadable, convert.ErrPassword} {
		if errors.Is(err, kind) {
			return nil
		}
	}
	return fmt.Errorf("packet: guard: %w", err)
}
