package proof

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/identify"
)

// The rules that protect people.
const (
	RuleSecret   Rule = "secret-place"   // a place, telephone number or word that this reader may not see
	RuleSSN      Rule = "identifier-ssn" // Fed. R. Civ. P. 5.2(a), Fed. R. Crim. P. 49.1(a): the last four digits may stay
	RuleAccount  Rule = "identifier-account"
	RuleBirth    Rule = "identifier-birth" // the year may stay
	RuleANumber  Rule = "identifier-a-number"
	RuleMinor    Rule = "minor-name" // initials may stay
	RuleNotHere  Rule = "story-not-here"
	RuleUnagreed Rule = "story-not-approved"
)

// places finds what of the client's places, numbers and words may not reach the reader.
func (r *reading) places() {
	all := packet.SecretsOf(r.s.Guarded(), packet.ReadersOf(r.paper.For, r.s.Matter.Kind)...)
	for _, p := range r.passages {
		for _, kind := range all.Kinds(p.text) {
			r.find(RuleSecret, Red, p, short(r.smallest(all, kind, p.text)), string(kind), FixPaper)
		}
	}
}

// smallest is the sentence of a text that holds a secret, the whole text where it takes more than one.
func (r *reading) smallest(all packet.Secrets, kind packet.SecretKind, text string) string {
	for _, s := range sentences(text) {
		for _, k := range all.Kinds(s.text) {
			if k == kind {
				return s.text
			}
		}
	}
	return text
}

// identifierRules give the rule of a kind.
var identifierRules = map[identify.Kind]Rule{identify.SSN: RuleSSN, identify.Account: RuleAccount, identify.Birth: RuleBirth}

// An A-number: nine digits behind an A, or eight in older papers (8 CFR 1.2 gives no form; this is how they are written).
var aNumber = pattern.Must(`(?i)\bA(?:[- ]?(?:number|no\.?|#|file)?[-:# ]{0,3})(\d{3}[- ]?\d{3}[- ]?\d{3}|\d{2}[- ]?\d{3}[- ]?\d{3})\b`)

// identifiers finds numbers and days of birth. An agency and the client read them as they are; in a sealed paper of a
// court they are looked at, in a public one they do not stand.
func (r *reading) identifiers() {
	level := Red
	switch r.paper.For {
	case cases.USCIS, cases.EOIR, cases.OfficeCopy, cases.ClientCopy, cases.Supervisor:
		return
	case cases.CourtSealed, cases.Prosecutor, cases.Certifier:
		level = Amber
	}
	for _, p := range r.passages {
		letters := []rune(p.text)
		for _, h := range packet.Identifiers(r.s, p.text) {
			l := level
			if r.asksFor(h.Kind) {
				continue
			}
			if h.Doubtful {
				l = Amber
			}
			r.find(identifierRules[h.Kind], l, p, string(letters[h.From:min(h.To, len(letters))])+"…", "", FixPaper)
		}
		for _, at := range aNumber.FindAllStringIndex(p.text, -1) {
			if r.paper.Sort == "request" {
				break
			}
			r.find(RuleANumber, level, p, p.text[at[0]:at[1]], "", FixPaper)
		}
	}
}

// asksFor reports whether the paper is a request to whoever keeps records of the person, who finds them by name and day
// of birth.
func (r *reading) asksFor(k identify.Kind) bool {
	return r.paper.Sort == "request" && k == identify.Birth
}

// minors finds the full names of people under 18 where the public reads.
func (r *reading) minors() {
	if !r.public() {
		return
	}
	all := packet.MinorsOf(r.s, r.paper.On)
	for _, p := range r.passages {
		for _, s := range sentences(p.text) {
			if all.In(s.text) {
				r.find(RuleMinor, Red, p, short(s.text), "", FixPaper)
			}
		}
		if whole := p.text; len(sentences(whole)) > 1 && all.In(whole) && !r.has(RuleMinor, p.block) {
			r.find(RuleMinor, Red, p, short(whole), "", FixPaper)
		}
	}
}

// has reports whether a rule found something in a block.
func (r *reading) has(rule Rule, block int) bool {
	for _, f := range r.found {
		if f.Rule == rule && f.Block == block {
			return true
		}
	}
	return false
}

// leastStory is the length of folded words that are a person's own and not a turn of phrase.
const leastStory = 40

// wishes finds pieces of the story that the client did not approve, or does not want here.
func (r *reading) wishes() {
	for i := range r.s.Story {
		f := &r.s.Story[i]
		if f.MayStandIn(r.s.Matter, r.paper) {
			continue
		}
		rule := RuleNotHere
		if !f.IsApproved() {
			rule = RuleUnagreed
		}
		for _, p := range r.passages {
			if r.tellsOf(p, f) {
				r.find(rule, Red, p, short(p.text), f.Title, FixStory)
			}
		}
	}
}

// tellsOf reports whether a passage holds a piece of the story: by what the paper keeps of its sources, or in the very
// words, at least one paragraph of them.
func (r *reading) tellsOf(p passage, f *cases.Fragment) bool {
	for _, src := range r.doc.Sources {
		if src.Block == p.block && src.Fragment == f.ID {
			return true
		}
	}
	if p.fragment == f {
		return true
	}
	at := folded(p.text)
	for _, words := range append(strings.Split(f.Words, "\n"), f.Words) {
		if w := folded(words); len(w) >= leastStory && strings.Contains(at, w) {
			return true
		}
	}
	return false
}

// short is a text as a list shows it.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 140 {
		return strings.TrimSpace(string(r[:138])) + " …"
	}
	return s
}
