package packet

import (
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Identifiers that a paper for the public keeps back (Fed. R. Civ. P. 5.2(a); Fed. R. Crim. P. 49.1(a)).
var (
	// Social Security and individual taxpayer numbers, an employer's number, and nine digits after their name.
	ssnPattern = regexp.MustCompile(`\b\d{3}-\d{2}-\d{4}\b|\b\d{2}-\d{7}\b|(?i:\b(?:ssn|itin|tin|social security|seguro social)\b[^0-9]{0,24}\d{9}\b)`)
	// Eight and more digits after the name of an account or card; masked numbers have none.
	accountPattern = regexp.MustCompile(`(?i)\b(?:account|acct|routing|iban|debit card|credit card|cuenta|tarjeta)\b[^0-9]{0,24}\d(?:[ -]?\d){7,18}\b`)
	// A whole date after the words for a birth.
	birthPattern = regexp.MustCompile(`(?i)\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?|fecha de nacimiento|naci[oó] el)\b[^0-9]{0,16}(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2},? \d{4})`)
)

// found sorts a page by the identifiers in its text.
func (s *seen) identify(text string, number int, births []string) {
	if ssnPattern.MatchString(text) {
		s.ssn = append(s.ssn, number)
	}
	if accountPattern.MatchString(text) {
		s.account = append(s.account, number)
	}
	if birthPattern.MatchString(text) || slices.ContainsFunc(births, func(b string) bool { return strings.Contains(text, b) }) {
		s.birth = append(s.birth, number)
	}
}

// birthsOf are the ways in which the dates of birth of the file are written.
func birthsOf(s *cases.Snapshot) []string {
	days := []cases.Date{s.Client.BirthDate}
	for _, r := range s.Client.Family {
		days = append(days, r.BirthDate)
	}
	for _, x := range s.Parties {
		days = append(days, x.BirthDate)
	}
	if s.Matter.Order != nil {
		for _, m := range s.Matter.Order.Minors {
			days = append(days, m.BirthDate)
		}
	}
	var out []string
	for _, d := range days {
		t, ok := d.Time()
		if !d.Full() || !ok {
			continue
		}
		for _, form := range []string{"2006-01-02", "01/02/2006", "1/2/2006", "01-02-2006", "January 2, 2006", "Jan 2, 2006", "2 January 2006"} {
			if w := t.Format(form); !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// hidden looks for what a paper keeps back. It is red where the public reads the
// file, and not looked for where the agency's own forms ask for it.
func (p *preflight) hidden() {
	if p.to == cases.USCIS || p.to == cases.EOIR || p.snap != nil && p.snap.Matter.Kind == cases.Immigration && !p.public() {
		return
	}
	p.kept(law.CheckIdentifiers, "No Social Security number was found in the text.", "A number in the form of a Social Security or taxpayer number stands on", p.seen.ssn)
	p.kept(law.CheckAccount, "No account number was found in the text.", "A number in the form of an account number stands on", p.seen.account)
	p.kept(law.CheckBirthDate, "", "A whole date of birth stands on", p.seen.birth)
	p.minorNames()
	if r, ok := p.pack.Rule(law.CheckHome); ok && !p.foreign && p.public() {
		l := p.rule(law.CheckHome, Info)
		l.Level, l.Item = Info, ""
		p.bad(l, homeText(r), FixRedact)
	}
}

// homeText is told, not searched: which address is a home's and may stand is
// decided by the address firewall for the places that are marked.
func homeText(r law.VenueRule) string {
	if r.Asks != "" {
		return "In a criminal paper the address of a home is its city and state only. Places marked as protected were searched; look at all others."
	}
	return "The address of a home is kept back here. Places marked as protected were searched; look at all others."
}

// kept is a line about one kind of identifier.
func (p *preflight) kept(k law.CheckKind, good, bad string, pages []int) {
	l := p.rule(k, Amber)
	if l.Venue == "" && p.public() && k == law.CheckIdentifiers {
		l.Level = Red
	}
	if !p.public() {
		l.Level = Amber
	}
	p.sort(l, good, bad, FixRedact, pages)
}

// public reports whether the public reads the file. A finished file from
// elsewhere is taken to be for it.
func (p *preflight) public() bool { return p.to == cases.CourtPublic || p.foreign }

// minorNames is red where the rules ask for initials, and amber elsewhere, where the court's own rule has to be looked
// up.
func (p *preflight) minorNames() {
	l := p.rule(law.CheckMinor, Amber)
	text := "Many courts ask for the initials of a minor in papers that the public reads; look at the rule of this court. A minor’s full name stands on"
	if l.Venue != "" {
		text = "A minor is named by initials in papers that the public reads. A minor’s full name stands on"
	}
	p.sort(l, "", text, FixRedact, p.minors)
}

// painted looks for marks that are not in the copy that goes: what a person
// marked for this reader would be read.
func (p *preflight) painted() {
	for i, it := range p.plan.Items {
		if p.snap.Settled(it.ID, p.to) {
			continue
		}
		at := p.plan.Place(i).Number
		p.bad(Line{Level: Red, Rule: "marks-not-painted", Page: at, Item: it.ID},
			"What is marked to be kept back is not painted over in the paper on page "+p.plan.Job.Number(at)+".", FixRedact)
	}
}
