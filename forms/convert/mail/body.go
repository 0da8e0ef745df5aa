package mail

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/forms/convert/office"
	"github.com/harborfile/harborfile/forms/convert/remark"
)

// body is the text of a message or of one of its parts, as far as it was written in each form.
type body struct {
	plain, html string // html is its words already
}

// choose gives the text to show where a message says the same twice, as plain text and as HTML: the one that holds all
// words of the other, and both where neither does, so that nothing is dropped.
func (m *Message) choose(b body) (text string, fromHTML bool) {
	switch {
	case strings.TrimSpace(b.html) == "":
		return b.plain, false
	case strings.TrimSpace(b.plain) == "":
		return b.html, true
	}
	p, h := bare(b.plain), bare(b.html)
	switch {
	case strings.Contains(p, h):
		return b.plain, false
	case strings.Contains(h, p):
		return b.html, true
	}
	m.add(remark.TypedTwoTexts, 1, "")
	return strings.TrimRight(b.plain, " \r\n") + "\n\n[HTML]\n\n" + b.html, false
}

var address = regexp.MustCompile(`<[^<>\s]*>|\[?https?://[^\s\])>]+\]?|\[cid:[^\]\s]*\]`)

// bare is what two forms of one text have in common: letters and digits, without addresses of links.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, address.ReplaceAllString(s, ""))
}

// htmlWords reads HTML and counts the pictures that were not fetched.
func (m *Message) htmlWords(page string) string {
	s, remote := office.HTML(page)
	m.add(remark.PictureOnly, remote, "")
	return s
}

// unflow joins the lines of a paragraph that was wrapped for sending (RFC 3676, format=flowed).
func unflow(s string, delSp bool) string {
	var out strings.Builder
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range lines {
		depth := quotes(line)
		flows := strings.HasSuffix(line, " ") && line != "-- " && i+1 < len(lines) && quotes(lines[i+1]) == depth
		if flows && delSp {
			line = line[:len(line)-1]
		}
		if i > 0 && depth > 0 && flowed(lines[i-1], depth) {
			line = strings.TrimPrefix(line[depth:], " ")
		} else if depth == 0 {
			line = strings.TrimPrefix(line, " ")
		}
		out.WriteString(line)
		if !flows && i+1 < len(lines) {
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func flowed(prev string, depth int) bool {
	return strings.HasSuffix(prev, " ") && prev != "-- " && quotes(prev) == depth
}

func quotes(line string) int {
	n := 0
	for n < len(line) && line[n] == '>' {
		n++
	}
	return n
}
