package fill

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// glyph is one character of a text as it is drawn. Lengths are in ems.
type glyph struct {
	r           rune
	at          int // offset of the character in its text
	face        *face
	id          int
	advance     float64
	top, bottom float64 // reach above (positive) and below (negative) the baseline
}

func (g glyph) space() bool   { return g.r == ' ' || g.r == '\u00a0' }
func (g glyph) newline() bool { return g.r == '\n' }

// Clean brings text to the form in which it is stored and drawn: composed characters (NFC), line feeds as the only
// line ends, no control characters and none that only steer other text. Overflow.Shown and Overflow.Rest are parts of
// the cleaned text. Bytes that are no text become U+FFFD, which no field takes.
func Clean(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(s)
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return -1
		}
		return r
	}, s)
}

// unshaped are scripts that are written from right to left or whose letters join or move: drawing them letter by
// letter gives wrong text, so they are refused until they are shaped.
var unshaped = map[string]*unicode.RangeTable{
	"Arabic": unicode.Arabic, "Hebrew": unicode.Hebrew, "Syriac": unicode.Syriac, "Thaana": unicode.Thaana, "N'Ko": unicode.Nko,
	"Adlam": unicode.Adlam, "Hanifi Rohingya": unicode.Hanifi_Rohingya, "Mandaic": unicode.Mandaic, "Samaritan": unicode.Samaritan,
	"Devanagari": unicode.Devanagari, "Bengali": unicode.Bengali, "Gurmukhi": unicode.Gurmukhi, "Gujarati": unicode.Gujarati,
	"Oriya": unicode.Oriya, "Tamil": unicode.Tamil, "Telugu": unicode.Telugu, "Kannada": unicode.Kannada, "Malayalam": unicode.Malayalam,
	"Sinhala": unicode.Sinhala, "Thai": unicode.Thai, "Lao": unicode.Lao, "Tibetan": unicode.Tibetan, "Myanmar": unicode.Myanmar,
	"Khmer": unicode.Khmer, "Mongolian": unicode.Mongolian, "Javanese": unicode.Javanese, "Balinese": unicode.Balinese,
}

func scriptOf(r rune) string {
	if r < 0x0590 {
		return ""
	}
	for name, table := range unshaped {
		if unicode.Is(table, r) {
			return name
		}
	}
	return ""
}

// typesetter chooses fonts, measures and draws for one document.
type typesetter struct {
	doc    *document
	faces  []*face
	system bool // the computer's own fonts are in faces
}

func newTypesetter(d *document, extra []*Font) (*typesetter, error) {
	fonts, err := bundled()
	if err != nil {
		return nil, err
	}
	t := &typesetter{doc: d}
	for _, f := range append(append([]*Font{}, fonts...), extra...) {
		t.faces = append(t.faces, newFace(f))
	}
	return t, nil
}

// shape turns cleaned text into glyphs. One font that has every character is preferred, so that a name does not
// change its look in the middle; else each character takes the first font that has it.
func (t *typesetter) shape(field, s string) ([]glyph, error) {
	for _, r := range s {
		if r == utf8.RuneError { // drawn, it would pass for what was written
			return nil, &MissingGlyph{Field: field, Rune: r}
		}
		if script := scriptOf(r); script != "" {
			return nil, &MissingGlyph{Field: field, Rune: r, Script: script}
		}
	}
	for _, f := range t.faces {
		if out, ok := shapeWith([]*face{f}, s); ok {
			return out, nil
		}
	}
	out, ok := shapeWith(t.faces, s)
	if !ok && !t.system {
		t.system = true
		for _, f := range systemFonts() {
			t.faces = append(t.faces, newFace(f))
		}
		return t.shape(field, s)
	}
	if !ok {
		return nil, &MissingGlyph{Field: field, Rune: missing(t.faces, s)}
	}
	return out, nil
}

func shapeWith(faces []*face, s string) ([]glyph, bool) {
	out := make([]glyph, 0, len(s))
next:
	for at, r := range s {
		if r == '\n' {
			out = append(out, glyph{r: r, at: at})
			continue
		}
		for _, f := range faces {
			if g, ok := f.measure(r); ok {
				g.at = at
				out = append(out, g)
				continue next
			}
		}
		return nil, false
	}
	return out, true
}

func missing(faces []*face, s string) rune {
	for _, r := range s {
		if _, ok := shapeWith(faces, string(r)); !ok {
			return r
		}
	}
	return 0
}

// finish completes the embedded fonts. It is called once, after the last text was drawn.
func (t *typesetter) finish() {
	for _, f := range t.faces {
		f.finish(t.doc)
	}
}
