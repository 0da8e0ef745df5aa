package proof

import (
	"strings"

	"github.com/harborfile/harborfile/cases/pattern"
)

// The rules about what is left open in a paper.
const (
	RuleGap         Rule = "gap"         // a fact that nobody has told yet
	RulePlaceholder Rule = "placeholder" // brackets or signs that somebody meant to replace
	RuleBlank       Rule = "blank"       // a line to be filled in by hand
)

var (
	gapMark = pattern.Must(`\[[^\[\]]{1,160}: (?:not yet known|todavía no se sabe)\]`)
	// What stands in brackets where somebody meant to write later. A changed letter in a quotation, as in "[t]he" or
	// "[she]", is none.
	placeholder = pattern.Must(`\[(?:[\s_.•·…*xX?-]{0,40}|\s*(?:(?i)insert|name|date|amount|address|number|no\.|city|county|court|tbd|tba|todo|tk|cite|citation|check|confirm|fill|add|see|describe|list|nombre|fecha|insertar|completar|lugar)\b[^\[\]]{0,80}|[A-Z][A-Z '’/.-]{2,60})\]|\{\{?[^{}\n]{0,60}\}?\}|<<[^<>\n]{1,60}>>|«[A-Z_]{3,}»|\b(?:TODO|TBD|XXX+|LOREM IPSUM)\b|\?\?\?+`)
	blankMark   = pattern.Must(`_{6,}`)
)

// usual are words that court papers print in brackets.
var usual = pattern.Must(`(?i)^\[(?:proposed|redacted|sealed|under seal|sic|seal|ex parte|amended|corrected|signature page follows|emphasis added|propuesta|sello)\]$`)

// dotted are the brackets that leave words out of a quotation.
var dotted = pattern.Must(`^\[[\s.…]*(?:\.\s*\.\s*\.|…)[\s.…]*\]$`)

// open finds gaps, what a person meant to replace, and the blanks for a pen.
func (r *reading) open() {
	for _, p := range r.passages {
		gaps := gapMark.FindAllStringIndex(p.text, -1)
		for _, at := range gaps {
			r.find(RuleGap, Red, p, strings.Trim(p.text[at[0]:at[1]], "[]"), "", FixFacts)
		}
		for _, at := range placeholder.FindAllStringIndex(p.text, -1) {
			if words := p.text[at[0]:at[1]]; !within(at, gaps) && !dotted.MatchString(words) && !usual.MatchString(words) &&
				!strings.HasPrefix(p.text[at[1]:], "-") { // XXX-XX-1234 hides a number
				r.find(RulePlaceholder, Red, p, words, "", FixPaper)
			}
		}
		if at := blankMark.FindStringIndex(p.text); at != nil {
			r.find(RuleBlank, Note, p, around(p.text, at[0], at[1], 60), "", FixPaper)
		}
	}
}

// within reports whether a place lies in one of others.
func within(at []int, others [][]int) bool {
	for _, o := range others {
		if o[0] <= at[0] && at[1] <= o[1] {
			return true
		}
	}
	return false
}

// around is the place with up to n bytes on each side, cut at spaces.
func around(s string, from, to, n int) string {
	a, b := from, to
	for a > 0 && (from-a < n || s[a-1] != ' ') && s[a-1] != '\n' {
		a--
	}
	for b < len(s) && (b-to < n || s[b] != ' ') && s[b] != '\n' {
		b++
	}
	out := strings.TrimSpace(s[a:b])
	if a > 0 {
		out = "… " + out
	}
	if b < len(s) && strings.TrimSpace(s[b:]) != "" {
		out += " …"
	}
	return out
}
