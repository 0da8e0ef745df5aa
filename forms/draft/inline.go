package draft

import (
	"fmt"
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
	blank    bool   // to be filled in by hand
}

// The ways a fact may be printed; "" is cases.Value.String.
var formats = map[string]bool{"": true, "upper": true, "cap": true, "us": true, "and": true, "year": true}

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
		case s[0] == '{':
			end := strings.IndexByte(s, '}')
			if end < 0 {
				return nil, fmt.Errorf("a { has no } in %q", s)
			}
			t, err := parseBraces(s[1:end])
			if err != nil {
				return nil, err
			}
			t.style = style
			out = append(out, t)
			s = s[end+1:]
		default:
			end := strings.IndexAny(s, "*{")
			if end < 0 {
				end = len(s)
			}
			out = append(out, token{style: style, words: typeset(s[:end])})
			s = s[end:]
		}
	}
	if style != 0 {
		return nil, fmt.Errorf("a * is not closed")
	}
	return out, nil
}

func parseBraces(s string) (token, error) {
	switch {
	case s == "blank":
		return token{blank: true}, nil
	case strings.HasPrefix(s, "cite."):
		return token{cite: s[len("cite."):]}, nil
	}
	path, format, _ := strings.Cut(s, ":")
	if !formats[format] {
		return token{}, fmt.Errorf("{%s}: there is no format %q", s, format)
	}
	fact, optional := strings.CutSuffix(path, "?")
	return token{fact: fact, optional: optional, format: format}, nil
}

// typeset gives a template's own words the apostrophes of print. What a fact says keeps those it was typed with.
func typeset(s string) string { return strings.ReplaceAll(binding(s), "'", "’") }

// binding keeps a section sign and the word No. on one line with their number.
func binding(s string) string {
	return strings.NewReplacer("§ ", "§\u00a0", "§§ ", "§§\u00a0", "No. ", "No.\u00a0").Replace(s)
}
