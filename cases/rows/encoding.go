package rows

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// The encodings that a file is read in.
const (
	UTF8        = "UTF-8"
	UTF16LE     = "UTF-16 (little-endian)"
	UTF16BE     = "UTF-16 (big-endian)"
	Windows1252 = "Windows-1252"
)

// bad stands in decoded text for bytes that are no letter in the file's encoding. The row that holds it is set aside.
const bad = utf8.RuneError

// decode turns a file into text. The encoding is told by its mark, by zero bytes at every second place, or by the lines
// that hold more than ASCII: where most of them are UTF-8, the file is UTF-8 and the others are damaged, and the other
// way round.
func decode(data []byte) (text, encoding string) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return fromUTF8(data[3:]), UTF8
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return fromUTF16(data[2:], false), UTF16LE
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return fromUTF16(data[2:], true), UTF16BE
	}
	if even, odd := zeros(data); odd > 0 && odd > 4*even {
		return fromUTF16(data, false), UTF16LE
	} else if even > 0 && even > 4*odd {
		return fromUTF16(data, true), UTF16BE
	}
	var good, other int
	for line := range bytes.SplitSeq(data, []byte("\n")) {
		switch {
		case ascii(line):
		case utf8.Valid(line):
			good++
		default:
			other++
		}
	}
	if other > good {
		return fromWindows(data), Windows1252
	}
	return fromUTF8(data), UTF8
}

func ascii(line []byte) bool {
	for _, b := range line {
		if b >= 0x80 {
			return false
		}
	}
	return true
}

// zeros counts zero bytes at even and at odd places of the beginning.
func zeros(data []byte) (even, odd int) {
	for i, b := range data[:min(len(data), 4096)] {
		if b == 0 {
			if i%2 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	if n := min(len(data), 4096); even+odd < n/8 {
		return 0, 0 // single zero bytes are damage, not an encoding
	}
	return even, odd
}

func fromUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	return string(bytes.ToValidUTF8(data, []byte(string(bad))))
}

func fromUTF16(data []byte, big bool) string {
	units := make([]uint16, 0, len(data)/2+1)
	for i := 0; i+1 < len(data); i += 2 {
		if big {
			units = append(units, uint16(data[i])<<8|uint16(data[i+1]))
		} else {
			units = append(units, uint16(data[i+1])<<8|uint16(data[i]))
		}
	}
	if len(data)%2 == 1 { // the file was cut in the middle of a letter
		units = append(units, bad)
	}
	return string(utf16.Decode(units))
}

// windows1252 are the letters of the bytes 0x80 to 0x9F; five bytes have none.
var windows1252 = [32]rune{
	'€', bad, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', bad, 'Ž', bad,
	bad, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', bad, 'ž', 'Ÿ',
}

// fromWindows reads Windows-1252. A line that is whole UTF-8 beyond ASCII in such a file came from elsewhere: which of
// the two it is cannot be told, so it is marked as damaged.
func fromWindows(data []byte) string {
	var out []rune
	for line := range bytes.SplitAfterSeq(data, []byte("\n")) {
		if !ascii(line) && utf8.Valid(line) {
			out = append(out, bad)
		}
		for _, b := range line {
			if b >= 0x80 && b <= 0x9F {
				out = append(out, windows1252[b-0x80])
			} else {
				out = append(out, rune(b))
			}
		}
	}
	return string(out)
}
