package packet

import (
	"strings"

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

// story finds pieces of the client's story in papers in which the client does not want them, also where the client
// changed that after the paper was made.
func (p *preflight) story() {
	for i, it := range p.plan.Items {
		paper, facts := p.paper(it)
		if facts == nil {
			continue
		}
		n := 0
		for _, f := range p.snap.Story {
			if f.Words != "" && !f.MayStandIn(p.snap.Matter, cases.Paper{Name: paper, For: p.to}) && stands(f.Words, facts) {
				n++
			}
		}
		if n > 0 {
			at := p.plan.Place(i).Number
			p.put(Line{Level: Red, Rule: "story-not-here", Page: at, Fix: FixDocument, Item: it.ID,
				Text: "The paper on page " + p.plan.Job.Number(at) + " holds " + counted(n, "piece", "pieces") + " of the client’s story that the client does not want there. Prepare the paper again."})
		}
	}
}

// paper is the name of a form or document and the facts it was made from.
func (p *preflight) paper(it Item) (name string, facts map[string]string) {
	for _, f := range p.snap.Forms {
		if f.ID == it.ID {
			return f.Form, f.Facts
		}
	}
	for _, d := range p.snap.Documents {
		if d.ID == it.ID {
			return d.Template, d.Facts
		}
	}
	return "", nil
}

// stands reports whether words are among the facts of a paper.
func stands(words string, facts map[string]string) bool {
	words = strings.TrimSpace(words)
	for path, v := range facts {
		if strings.HasPrefix(path, "story.") && words != "" && strings.Contains(v, words) {
			return true
		}
	}
	return false
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
