package packet

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// wishes holds the packet against what the client decided and against the rules that protect people in it: contact
// with law enforcement, who may know, where a piece of the story may stand, a substitute address that ended, the names
// of minors.
func (p *preflight) wishes() {
	w := p.snap.Wishes()
	if !w.MayReach(p.to) {
		p.police()
	}
	if may, decided := w.MayKnow(p.to); decided && !may {
		p.put(Line{Level: Red, Rule: "who-may-know", Fix: FixRelease,
			Text: "The client decided that this recipient is not to know. Ask the client before anything is handed over."})
	}
	p.story()
	p.substitute()
}

// police is said when the packet would be contact with law enforcement that the client did not choose.
func (p *preflight) police() {
	text := "The client has not chosen contact with law enforcement. Ask the client before this packet is handed over, and note the answer in the choice log."
	if p.to == cases.Prosecutor && p.snap.Matter.Kind == cases.RecordRelief {
		text = "The client has not chosen contact with law enforcement. Service on the prosecutor may be required by the court's rule: explain that to the client first, and note the answer in the choice log."
	}
	p.put(Line{Level: Red, Rule: "law-enforcement-contact", Fix: FixRelease, Text: text})
}

// story finds pieces of the client's story in papers in which the client does not want them, or not in these words, also
// where the client changed that after the paper was made.
func (p *preflight) story() {
	for i, it := range p.plan.Items {
		paper, sources := p.paper(it)
		var unwanted, waiting, other []string
		for _, src := range sources {
			f, found := p.piece(src.Fragment)
			switch {
			case !found || f.IsApproved() && src.Hash != f.Hash():
				other = append(other, src.Fragment)
			case f.Withdrawn != "" || f.KeptFrom(p.snap.Matter, paper):
				unwanted = append(unwanted, src.Fragment)
			case !f.IsApproved():
				waiting = append(waiting, src.Fragment)
			case !f.MayStandIn(p.snap.Matter, paper):
				unwanted = append(unwanted, src.Fragment)
			}
		}
		p.pieces(i, "story-not-here", unwanted, " of the client’s story that the client does not want there. Prepare the paper again.")
		p.pieces(i, "story-not-approved", waiting, " of the client’s story without the client’s approval of these words. Read the words back, and prepare the paper again.")
		p.pieces(i, "story-changed", other, " of the client’s story in words that are others now. Prepare the paper again.")
	}
}

// pieces puts a line about pieces of the story that stand in item i; a piece of several paragraphs counts once.
func (p *preflight) pieces(i int, rule string, ids []string, words string) {
	slices.Sort(ids)
	n := len(slices.Compact(ids))
	if n == 0 {
		return
	}
	at := p.plan.Place(i).Number
	p.put(Line{Level: Red, Rule: rule, Page: at, Fix: FixDocument, Item: p.plan.Items[i].ID,
		Text: "The paper on page " + p.plan.Job.Number(at) + " holds " + counted(n, "piece", "pieces") + words})
}

func (p *preflight) piece(id string) (cases.Fragment, bool) {
	i := slices.IndexFunc(p.snap.Story, func(f cases.Fragment) bool { return f.ID == id })
	if i < 0 {
		return cases.Fragment{}, false
	}
	return p.snap.Story[i], true
}

// paper is a form or document as this packet's reader gets it, and the pieces of the story that stand in it.
func (p *preflight) paper(it Item) (cases.Paper, []cases.Source) {
	if f, ok := p.filled(it.ID); ok {
		return cases.Paper{Name: f.Form, For: p.to}, p.snap.SourcesInForm(f)
	}
	if d, ok := p.document(it.ID); ok {
		return cases.Paper{Name: d.Template, Sort: d.Sort, For: p.to}, p.snap.SourcesIn(d)
	}
	return cases.Paper{}, nil
}

// substitute is said when the enrolment of a substitute address ended: mail sent there may not arrive.
func (p *preflight) substitute() {
	for _, a := range p.snap.Client.Addresses {
		if a.Kind == cases.Substitute && a.Ended(p.today) {
			p.put(Line{Level: Amber, Rule: "substitute-address-ended", Fix: FixFamily,
				Text: "The enrolment of the client’s substitute address has ended. Look which address the papers carry, and ask the client which one to use now."})
			return
		}
	}
}

// minorsOf are the names of everybody in the file who is under 18: the client, the family, other parties. A name of
// one word is too common to be looked for.
func minorsOf(s *cases.Snapshot, day cases.Date) [][]string {
	var out [][]string
	add := func(names ...cases.Name) {
		for _, n := range names {
			for _, parts := range []string{n.Given + " " + n.Middle + " " + n.Family, n.Given + " " + n.Family, n.Family + " " + n.Given} {
				if w := tokens(parts); len(w) > 1 {
					out = append(out, w)
				}
			}
		}
	}
	if s.Client.MinorOn(day) {
		add(append([]cases.Name{s.Client.Name}, s.Client.OtherNames...)...)
	}
	for _, r := range s.Client.Family {
		if cases.CanBeMinor(r.BirthDate, day, false) {
			add(append([]cases.Name{r.Name}, r.OtherNames...)...)
		}
	}
	for _, x := range s.Parties {
		if cases.CanBeMinor(x.BirthDate, day, x.Minor) {
			add(x.Name)
		}
	}
	for _, full := range minorsByFullName(s, day) {
		if w := tokens(full); len(w) > 1 {
			out = append(out, w)
		}
	}
	return out
}

// minorsByFullName are the minors whom an order or the list of the household names with one text.
func minorsByFullName(s *cases.Snapshot, day cases.Date) []string {
	var out []string
	for _, m := range s.Client.Means.Members {
		if m.Age > 0 && m.Age < 18 {
			out = append(out, m.Name)
		}
	}
	if s.Matter.Order == nil {
		return out
	}
	for _, m := range s.Matter.Order.Minors {
		if cases.CanBeMinor(m.BirthDate, day, true) {
			out = append(out, m.Name)
		}
	}
	for _, p := range s.Matter.Order.Protected {
		if p.Age > 0 && p.Age < 18 {
			out = append(out, p.Name)
		}
	}
	return out
}
