package buried

import (
	"bytes"
	"slices"
	"strings"
)

// scanner reads the strings and names of PDF syntax: of objects, and of content streams.
type scanner struct {
	in []byte
	at int
}

// mark is what a scanner comes upon.
type mark struct {
	kind byte // 's' string, 'n' name, 'w' any other word, '%' comment, and the signs < > [ ]
	raw  []byte
}

// next is the next mark; ok is false at the end.
func (s *scanner) next() (m mark, ok bool) {
	for s.at < len(s.in) && isSpace(s.in[s.at]) {
		s.at++
	}
	if s.at >= len(s.in) {
		return mark{}, false
	}
	switch c := s.in[s.at]; {
	case c == '(':
		return mark{'s', s.literal()}, true
	case bytes.HasPrefix(s.in[s.at:], []byte("<<")):
		s.at += 2
		return mark{kind: '<'}, true
	case c == '<':
		end := bytes.IndexByte(s.in[s.at:], '>')
		if end < 0 || end > 4<<20 {
			s.at++
			return mark{kind: '<'}, true
		}
		raw := s.in[s.at+1 : s.at+end]
		s.at += end + 1
		return mark{'s', unhex(raw)}, true
	case c == '/':
		s.at++
		return mark{'n', unnamed(s.word())}, true
	case c == '%':
		end := bytes.IndexAny(s.in[s.at:], "\r\n")
		if end < 0 {
			end = len(s.in) - s.at
		}
		raw := s.in[s.at+1 : s.at+max(end, 1)]
		s.at += max(end, 1)
		return mark{'%', raw}, true
	case strings.IndexByte("<>[]{})", c) >= 0:
		s.at++
		return mark{kind: c}, true
	}
	w := s.word()
	if len(w) == 0 {
		s.at++
	}
	return mark{'w', w}, true
}

func (s *scanner) word() []byte {
	from := s.at
	for s.at < len(s.in) && !isSpace(s.in[s.at]) && strings.IndexByte("()<>[]{}/%", s.in[s.at]) < 0 {
		s.at++
	}
	return s.in[from:s.at]
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// literal reads a string in parentheses (ISO 32000-1, 7.3.4.2).
func (s *scanner) literal() []byte {
	var out []byte
	depth := 0
	for ; s.at < len(s.in); s.at++ {
		switch c := s.in[s.at]; c {
		case '\\':
			if s.at++; s.at < len(s.in) {
				out = s.escape(out)
			}
		case '(':
			if depth++; depth > 1 {
				out = append(out, c)
			}
		case ')':
			if depth--; depth == 0 {
				s.at++
				return out
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return out
}

func (s *scanner) escape(out []byte) []byte {
	c := s.in[s.at]
	if i := strings.IndexByte("nrtbf", c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r' && s.at+1 < len(s.in) && s.in[s.at+1] == '\n':
		s.at++
		return out
	case c == '\r' || c == '\n':
		return out
	case c >= '0' && c <= '7':
		n := 0
		for k := 0; k < 3 && s.at < len(s.in) && s.in[s.at] >= '0' && s.in[s.at] <= '7'; k++ {
			n = n<<3 | int(s.in[s.at]-'0')
			s.at++
		}
		s.at--
		return append(out, byte(n))
	}
	return append(out, c)
}

// unnamed decodes the #xx of a name.
func unnamed(raw []byte) []byte {
	if !bytes.Contains(raw, []byte("#")) {
		return raw
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			out = append(out, unhex(raw[i+1:i+3])...)
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return out
}

// known are keys whose value is a name of the format, never a word of a person.
var known = []string{"Type", "Subtype", "Filter", "S", "ColorSpace", "CS", "BaseFont", "FontName", "Encoding", "BaseEncoding", "PageMode", "PageLayout",
	"Intent", "BM", "Trapped", "N", "H", "Ordering", "Registry", "FontFamily", "CharSet", "SMask", "RI", "ID"}

// objects reads the strings of objects, and the names that stand for a value.
func (b *reader) objects(data []byte) error {
	s := &scanner{in: data}
	key := ""
	for {
		m, ok := s.next()
		if !ok {
			return nil
		}
		switch m.kind {
		case 'n':
			if key != "" && !slices.Contains(known, key) && len(m.raw) > 5 { // a value, or the next key
				if err := b.say(Hidden, textOf(m.raw)); err != nil {
					return err
				}
			}
			key = string(m.raw)
		case 's':
			if slices.Contains(known, key) {
				continue
			}
			where, ok := keyPlaces[key]
			if !ok {
				where = Hidden
			}
			if err := b.say(where, textOf(m.raw)); err != nil {
				return err
			}
		case '%':
			if err := b.say(Hidden, textOf(m.raw)); err != nil {
				return err
			}
		case '<', '>', '[':
		default:
			key = ""
		}
	}
}

// content reads a content stream: what it shows, word for word as it is written, and the texts that stand beside what
// it shows. PDFium reads what pages show; this also reads a form that no page draws.
func (b *reader) content(data []byte) error {
	s := &scanner{in: data}
	var shown strings.Builder
	key := ""
	for {
		m, ok := s.next()
		if !ok {
			return b.say(Hidden, shown.String())
		}
		switch m.kind {
		case 'n':
			key = string(m.raw)
		case 's':
			if where, ok := keyPlaces[key]; ok && key != "E" && key != "P" && key != "T" {
				if err := b.say(where, textOf(m.raw)); err != nil {
					return err
				}
				key = ""
				continue
			}
			if shown.Len() < maxObject {
				shown.WriteString(textOf(m.raw))
			}
		case '%':
			if err := b.say(Hidden, textOf(m.raw)); err != nil {
				return err
			}
		case 'w':
			switch key = ""; string(m.raw) {
			case "Td", "TD", "T*", "Tm", "'", "\"", "ET":
				shown.WriteByte(' ')
			case "ID": // the samples of a picture within the text
				if end := bytes.Index(s.in[s.at:], []byte("EI")); end >= 0 {
					s.at += end
				}
			}
		}
	}
}
