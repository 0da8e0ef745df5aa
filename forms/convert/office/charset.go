package office

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Decode turns bytes into text, and says which character set was taken. label is what the file states, such as
// "windows-1251"; a byte order mark is believed before it. Without a label, or with one nobody knows, UTF-8 is taken
// where the bytes are UTF-8, UTF-16 where every other byte is zero, and windows-1252 otherwise. Bytes that stand for no
// character become U+FFFD.
func Decode(b []byte, label string) (text, name string) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return valid(b[3:]), "utf-8"
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return wide(b[2:], unicode.LittleEndian), "utf-16le"
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return wide(b[2:], unicode.BigEndian), "utf-16be"
	}
	switch label = strings.ToLower(strings.Trim(strings.TrimSpace(label), `"'`)); label {
	case "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "default", "iso-8859-8-i-unknown":
		return guess(b)
	case "utf-7", "utf7", "unicode-1-1-utf-7":
		return utf7(b), "utf-7"
	case "utf-8", "utf8", "utf8mb4", "unicode-1-1-utf-8":
		return valid(b), "utf-8"
	case "utf-16", "unicode", "ucs-2", "iso-10646-ucs-2":
		if zeros(b, 0) > zeros(b, 1) {
			return wide(b, unicode.BigEndian), "utf-16be"
		}
		return wide(b, unicode.LittleEndian), "utf-16le"
	}
	e, name := charset.Lookup(aliases(label))
	if e == nil || name == "replacement" {
		return guess(b)
	}
	out, _, err := transform.Bytes(e.NewDecoder(), b)
	if err != nil {
		return guess(b)
	}
	return string(out), name
}

// aliases gives the names that mail programs use and the web's list of character sets lacks.
func aliases(label string) string {
	switch {
	case strings.HasPrefix(label, "cp125"), strings.HasPrefix(label, "ms125"):
		return "windows-" + label[2:]
	case strings.HasPrefix(label, "cp-"):
		return "windows-" + label[3:]
	case label == "cp936" || label == "ms936" || label == "936":
		return "gbk"
	case label == "cp949" || label == "ks_c_5601-1987" || label == "949":
		return "euc-kr"
	case label == "cp932" || label == "932":
		return "shift_jis"
	case label == "cp950" || label == "950":
		return "big5"
	case label == "hz-gb-2312":
		return "gbk"
	}
	return label
}

// guess decides between UTF-8, UTF-16 without a mark, and windows-1252.
func guess(b []byte) (string, string) {
	if even, odd := zeros(b, 0), zeros(b, 1); len(b) >= 4 && len(b)%2 == 0 {
		switch half := min(len(b), 4096) / 2; {
		case odd*10 > half*7 && even*10 < half:
			return wide(b, unicode.LittleEndian), "utf-16le"
		case even*10 > half*7 && odd*10 < half:
			return wide(b, unicode.BigEndian), "utf-16be"
		}
	}
	if utf8.Valid(b) {
		return string(b), "utf-8"
	}
	if nearlyUTF8(b) {
		return valid(b), "utf-8"
	}
	e, _ := charset.Lookup("windows-1252")
	out, _, err := transform.Bytes(e.NewDecoder(), b)
	if err != nil {
		return valid(b), "utf-8"
	}
	return string(out), "windows-1252"
}

// nearlyUTF8 reports whether there are far more well-formed characters of several bytes than stray bytes: a UTF-8 file
// that was cut or damaged in a place.
func nearlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good > 20*bad
}

// zeros counts zero bytes at even (0) or odd (1) places near the beginning.
func zeros(b []byte, from int) int {
	n := 0
	for i := from; i < min(len(b), 4096); i += 2 {
		if b[i] == 0 {
			n++
		}
	}
	return n
}

func valid(b []byte) string { return strings.ToValidUTF8(string(b), "\ufffd") }

func wide(b []byte, order unicode.Endianness) string {
	out, _, err := transform.Bytes(unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder(), b)
	if err != nil {
		return valid(b)
	}
	return string(out)
}

// utf7 reads UTF-7 (RFC 2152): words between + and - are UTF-16 in base64.
func utf7(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		plus := bytes.IndexByte(b, '+')
		if plus < 0 {
			out.WriteString(valid(b))
			break
		}
		out.WriteString(valid(b[:plus]))
		b = b[plus+1:]
		n := 0
		for n < len(b) && isBase64(b[n]) {
			n++
		}
		if n == 0 {
			out.WriteByte('+')
		} else {
			out.WriteString(fromBase64(b[:n]))
		}
		if b = b[n:]; len(b) > 0 && b[0] == '-' {
			b = b[1:]
		}
	}
	return out.String()
}

func isBase64(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/'
}

func fromBase64(b []byte) string {
	raw := make([]byte, base64.RawStdEncoding.DecodedLen(len(b)))
	n, err := base64.RawStdEncoding.Decode(raw, b)
	if err != nil {
		return "\ufffd"
	}
	units := make([]uint16, n/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}
