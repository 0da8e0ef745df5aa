package packet

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// paintedAlike looks whether what is painted over in an exhibit stays readable
// in its translation, or the other way round: both say the same.
func (p *preflight) paintedAlike() {
	for i, it := range p.plan.Items {
		e, ok := p.snap.ExhibitOf(it.ID)
		if it.Kind != Translation || !ok || p.carriesPainted(it.ID) == p.carriesPainted(e.ID) {
			continue
		}
		page := p.plan.Place(i).Number
		p.bad(Line{Level: Red, Rule: "painted-alike", Page: page, Item: it.ID},
			"Of an exhibit and its translation on page "+p.plan.Job.Number(page)+", something is painted over in one and nothing in the other.", FixRedact)
	}
}

// carriesPainted reports whether this packet carries the painted copy of an item.
func (p *preflight) carriesPainted(id string) bool {
	d, ok := p.snap.CopyFor(id, p.to)
	return ok && d.Step == cases.Redacted
}

// paintedForOthers names what is marked for another reader's copy and stands
// here whole: that may be meant, and is seen before it leaves.
func (p *preflight) paintedForOthers() {
	if !p.to.NeedsRelease() {
		return
	}
	var pages []int
	for i, it := range p.plan.Items {
		marked := func(r cases.Redaction) bool {
			return r.SourceID == it.ID && len(r.Marks) > 0 && !slices.Contains(r.Readers(), p.to)
		}
		if !p.carriesPainted(it.ID) && slices.ContainsFunc(p.snap.Redactions, marked) {
			pages = append(pages, p.plan.Place(i).Number)
		}
	}
	p.sort(Line{Level: Amber, Rule: "painted-for-others"}, "",
		"What is painted over in another reader’s copy stands here whole, in the paper on", FixRedact, pages)
}
