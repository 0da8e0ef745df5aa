package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MissingGlyph says that a character cannot be put on paper with the fonts at hand.
type MissingGlyph struct{ Rune rune }

func (e *MissingGlyph) Error() string {
	if e.Rune == utf8.RuneError {
		return "this text holds bytes that stand for no character (U+FFFD)"
	}
	if !unicode.IsGraphic(e.Rune) {
		return fmt.Sprintf("no font at hand can print the character U+%04X", e.Rune)
	}
	return fmt.Sprintf("no font at hand can print the character %c (U+%04X)", e.Rune, e.Rune)
}

// Explain says the same to a person (see cases.Explainer).
func (e *MissingGlyph) Explain(lang string) (what, safe, do string) {
	name := fmt.Sprintf("U+%04X", e.Rune)
	if unicode.IsGraphic(e.Rune) && e.Rune != utf8.RuneError {
		name = fmt.Sprintf("%c (%s)", e.Rune, name)
	}
	if lang == "es" {
		return "Este papel contiene el carácter " + name + ", que ninguna de las fuentes disponibles puede imprimir.",
			"Nada se perdió; el texto sigue como estaba.",
			"Escriba esa palabra en otra forma o en letras latinas, y vuelva a intentarlo."
	}
	return "This paper holds the character " + name + ", which none of the fonts at hand can print.",
		"Nothing was lost; the text is as it was.",
		"Write that word in another form or in Latin letters, and try again."
}

// Clean gives the text that is laid out: line ends as \n, tabs as spaces, and without characters that leave no mark of
// their own: byte order marks, soft hyphens, zero width spaces, fillers, variation selectors, marks of annotations and direction controls. A direction
// control could make a page show words in another order than the file holds them.
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t':
			return ' '
		case leavesNoMark(r):
			return -1
		}
		return r
	}, s)
}

func leavesNoMark(r rune) bool {
	switch {
	case r == '\u00AD', r == '\u034F', r == '\u061C', r == '\uFEFF', r >= '\u180B' && r <= '\u180F', r == '\u17B4', r == '\u17B5',
		r == '\u115F', r == '\u1160', r == '\u3164', r == '\uFFA0', // fillers of hangul
		r >= 0x1BCA0 && r <= 0x1BCA3, r >= 0x1D173 && r <= 0x1D17A,
		r == '\u200B', r == '\u200E', r == '\u200F', // ZWNJ and ZWJ stay: they change how letters join
		r >= '\u202A' && r <= '\u202E', r >= '\u2060' && r <= '\u206F',
		r >= '\uFE00' && r <= '\uFE0F', r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// Check reports the first character of s that no built-in font can draw as a *MissingGlyph, or nil.
func Check(s string) error {
	if !utf8.ValidString(s) {
		return &MissingGlyph{utf8.RuneError}
	}
	all := builtin()
	for _, r := range Clean(s) {
		if r == '\n' || unicode.Is(unicode.Zs, r) || joiner(r) {
			continue
		}
		if unicode.IsControl(r) || all.find(r, Regular) == nil {
			return &MissingGlyph{r}
		}
	}
	return nil
}

func joiner(r rune) bool { return r == '\u200C' || r == '\u200D' }
