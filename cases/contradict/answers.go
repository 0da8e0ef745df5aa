package contradict

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

func answerSide(s cases.Sitting, a cases.ScreenAnswer, value string) Side {
	ask := a.Question
	for _, q := range law.Questions() {
		if q.ID == a.Question {
			ask = q.Facts.Ask
		}
	}
	return Side{Value: short(value), Source: "conversation of " + s.On.Long() + ": " + ask, SourceES: "conversación del " + string(s.On) + ": " + ask, Record: s.Key(), Path: a.Question}
}

// compareAnswers holds the answers of the screening against each other and against the facts.
func (f *file) compareAnswers() {
	earlier := map[string]Side{}
	for _, s := range f.first.Sittings {
		for _, a := range s.Answers {
			f.answer(s, a)
			if a.Answer != cases.AnsweredYes && a.Answer != cases.AnsweredNo || changes(a.Question) {
				continue
			}
			side := answerSide(s, a, a.Answer)
			had, ok := earlier[a.Question]
			if ok && had.Value != side.Value {
				f.add("answer", had, side, Explain)
			} else if !ok {
				earlier[a.Question] = side
			}
		}
	}
}

// changes reports whether the true answer to a question may differ from one day to the next.
func changes(question string) bool {
	switch question {
	case "scr.q.safe_now", "scr.q.contact_safe", "scr.q.danger", "scr.q.minor_now", "scr.q.pending_case", "scr.q.removal", "scr.q.police_report",
		"scr.q.fear_cooperate", "scr.q.hurt", "scr.q.family_abroad", "scr.q.docs", "scr.q.needs", "scr.q.language":
		return true
	}
	return false
}

func (f *file) answer(s cases.Sitting, a cases.ScreenAnswer) {
	side := answerSide(s, a, strings.TrimSpace(strings.Join(append([]string{a.Answer, string(a.Date), a.Words}, a.Chosen...), " ")))
	no := a.Answer == cases.AnsweredNo
	switch a.Question {
	case "scr.q.ages":
		f.answeredAges(s, a)
	case "scr.q.where_born":
		if no && f.client.BirthCountry != "" && !isUS(f.client.BirthCountry) {
			f.add("country", f.ownFact("client.birthCountry", f.client.BirthCountry), side, Explain)
		}
	case "scr.q.arrested":
		if list := f.arrests(); no && len(list) > 0 {
			f.add("arrest", list[0].side, side, Explain)
		}
	case "scr.q.minor_now":
		if least, most, ok := ages(f.client.BirthDate, s.On, s.On); no && ok && most < 18 {
			f.add("under 18", f.birthSide(least, most), side, Explain)
		}
	case "scr.q.police_report", "scr.q.rel_person", "scr.q.pending_case", "scr.q.told_to", "scr.q.removal":
		if no {
			f.answeredNo(s, a, side)
		}
	case "scr.q.arrest_where":
		f.arrestsAnswered(a, side)
	}
}

func (f *file) ownFact(path, value string) Side {
	return Side{Value: value, Source: "client's facts", SourceES: "datos de la persona", Record: f.client.Key(), Path: path}
}

// claimSittings makes claims of the last arrival as each conversation was told it.
func (f *file) claimSittings() {
	for _, s := range f.first.Sittings {
		for _, a := range s.Answers {
			if a.Question != "scr.q.arrived" {
				continue
			}
			day := a.Date
			if found := cases.DatesIn(a.Words); day == "" && len(found) > 0 {
				day = found[0].Date
			}
			f.claim(claim{topic: "entry", subject: "last", date: day, told: true, side: answerSide(s, a, strings.TrimSpace(string(a.Date)+" "+a.Words))})
		}
	}
}

// answeredAges: the first number is the client's own age on that day.
func (f *file) answeredAges(s cases.Sitting, a cases.ScreenAnswer) {
	if len(a.Numbers) == 0 {
		return
	}
	if least, most, ok := ages(f.client.BirthDate, s.On, s.On); ok && (a.Numbers[0] < least || a.Numbers[0] > most) {
		f.add("age", f.birthSide(least, most), answerSide(s, a, itoa(a.Numbers[0])), Explain)
	}
}

// answeredNo compares a no with what the matters hold from before that day.
func (f *file) answeredNo(s cases.Sitting, a cases.ScreenAnswer, side Side) {
	for _, snap := range f.snaps {
		m := snap.Matter
		switch {
		case a.Question == "scr.q.police_report" && m.Petition != nil && m.Petition.ReportedOn != "" && before(m.Petition.ReportedOn, s.On):
			f.add("report", matterSide(snap, "matter.petition.reportedOn", m.Petition.ReportedOn.Long()+" "+m.Petition.ReportedTo), side, Explain)
		case a.Question == "scr.q.rel_person" && m.Order != nil && m.Order.LivedTogether:
			f.add("answer", matterSide(snap, "matter.order.livedTogether", "lives or lived together"), side, Explain)
		case a.Question == "scr.q.rel_person" && m.Order != nil && m.Order.Family == "domestic":
			f.add("answer", matterSide(snap, "matter.order.family", "domestic"), side, Explain)
		case a.Question == "scr.q.removal" && m.Petition != nil && slices.ContainsFunc(m.Petition.Notices, func(n cases.Notice) bool { return n.Kind == "NTA" && n.Date != "" && before(n.Date, s.On) }):
			f.add("answer", matterSide(snap, "matter.petition.notices", "notice to appear"), side, Explain)
		case m.Record != nil:
			f.noAboutCharges(snap, a.Question, side)
		}
	}
}

func (f *file) noAboutCharges(snap *cases.Snapshot, question string, side Side) {
	for _, arrest := range snap.Matter.Record.Arrests {
		for _, c := range arrest.Charges {
			if question == "scr.q.pending_case" && fold(c.Disposition.Outcome) == "pending" || question == "scr.q.told_to" && slices.Contains(c.Tags, "ordered") {
				f.add("answer", matterSide(snap, "matter.record.arrests", c.Title+" "+c.Disposition.Outcome), side, Explain)
			}
		}
	}
}

// arrestsAnswered compares the arrests a client listed with the recorded ones.
func (f *file) arrestsAnswered(a cases.ScreenAnswer, side Side) {
	list := f.arrests()
	for _, words := range append([]string{a.Words}, a.Chosen...) {
		for _, d := range cases.DatesIn(words) {
			if len(list) > 0 && !slices.ContainsFunc(list, func(x arrestAt) bool { return x.date == "" || agree(x.date, d.Date) }) {
				f.oneOfArrests(d.Date, side, list)
			}
		}
	}
}
