package packet

import (
	"encoding/hex"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var apostrophes = strings.NewReplacer("'", "", "’", "", "‘", "", "ʼ", "", "`", "", "´", "")

var escaped = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)

// readings are the ways to read a text: as it stands; "Mary's" as "Marys"; a web address without its escapes, as maps
// write a street; Cyrillic and Greek letters by their sound; numbers written as words in digits; and digits that a
// camera took for letters as digits again.
func readings(s string) []string {
	out := []string{s}
	add := func(reading string) {
		if reading != "" && !slices.Contains(out, reading) {
			out = append(out, reading)
		}
	}
	add(apostrophes.Replace(s))
	plain := s
	for range 3 { // an address inside an address is escaped again
		plain = escaped.ReplaceAllStringFunc(plain, func(code string) string {
			b, _ := hex.DecodeString(code[1:])
			return string(b)
		})
		add(plain)
	}
	if strings.Contains(s, "&") {
		add(html.UnescapeString(s))
	}
	if strings.Contains(s, "<") {
		add(html.UnescapeString(markupTag.ReplaceAllString(s, " ")))
	}
	if strings.Contains(s, "=") {
		add(unquoted(s))
	}
	add(thinLetters.ReplaceAllStringFunc(s, func(w string) string { return strings.ReplaceAll(w, "I", "l") }))
	add(boxed(s))
	add(bySound(s))
	add(inDigits(s))
	add(misread(s))
	return out
}

var (
	markupTag = regexp.MustCompile(`</?[A-Za-z][^<>]{0,200}>`)
	softBreak = regexp.MustCompile(`=\r?\n`)
	quoted    = regexp.MustCompile(`=[0-9A-F]{2}`)
	// A capital I among small letters is an l in many typefaces, and to a camera.
	thinLetters = regexp.MustCompile(`\pL*\p{Ll}I+\p{Ll}\pL*`)
)

// unquoted is a text as mail carries it, without its escapes (RFC 2045, 6.7).
func unquoted(s string) string {
	return quoted.ReplaceAllStringFunc(softBreak.ReplaceAllString(s, ""), func(code string) string {
		b, _ := hex.DecodeString(code[1:])
		return string(b)
	})
}

var postBox = regexp.MustCompile(`(?i)\b(?:(?:p\.?\s*[o0]\.?\s*|post\s+office\s+|postal\s+)?box(?:\s+(?:no|num|number|nr)\b\.?\s*)|(?:p\.?\s*[o0]\.?\s*|post\s+office\s+|postal\s+)(?:box|bx|drawer)\b|p\.?\s*o\.?\s*b\b\.?)|\b(?:apartado|apdo\.?|casilla)(?:\s+(?:postal|de\s+correos?))?`)

// boxed names every post office box alike; "" where there is none.
func boxed(s string) string {
	if !postBox.MatchString(s) {
		return ""
	}
	return postBox.ReplaceAllString(s, " po box ")
}

// sounds are the Latin letters for the sound of Cyrillic and Greek ones, as passports write them (ICAO Doc 9303-3,
// section 6), the Greek ones by ELOT 743.
var sounds = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'ё': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "i",
	'і': "i", 'ї': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t",
	'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n",
	'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
}

// bySound writes Cyrillic and Greek words in Latin letters; "" where there are none.
func bySound(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek) }) {
		return ""
	}
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if latin, ok := sounds[r]; ok {
			b.WriteString(latin)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// drawnAlike are the digits for which the letter on the left is taken when a picture is read.
var drawnAlike = map[rune]rune{'o': '0', 'q': '0', 'l': '1', 'i': '1', 'z': '2', 's': '5', 'b': '8'}

// misread puts digits in the place of the letters in a word that is a number but for them: l482, 14B2. "" where
// there is none. A single letter behind a number is the letter of a flat, 5B.
func misread(s string) string {
	fields := words(s)
	changed := false
	for i, w := range fields {
		digits, letters := 0, 0
		number := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				digits++
				return r
			}
			letters++
			if d, ok := drawnAlike[r]; ok {
				return d
			}
			letters = 100
			return r
		}, w)
		if digits >= 2 && letters > 0 && letters <= digits {
			fields[i], changed = number, true
		}
	}
	if !changed {
		return ""
	}
	return strings.Join(fields, " ")
}
