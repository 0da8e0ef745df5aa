package identify

import (
	"bytes"
	"strconv"

	"github.com/harborfile/harborfile/cases/pattern"
)

// Numbers are looked for in flat text. A sign or a space may stand between two digits: forms give each digit a box of
// its own.

var (
	// Three, two and four digits: the writing of a Social Security or individual taxpayer number.
	ssnShape = pattern.Must(`\d\d\d ?(?:--|[-./ _?]) ?\d\d ?(?:--|[-./ _?]) ?\d\d\d\d`)
	// The same as a machine reads it in a scan, letters for digits.
	misread = pattern.Must(`[0-9OolIBS]{3} ?- ?[0-9OolIBS]{2} ?- ?[0-9OolIBS]{4}`)
	// Two and seven: the writing of an employer's number.
	einShape = pattern.Must(`\d\d ?- ?\d{7}`)
	// Nine digits with nothing or one sign between any two.
	nineShape = pattern.Must(`\d(?:[ .\-]{0,3}\d){8}`)
	// Cards and accounts: five digits and more.
	longShape = pattern.Must(`\d(?:[ \-]{0,2}\d){4,18}`)
	// One run of digits, beside which another number may stand.
	runShape = pattern.Must(`\d{5,19}`)
	// Groups with a dot between: four of four, or as sums are written in Spanish.
	dotShape  = pattern.Must(`\d{1,4}(?:\.\d{2,4}){2,5}`)
	dottedDay = pattern.Must(`^\d\d?\.\d\d?\.\d{2,4}$`)
	ibanShape = pattern.Must(`\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}`)

	ssnWords     = pattern.Must(`(?i)ssn|social sec|soc\.? ?sec|seguro social|seguridad social|s\.s\.n|\bss ?#|\bss ?no|itin|\btin\b|taxpayer|tax id|tax-id|contribuyente|\bnss\b`)
	einWords     = pattern.Must(`(?i)\bein\b|\bfein\b|employer id|tax id|taxpayer|contribuyente|\btin\b`)
	accountWords = pattern.Must(`(?i)account|acct|\ba/c\b|cuenta|\bcta\b|checking|savings|ahorros?|debit|credit|tarjeta|\bcard\b|iban|clabe|routing|\baba\b|loan n|prestamo`)
	// The number of an account follows its word, with nothing but the word for a number between.
	accountSays = pattern.Must(`(?i)(?:account|acct|\ba/c|cuenta|\bcta|checking|savings|ahorros?|tarjeta|\bcard|clabe|routing|\baba|loan|prestamo)\.?,? ?(?:(?:no|nos|num|number|numero|nbr|ending(?: in)?|bancaria|de (?:ahorros?|cheques|credito|debito))\b\.?,? ?){0,2}[#:?(=]{0,2} ?$`)
	// A telephone number, or a date with whatever follows it.
	phoneShape = pattern.Must(`^(?:1[ -])?\d{3} ?[ -] ?\d{3} ?- ?\d{4}$`)
	dateFirst  = pattern.Must(`^(?:(?:19|20)\d\d-\d\d?-\d\d?|\d\d?-\d\d?-(?:19|20)\d\d)(?: |$)`)
)

// numbers is one search.
type numbers struct {
	text  []byte
	taken []bool
	found []Hit
}

// Numbers finds Social Security, taxpayer, account and card numbers in flat text, the surest writings first.
func Numbers(text []byte, known Known) []Hit {
	n := &numbers{text: text, taken: make([]bool, len(text))}
	n.taxNumbers(known)
	n.employers()
	n.ibans()
	n.accounts()
	return n.found
}

// take notes a number all of which but its last four digits is kept back.
func (n *numbers) take(kind Kind, from, to int, doubtful bool) {
	for i := from; i < to; i++ {
		if n.taken[i] {
			return
		}
	}
	for i := from; i < to; i++ {
		n.taken[i] = true
	}
	n.found = append(n.found, Hit{kind, from, butLast(n.text, from, to, 4), doubtful})
}

func (n *numbers) taxNumbers(known Known) {
	for _, at := range ssnShape.FindAllIndex(n.text, -1) {
		number := n.text[at[0]:at[1]]
		told := near(ssnWords, n.text, at, 60, 25)
		if taxNumber(Digits(number)) && evenSigns(number) && (alone(n.text, at) || told && cutOff(n.text, at)) {
			n.take(SSN, at[0], at[1], !told && !bytes.Contains(number, []byte("-")))
		}
	}
	for _, at := range misread.FindAllIndex(n.text, -1) {
		number := n.text[at[0]:at[1]]
		if d := len(Digits(number)); d >= 5 && d < 9 && alone(n.text, at) && near(ssnWords, n.text, at, 60, 25) {
			n.take(SSN, at[0], at[1], true)
		}
	}
	for _, at := range overlapping(nineShape, n.text) {
		digits := Digits(n.text[at[0]:at[1]])
		if known.Numbers[digits] || cutOff(n.text, at) && taxNumber(digits) && near(ssnWords, n.text, at, 60, 25) {
			n.take(SSN, at[0], at[1], false)
		}
	}
}

