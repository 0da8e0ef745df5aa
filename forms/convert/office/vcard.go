package office

import (
	"io"
	"mime/quotedprintable"
	"strings"
)

// vcard reads contacts (RFC 6350 and the older vCard 2.1): one property a line, unfolded and decoded. Pictures and keys
// inside are named, not shown.
func vcard(b []byte) string {
	text, _ := Decode(b, "")
	var out strings.Builder
	for _, line := range unfold(strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")) {
		head, value, ok := strings.Cut(line, ":")
		if !ok {
			out.WriteString(line + "\n")
			continue
		}
		params := strings.Split(head, ";")
		name := strings.ToUpper(params[0])
		switch {
		case name == "BEGIN" || name == "VERSION":
			continue
		case name == "END":
			out.WriteString("\n")
			continue
		case (name == "PHOTO" || name == "LOGO" || name == "SOUND" || name == "KEY") && len(value) > 300:
			value = "[…]"
		case has(params[1:], "QUOTED-PRINTABLE"):
			value = quoted(value, params[1:])
		}
		value = strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(value)
		out.WriteString(name + ": " + value + "\n")
	}
	return strings.TrimSpace(out.String())
}

// unfold joins lines that go on: those that begin with a space, and in quoted-printable those after an equals sign.
func unfold(lines []string) []string {
	var out []string
	var line strings.Builder // a picture has hundreds of thousands of lines: adding each to a string would copy it each time
	soft := false
	for i, l := range lines {
		if l != "" && (l[0] == ' ' || l[0] == '\t') {
			l = l[1:]
		} else if i > 0 && !soft {
			if line.Len() > 0 {
				out = append(out, line.String())
			}
			line.Reset()
		}
		if line.Len() == 0 {
			soft = false
		}
		head, _, _ := strings.Cut(l, ":")
		if line.Len() > 0 || strings.Contains(strings.ToUpper(head), "QUOTED-PRINTABLE") {
			soft = strings.HasSuffix(l, "=") && (soft || line.Len() == 0)
		}
		if soft {
			l = strings.TrimSuffix(l, "=")
		}
		line.WriteString(l)
	}
	if line.Len() > 0 {
		out = append(out, line.String())
	}
	return out
}

func has(params []string, want string) bool {
	for _, p := range params {
		if strings.EqualFold(p, want) || strings.EqualFold(p, "ENCODING="+want) {
			return true
		}
	}
	return false
}

func quoted(value string, params []string) string {
	raw, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value)))
	if err != nil {
		return value
	}
	label := ""
	for _, p := range params {
		if k, v, ok := strings.Cut(p, "="); ok && strings.EqualFold(k, "CHARSET") {
			label = v
		}
	}
	s, _ := Decode(raw, label)
	return s
}
