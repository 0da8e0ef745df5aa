package messages

import (
	"bytes"
	"io"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/office"
	"github.com/harborfile/harborfile/forms/convert/remark"
)

// Detect tells by the beginning of a file, 64 KB of it, which export it is. A zip is told by DetectZip.
func Detect(head []byte) Kind {
	if len(head) > 64<<10 {
		head = head[:64<<10]
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return ""
	}
	text, _ := office.Decode(head, "")
	text = strings.TrimLeft(text, "\ufeff \r\n\t")
	low := strings.ToLower(text[:min(len(text), 4096)])
	switch {
	case strings.HasPrefix(low, "<?xml") && strings.Contains(low, "<smses"), strings.HasPrefix(low, "<smses"):
		return SMSXML
	case strings.HasPrefix(low, "<") && isIMessageHTML(text):
		return IMessageHTML
	case strings.HasPrefix(text, "{") || strings.HasPrefix(text, "["):
		if k := detectJSON(text); k != "" {
			return k
		}
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	switch {
	case len(lines) > 0 && signalStyle(lines):
		return SignalMarkdown
	case several(lines, func(l string) bool { return isIMessageTime(l) }):
		return IMessageText
	case waStyle(lines) != nil && waMost(lines):
		return WhatsApp
	}
	return ""
}

// several reports whether a test holds for the first line that is not empty, as for the head of an export.
func several(lines []string, is func(string) bool) bool {
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			return is(l)
		}
	}
	return false
}

// waMost reports whether the lines that begin an entry are so many that the file is a chat and not a text that quotes one.
func waMost(lines []string) bool {
	re := waStyle(lines)
	heads, words := 0, 0
	for _, l := range lines[:min(len(lines), 400)] {
		if strings.TrimSpace(l) == "" {
			continue
		}
		words++
		if _, ok := parseWA(re, l); ok {
			heads++
		}
	}
	_, first := parseWA(re, firstLine(lines))
	return heads*20 >= words && (first || heads*3 >= words)
}

func firstLine(lines []string) string {
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			return l
		}
	}
	return ""
}

// Read reads an export of a kind. Errors: ErrUnreadable, ErrTooLarge.
func Read(kind Kind, r io.ReaderAt, size int64) (x *Export, err error) {
	defer func() {
		if recover() != nil {
			x, err = nil, ErrUnreadable
		}
	}()
	switch kind {
	case WhatsAppZip:
		x, err = readZip(r, size)
	case SMSXML:
		x, err = readSMS(r, size, nil)
	default:
		x, err = readText(kind, r, size)
	}
	if err != nil {
		return nil, err
	}
	if len(x.Entries) == 0 {
		return nil, ErrUnreadable
	}
	x.close()
	return x, nil
}

func readText(kind Kind, r io.ReaderAt, size int64) (*Export, error) {
	if size > maxText {
		return nil, ErrTooLarge
	}
	b, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return nil, ErrUnreadable
	}
	text, _ := office.Decode(b, "")
	x, err := readWords(kind, text, b)
	if err != nil {
		return nil, err
	}
	x.say(remark.BadCharset, strings.Count(text, "\ufffd"), "")
	return x, nil
}

func readWords(kind Kind, text string, raw []byte) (*Export, error) {
	switch kind {
	case WhatsApp:
		return readWhatsApp(text)
	case SignalMarkdown:
		return readSignalMarkdown(text)
	case SignalJSON:
		return readSignalJSON(text)
	case IMessageText:
		return readIMessageText(text)
	case IMessageHTML:
		return readIMessageHTML(text)
	case MetaJSON:
		return readMeta(raw)
	}
	return nil, ErrUnreadable
}

// Parts gives what an export holds beside its words: the media of a zip, the parts of MMS. It ends with the first error
// of each.
func Parts(kind Kind, r io.ReaderAt, size int64, each func(f File, r io.Reader) error) (err error) {
	defer func() {
		if recover() != nil {
			err = ErrUnreadable
		}
	}()
	switch kind {
	case WhatsAppZip:
		return zipParts(r, size, each)
	case SMSXML:
		_, err := readSMS(r, size, each)
		return err
	}
	return nil
}
