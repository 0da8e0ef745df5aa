package ui

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/plan"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
)

// nextStep is the one thing that a matter lacks first: in words, why it matters, and the way there.
type nextStep struct {
	key  string // of its words; the reason has the key and ".why" behind it
	note string // what exactly, where that can be said
	to   Route
}

// readiness is what a matter lacks, computed once for a snapshot.
type readiness struct {
	stale   int // filled forms whose facts changed
	filled  int
	wanted  int
	papers  []*documentRow
	open    int // elements that no evidence is filed under
	placed  int // exhibits
	missing *nextStep
}

// readyState reads how far a matter is. Forms and papers are compared with the facts for it, so it runs in a job.
func readyState(s *cases.Snapshot, today cases.Date) (r readiness, err error) {
	r.filled, r.wanted = filledForms(s)
	r.stale = len(forms.StaleForms(s))
	if r.papers, err = documentRows(s); err != nil {
		return r, err
	}
	r.open, r.placed = plan.For(s).Open, len(s.Exhibits())
	r.missing = r.first(s, today)
	return r, nil
}

// filledForms counts the forms that are filled, and with them those that are to be filed and are not: a form that nobody
// asked for stands for no other.
func filledForms(s *cases.Snapshot) (filled, wanted int) {
	have := map[string]bool{}
	for _, f := range s.Forms {
		if f.Filing.ID != "" || f.Draft.ID != "" {
			have[f.Form] = true
			filled++
		}
	}
	wanted = filled
	for _, form := range s.Matter.Forms {
		if !have[form] {
			wanted++
		}
	}
	return filled, wanted
}

// opensAt reports whether something of a station's work is still open.
func opensAt(s *cases.Snapshot, at cases.Station, id string) bool {
	return slices.ContainsFunc(at.Open(s), func(t cases.Term) bool { return t.ID == id })
}

// papersOf counts the papers that are drafted, and those that the facts have left behind.
func (r *readiness) papersOf() (drafted, stale int) {
	for _, p := range r.papers {
		if p.record != nil {
			drafted++
		}
		if len(p.state.Changed) > 0 {
			stale++
		}
	}
	return drafted, stale
}

// first is what to do next: a day that passed, then the person, then the facts, then the papers in the order in which one
// rests on another. nil where nothing is missing.
func (r *readiness) first(s *cases.Snapshot, today cases.Date) *nextStep {
	at := func(tab, part int) Route { return Route{Place: toMatter, ID: s.Matter.ID, Tab: tab, Part: part} }
	client := Route{Place: toClient, ID: s.Client.ID}
	drafted, behind := r.papersOf()
	filed := slices.Contains([]cases.Stage{cases.Filed, cases.Decided, cases.Closed, cases.Dormant}, s.Matter.Stage)
	for _, step := range []struct {
		lacks bool
		next  nextStep
	}{
		{passedWithoutEntry(s, today), nextStep{key: "step.passed", to: at(tabDeadlines, 0)}},
		{!slices.ContainsFunc(s.Client.Contacts, func(c cases.Contact) bool { return c.Safety == cases.Safe }), nextStep{key: "step.contact", to: client}},
		{filed, nextStep{}},
		{s.Matter.Attorney == "", nextStep{key: "step.attorney", to: at(tabWork, 2)}},
		{s.Client.BirthDate == "" || s.Client.Name.Full() == "", nextStep{key: "step.person", to: at(tabFacts, 0)}},
		{s.Matter.Venue.Court == "" && s.Matter.Kind != cases.Immigration, nextStep{key: "step.court", to: at(tabFacts, 0)}},
		{noParticulars(s), nextStep{key: "step.kind." + string(s.Matter.Kind), to: at(tabKind, 0)}},
		{len(s.Story) == 0, nextStep{key: "step.story", to: at(tabStory, 0)}},
		{slices.ContainsFunc(s.Story, func(f cases.Fragment) bool {
			return !f.IsApproved() && f.Withdrawn == "" && (len(f.Uses) == 0 || slices.Contains(f.Uses, s.Matter.ID))
		}), nextStep{key: "step.approve", to: at(tabStory, 0)}},
		{r.open > 0, nextStep{key: "step.elements", note: lang.N("plan.open", r.open), to: at(tabKind, planPart[s.Matter.Kind])}},
		{r.placed == 0, nextStep{key: "step.exhibits", to: at(tabEvidence, 0)}},
		{r.filled < r.wanted || r.stale > 0, nextStep{key: "step.forms", note: lang.T("ready.of", "n", r.filled-r.stale, "of", r.wanted), to: at(tabForms, 0)}},
		{drafted < len(r.papers) || behind > 0, nextStep{key: "step.papers", note: lang.T("ready.of", "n", drafted-behind, "of", len(r.papers)), to: at(tabDocuments, 0)}},
		{s.Matter.Supervisor != "" && len(s.SignOffs) == 0, nextStep{key: "step.review", to: at(tabWork, 2)}},
		{opensAt(s, cases.AtReview, "changed"), nextStep{key: "step.review.again", to: at(tabWork, 2)}},
		{len(s.Packets) == 0, nextStep{key: "step.packet", to: at(tabPacket, 0)}},
		{opensAt(s, cases.AtPrint, "older"), nextStep{key: "step.packet.again", to: at(tabPacket, 0)}},
		{opensAt(s, cases.AtPrint, "red"), nextStep{key: "step.packet.mend", to: at(tabPacket, 0)}},
	} {
		if step.lacks {
			if step.next.key == "" {
				return nil // what was filed lacks nothing that the page could ask for
			}
			return &step.next
		}
	}
	return nil
}

func passedWithoutEntry(s *cases.Snapshot, today cases.Date) bool {
	return slices.ContainsFunc(s.Deadlines, func(d cases.Deadline) bool { return d.Done == "" && d.Day().Full() && d.Day() < today })
}

// noParticulars reports that what the kind of matter is about is not told at all.
func noParticulars(s *cases.Snapshot) bool {
	switch m := s.Matter; m.Kind {
	case cases.RecordRelief:
		return m.Record == nil || len(m.Record.Arrests) == 0
	case cases.ProtectiveOrder:
		return m.Order == nil || len(m.Order.Incidents) == 0
	case cases.Immigration:
		return m.Petition == nil || m.Petition.Form == ""
	}
	return false
}
