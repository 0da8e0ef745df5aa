package hidden

import (
	"bytes"
	"strings"
)

// routes are the header lines that say over which computers a mail went, or from which it came.
var routes = map[string]string{
	"received": Route, "x-received": Route, "x-originating-ip": Computer, "x-sender-ip": Computer, "x-source-ip": Computer, "x-client-ip": Computer,
	"x-mailer": Program, "user-agent": Program, "x-originating-email": Author, "x-authenticated-sender": Author, "x-authenticated-user": Author,
	"x-forwarded-for": Computer, "x-php-originating-script": Computer, "message-id": Other, "organization": Company, "sender": Author,
	"bcc": Author, "x-apple-mail-remote-attachments": Program, "x-universally-unique-identifier": Serial,
}

// mail reads the head of a mail, of which a mail program shows only a few lines.
func (f *finder) mail(data []byte) {
	for _, line := range headLines(data) {
		name, value, ok := strings.Cut(line, ":")
		if kind := routes[strings.ToLower(strings.TrimSpace(name))]; ok && kind != "" {
			if kind == Other || kind == Computer {
				value = name + ": " + strings.TrimSpace(value)
			}
			f.add(kind, value)
		}
	}
}

// Headers gives what the head of a mail tells, for kinds of mail whose head another package reads.
func Headers(head string) []Thing {
	f := &finder{seen: map[Thing]bool{}}
	f.mail([]byte(head))
	return f.things
}

// headLines are the lines of a head, each joined with its continuation (RFC 5322, 2.2.3).
func headLines(data []byte) []string {
	var lines []string
	for len(data) > 0 && len(lines) < 1000 {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			break
		}
		if (line[0] == ' ' || line[0] == '\t') && len(lines) > 0 {
			lines[len(lines)-1] += " " + latin(bytes.TrimSpace(line))
			continue
		}
		lines = append(lines, latin(line))
	}
	return lines
}
