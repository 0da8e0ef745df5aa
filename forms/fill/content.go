package fill

import (
	"bytes"
	"strconv"
)

// scanner reads a content stream or a CMap piece by piece. It gives what reading text needs: numbers, names, strings
// and operators; arrays appear as their elements between the operators "[" and "]", dictionaries likewise.
type scanner struct {
	src []byte
	at  int
}

type tokenKind int

const (
	tokEnd tokenKind = iota
	tokNumber
	tokName
	tokString
	tokOperator
)

type token struct {
	kind   tokenKind
	number float64
	bytes  []byte // of a name, string or operator
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (s *scanner) next() token {
	s.skipSpace()
	if s.at >= len(s.src) {
		return token{}
	}
	switch c := s.src[s.at]; {
	case c == '(':
		return token{kind: tokString, bytes: s.literal()}
	case c == '<' && s.at+1 < len(s.src) && s.src[s.at+1] != '<':
		return token{kind: tokString, bytes: s.hex()}
	case c == '/':
		s.at++
		return token{kind: tokName, bytes: s.word()}
	case isDelimiter(c):
		s.at++
		return token{kind: tokOperator, bytes: s.src[s.at-1 : s.at]}
	}
	w := s.word()
	if f, err := strconv.ParseFloat(string(w), 64); err == nil {
		return token{kind: tokNumber, number: f}
	}
	if string(w) == "BI" {
		s.skipImage()
	}
	return token{kind: tokOperator, bytes: w}
}

func (s *scanner) skipSpace() {
	for s.at < len(s.src) {
		switch c := s.src[s.at]; {
		case isSpace(c):
			s.at++
		case c == '%':
			for s.at < len(s.src) && s.src[s.at] != '\n' && s.src[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

func (s *scanner) word() []byte {
	from := s.at
	for s.at < len(s.src) && !isSpace(s.src[s.at]) && !isDelimiter(s.src[s.at]) {
		s.at++
	}
	return s.src[from:s.at]
}

func (s *scanner) literal() []byte {
	var out []byte
	depth := 0
	for ; s.at < len(s.src); s.at++ {
		c := s.src[s.at]
		switch {
		case c == '\\':
			s.at++
			out = s.escape(out)
			continue
		case c == '(':
			if depth++; depth == 1 {
				continue
			}
		case c == ')':
			if depth--; depth == 0 {
				s.at++
				return out
			}
		}
		out = append(out, c)
	}
	return out
}

// escape reads what follows a backslash; at stays on its last byte.
func (s *scanner) escape(out []byte) []byte {
	if s.at >= len(s.src) {
		return out
	}
	c := s.src[s.at]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	if c < '0' || c > '7' {
		if c == '\n' || c == '\r' {
			return out
		}
		return append(out, c)
	}
	v := 0
	for i := 0; i < 3 && s.at < len(s.src) && s.src[s.at] >= '0' && s.src[s.at] <= '7'; i++ {
		v = v*8 + int(s.src[s.at]-'0')
		s.at++
	}
	s.at--
	return append(out, byte(v))
}

func (s *scanner) hex() []byte {
	var digits []byte
	for s.at++; s.at < len(s.src) && s.src[s.at] != '>'; s.at++ {
		if !isSpace(s.src[s.at]) {
			digits = append(digits, s.src[s.at])
		}
	}
	s.at++
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, 0, len(digits)/2)
	for i := 0; i+1 < len(digits); i += 2 {
		v, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			return out
		}
		out = append(out, byte(v))
	}
	return out
}

// skipImage moves behind an inline image, whose bytes are no operators.
func (s *scanner) skipImage() {
	for _, end := range []string{"\nEI", " EI", "\rEI"} {
		if i := bytes.Index(s.src[s.at:], []byte(end)); i >= 0 {
			s.at += i + len(end)
			return
		}
	}
	s.at = len(s.src)
}

// operatorsOf lists the operators of a content stream.
func operatorsOf(content []byte) []string {
	var out []string
	s := scanner{src: content}
	for t := s.next(); t.kind != tokEnd; t = s.next() {
		if t.kind == tokOperator {
			out = append(out, string(t.bytes))
		}
	}
	return out
}
