package packet

import "slices"

// leastTitle is how many letters a title has at least to be looked for: words
// like "Letter" stand everywhere.
const leastTitle = 8

// told looks whether a page of our own papers names an exhibit by its title
// that is not part of this packet: a drafted paper lists all exhibits of its
// matter.
func (p *preflight) told() {
	withheld := p.withheld()
	var pages []int
	for i, it := range p.plan.Items {
		first, last := p.plan.run(i)
		for n := first; n <= last && it.leaves(); n++ {
			plain := tokens(p.seen.text[n])
			if slices.ContainsFunc(withheld, func(title []string) bool { return holdsRun(plain, title) }) {
				pages = append(pages, n)
			}
		}
	}
	p.sort(Line{Level: Red, Rule: "withheld-told"}, "", "An exhibit that this packet keeps back is named by its title on", FixDocument, pages)
}

// withheld are the titles of the exhibits that the recipient does not get, as
// far as none of those it gets has the same.
func (p *preflight) withheld() [][]string {
	open := map[string]bool{}
	for _, e := range p.snap.Evidence {
		if p.snap.Reaches(e, p.to) {
			open[squash(tokens(e.Title))], open[squash(tokens(e.Exhibit.Title))] = true, true
		}
	}
	var out [][]string
	for _, e := range p.snap.Evidence {
		exhibit, filed := p.snap.ExhibitOf(e.ID)
		if !filed || p.snap.Reaches(e, p.to) && p.snap.Reaches(exhibit, p.to) {
			continue
		}
		for _, title := range []string{e.Title, e.Exhibit.Title} {
			if t := tokens(title); len(squash(t)) >= leastTitle && !open[squash(t)] {
				out = append(out, t)
			}
		}
	}
	return out
}
