package conflict

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// latin writes a word in plain small Latin letters: accents gone, Cyrillic, Greek and Arabic written out. A word in a
// script without letters for sounds, such as Han, stays as it is.
func latin(word string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(norm.NFC.String(word))) {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || isApostrophe(r):
		case r == '\u0640': // the stroke that lengthens an Arabic word
		default:
			if to, ok := letters[r]; ok {
				b.WriteString(to)
			} else if unicode.IsLetter(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// letters are the letters that do not come apart into a Latin letter and an accent.
var letters = map[rune]string{
	'đ': "d", 'ł': "l", 'ø': "o", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ð': "d", 'þ': "th", 'ħ': "h", 'ŋ': "ng", 'ə': "a",
	// Cyrillic of Ukrainian, Russian, Belarusian, Bulgarian, Serbian, Macedonian
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'ё': "yo", 'є': "ye", 'ж': "zh", 'з': "z", 'и': "y", 'і': "i",
	'ї': "yi", 'й': "y", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ў': "u",
	'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'ђ': "d", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz", 'ѓ': "g", 'ќ': "k", 'ѕ': "dz",
	// Greek
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n",
	'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "kh", 'ψ': "ps", 'ω': "o",
	// Arabic and Persian: consonants, and the long vowels that are written
	'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ٱ': "a", 'ب': "b", 'پ': "p", 'ت': "t", 'ث': "th", 'ج': "j", 'چ': "ch", 'ح': "h", 'خ': "kh",
	'د': "d", 'ذ': "dh", 'ر': "r", 'ز': "z", 'ژ': "zh", 'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z", 'ع': "", 'غ': "gh",
	'ف': "f", 'ق': "q", 'ك': "k", 'ک': "k", 'گ': "g", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h", 'ة': "a", 'و': "w", 'ي': "y", 'ی': "y",
	'ى': "a", 'ئ': "", 'ؤ': "", 'ء': "",
}

func hasArabic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
}

// arabicPrefixes sets the article and the "servant of" apart, which are written together, apart, or not at all:
// Abdulrahman, Abd al-Rahman, Abdel Rahman.
func arabicPrefixes(s string) string {
	var out []string
	for _, w := range strings.Fields(strings.NewReplacer("-", " ", "\u2010", " ", "\u2011", " ").Replace(s)) {
		if hasArabic(w) {
			w = strings.TrimPrefix(w, "عبد")
			if r, ok := strings.CutPrefix(w, "ال"); ok && len(r) > 4 {
				w = r
			}
			if w != "" {
				out = append(out, w)
			}
			continue
		}
		low := latin(w)
		if low == "abd" || low == "abdul" || low == "abdel" || low == "abdal" || low == "abdoul" {
			continue
		}
		for _, p := range []string{"abdoul", "abdul", "abdel", "abdal", "abdur", "abder"} {
			if rest, ok := strings.CutPrefix(low, p); ok && len(rest) >= 3 {
				w = rest
				if p == "abdur" || p == "abder" {
					w = strings.TrimPrefix(rest, "r")
					w = "r" + w
				}
				break
			}
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}
