package packet

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Text is compared on folded forms, so that spelling does not hide a place:
// compatible characters made equal, accents and invisible characters gone,
// small letters, look-alike letters of other scripts made Latin.

// lookalikes are the Cyrillic and Greek letters that print like Latin ones.
var lookalikes = map[rune]rune{
	'а': 'a', 'в': 'b', 'е': 'e', 'ё': 'e', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'с': 'c', 'т': 't', 'у': 'y',
	'х': 'x', 'і': 'i', 'ї': 'i', 'ј': 'j', 'ѕ': 's', 'α': 'a', 'β': 'b', 'ε': 'e', 'η': 'h', 'ι': 'i', 'κ': 'k',
	'һ': 'h', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w', 'ѵ': 'v', 'ү': 'y', 'ɡ': 'g', 'ɑ': 'a', 'օ': 'o', 'ո': 'n', 'ս': 'u', 'ց': 'g',
	'μ': 'm', 'ν': 'n', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'y', 'χ': 'x', 'ı': 'i', 'ł': 'l', 'ø': 'o', 'đ': 'd',
}

// doubles are letters that are written as two where a keyboard lacks them.
var doubles = strings.NewReplacer("ß", "ss", "ẞ", "ss", "æ", "ae", "Æ", "ae", "œ", "oe", "Œ", "oe",
	"¼", " 1/4", "½", " 1/2", "¾", " 3/4") // 1482½ is the same house

// fold brings text to the form that is compared.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == '\u00ad':
			return -1
		case r > unicode.MaxASCII && unicode.IsDigit(r):
			return digit(r)
		}
		r = unicode.ToLower(r)
		if l, ok := lookalikes[r]; ok {
			return l
		}
		return r
	}, norm.NFKD.String(doubles.Replace(s)))
}

// digit is the Western digit of the same value. Unicode keeps the ten digits
// of a script together, zero first.
func digit(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10
		}
	}
	return r
}

// tokens are the words and numbers of a text, in the short forms of the postal
// service, without directions.
func tokens(s string) []string {
	return slices.DeleteFunc(words(s), func(w string) bool { return directions[w] })
}

// words are the tokens of a text with the directions.
func words(s string) []string {
	out := strings.FieldsFunc(fold(s), notWord)
	for i, w := range out {
		if short, ok := shortForms[w]; ok {
			out[i] = short
		} else if nth, ok := ordinals[w]; ok {
			out[i] = strconv.Itoa(nth) + "th"
		} else if startsWithDigit(w) {
			out[i] = ordinal(w)
		}
	}
	return out
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// ordinal brings the ordinals to one ending, whatever is usual: 1st, 2nd and 12th, as 1th, 2th and 12th.
func ordinal(w string) string {
	digits := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	switch w[len(digits):] {
	case "st", "nd", "rd":
		return digits + "th"
	}
	return w
}

func squash(words []string) string { return strings.Join(words, "") }

// shortForms bring street types and number words to one spelling (USPS
// Publication 28, appendix C1).
var shortForms = map[string]string{
	"street": "st", "str": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "lane": "ln", "court": "ct",
	"boulevard": "blvd", "boul": "blvd", "place": "pl", "terrace": "ter", "terr": "ter", "circle": "cir", "highway": "hwy",
	"parkway": "pkwy", "square": "sq", "trail": "trl", "apartment": "apt", "suite": "ste", "floor": "fl", "saint": "st",
	"alley": "aly", "plaza": "plz", "turnpike": "tpke", "crossing": "xing", "point": "pt", "crescent": "cres",
	"expressway": "expy", "freeway": "fwy", "cove": "cv", "glen": "gln", "grove": "grv", "landing": "lndg", "manor": "mnr",
	"calle": "st", "avenida": "ave", "avda": "ave", "bulevar": "blvd", "callejon": "aly", "carretera": "rd", "camino": "rd", "apartamento": "apt",
	"apto": "apt", "departamento": "apt", "depto": "apt", "dpto": "apt", "piso": "fl", "numero": "no", "num": "no", "nro": "no", "norte": "n",
	"oeste": "w", "poniente": "w", "oriente": "e", "ridge": "rdg", "view": "vw", "route": "rte", "mount": "mt", "fort": "ft", "heights": "hts", "north": "n", "south": "s", "east": "e", "west": "w",
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
	"six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
}

var directions = map[string]bool{"n": true, "s": true, "e": true, "w": true, "ne": true, "nw": true, "se": true, "sw": true}

var streetTypes = map[string]bool{"st": true, "ave": true, "rd": true, "dr": true, "ln": true, "ct": true, "blvd": true, "pl": true,
	"ter": true, "cir": true, "hwy": true, "pkwy": true, "sq": true, "trl": true, "way": true, "aly": true, "plz": true,
	"tpke": true, "xing": true, "pt": true, "cres": true, "expy": true, "fwy": true, "cv": true, "gln": true, "grv": true, "lndg": true,
	"mnr": true, "rdg": true, "vw": true, "rte": true, "row": true, "path": true, "loop": true, "run": true, "walk": true, "pike": true}

var unitWords = map[string]bool{"apt": true, "ste": true, "fl": true, "flr": true, "unit": true, "room": true, "rm": true, "no": true}
