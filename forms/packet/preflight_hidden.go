package packet

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms/packet/identify"
)

// identify sorts a page by the identifiers in its text.
func (s *seen) identify(text string, number int, known identify.Known) {
	flat := identify.Flat(text, fold)
	note := func(pages map[identify.Kind][]int, k identify.Kind) {
		if n := len(pages[k]); n == 0 || pages[k][n-1] != number {
			pages[k] = append(pages[k], number)
		}
	}
	for _, h := range append(identify.Numbers(flat, known), identify.Births(flat, known)...) {
		if h.Doubtful {
			note(s.perhaps, h.Kind)
		} else {
			note(s.identifiers, h.Kind)
		}
	}
}

// knownOf are the numbers and dates of birth of the people in the file.
func knownOf(s *cases.Snapshot) identify.Known {
	var k identify.Known
	k.Person(s.Client.SSN, string(s.Client.BirthDate))
	for _, r := range s.Client.Family {
		k.Person(r.SSN, string(r.BirthDate))
	}
	for _, x := range s.Parties {
		k.Person("", string(x.BirthDate))
	}
	if s.Matter.Order != nil {
		for _, m := range s.Matter.Order.Minors {
			k.Person("", string(m.BirthDate))
		}
	}
	return k
}

// hidden looks for what a paper keeps back. It is red where the public reads the
// file, and not looked for where the agency's own forms ask for it.
func (p *preflight) hidden() {
	if p.to == cases.USCIS || p.to == cases.EOIR || p.snap != nil && p.snap.Matter.Kind == cases.Immigration && !p.public() {
		return
	}
	p.kept(law.CheckIdentifiers, "No Social Security number was found in the text.", "A number in the form of a Social Security or taxpayer number stands on",
		"What may be a Social Security or taxpayer number stands on", identify.SSN)
	p.kept(law.CheckAccount, "No account number was found in the text.", "A number in the form of an account number stands on",
		"What may be an account number stands on", identify.Account)
	birth := "" // nobody asks for it elsewhere
	if _, ok := p.pack.Rule(law.CheckBirthDate); ok {
		birth = "No whole date of birth was found in the text."
	}
	p.kept(law.CheckBirthDate, birth, "A whole date of birth stands on", "What may be a whole date of birth stands on", identify.Birth)
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

// kept is a line about one kind of identifier, and one to look at pages on which no word beside a number says what it is.
func (p *preflight) kept(k law.CheckKind, good, bad, perhaps string, kind identify.Kind) {
	l := p.rule(k, Amber)
	if l.Venue == "" && p.public() && k == law.CheckIdentifiers {
		l.Level = Red
	}
	if !p.public() {
		l.Level = Amber
	}
	sure := p.seen.identifiers[kind]
	doubtful := slices.DeleteFunc(slices.Clone(p.seen.perhaps[kind]), func(n int) bool { return slices.Contains(sure, n) })
	if len(doubtful) > 0 {
		good = ""
	}
	p.sort(l, good, bad, FixRedact, sure)
	l.Level = Amber
	p.sort(l, "", perhaps, FixRedact, doubtful)
}

// public reports whether the public reads the file. A finished file from
// elsewhere is taken to be for it.
func (p *preflight) public() bool { return p.to == cases.CourtPublic || p.foreign }

// minorNames is red where the rules ask for initials, and amber elsewhere, where the court's own rule has to be looked
// up.
func (p *preflight) minorNames() {
	l := p.rule(law.CheckMinor, Amber)
	good, text := "", "Many courts ask for the initials of a minor in papers that the public reads; look at the rule of this court. A minor’s full name stands on"
	if l.Venue != "" {
		text = "A minor is named by initials in papers that the public reads. A minor’s full name stands on"
		if p.to == cases.CourtPublic && !p.foreign {
			good = "No minor whom the file knows is named in full."
		}
	}
	p.sort(l, good, text, FixRedact, p.minors)
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
