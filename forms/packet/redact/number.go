package redact

import (
	"bytes"
	"regexp"
	"strconv"
)

// Numbers are looked for in flat text. A sign or a space may stand between two digits: forms give each digit a box of
// its own.

var (
	// Three, two and four digits: the writing of a Social Security or individual taxpayer number.
	ssnShape = regexp.MustCompile(`\d\d\d ?[-. ] ?\d\d ?[-. ] ?\d\d\d\d`)
	// Two and seven: the writing of an employer's number.
	einShape = regexp.MustCompile(`\d\d ?- ?\d{7}`)
	// Nine digits with nothing or one sign between any two.
	nineShape = regexp.MustCompile(`\d(?:[ .\-]{0,3}\d){8}`)
	// Cards and accounts: five digits and more.
	longShape = regexp.MustCompile(`\d(?:[ \-]{0,2}\d){4,18}`)
	ibanShape = regexp.MustCompile(`\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}`)

	ssnWords     = regexp.MustCompile(`(?i)ssn|social sec|soc\.? ?sec|seguro social|seguridad social|s\.s\.n|\bss ?#|\bss ?no|itin|\btin\b|taxpayer|tax id|tax-id|contribuyente|\bnss\b`)
	einWords     = regexp.MustCompile(`(?i)\bein\b|\bfein\b|employer id|tax id|taxpayer|contribuyente|\btin\b`)
	accountWords = regexp.MustCompile(`(?i)account|acct|\ba/c\b|cuenta|\bcta\b|checking|savings|ahorros?|debit|credit|tarjeta|\bcard\b|iban|clabe|routing|\baba\b|loan n|prestamo`)
)

// numbers finds Social Security, taxpayer, account and card numbers.
func (k *known) numbers(f flat) []hit {
	var out []hit
	taken := make([]bool, len(f.text))
	take := func(from, to int, keep int, rule string) {
		for i := from; i < to; i++ {
			if taken[i] {
				return
			}
		}
		for i := from; i < to; i++ {
			taken[i] = true
		}
		out = append(out, hit{f.glyphsOf(from, butLast(f.text, from, to, keep)), rule})
	}
	for _, at := range ssnShape.FindAllIndex(f.text, -1) {
		if alone(f.text, at) && taxNumber(digitsOf(f.text[at[0]:at[1]])) && evenSigns(f.text[at[0]:at[1]]) {
			take(at[0], at[1], 4, SSN)
		}
	}
	for _, at := range overlapping(nineShape, f.text) {
		digits := digitsOf(f.text[at[0]:at[1]])
		if k.numbersKnown[digits] || alone(f.text, at) && taxNumber(digits) && near(ssnWords, f.text, at, 60, 25) {
			take(at[0], at[1], 4, SSN)
		}
	}
	for _, at := range einShape.FindAllIndex(f.text, -1) {
		if alone(f.text, at) {
			take(at[0], at[1], 4, SSN)
		}
	}
	for _, at := range nineShape.FindAllIndex(f.text, -1) {
		if alone(f.text, at) && near(einWords, f.text, at, 40, 0) && !near(accountWords, f.text, at, 25, 0) {
			take(at[0], at[1], 4, SSN)
		}
	}
	for _, at := range ibanShape.FindAllIndex(f.text, -1) {
		// Words that follow match the pattern too: the number ends where its check is right.
		for end := at[1]; end > at[0]; end-- {
			if (end == len(f.text) || !letterOrDigit(f.text[end])) && iban(bytes.ReplaceAll(f.text[at[0]:end], []byte(" "), nil)) {
				take(at[0], end, 4, Account)
				break
			}
		}
	}
	for _, at := range longShape.FindAllIndex(f.text, -1) {
		digits := digitsOf(f.text[at[0]:at[1]])
		card := len(digits) >= 13 && len(digits) <= 19 && digits[0] >= '2' && digits[0] <= '6' && luhn(digits)
		if alone(f.text, at) && (card || near(accountWords, f.text, at, 35, 0)) && !date(f.text[at[0]:at[1]]) {
			take(at[0], at[1], 4, Account)
		}
	}
	return out
}

