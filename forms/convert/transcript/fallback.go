package transcript

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/draft/text"
	"golang.org/x/text/unicode/runenames"
)

// printer makes any text printable with the fonts at hand. A character without a glyph becomes its Unicode name and code
// in brackets; several of one script become their codes, because the names of single letters help nobody.
type printer struct {
	known map[rune]bool // character -> the fonts can print it
	count int           // characters that were replaced
}

func newPrinter() *printer { return &printer{known: map[rune]bool{}} }

func (p *printer) can(r rune) bool {
	if r >= ' ' && r < 0x7f || r == '\n' {
		return true
	}
	ok, seen := p.known[r]
	if !seen {
		ok = text.Check(string(r)) == nil
		if r == utf8.RuneError {
			ok = false
		}
		if len(p.known) < 1<<16 {
			p.known[r] = ok
		}
	}
	return ok
}

// refuse takes a character for one that cannot be printed: one face of the family has it and another has not.
func (p *printer) refuse(r rune) { p.known[r] = false }

// text is s with every character that cannot be printed in brackets.
func (p *printer) text(s string) string {
	s = text.Clean(strings.ToValidUTF8(s, "\ufffd"))
	if p.plain(s) {
		return s
	}
	var out strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); {
		if p.can(runes[i]) {
			out.WriteRune(runes[i])
			i++
			continue
		}
		n := p.stretch(runes[i:])
		out.WriteString(describe(runes[i : i+n]))
		p.count += n
		i += n
	}
	return out.String()
}

func (p *printer) plain(s string) bool {
	for _, r := range s {
		if !p.can(r) {
			return false
		}
	}
	return true
}

const zwj = '\u200d'

// stretch is how many characters go into one bracket: letters of one script, a sign repeated, or signs joined into one.
func (p *printer) stretch(r []rune) int {
	n := 1
	switch script := scriptOf(r[0]); {
	case script != "":
		for n < len(r) && n < 40 && !p.can(r[n]) && scriptOf(r[n]) == script {
			n++
		}
	default:
		for n < len(r) && n < 40 && r[n] == r[0] {
			n++
		}
		if n > 1 {
			return n
		}
		for n < len(r) && n < 20 {
			switch {
			case r[n] == zwj && n+1 < len(r) && !p.can(r[n+1]):
				n += 2
			case modifier(r[n]) && !p.can(r[n]):
				n++
			default:
				return n
			}
		}
	}
	return n
}

// modifier reports a skin tone, or a letter of a flag, which belongs to the sign before it.
func modifier(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF || r >= 0x1F1E6 && r <= 0x1F1FF }

// describe is the bracket for some characters.
func describe(r []rune) string {
	if script := scriptOf(r[0]); script != "" {
		codes := make([]string, len(r))
		for i, c := range r {
			codes[i] = code(c)
		}
		return "[" + script + " " + strings.Join(codes, " ") + "]"
	}
	if len(r) > 1 && r[0] == r[1] {
		return fmt.Sprintf("[%s × %d]", named(r[0]), len(r))
	}
	var parts []string
	for _, c := range r {
		if c != zwj {
			parts = append(parts, named(c))
		}
	}
	return "[" + strings.Join(parts, " + ") + "]"
}

func code(r rune) string { return fmt.Sprintf("U+%04X", r) }

// plainNames are shorter than Unicode's for signs that people send every day.
var plainNames = map[rune]string{'\u2764': "red heart", '\U0001F44D': "thumbs up", '\U0001F44E': "thumbs down", utf8.RuneError: "unreadable character",
	0x1F3FB: "light skin tone", 0x1F3FC: "medium-light skin tone", 0x1F3FD: "medium skin tone", 0x1F3FE: "medium-dark skin tone", 0x1F3FF: "dark skin tone"}

func named(r rune) string {
	name := plainNames[r]
	if name == "" {
		name = strings.ToLower(runenames.Name(r))
	}
	if name == "" || strings.HasPrefix(name, "<") {
		return code(r)
	}
	return name + " " + code(r)
}

// scriptOf names the script of a letter that stands with others of its kind; "" for signs, digits and controls.
func scriptOf(r rune) string {
	if !unicode.IsLetter(r) && !unicode.IsMark(r) {
		return ""
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	if unicode.IsLetter(r) {
		return "letters"
	}
	return ""
}

var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Chinese characters", unicode.Han}, {"Hiragana", unicode.Hiragana}, {"Katakana", unicode.Katakana}, {"Hangul", unicode.Hangul},
	{"Devanagari", unicode.Devanagari}, {"Bengali", unicode.Bengali}, {"Gurmukhi", unicode.Gurmukhi}, {"Gujarati", unicode.Gujarati},
	{"Tamil", unicode.Tamil}, {"Telugu", unicode.Telugu}, {"Kannada", unicode.Kannada}, {"Malayalam", unicode.Malayalam},
	{"Sinhala", unicode.Sinhala}, {"Thai", unicode.Thai}, {"Lao", unicode.Lao}, {"Khmer", unicode.Khmer}, {"Burmese", unicode.Myanmar},
	{"Ethiopic", unicode.Ethiopic}, {"Tibetan", unicode.Tibetan}, {"Arabic", unicode.Arabic}, {"Hebrew", unicode.Hebrew},
	{"Cherokee", unicode.Cherokee}, {"Mongolian", unicode.Mongolian}, {"Syriac", unicode.Syriac}, {"Thaana", unicode.Thaana},
}

// lines sets a text in a column and never stops at a character: what a face turns out not to have is put in brackets,
// and what the shaping library cannot set at all stands as codes.
func (p *printer) lines(fonts *text.Set, s string, size, width float64, style text.Style) []text.Line {
	var out []text.Line
	for _, raw := range chunks(text.Clean(s)) {
		for _, part := range chunks(p.text(raw)) { // names in brackets are longer than what they stand for
			out = append(out, p.paragraph(fonts, part, size, width, style)...)
		}
	}
	return out
}

func (p *printer) paragraph(fonts *text.Set, s string, size, width float64, style text.Style) []text.Line {
	for range 64 {
		lines, err := fonts.Layout(s, size, width, style)
		if err == nil {
			return lines
		}
		var missing *text.MissingGlyph
		if !errors.As(err, &missing) || !p.known[missing.Rune] && p.can(missing.Rune) {
			break
		}
		p.refuse(missing.Rune)
		s = p.text(s)
	}
	lines, err := fonts.Layout(codes(s), size, width, style)
	if err != nil {
		return nil
	}
	return lines
}

// codes writes everything but ASCII as codes.
func codes(s string) string {
	var out strings.Builder
	for _, r := range s {
		if r >= ' ' && r < 0x7f || r == '\n' {
			out.WriteRune(r)
		} else {
			out.WriteString("[" + code(r) + "]")
		}
	}
	return out.String()
}

// maxChunk is how many characters of a paragraph are set at once: a file can be one line without end.
const maxChunk = 3000

// chunks cuts a text at line ends, and paragraphs without end at a space.
func chunks(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		for utf8.RuneCountInString(line[:min(len(line), 4*maxChunk)]) > maxChunk {
			at := 0
			for range maxChunk {
				_, n := utf8.DecodeRuneInString(line[at:])
				at += n
			}
			if space := strings.LastIndexByte(line[:at], ' '); space > at/2 {
				at = space + 1
			}
			out = append(out, line[:at])
			line = line[at:]
		}
		out = append(out, line)
	}
	return out
}
