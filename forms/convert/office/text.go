package office

import (
	"io"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// Limits of what is read, in bytes.
const (
	MaxFile = 256 << 20 // of a source
	MaxText = 32 << 20  // of the words that come out; the rest is cut, and said
)

// reader turns a source into words.
type reader func(r io.ReaderAt, size int64) (string, remark.List, error)

// readers by media type.
var readers = map[string]reader{
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.template": docx,
	"application/vnd.ms-word.document.macroenabled.12":                        docx,
	"application/vnd.oasis.opendocument.text":                                 odt,
	"application/rtf":           whole(RTF),
	"text/rtf":                  whole(RTF),
	"text/html":                 wholeHTML,
	"application/xhtml+xml":     wholeHTML,
	"text/vcard":                whole(vcard),
	"text/x-vcard":              whole(vcard),
	"text/directory":            whole(vcard),
	"text/csv":                  plain,
	"text/tab-separated-values": plain,
	"text/plain":                plain,
	"text/markdown":             plain,
	"text/calendar":             plain,
	"application/json":          plain,
	"application/xml":           plain,
	"text/xml":                  plain,
	"":                          plain,
}

// Knows reports whether Text reads this media type; parameters after a semicolon do not count.
func Knows(media string) bool {
	base, _ := split(media)
	_, ok := readers[base]
	return ok || strings.HasPrefix(base, "text/")
}

// Text gives the words of a source. media may carry a charset parameter; "" is text in any character set. Errors:
// ErrUnreadable, ErrTooLarge.
func Text(media string, r io.ReaderAt, size int64) (text string, said []remark.Remark, err error) {
	defer func() {
		if recover() != nil { // a library that meets its own bug costs one file
			text, said, err = "", nil, ErrUnreadable
		}
	}()
	if size > MaxFile {
		return "", nil, ErrTooLarge
	}
	base, charset := split(media)
	read := readers[base]
	if read == nil {
		if !strings.HasPrefix(base, "text/") {
			return "", nil, ErrUnreadable
		}
		read = plain
	}
	if charset != "" && strings.HasPrefix(base, "text/") && base != "text/html" && base != "text/rtf" {
		read = labelled(charset)
	}
	text, list, err := read(r, size)
	if err != nil {
		return "", nil, err
	}
	text, cut := shorten(text)
	if cut {
		list.Add(remark.Cut, 1, "")
	}
	return text, list, nil
}

// shorten cuts a text to MaxText at a character.
func shorten(s string) (string, bool) {
	if len(s) <= MaxText {
		return s, false
	}
	return strings.ToValidUTF8(s[:MaxText], ""), true
}

// split takes the charset parameter off a media type.
func split(media string) (base, charset string) {
	base, params, _ := strings.Cut(strings.ToLower(media), ";")
	for p := range strings.SplitSeq(params, ";") {
		if k, v, ok := strings.Cut(p, "="); ok && strings.TrimSpace(k) == "charset" {
			charset = strings.Trim(strings.TrimSpace(v), `"'`)
		}
	}
	return strings.TrimSpace(base), charset
}

// all is the bytes of a source that is read in one piece.
func all(r io.ReaderAt, size int64) ([]byte, error) {
	const most = 64 << 20
	if size > most {
		return nil, ErrTooLarge
	}
	b, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return nil, ErrUnreadable
	}
	return b, nil
}

func whole(f func([]byte) string) reader {
	return func(r io.ReaderAt, size int64) (string, remark.List, error) {
		b, err := all(r, size)
		if err != nil {
			return "", nil, err
		}
		return f(b), nil, nil
	}
}

func labelled(charset string) reader {
	return func(r io.ReaderAt, size int64) (string, remark.List, error) {
		b, err := all(r, size)
		if err != nil {
			return "", nil, err
		}
		s, _ := Decode(b, charset)
		var said remark.List
		said.Add(remark.BadCharset, strings.Count(s, "\ufffd"), "")
		return s, said, nil
	}
}

func plain(r io.ReaderAt, size int64) (string, remark.List, error) { return labelled("")(r, size) }

func wholeHTML(r io.ReaderAt, size int64) (string, remark.List, error) {
	b, err := all(r, size)
	if err != nil {
		return "", nil, err
	}
	s, remote := HTML(DecodeHTML(b, ""))
	var said remark.List
	said.Add(remark.PictureOnly, remote, "")
	return s, said, nil
}
