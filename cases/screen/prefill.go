package screen

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// fromFacts answers a question from what is recorded already, and names the fact. Only a yes, a day, numbers or a list
// is ever concluded; a no only where a fact says it plainly.
func (k Known) fromFacts(question string) (a cases.ScreenAnswer, source string, ok bool) {
	a.Question = question
	say := func(answer, from string) (cases.ScreenAnswer, string, bool) {
		a.Answer = answer
		return a, from, true
	}
	c := k.Client
	switch question {
	case "scr.q.where_born":
		if c.BirthCountry != "" && !isUS(c.BirthCountry) {
			return say(cases.AnsweredYes, "client.birthCountry")
		}
	case "scr.q.arrived":
		if c.LastEntry.Date != "" {
			a.Date = c.LastEntry.Date
			return a, "client.lastEntry.date", true
		}
	case "scr.q.minor_now":
		if age, known := ageOn(c.BirthDate, k.Today); known && age < 18 {
			return say(cases.AnsweredYes, "client.birthDate")
		}
	case "scr.q.contact_safe":
		if slices.ContainsFunc(c.Contacts, func(w cases.Contact) bool { return w.Safety == cases.Unsafe }) {
			return say(cases.AnsweredYes, "client.contacts")
		}
	case "scr.q.language":
		if len(c.Languages) > 0 {
			a.Words = strings.Join(c.Languages, ", ")
			return a, "client.languages", true
		}
	case "scr.q.ages":
		return k.agesKnown(a)
	case "scr.q.under18":
		for _, x := range k.Exploitations {
			if x.Under18 == cases.AnsweredYes || x.Under18 == cases.AnsweredNo {
				return say(x.Under18, "exploitation.under18")
			}
		}
		for _, m := range k.Matters {
			if m.Petition != nil && m.Petition.Under18 {
				return say(cases.AnsweredYes, "matter.petition.under18")
			}
		}
	case "scr.q.how_kept":
		a.Chosen = k.tags()
		return a, "exploitation.tags", len(a.Chosen) > 0
	case "scr.q.work_made":
		for _, x := range k.Exploitations {
			if len(x.Types) > 0 {
				return say(cases.AnsweredYes, "exploitation.types")
			}
		}
	}
	return k.fromMatters(a)
}

// fromMatters answers from what the matters hold.
func (k Known) fromMatters(a cases.ScreenAnswer) (cases.ScreenAnswer, string, bool) {
	yes := func(from string) (cases.ScreenAnswer, string, bool) {
		a.Answer = cases.AnsweredYes
		return a, from, true
	}
	for _, m := range k.Matters {
		switch {
		case m.Record != nil:
			if x, from, ok := fromArrests(a, m.Record); ok {
				return x, from, true
			}
		case m.Order != nil && a.Question == "scr.q.rel_person" && (m.Order.LivedTogether || m.Order.Family == "domestic"):
			return yes("matter.order.livedTogether")
		case m.Petition != nil && a.Question == "scr.q.police_report" && (m.Petition.ReportedTo != "" || m.Petition.ReportedOn != ""):
			return yes("matter.petition.reportedTo")
		case m.Petition != nil && a.Question == "scr.q.removal" && slices.ContainsFunc(m.Petition.Notices, func(n cases.Notice) bool { return n.Kind == "NTA" }):
			return yes("matter.petition.notices")
		}
	}
	return a, "", false
}

func fromArrests(a cases.ScreenAnswer, r *cases.RecordReliefPart) (cases.ScreenAnswer, string, bool) {
	if len(r.Arrests) == 0 {
		return a, "", false
	}
	switch a.Question {
	case "scr.q.arrested":
		a.Answer = cases.AnsweredYes
		return a, "matter.record.arrests", true
	case "scr.q.arrest_where":
		for _, x := range r.Arrests {
			a.Chosen = append(a.Chosen, strings.TrimSpace(string(x.Date)+" "+x.Place))
		}
		return a, "matter.record.arrests", true
	}
	for _, x := range r.Arrests {
		for _, c := range x.Charges {
			if a.Question == "scr.q.pending_case" && strings.EqualFold(c.Disposition.Outcome, "pending") || a.Question == "scr.q.told_to" && slices.Contains(c.Tags, "ordered") {
				a.Answer = cases.AnsweredYes
				return a, "matter.record.arrests", true
			}
		}
	}
	return a, "", false
}

// agesKnown answers with the ages of the client and the family where every day of birth is known.
func (k Known) agesKnown(a cases.ScreenAnswer) (cases.ScreenAnswer, string, bool) {
	own, ok := ageOn(k.Client.BirthDate, k.Today)
	if !ok {
		return a, "", false
	}
	a.Numbers = []int{own}
	for _, r := range k.Client.Family {
		if r.Deceased {
			continue
		}
		n, ok := ageOn(r.BirthDate, k.Today)
		if !ok {
			return a, "", false
		}
		a.Numbers = append(a.Numbers, n)
	}
	return a, "client.birthDate", true
}

// tags are the ways of control recorded anywhere, as the question's entries.
func (k Known) tags() []string {
	var out []string
	add := func(tags []string) {
		for _, t := range tags {
			if _, ok := cases.TermIn(Choices("scr.q.how_kept"), t); ok && !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	for _, x := range k.Exploitations {
		add(x.Tags)
	}
	for _, e := range k.Timeline {
		if e.Phase == cases.During {
			add(e.Tags)
		}
	}
	return out
}

// ageOn counts full years; known is false where one of the days is not fully known.
func ageOn(born, on cases.Date) (years int, known bool) {
	b, ok1 := born.Time()
	d, ok2 := on.Time()
	if !ok1 || !ok2 || d.Before(b) {
		return 0, false
	}
	years = d.Year() - b.Year()
	if d.Month() < b.Month() || d.Month() == b.Month() && d.Day() < b.Day() {
		years--
	}
	return years, true
}

func isUS(country string) bool {
	switch strings.ToLower(strings.Trim(country, " .")) {
	case "united states", "united states of america", "us", "usa", "u.s", "u.s.a", "estados unidos":
		return true
	}
	return false
}