func (n *numbers) employers() {
	for _, at := range einShape.FindAllIndex(n.text, -1) {
		if alone(n.text, at) {
			n.take(SSN, at[0], at[1], !near(einWords, n.text, at, 40, 0))
		}
	}
	for _, at := range nineShape.FindAllIndex(n.text, -1) {
		if alone(n.text, at) && near(einWords, n.text, at, 40, 0) && !near(accountWords, n.text, at, 25, 0) {
			n.take(SSN, at[0], at[1], false)
		}
	}
}

func (n *numbers) ibans() {
	for _, at := range overlapping(ibanShape, n.text) {
		// Words that follow match the pattern too: the number ends where its check is right.
		for end := at[1]; end > at[0]; end-- {
			if (end == len(n.text) || !InWord(n.text[end])) && iban(bytes.ReplaceAll(n.text[at[0]:end], []byte(" "), nil)) {
				n.take(Account, at[0], end, false)
				break
			}
		}
	}
}

func (n *numbers) accounts() {
	n.cards()
	for _, shape := range []*pattern.Pattern{longShape, dotShape, runShape} {
		for _, at := range shape.FindAllIndex(n.text, -1) {
			number := n.text[at[0]:at[1]]
			says := near(accountSays, n.text, at, 35, 0)
			other := phoneShape.Match(number) && !says || dateFirst.Match(number) || dottedDay.Match(number)
			if !other && !date(number) && (alone(n.text, at) && near(accountWords, n.text, at, 35, 0) || n.lettered(at)) {
				n.take(Account, at[0], at[1], !says && !n.lettered(at))
			}
		}
	}
}

// cards finds card numbers by their check; what follows one, as its last month does, may look like a part of it.
func (n *numbers) cards() {
	for _, shape := range []*pattern.Pattern{longShape, dotShape} {
		for _, at := range shape.FindAllIndex(n.text, -1) {
			for end := at[1]; end > at[0]; end-- {
				digits := Digits(n.text[at[0]:end])
				if len(digits) < 13 {
					break
				}
				if IsDigit(n.text[end-1]) && len(digits) <= 19 && digits[0] >= '2' && digits[0] <= '6' && luhn(digits) && alone(n.text, []int{at[0], end}) {
					n.take(Account, at[0], end, false)
					break
				}
			}
		}
	}
}

// lettered reports whether the digits belong to a number that begins with a few letters, behind the word for an account:
// "Account no. A12345678".
func (n *numbers) lettered(at []int) bool {
	from := at[0]
	for from > 0 && at[0]-from <= 3 && InWord(n.text[from-1]) && !IsDigit(n.text[from-1]) {
		from--
	}
	return from < at[0] && at[0]-from <= 3 && alone(n.text, []int{from, at[1]}) && near(accountSays, n.text, []int{from, at[1]}, 35, 0)
}

// overlapping finds matches also where one begins within another.
func overlapping(re *pattern.Pattern, b []byte) (out [][]int) {
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
	return cutOff(b, at) && (at[0] == 0 || !InWord(b[at[0]-1]))
}

// cutOff is the same of a number that may follow a letter at once, as in SSN123.
func cutOff(b []byte, at []int) bool {
	if at[0] > 0 {
		c := b[at[0]-1]
		if IsDigit(c) || c == '-' && at[0] > 1 && InWord(b[at[0]-2]) || c == '.' && at[0] > 1 && IsDigit(b[at[0]-2]) {
			return false
		}
	}
	if at[1] < len(b) {
		c := b[at[1]]
		if InWord(c) || (c == '-' || c == '.' || c == ',' && !bytes.Contains(b[at[0]:at[1]], []byte("-"))) && at[1]+1 < len(b) && IsDigit(b[at[1]+1]) {
			return false
		}
	}
	return true
}

// butLast is the end of the part that goes: before the last digits that stay.
func butLast(b []byte, from, to, keep int) int {
	for i := to - 1; i > from; i-- {
		if InWord(b[i]) {
			if keep--; keep == 0 {
				for i > from && !InWord(b[i-1]) {
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
		if !IsDigit(c) && c != ' ' {
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
		case IsDigit(c):
			rest = (rest*10 + int(c-'0')) % 97
		default:
			rest = (rest*100 + int(c&^0x20-'A'+10)) % 97
		}
	}
	return rest == 1
}

// date reports whether digits with signs are a calendar date: a year at one end, a month and a day.
func date(b []byte) bool {
	parts := bytes.FieldsFunc(b, func(r rune) bool { return r == '-' || r == ' ' })
	if len(parts) != 3 {
		return false
	}
	years := 0
	for i, p := range parts {
		n, err := strconv.Atoi(string(p))
		switch {
		case err != nil || n == 0:
			return false
		case len(p) == 4 && i != 1 && n >= 1900 && n < 2100:
			years++
		case len(p) > 2 || n > 31 && i != 2:
			return false
		}
	}
	return years < 2
}
