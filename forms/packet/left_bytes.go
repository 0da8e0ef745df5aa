package packet

import (
	"bytes"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
)

// leftForm is one way in which bytes may hold a word, ASCII letters small.
type leftForm struct {
	b       []byte
	certain bool // long enough not to stand in a picture by chance
}

func newLeftForm(b []byte) leftForm {
	bits, digits := 0, 0
	for _, c := range b {
		switch {
		case c >= 'a' && c <= 'z':
			bits += 7 // small or large
		default:
			bits += 8
		}
		if c >= '0' && c <= '9' {
			digits++
		}
	}
	return leftForm{b, bits >= certaintyBytes || digits == len(b) && digits >= leastInBytes}
}

// formsInBytes are the ways in which bytes may hold a word.
func formsInBytes(word string) (out []leftForm) {
	word = strings.ToLower(word)
	bare := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
			return r
		}
		return -1
	}, word)
	for _, s := range []string{word, bare, squeeze(word)} {
		if len([]rune(s)) < leastInBytes {
			continue
		}
		var wide, latin []byte
		narrow := true
		for _, u := range utf16.Encode([]rune(s)) {
			wide = append(wide, byte(u>>8), byte(u))
			latin = append(latin, byte(u))
			narrow = narrow && u < 256
		}
		forms := [][]byte{[]byte(s), wide}
		if narrow {
			forms = append(forms, latin)
		}
		for _, f := range forms {
			out = append(out, newLeftForm(f), newLeftForm([]byte(hex.EncodeToString(f))))
		}
	}
	slices.SortFunc(out, func(x, y leftForm) int { return bytes.Compare(x.b, y.b) })
	return slices.CompactFunc(out, func(x, y leftForm) bool { return bytes.Equal(x.b, y.b) })
}

// isPrint reports whether nine of ten bytes are those of text.
func isPrint(b []byte) bool {
	n := 0
	for _, c := range b {
		if c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t' {
			n++
		}
	}
	return 10*n >= 9*len(b)
}

func lowerASCII(b []byte) []byte {
	out := make([]byte, len(b))
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		out[i] = c
	}
	return out
}

// containsBeside reports whether b holds f elsewhere than in the numbers with which a file counts its own bytes and
// objects, and in the codes of letters.
func containsBeside(b, f []byte) bool {
	digits := bytes.IndexFunc(f, func(r rune) bool { return r < '0' || r > '9' }) < 0
	for at := 0; ; at++ {
		i := bytes.Index(b[at:], f)
		if i < 0 {
			return false
		}
		if at += i; !digits || !countsItself(b, at, at+len(f)) && !amongCodes(b, at, at+len(f)) {
			return true
		}
	}
}

// countsItself reports whether the digits at from to to belong to a length, an offset or an object's number.
func countsItself(b []byte, from, to int) bool {
	for from > 0 && b[from-1] >= '0' && b[from-1] <= '9' {
		from--
	}
	for to < len(b) && b[to] >= '0' && b[to] <= '9' {
		to++
	}
	before := bytes.TrimRight(b[max(0, from-24):from], " \r\n")
	for _, key := range []string{"/length", "/length1", "/size", "/first", "/prev", "startxref", "/width", "/height"} {
		if bytes.HasSuffix(before, []byte(key)) {
			return true
		}
	}
	after := b[to:min(len(b), to+8)]
	return bytes.HasPrefix(after, []byte(" 0 obj")) || bytes.HasPrefix(after, []byte(" 0 r"))
}

// codeDigits is the length up to which a number can be the end of one letter's code and the beginning of the next by
// chance. The digits of a number that is written in codes are longer.
const codeDigits = 9

// amongCodes reports whether the digits at from to to belong to the codes of letters between angle brackets: "10001" in
// <00100011>.
func amongCodes(b []byte, from, to int) bool {
	if to-from > codeDigits {
		return false
	}
	for from > 0 && isHex(b[from-1]) {
		from--
	}
	for to < len(b) && isHex(b[to]) {
		to++
	}
	return from > 0 && b[from-1] == '<' && to < len(b) && b[to] == '>'
}

func isHex(c byte) bool {
	_, ok := hexDigit(c)
	return ok
}
