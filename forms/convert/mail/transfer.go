package mail

import (
	"encoding/base64"
	"strings"
)

// transfer undoes a transfer encoding (RFC 2045, 6). What is no part of the encoding is passed over in base64 and kept
// as it stands in quoted-printable, as mail programs do; broken says that some was.
func transfer(b []byte, encoding string) (out []byte, broken bool) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return fromBase64(b)
	case "quoted-printable":
		return fromQuoted(b), false
	}
	return b, false
}

func fromBase64(b []byte) ([]byte, bool) {
	clean := make([]byte, 0, len(b))
	broken := false
	for _, c := range b {
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
			clean = append(clean, c)
		case c == '=' || c == '\r' || c == '\n' || c == ' ' || c == '\t':
		default:
			broken = true
		}
	}
	if len(clean)%4 == 1 { // six bits make no byte
		clean, broken = clean[:len(clean)-1], true
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, err := base64.RawStdEncoding.Decode(out, clean)
	return out[:n], broken || err != nil
}

func fromQuoted(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c != '=' {
			out = append(out, c)
			continue
		}
		rest := b[i+1:]
		switch {
		case len(rest) >= 2 && hexDigit(rest[0]) >= 0 && hexDigit(rest[1]) >= 0:
			out = append(out, byte(hexDigit(rest[0])<<4|hexDigit(rest[1])))
			i += 2
		case softEnd(rest) > 0:
			i += softEnd(rest)
		case len(rest) == 0:
		default:
			out = append(out, c)
		}
	}
	return out
}

// softEnd is the length of a line end that only wraps the encoded text, with spaces that mail servers put before it.
func softEnd(b []byte) int {
	for i, c := range b {
		switch c {
		case ' ', '\t', '\r':
			continue
		case '\n':
			return i + 1
		}
		break
	}
	return 0
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}
