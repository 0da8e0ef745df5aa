package mail

import (
	"bytes"
	"io"
	"regexp"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// separator begins each message of an mbox: "From ", who, and a time (RFC 4155).
var separator = regexp.MustCompile(`(?m)^From \S+ .*\d\d:\d\d.*\d{4}.*$`)

var escapedFrom = regexp.MustCompile(`(?m)^>(>*From )`)

// IsMbox reports whether the beginning of a file looks like a file of several messages.
func IsMbox(head []byte) bool {
	at := separator.FindIndex(head)
	return at != nil && at[0] == 0
}

// ReadMbox reads a file of messages in their order. A message that cannot be read becomes one without headers whose only
// part is its bytes, so that none is dropped. Errors: ErrUnreadable, ErrTooLarge.
func ReadMbox(r io.ReaderAt, size int64) ([]*Message, error) {
	b, err := load(r, size)
	if err != nil {
		return nil, err
	}
	var out []*Message
	for _, one := range cutMbox(b) {
		if len(out) == maxMany {
			return nil, ErrTooLarge
		}
		m, err := parse(one, 0)
		if err != nil {
			m = &Message{}
			m.add(remark.BadPart, 1, "")
			m.attach(Part{Media: "application/octet-stream"}, one)
		}
		out = append(out, m)
	}
	if len(out) == 0 {
		return nil, ErrUnreadable
	}
	return out, nil
}

// cutMbox divides at separators that stand at the beginning or after an empty line, and takes off the mark with which a
// line of the text that begins with "From " was told from them.
func cutMbox(b []byte) [][]byte {
	var starts []int
	for _, at := range separator.FindAllIndex(b, maxMany+2) {
		if before := b[:at[0]]; at[0] == 0 || bytes.HasSuffix(before, []byte("\n\n")) || bytes.HasSuffix(before, []byte("\n\r\n")) {
			starts = append(starts, at[0])
		}
	}
	if len(starts) == 0 {
		return [][]byte{b}
	}
	var out [][]byte
	for i, from := range starts {
		to := len(b)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		out = append(out, escapedFrom.ReplaceAll(b[from:to], []byte("$1")))
	}
	return out
}
