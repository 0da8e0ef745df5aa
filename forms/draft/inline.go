package draft

import (
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// token is a stretch of a template's text: literal words, or something to be put in.
type token struct {
	style    text.Style
	words    string // literal
	fact     string // a fact path
	optional bool   // lacking is not a gap
	format   string // of the fact
	cite     string // key of a citation
	blank    int    // to be filled in by hand: the length of the line in letters
	today    bool   // the day of drafting
	note     []token
}

// formats are the ways a fact may be printed; "" is the fact as it is told. upper is in capitals, cap begins with one,
// low with none unless the first word is an abbreviation, us is a date as 03/14/2012, year its year, and a list as
// "a, b, and c", initials the first letters of a name, last4 the last four letters or digits, on a date behind its
// preposition ("on May 12, 2019", "in May 2019", "in about 2016"), On the same at the beginning of a sentence.
var formats = map[string]bool{"": true, "on": true, "On": true, "upper": true, "cap": true, "low": true, "us": true, "and": true, "year": true, "initials": true, "last4": true}

// The length of a line to write on, in letters.
const (
	usualBlank = 18
	mostBlank  = 60
)

// parseInline splits a template's text. Only the template is read for marks, never what a fact says, so that an asterisk
// or a brace in a client's words stays what it is.
func parseInline(s string) ([]token, error) {
	var out []token
	var style text.Style
	for s != "" {
		switch {
		case strings.HasPrefix(s, "**"):
			style ^= text.Bold
			s = s[2:]
		case s[0] == '*':
			style ^= text.Italic
			s = s[1:]
		case strings.HasPrefix(s, "^["):
			words, rest, err := noteWords(s)
			if err != nil {
				return nil, err
			}
			if strings.Contains(words, "^[") { // said before it is read: thousands in each other would take minutes
				return nil, mistake("nested-note", "")
			}
			note, err := parseInline(words)
			if err != nil {
				return nil, err
			}
			out = append(out, token{style: style, note: note})
			s = rest
		case s[0] == '{':
			end := strings.IndexByte(s, '}')
			if end < 0 {
				return nil, mistake("open-brace", shortened(s))
			}
			t, err := parseBraces(s[1:end])
			if err != nil {
				return nil, err
			}
			t.style = style
			out = append(out, t)
			s = s[end+1:]
		default:
			end := nextMark(s)
			out = append(out, token{style: style, words: typeset(s[:end])})
			s = s[end:]
		}
	}
	if style != 0 {
		return nil, mistake("open-star", "")
	}
	return out, nil
}

// nextMark is where the next mark of s may begin, behind its first letter.
func nextMark(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] == '*' || s[i] == '{' || strings.HasPrefix(s[i:], "^[") {
			return i
		}
	}
	return len(s)
}

// noteWords takes the words of the footnote that s begins with, up to the bracket that closes it.
func noteWords(s string) (words, rest string, err error) {
	open := 0
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '[':
			open++
		case ']':
			if open--; open == 0 {
				return s[2:i], s[i+1:], nil
			}
		}
	}
	return "", "", mistake("open-note", shortened(s))
}

func parseBraces(s string) (token, error) {
	path, format, _ := strings.Cut(s, ":")
	switch {
	case path == "blank":
		return blankToken(s, format)
	case s == "today":
		return token{today: true}, nil
	case strings.HasPrefix(s, "cite."):
		return token{cite: s[len("cite."):]}, nil
	case !formats[format]:
		return token{}, mistake("unknown-format", s)
	}
	fact, optional := strings.CutSuffix(path, "?")
	if fact == "" { // would be read as words, of which there are none
		return token{}, mistake("unknown-fact", s)
	}
	return token{fact: fact, optional: optional, format: format}, nil
}

func blankToken(s, length string) (token, error) {
	if s == "blank" {
		return token{blank: usualBlank}, nil
	}
	n, err := strconv.Atoi(length)
	if err != nil || n < 1 || n > mostBlank {
		return token{}, mistake("blank-length", s)
	}
	return token{blank: n}, nil
}

// shortened is the beginning of a text, enough to find it.
func shortened(s string) string {
	r := []rune(s)
	if len(r) <= 40 {
		return s
	}
	return string(r[:40]) + "…"
}

// typeset gives a template's own words the apostrophes of print. What a fact says keeps those it was typed with.
func typeset(s string) string { return strings.ReplaceAll(binding(s), "'", "’") }

// binding keeps a section sign and the word No. on one line with their number.
func binding(s string) string { return binder.Replace(s) }

var binder = strings.NewReplacer("§ ", "§\u00a0", "§§ ", "§§\u00a0", "No. ", "No.\u00a0")
