package packet

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// readersOf are the packets that a drafted paper goes into, beside the office's own copy, by whom it was written for. A
// letter to the client goes to the client alone. A paper for the court under seal never goes into the public file; one
// of the public file may lie in the sealed one.
var readersOf = map[cases.Recipient][]cases.Recipient{
	cases.OfficeCopy:  {},
	cases.ClientCopy:  {cases.ClientCopy},
	cases.Elsewhere:   {cases.ClientCopy},
	cases.CourtPublic: {cases.ClientCopy, cases.CourtPublic, cases.CourtSealed, cases.Prosecutor, cases.Supervisor},
	cases.CourtSealed: {cases.ClientCopy, cases.CourtSealed, cases.Prosecutor, cases.Supervisor},
	cases.USCIS:       {cases.ClientCopy, cases.USCIS, cases.EOIR, cases.Supervisor},
	cases.EOIR:        {cases.ClientCopy, cases.USCIS, cases.EOIR, cases.Supervisor},
	cases.Prosecutor:  {cases.ClientCopy, cases.Prosecutor, cases.Supervisor},
	cases.Certifier:   {cases.ClientCopy, cases.Certifier, cases.Supervisor},
	cases.Supervisor:  {cases.Supervisor},
}

// DocumentReaches reports whether a drafted paper of a matter goes to a recipient. One of an older vault does not say whom
// it is for: it goes to everybody but the certifying agency, which gets what was made for it.
func DocumentReaches(m cases.Matter, d cases.Document, to cases.Recipient) bool {
	switch {
	case to == cases.OfficeCopy:
		return true
	case d.For == "":
		return to != cases.Certifier || strings.Contains(d.Template, "certif")
	case to == cases.Prosecutor && d.For == cases.CourtSealed && m.Kind != cases.RecordRelief:
		return false // only a motion about a conviction is served on the prosecutor, and no other sealed paper
	}
	return slices.Contains(readersOf[d.For], to)
}

// keptBack says how many papers of the matter are for the court under seal and so not part of this public packet, where
// a person may look for them.
func (p *preflight) keptBack() {
	if p.to != cases.CourtPublic {
		return
	}
	n := 0
	for _, d := range p.snap.Documents {
		if d.For == cases.CourtSealed && d.PDF.ID != "" {
			n++
		}
	}
	if n > 0 {
		p.put(Line{Level: Info, Rule: "papers-sealed", Fix: FixDocument,
			Text: counted(n, "paper of this matter is for the court under seal and stays out of the public packet.",
				"papers of this matter are for the court under seal and stay out of the public packet.")})
	}
}
