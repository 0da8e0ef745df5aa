package proof

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// RuleAltered finds words that stand as the client's and are not those that the client approved.
const RuleAltered Rule = "story-altered"

// told compares each sentence of a paragraph that tells a piece of the story with the approved words of that piece. A
// sentence that an edit changed or added is put into the client's mouth, and the client signs it.
func (r *reading) told() {
	pieces := map[string]*cases.Fragment{}
	for i := range r.s.Story {
		pieces[r.s.Story[i].ID] = &r.s.Story[i]
	}
	from := map[int][]*cases.Fragment{} // of a block: one paragraph may hold several pieces
	for _, src := range r.doc.Sources {
		if f := pieces[src.Fragment]; f != nil && f.MayStandIn(r.s.Matter, r.paper) {
			from[src.Block] = append(from[src.Block], f)
		}
	}
	for _, p := range r.passages {
		if p.part != body && p.part != quoted || len(from[p.block]) == 0 {
			continue
		}
		approved := ""
		for _, f := range from[p.block] {
			approved += " " + folded(f.Words) + " " + folded(f.Original)
		}
		for _, s := range sentences(p.text) {
			if at := folded(s.text); !strings.Contains(approved, at) {
				r.find(RuleAltered, Red, p, short(s.text), from[p.block][0].Title, FixStory)
			}
		}
	}
}
