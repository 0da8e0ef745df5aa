package packet

import "strings"

// unprinted names each exhibit that could have pages and has none: a letter of a word processor, a picture of a kind
// that is not read. Whoever files would take the sheet in its place for the exhibit. Sound and film never have pages.
func (p *preflight) unprinted() {
	for i, it := range p.plan.Items {
		if it.Kind != Media || strings.HasPrefix(it.Media, "audio/") || strings.HasPrefix(it.Media, "video/") {
			continue
		}
		at := p.plan.Place(i).Number
		p.put(Line{Level: Amber, Rule: "unprinted", Page: at, Fix: FixEvidence, Item: it.ID,
			Text: "An exhibit is not printed, only a sheet stands for it, on page " + p.plan.Job.Number(at) + ". Print the file as PDF and add that as its pages."})
	}
}
