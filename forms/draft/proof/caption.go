package proof

import (
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases/pattern"
	"github.com/harborfile/harborfile/forms/draft"
)

// The rules about the court and the case.
const (
	RuleDocket  Rule = "caption-docket" // another case number
	RuleCounty  Rule = "caption-county" // another county
	RuleCourt   Rule = "caption-court"  // another district
	RuleParty   Rule = "caption-party"  // a name that is not in the file
	RuleOtherNo Rule = "docket-unknown" // a case number in the text that the file does not know
)

var (
	caseNumber = pattern.Must(`(?i)(?:case|index|cause|docket|civil|criminal|action|file|no\.|number)[\w .]{0,12}?(?:no\.|number|#|nº|:)\s*:?\s*([A-Z0-9][A-Z0-9:./-]{4,30}[A-Z0-9])`)
	federalNo  = pattern.Must(`\b\d{1,2}:\d{2}-(?:cr|cv|mj|mc|po|sw)-\d{3,6}(?:-[A-Z]{2,4})*\b`)
	countyOf   = pattern.Must(`(?i)\bcounty of ([\p{L}'’. -]{3,40})`)
	countyIs   = pattern.Must(`(?i)\b([\p{L}'’.-]+(?: [\p{L}'’.-]+)?) county\b`)
	districtOf = pattern.Must(`(?i)\b(?:(northern|southern|eastern|western|central|middle) )?district of ([\p{L} ]{4,30})`)
)

// caption holds the head of the paper, and case numbers in its text, against the matter.
func (r *reading) caption() {
	known := map[string]bool{plainNumber(r.s.Matter.Venue.Docket): true}
	for path, v := range r.known.facts {
		if strings.Contains(strings.ToLower(path), "docket") || strings.Contains(strings.ToLower(path), "number") || strings.Contains(path, "receipt") {
			known[plainNumber(v)] = true
		}
	}
	for i, b := range r.doc.Blocks {
		if c, ok := b.(draft.Caption); ok {
			at := passage{block: i, part: captioned}
			r.court(at, strings.Join(plain(c.Court), "\n"))
			r.docket(at, strings.Join(plain(c.Right), "\n"))
			r.parties(at, plain(c.Parties))
		}
	}
	for _, p := range r.passages {
		if p.part != captioned {
			for _, number := range federalNo.FindAllString(p.text, -1) {
				if !known[plainNumber(number)] {
					r.find(RuleOtherNo, Amber, p, number, r.s.Matter.Venue.Docket, FixPaper)
				}
			}
		}
	}
}

// docket compares the case number in the caption.
func (r *reading) docket(at passage, right string) {
	want := r.s.Matter.Venue.Docket
	m := caseNumber.FindStringSubmatch(right)
	if want == "" || m == nil {
		return
	}
	if at.text = right; plainNumber(m[1]) != plainNumber(want) {
		r.find(RuleDocket, Red, at, m[1], want, FixFacts)
	}
}

// court compares county and district.
func (r *reading) court(at passage, court string) {
	at.text = court
	v := r.s.Matter.Venue
	flat := strings.Join(strings.Fields(court), " ")
	if m := countyOf.FindStringSubmatch(flat); m != nil && v.County != "" && !strings.HasPrefix(folded(m[1])+" ", folded(withoutCounty(v.County))+" ") {
		r.find(RuleCounty, Red, at, m[0], v.County, FixFacts)
	} else if m := countyIs.FindStringSubmatch(flat); m != nil && v.County != "" && countyOf.FindStringSubmatch(flat) == nil &&
		!strings.HasSuffix(" "+folded(m[1]), " "+folded(withoutCounty(v.County))) {
		r.find(RuleCounty, Red, at, m[0], v.County, FixFacts)
	}
	here, there := districtOf.FindStringSubmatch(flat), districtOf.FindStringSubmatch(v.Court)
	if here != nil && there != nil && (!strings.EqualFold(here[1], there[1]) || !strings.HasPrefix(folded(here[2])+" ", folded(there[2])+" ")) {
		r.find(RuleCourt, Red, at, here[0], v.Court, FixFacts)
	}
}

func withoutCounty(s string) string {
	s = strings.TrimSpace(s)
	for _, w := range []string{" County", " county", " Parish"} {
		s = strings.TrimSuffix(s, w)
	}
	return s
}

// parties looks for names in the caption that are nearly one of the file, or unknown to it.
func (r *reading) parties(at passage, lines []string) {
	at.text = strings.Join(lines, "\n")
	for _, line := range lines {
		words := strings.Fields(folded(line))
		strange, near := false, ""
		for _, w := range words {
			if r.known.words[w] || plainWords[w] || institution[w] || captionWords[w] || len(w) < 3 || strings.ContainsFunc(w, unicode.IsDigit) {
				continue
			}
			strange = true
			if n := r.nearly(w); n != "" {
				near = n
			}
		}
		switch {
		case near != "":
			r.find(RuleSpelling, Red, at, strings.TrimSpace(line), near, FixPaper)
		case strange && !strings.ContainsAny(line, "[_"):
			r.find(RuleParty, Amber, at, strings.TrimSpace(line), "", FixFacts)
		}
	}
}

// captionWords stand in captions beside names.
var captionWords = wordSet(`and versus petitioners plaintiffs defendants respondents movants applicant matter of in the
aka fka dba et al doe jane john minor through guardian litem next friend commonwealth ex rel estate self represented
initials pseudonym accused convicted person protected restrained against between de contra estado pueblo`)

// plainNumber is a case number in small letters without signs and spaces.
func plainNumber(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}
