package packet

import (
	"slices"
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
	'μ': 'm', 'ν': 'n', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'y', 'χ': 'x', 'ı': 'i', 'ł': 'l', 'ø': 'o', 'đ': 'd',
}

// fold brings text to the form that is compared.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == '\u00ad':
			return -1
		}
		r = unicode.ToLower(r)
		if l, ok := lookalikes[r]; ok {
			return l
		}
		return r
	}, norm.NFKD.String(s))
}

// tokens are the words and numbers of a text, in the short forms of the postal
// service, without directions.
func tokens(s string) []string {
	return slices.DeleteFunc(words(s), func(w string) bool { return directions[w] })
}

// words are the tokens of a text with the directions.
func words(s string) []string {
	out := strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range out {
		if short, ok := shortForms[w]; ok {
			out[i] = short
		}
	}
	return out
}

func squash(words []string) string { return strings.Join(words, "") }

// shortForms bring street types and number words to one spelling (USPS
// Publication 28, appendix C1).
var shortForms = map[string]string{
	"street": "st", "str": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "lane": "ln", "court": "ct",
	"boulevard": "blvd", "boul": "blvd", "place": "pl", "terrace": "ter", "terr": "ter", "circle": "cir", "highway": "hwy",
	"parkway": "pkwy", "square": "sq", "trail": "trl", "apartment": "apt", "suite": "ste", "floor": "fl", "saint": "st",
	"mount": "mt", "fort": "ft", "heights": "hts", "north": "n", "south": "s", "east": "e", "west": "w",
	"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
	"eighth": "8th", "ninth": "9th", "tenth": "10th", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
	"six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
}

var directions = map[string]bool{"n": true, "s": true, "e": true, "w": true, "ne": true, "nw": true, "se": true, "sw": true}

var streetTypes = map[string]bool{"st": true, "ave": true, "rd": true, "dr": true, "ln": true, "ct": true, "blvd": true, "pl": true,
	"ter": true, "cir": true, "hwy": true, "pkwy": true, "sq": true, "trl": true, "way": true}

var unitWords = map[string]bool{"apt": true, "ste": true, "fl": true, "flr": true, "unit": true, "room": true, "rm": true, "no": true}
