package convert

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/mail"
	"github.com/harborfile/harborfile/forms/convert/messages"
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
		return wordError(messages.Parts(messagesKind(f.media), f, f.size, func(m messages.File, r io.Reader) error {
			return p.copy(Part{Name: m.Name, Media: m.Media, Size: m.Size}, r)
		}))
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

// copy sends one part.
func (p *pipe) copy(d Part, r io.Reader) error {
	w, err := p.part(d)
	if err != nil {
		return err
	}
	_, err = io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{r}, make([]byte, 256<<10))
	return err
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
	for _, m := range z.File {
		if strings.HasSuffix(m.Name, "/") || !m.Mode().IsRegular() {
			continue
		}
		r, err := m.Open()
		if err != nil {
			return fmt.Errorf("%w: %w", ErrUnreadable, err)
		}
		err = p.copy(Part{Name: memberName(m.Name), Size: int64(m.UncompressedSize64)}, r)
		r.Close()
		if err != nil {
			return fmt.Errorf("%w: %w", ErrUnreadable, err)
		}
	}
	return nil
}

// memberName is a name with its folders, or without them where they lead out of the archive.
func memberName(name string) string {
	name = strings.ReplaceAll(name, "\\", "/")
	if strings.HasPrefix(name, "/") || strings.Contains("/"+name, "/../") || strings.Contains(name, ":") {
		return path.Base(name)
	}
	return path.Clean(name)
}
