package mail

import (
	"bytes"
	"io"
	"mime"
	netmail "net/mail"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/office"
)

// shown are the headers a person reads, in the order in which they are shown.
var shown = []string{"From", "To", "Cc", "Bcc", "Reply-To", "Sender", "Date", "Subject", "Message-ID"}

// cutHead divides a message at the empty line after its headers.
func cutHead(b []byte) (head, body []byte) {
	for at := 0; at < len(b); {
		end := bytes.IndexByte(b[at:], '\n')
		if end < 0 {
			return b, nil
		}
		if len(bytes.TrimRight(b[at:at+end], "\r")) == 0 {
			return b[:at], b[at+end+1:]
		}
		at += end + 1
	}
	return b, nil
}

// readHead decodes the header lines in their order.
func readHead(head []byte) []Field {
	if len(head) > maxHead {
		head = head[:maxHead]
	}
	text, _ := office.Decode(head, "")
	var fields []Field
	var value strings.Builder
	name := ""
	end := func() {
		if name != "" {
			fields = append(fields, Field{name, words(strings.TrimSpace(value.String()))})
		}
		name = ""
		value.Reset()
	}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, "\r")
		if line != "" && (line[0] == ' ' || line[0] == '\t') {
			value.WriteString(" " + strings.TrimSpace(line))
			continue
		}
		n, v, ok := strings.Cut(line, ":")
		if !ok || strings.ContainsAny(n, " \t") {
			continue
		}
		end()
		name = n
		value.WriteString(v)
	}
	end()
	return fields
}

var decoder = mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
	b, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	s, _ := office.Decode(b, label)
	return strings.NewReader(s), nil
}}

// words decodes the encoded words of a header (RFC 2047).
func words(s string) string {
	if !strings.Contains(s, "=?") {
		return s
	}
	out, err := decoder.DecodeHeader(strings.NewReplacer(`"=?`, `=?`, `?="`, `?=`).Replace(s))
	if err != nil {
		return s
	}
	return out
}

// setHead fills the fields a person reads, the date, and all lines for search.
func (m *Message) setHead(fields []Field) {
	var all strings.Builder
	for _, f := range fields {
		all.WriteString(f.Name + ": " + f.Value + "\n")
	}
	m.Headers = all.String()
	for _, name := range shown {
		for _, f := range fields {
			if strings.EqualFold(f.Name, name) && f.Value != "" {
				m.Head = append(m.Head, Field{name, f.Value})
			}
		}
	}
	if m.Date = m.Get("Date"); m.Date != "" {
		if t, err := netmail.ParseDate(m.Date); err == nil {
			m.Time = t
		}
	}
}