// overlapping finds matches also where one begins within another.
func overlapping(re *regexp.Regexp, b []byte) (out [][]int) {
	for from := 0; from < len(b); {
		at := re.FindIndex(b[from:])
		if at == nil {
			return out
		}
		out = append(out, []int{from + at[0], from + at[1]})
		from += at[0] + 1
	}
	return out
}

// alone reports whether a number is not the part of a longer word or number.
func alone(b []byte, at []int) bool {
	if at[0] > 0 {
		c := b[at[0]-1]
		if letterOrDigit(c) || c == '-' && at[0] > 1 && letterOrDigit(b[at[0]-2]) || c == '.' && at[0] > 1 && digitByte(b[at[0]-2]) {
			return false
		}
	}
	if at[1] < len(b) {
		c := b[at[1]]
		if letterOrDigit(c) || (c == '-' || c == '.' || c == ',') && at[1]+1 < len(b) && digitByte(b[at[1]+1]) {
			return false
		}
	}
	return true
}

func digitByte(c byte) bool { return c >= '0' && c <= '9' }

func letterOrDigit(c byte) bool {
	return digitByte(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == 0xFF
}

// near reports whether a word stands shortly before or after a place.
func near(re *regexp.Regexp, b []byte, at []int, before, after int) bool {
	return re.Match(b[max(0, at[0]-before):at[0]]) || after > 0 && re.Match(b[at[1]:min(len(b), at[1]+after)])
}

func digitsOf(b []byte) string {
	var out []byte
	for _, c := range b {
		if digitByte(c) {
			out = append(out, c)
		}
	}
	return string(out)
}

// butLast is the end of the part that goes: before the last digits that stay.
func butLast(b []byte, from, to, keep int) int {
	for i := to - 1; i > from; i-- {
		if letterOrDigit(b[i]) {
			if keep--; keep == 0 {
				for i > from && !letterOrDigit(b[i-1]) {
					i-- // a sign between stays too
				}
				return i
			}
		}
	}
	return to
}

// evenSigns reports whether the two signs of a number are the same, or both stand with spaces.
func evenSigns(b []byte) bool {
	var signs []byte
	for _, c := range b {
		if !digitByte(c) && c != ' ' {
			signs = append(signs, c)
		}
	}
	return len(signs) == 0 || len(signs) == 2 && signs[0] == signs[1]
}

// taxNumber reports whether nine digits can be a Social Security number (20 CFR 422.103; no area 000 or 666, no group
// 00, no serial 0000) or an individual taxpayer number (26 CFR 301.6109-1(d)(3): it begins with 9).
func taxNumber(d string) bool {
	return len(d) == 9 && d[:3] != "000" && d[:3] != "666" && d[3:5] != "00" && d[5:] != "0000"
}

// luhn is the check of card numbers (ISO/IEC 7812-1, annex B).
func luhn(d string) bool {
	sum := 0
	for i := range len(d) {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// iban is the check of international account numbers (ISO 13616).
func iban(b []byte) bool {
	if len(b) < 15 || len(b) > 34 {
		return false
	}
	rest := 0
	for _, c := range append(append([]byte{}, b[4:]...), b[:4]...) {
		switch {
		case digitByte(c):
			rest = (rest*10 + int(c-'0')) % 97
		default:
			rest = (rest*100 + int(c&^0x20-'A'+10)) % 97
		}
	}
	return rest == 1
}

// date reports whether digits with signs are a calendar date.
func date(b []byte) bool {
	parts := bytes.FieldsFunc(b, func(r rune) bool { return r == '-' || r == ' ' })
	if len(parts) != 3 {
		return false
	}
	for i, p := range parts {
		n, err := strconv.Atoi(string(p))
		if err != nil || len(p) > 4 || n == 0 || len(p) <= 2 && n > 31 && i < 2 {
			return false
		}
	}
	return true
}
