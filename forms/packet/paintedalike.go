package packet

import "github.com/harborfile/harborfile/cases"

// paintedAlike looks whether what is painted over in an exhibit stays readable
// in its translation, or the other way round: both say the same.
func (p *preflight) paintedAlike() {
	painted := func(id string) bool {
		d, ok := p.snap.CopyFor(id, p.to)
		return ok && d.Step == cases.Redacted
	}
	for i, it := range p.plan.Items {
		e, ok := p.snap.ExhibitOf(it.ID)
		if it.Kind != Translation || !ok || painted(it.ID) == painted(e.ID) {
			continue
		}
		page := p.plan.Place(i).Number
		p.bad(Line{Level: Red, Rule: "painted-alike", Page: page, Item: it.ID},
			"Of an exhibit and its translation on page "+p.plan.Job.Number(page)+", something is painted over in one and nothing in the other.", FixRedact)
	}
}
