package convert

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/harborfile/harborfile/forms/convert/mail"
	"github.com/harborfile/harborfile/forms/convert/messages"
	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// parts sends the files inside a file.
func parts(f *file, p *pipe) error {
	switch {
	case IsMail(f.media):
		ms, err := mails(f)
		for _, m := range ms {
			if err == nil {
				err = mailParts(m, p)
			}
		}
		return wordError(err)
	case IsMessages(f.media):
		var cut error
		err := messages.Parts(messagesKind(f.media), f, f.size, func(m messages.File, r io.Reader) error {
			return p.next(Part{Name: m.Name, Media: m.Media, Size: m.Size}, r, &cut)
		})
		return wordError(firstError(err, cut))
	case f.media == MediaZip:
		return members(f, p)
	}
	return ErrKind
}

// mailParts sends what is attached to a mail. A mail attached to it goes as a file of its own where its bytes are
// there; Outlook keeps such a mail in pieces, and then what is attached to that comes in its place.
func mailParts(m *mail.Message, p *pipe) error {
	for i := range m.Parts {
		a := &m.Parts[i]
		if a.Message != nil && a.Size == 0 {
			if err := mailParts(a.Message, p); err != nil {
				return err
			}
			continue
		}
		if err := p.copy(Part{Name: a.Name, Media: a.Media, Size: a.Size}, a.Open()); err != nil {
			return err
		}
	}
	return nil
}

// copy sends one part. Where it does not read to its end, a chunk without bytes says so: what came of it is not whole.
func (p *pipe) copy(d Part, r io.Reader) error {
	w, err := p.part(d)
	if err != nil {
		return err
	}
	_, err = io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{r}, make([]byte, 256<<10))
	if err != nil && p.broken == nil {
		return errors.Join(err, p.send(worker.Chunk, nil))
	}
	return err
}

// next sends one of many parts. One that does not read must not keep back those after it: cut keeps the first such
// trouble, and only trouble with the pipe is an error.
func (p *pipe) next(d Part, r io.Reader, cut *error) error {
	if err := p.copy(d, r); p.broken != nil {
		return p.broken
	} else if err != nil && *cut == nil {
		*cut = err
	}
	return nil
}

// members sends the files of an archive. Its directory is read first, so a locked archive gives nothing at all.
func members(f *file, p *pipe) error {
	z, err := zip.NewReader(f, f.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	if len(z.File) > partCount {
		return ErrTooLarge
	}
	for _, m := range z.File {
		if m.Flags&1 != 0 {
			return ErrPassword
		}
	}
	var cut error
	for _, m := range z.File {
		if strings.HasSuffix(m.Name, "/") || !m.Mode().IsRegular() {
			continue
		}
		if err := member(m, p, &cut); err != nil {
			return err
		}
	}
	if cut != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, cut)
	}
	return nil
}

// member sends one file of an archive.
func member(m *zip.File, p *pipe, cut *error) error {
	d := Part{Name: memberName(nameOf(m)), Size: int64(m.UncompressedSize64)}
	r, err := m.Open()
	if err != nil {
		return p.next(d, unopened{err}, cut)
	}
	defer r.Close()
	return p.next(d, r, cut)
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// unopened is a reader of what does not open.
type unopened struct{ error }

func (f unopened) Read([]byte) (int, error) { return 0, f.error }

// nameOf is a member's name in letters. Where it is not in UTF-8, as an older program wrote it, no byte of it is lost
// (APPNOTE.TXT, D.1: IBM code page 437). Programs of Windows and of the Mac that wrote Latin letters instead are told by
// their bytes: there the letters with accents begin at 0xC0, where the code page has lines of boxes and Greek.
func nameOf(m *zip.File) string {
	if utf8.ValidString(m.Name) {
		return m.Name
	}
	table := charmap.Windows1252
	for _, b := range []byte(m.Name) {
		if b >= 0x80 && b < 0xC0 {
			table = charmap.CodePage437
		}
	}
	name, err := table.NewDecoder().String(m.Name)
	if err != nil {
		return m.Name
	}
	return name
}

// memberName is a name with its folders, or without them where they lead out of the archive.
func memberName(name string) string {
	name = strings.ReplaceAll(name, "\\", "/")
	if strings.HasPrefix(name, "/") || strings.Contains("/"+name, "/../") || strings.Contains(name, ":") {
		return path.Base(name)
	}
	return path.Clean(name)
}
