package packet

import (
	"bytes"
	"iter"
)

// contentToken is a string (text, unescaped), the bracket of a list, or any other word of a content stream.
type contentToken struct {
	bytes         []byte
	text, bracket bool
}

// contentTokens reads a content stream or character map (ISO 32000-1, 7.2 and 7.8). Comments and the bytes of inline
// images are passed over.
func contentTokens(b []byte) iter.Seq[contentToken] {
	return func(yield func(contentToken) bool) {
		for i := 0; i < len(b); {
			c := b[i]
			var tok contentToken
			switch {
			case bytes.IndexByte(blanks, c) >= 0 || c == '{' || c == '}' || c == '>' || c == ')':
				i++
				continue
			case c == '%':
				for i < len(b) && b[i] != '\n' && b[i] != '\r' {
					i++
				}
				continue
			case c == '(':
				tok.bytes, i = literal(b, i+1)
				tok.text = true
			case c == '<' && i+1 < len(b) && b[i+1] == '<':
				i += 2
				continue
			case c == '<':
				tok.bytes, i = hexText(b, i+1)
				tok.text = true
			case c == '[' || c == ']':
				tok.bytes, tok.bracket = b[i:i+1], true
				i++
			default:
				end := i + 1
				for end < len(b) && bytes.IndexByte(blanks, b[end]) < 0 && bytes.IndexByte(delimiters, b[end]) < 0 {
					end++
				}
				tok.bytes = b[i:end]
				i = end
				if string(tok.bytes) == "ID" {
					i = pastInlineImage(b, i)
				}
			}
			if !yield(tok) {
				return
			}
		}
	}
}

var (
	blanks     = []byte(" \t\r\n\f\x00")
	delimiters = []byte("()<>[]{}/%")
)

// pastInlineImage is the place after an inline image.
func pastInlineImage(b []byte, i int) int {
	for at := i; ; {
		k := bytes.Index(b[at:], []byte("EI"))
		if k < 0 {
			return len(b)
		}
		at += k
		if at > 0 && bytes.IndexByte(blanks, b[at-1]) >= 0 && (at+2 == len(b) || bytes.IndexByte(blanks, b[at+2]) >= 0) {
			return at + 2
		}
		at += 2
	}
}

// literal reads a string in parentheses.
func literal(b []byte, i int) (out []byte, end int) {
	for depth := 1; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\' && i+1 < len(b):
			i++
			var skip int
			out, skip = escape(out, b[i:])
			i += skip
			continue
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return out, i + 1
			}
		}
		out = append(out, b[i])
	}
	return out, i
}

// escape reads what follows a backslash and says how many bytes beyond the first it took.
func escape(out, b []byte) ([]byte, int) {
	switch b[0] {
	case 'n':
		return append(out, '\n'), 0
	case 'r':
		return append(out, '\r'), 0
	case 't':
		return append(out, '\t'), 0
	case 'b':
		return append(out, '\b'), 0
	case 'f':
		return append(out, '\f'), 0
	case '\n':
		return out, 0
	case '\r':
		if len(b) > 1 && b[1] == '\n' {
			return out, 1
		}
		return out, 0
	}
	n, v := 0, 0
	for n < 3 && n < len(b) && b[n] >= '0' && b[n] <= '7' {
		v = v<<3 | int(b[n]-'0')
		n++
	}
	if n > 0 {
		return append(out, byte(v)), n - 1
	}
	return append(out, b[0]), 0
}

// hexText reads a string in angle brackets.
func hexText(b []byte, i int) (out []byte, end int) {
	half, have := byte(0), false
	for ; i < len(b) && b[i] != '>'; i++ {
		v, ok := hexDigit(b[i])
		switch {
		case !ok:
		case have:
			out, have = append(out, half<<4|v), false
		default:
			half, have = v, true
		}
	}
	if have {
		out = append(out, half<<4)
	}
	return out, min(i+1, len(b))
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
