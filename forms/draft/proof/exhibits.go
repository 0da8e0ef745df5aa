package proof

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/packet"
)

// The rules about exhibits.
const (
	RuleExhibitMissing Rule = "exhibit-missing" // no exhibit has this letter
	RuleExhibitKept    Rule = "exhibit-kept"    // it is not in the packet for this reader
	RuleExhibitTitle   Rule = "exhibit-title"   // the letter is that of another exhibit
)

// exhibits holds the letters that the paper cites against the exhibits of the matter.
func (r *reading) exhibits() {
	list := r.s.Exhibits()
	at := map[string]int{}
	for i := range list {
		at[r.s.Matter.Packet.ExhibitLabel(i)] = i
	}
	for _, p := range r.passages {
		for _, label := range packet.ExhibitsNamed(p.text) {
			i, ok := at[label]
			switch {
			case !ok:
				r.find(RuleExhibitMissing, Red, p, "Exhibit "+label, "", FixExhibits)
			case !r.s.Reaches(list[i], r.paper.For):
				r.find(RuleExhibitKept, Red, p, "Exhibit "+label, titleOf(list[i]), FixExhibits)
			default:
				r.titled(p, label, list, i)
			}
		}
	}
	r.exhibitRows(list, at)
}

// titled looks whether the title of another exhibit follows a letter.
func (r *reading) titled(p passage, label string, list []cases.EvidenceItem, i int) {
	_, after, _ := strings.Cut(p.text, "Exhibit "+label)
	after = folded(after[:min(len(after), 200)])
	for k, e := range list {
		if t := folded(titleOf(e)); k != i && len(t) >= 8 && t != folded(titleOf(list[i])) && strings.HasPrefix(after, t) {
			r.find(RuleExhibitTitle, Red, p, "Exhibit "+label+": "+titleOf(e), titleOf(list[i]), FixExhibits)
		}
	}
}

// exhibitRows looks at tables whose rows begin with the letter of an exhibit and name it in another cell.
func (r *reading) exhibitRows(list []cases.EvidenceItem, at map[string]int) {
	label := ""
	for _, p := range r.passages {
		if p.part != cell || p.row < 0 {
			continue
		}
		if p.first {
			label = strings.TrimSpace(strings.TrimPrefix(p.text, "Exhibit "))
			continue
		}
		i, ok := at[label]
		if !ok {
			continue
		}
		for k, e := range list {
			if t := folded(titleOf(e)); k != i && len(t) >= 8 && t != folded(titleOf(list[i])) && folded(p.text) == t {
				r.find(RuleExhibitTitle, Red, p, label+": "+titleOf(e), titleOf(list[i]), FixExhibits)
			}
		}
	}
}

func titleOf(e cases.EvidenceItem) string {
	if e.Exhibit.Title != "" {
		return e.Exhibit.Title
	}
	return e.Title
}

// Uncited lists the exhibits that none of the papers cites, by letter or by title, as far as they reach the reader.
// Papers that cite no exhibit at all say nothing about them: without one that does, nothing is listed.
func Uncited(s *cases.Snapshot, to cases.Recipient, docs ...*draft.Document) []cases.EvidenceItem {
	cited, titles, any := map[string]bool{}, "", false
	for _, d := range docs {
		for _, id := range d.Cited {
			cited[id], any = true, true
		}
		for _, p := range passagesOf(d) {
			for _, label := range packet.ExhibitsNamed(p.text) {
				cited[label], any = true, true
			}
			titles += folded(p.text) + "\n"
		}
	}
	if !any {
		return nil
	}
	list := s.Exhibits()
	var out []cases.EvidenceItem
	for i, e := range list {
		label := s.Matter.Packet.ExhibitLabel(i)
		if s.Reaches(e, to) && !cited[e.ID] && !cited[label] && !strings.Contains(titles, folded(titleOf(e))) {
			out = append(out, e)
		}
	}
	return slices.Clip(out)
}
