package proof

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

// The rules about what people and things are called.
const (
	RuleTermEarly  Rule = "term-before"    // a defined term stands before its definition
	RuleTermUnused Rule = "term-unused"    // it is defined and not used
	RuleRole       Rule = "role-undefined" // Movant, Petitioner: nothing says who that is
	RuleChosen     Rule = "name-chosen"    // a letter to the client without the name the client chose
	RuleLegal      Rule = "name-legal"     // a paper for filing with the chosen name alone
)

// defined is how papers define a term: (“Movant”), (the "Act"), (hereinafter “the Clinic”), (la «Ley»).
var defined = pattern.Must(`\((?:(?i:hereinafter|hereafter|collectively|together|en adelante)[, ]*)?(?:(?i:the|an?|el|la|los|las)\s+)?[“"«](?:(?i:the)\s+)?(\p{Lu}[\p{L} ]{2,40})[,.]?[”"»]\)`)

// roles are what a paper calls a person by the part played in the case.
var roles = pattern.Must(`\b(Movant|Petitioner|Plaintiff|Defendant|Respondent|Declarant|Affiant|Applicant)\b`)

// terms finds terms that are used before they are defined, defined for nothing, or never defined.
func (r *reading) terms() {
	type term struct {
		passage, start, end int
		used                bool
	}
	all := map[string]*term{}
	for i, p := range r.passages {
		for _, at := range defined.FindAllStringSubmatchIndex(p.text, -1) {
			if word := p.text[at[2]:at[3]]; all[word] == nil {
				all[word] = &term{passage: i, start: at[0], end: at[1]}
			}
		}
	}
	for word, t := range all {
		for i, p := range r.passages {
			for from := 0; ; {
				k := indexWord(p.text[from:], word)
				if k < 0 {
					break
				}
				at := from + k
				from = at + len(word)
				if i == t.passage && at >= t.start && at < t.end {
					continue
				}
				t.used = true
				if p.part == body && (i < t.passage || i == t.passage && at < t.start) {
					r.find(RuleTermEarly, Amber, p, around(p.text, at, from, 40), word, FixPaper)
				}
			}
		}
		if !t.used {
			r.find(RuleTermUnused, Note, r.passages[t.passage], word, "", FixPaper)
		}
	}
	r.roles(func(word string) bool { return all[word] != nil })
}

// roles finds Movant and the like in a court paper in which neither the caption, nor the signature, nor a
// definition says who that is.
func (r *reading) roles(isDefined func(string) bool) {
	said, captions := "", false
	for _, p := range r.passages {
		captions = captions || p.part == captioned
		if p.part == captioned || p.part == signed {
			said += p.text + "\n"
		}
	}
	if !captions || r.doc.Lang != "" && !strings.HasPrefix(r.doc.Lang, "en") {
		return
	}
	said = strings.ToLower(said)
	met := map[string]bool{}
	for _, p := range r.passages {
		if p.part != body {
			continue
		}
		for _, at := range roles.FindAllStringIndex(p.text, -1) {
			word := p.text[at[0]:at[1]]
			if !met[word] && !isDefined(word) && !strings.Contains(said, strings.ToLower(word)) {
				met[word] = true
				r.find(RuleRole, Amber, p, around(p.text, at[0], at[1], 40), word, FixPaper)
			}
		}
	}
}

// indexWord finds a word that stands by itself.
func indexWord(s, word string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return -1
		}
		at := from + i
		if !isWord(s[:at]) && !beginsWord(s[at+len(word):]) {
			return at
		}
		from = at + len(word)
	}
}

func beginsWord(s string) bool { return s != "" && (s[0] >= 0x80 && s[0] != 0xe2 || isWord(s[:1])) }

// calledByName looks how the client is called: letters to the client use the chosen name, papers for filing the legal
// one at least once.
func (r *reading) calledByName() {
	c := r.s.Client
	chosen, given := folded(c.ChosenName), folded(c.Name.Given)
	if chosen == "" || given == "" || chosen == given || strings.HasPrefix(given+" ", chosen+" ") {
		return
	}
	uses := func(word string) (passage, bool) {
		for _, p := range r.passages {
			if strings.Contains(" "+folded(p.text)+" ", " "+word+" ") {
				return p, true
			}
		}
		return passage{}, false
	}
	byLegal, legal := uses(given)
	byChosen, called := uses(chosen)
	switch r.paper.For {
	case cases.ClientCopy:
		if legal && !called {
			r.find(RuleChosen, Amber, byLegal, c.Name.Given, c.ChosenName, FixPaper)
		}
	case cases.CourtPublic, cases.CourtSealed, cases.USCIS, cases.EOIR:
		if called && !legal {
			r.find(RuleLegal, Amber, byChosen, c.ChosenName, c.Name.Full(), FixPaper)
		}
	}
}
