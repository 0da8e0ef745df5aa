package convert

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert/mail"
	"github.com/harborfile/harborfile/forms/convert/messages"
	"github.com/harborfile/harborfile/forms/convert/office"
	"github.com/harborfile/harborfile/forms/convert/transcript"
)

// wordPages sets mail, message exports and text as pages. An office paper is not set: only the program that made it
// knows how its pages look, and a court has to see those.
func wordPages(f *file, language string, w io.Writer) (Made, error) {
	record, step, err := recordOf(f, language)
	if err != nil {
		return Made{}, wordError(err)
	}
	if record.SHA256, err = sumOf(f); err != nil {
		return Made{}, err
	}
	record.Lang = language
	made := Made{Media: mediaPDF, Step: step, Tool: "Harborfile", Text: cutText(record.Words()), Notes: notes(record.Remarks)}
	for _, l := range record.Letters {
		made.Notes = append(made.Notes, notes(l.Remarks)...)
	}
	made.Pages, err = transcript.Write(w, record)
	return made, wordError(err)
}

// recordOf reads a file into what is set in pages.
func recordOf(f *file, language string) (transcript.Record, cases.Step, error) {
	switch {
	case IsMail(f.media):
		ms, err := mails(f)
		return transcript.OfMail(ms...), cases.Transcript, err
	case IsMessages(f.media):
		x, err := messages.Read(messagesKind(f.media), f, f.size)
		if err != nil {
			return transcript.Record{}, "", err
		}
		return transcript.OfMessages(x, language), cases.Transcript, nil
	case strings.HasPrefix(f.media, "text/") && office.Knows(f.media):
		words, said, err := office.Text(f.media, f, f.size)
		return transcript.OfText("Text file", words, said), cases.Converted, err
	}
	return transcript.Record{}, "", ErrKind
}

// mails reads one mail, or a file of several.
func mails(f *file) ([]*mail.Message, error) {
	if f.media == MediaMail && mail.IsMbox(f.head(64<<10)) {
		return mail.ReadMbox(f, f.size)
	}
	read := mail.Read
	if f.media == MediaOutlook {
		read = mail.ReadMSG
	}
	m, err := read(f, f.size)
	if err != nil {
		return nil, err
	}
	return []*mail.Message{m}, nil
}

// words are the words of a file, for search.
func words(f *file) (string, error) {
	switch {
	case IsMail(f.media):
		ms, err := mails(f)
		var all strings.Builder
		for _, m := range ms {
			all.WriteString(m.Words() + "\n")
		}
		return cutText(all.String()), wordError(err)
	case IsMessages(f.media):
		record, _, err := recordOf(f, "")
		return cutText(record.Words()), wordError(err)
	case office.Knows(f.media):
		text, _, err := office.Text(f.media, f, f.size)
		return cutText(text), wordError(err)
	}
	return "", ErrKind
}

// cutText keeps words to what an answer holds.
func cutText(s string) string {
	if len(s) > textLimit {
		s = strings.ToValidUTF8(s[:textLimit], "")
	}
	return s
}

// sumOf is the SHA-256 of the source in hexadecimal.
func sumOf(f *file) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(f, 0, f.size)); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// wordError turns the errors of the readers into those of this package.
func wordError(err error) error {
	if err == nil {
		return nil
	}
	for _, large := range []error{mail.ErrTooLarge, office.ErrTooLarge, messages.ErrTooLarge} {
		if errors.Is(err, large) {
			return ErrTooLarge
		}
	}
	return err
}
