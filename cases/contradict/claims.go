package contradict

import (
	"github.com/harborfile/harborfile/cases"
)

// claim is one thing that one place of the file says about one subject. Claims of one topic and subject have to agree.
type claim struct {
	topic, subject string
	date           cases.Date // where the claim is a day
	words          string     // where it is a name, a place or a number, folded for comparison
	told           bool       // in someone's words, not an entry of the office
	side           Side
}

func (c claim) agrees(with claim) bool {
	if c.date != "" || with.date != "" {
		return c.date == "" || with.date == "" || agree(c.date, with.date)
	}
	return c.words == "" || with.words == "" || sameWords(c.words, with.words)
}

func (f *file) claim(c claim) {
	if c.date != "" && c.date.Valid() || c.words != "" {
		f.claims = append(f.claims, c)
	}
}

// compareClaims holds each claim against those before it, the client's own record first, and gives the first with which
// it does not agree.
func (f *file) compareClaims() {
	groups := map[[2]string][]claim{}
	for _, c := range f.claims {
		switch c.topic {
		case "arrest", "conviction", "dismissal", "report": // there may be many: see compareArrests
			continue
		}
		k := [2]string{c.topic, c.subject}
		for _, had := range groups[k] {
			if !c.agrees(had) {
				f.add(c.topic, had.side, c.side, doFor(had.told || c.told))
				break
			}
		}
		groups[k] = append(groups[k], c)
	}
}

func doFor(told bool) string {
	if told {
		return Explain
	}
	return Fix
}

// agree reports whether two days can be the same: 2019 and 2019-03 can, 2019-02 and 2019-03 cannot, and "about" gives
// room: a month around a day, two around a month, a year around a year.
func agree(a, b cases.Date) bool {
	a1, a2, ok1 := roomy(a)
	b1, b2, ok2 := roomy(b)
	return !ok1 || !ok2 || a1 <= b2 && b1 <= a2
}

// roomy is the span of a date, widened where it is only about right.
func roomy(d cases.Date) (first, last cases.Date, ok bool) {
	first, last, ok = d.Span()
	if !ok || !d.About() {
		return first, last, ok
	}
	from, ok1 := first.Time()
	to, ok2 := last.Time()
	if !ok1 || !ok2 {
		return first, last, ok
	}
	months, years := 1, 0
	switch len(d) {
	case 8:
		months = 2
	case 5:
		months, years = 0, 1
	}
	return cases.DateOf(from.AddDate(-years, -months, 0)), cases.DateOf(to.AddDate(years, months, 0)), true
}

// before reports whether a is earlier than b beyond doubt.
func before(a, b cases.Date) bool {
	_, a2, ok1 := roomy(a)
	b1, _, ok2 := roomy(b)
	return ok1 && ok2 && a2 < b1
}

// within reports whether d can lie in a period; an open end is open.
func within(d, from, to cases.Date) bool { return !before(d, from) && !before(to, d) }

// claimFacts makes claims of the client's own record, and of the entries that repeat it.
func (f *file) claimFacts() {
	c := f.client
	own := func(path, value string) Side {
		return Side{Value: value, Source: "client's facts", SourceES: "datos de la persona", Record: c.Key(), Path: path}
	}
	f.claim(claim{topic: "birth date", subject: "client", date: c.BirthDate, side: own("client.birthDate", c.BirthDate.Long())})
	f.claim(claim{topic: "entry", subject: "last", date: c.LastEntry.Date, side: own("client.lastEntry.date", c.LastEntry.Date.Long())})
	f.claim(claim{topic: "identification number", subject: "A-Number", words: number(c.ANumber), side: own("client.aNumber", c.ANumber)})
	f.claim(claim{topic: "identification number", subject: "SSN", words: digitsOf(c.SSN), side: own("client.ssn", c.SSN)})
	f.claim(claim{topic: "identification number", subject: "passport", words: fold(c.Passport.Number), side: own("client.passport.number", c.Passport.Number)})
	f.claim(claim{topic: "identification number", subject: "I-94", words: fold(c.LastEntry.I94), side: own("client.lastEntry.i94", c.LastEntry.I94)})
	for _, s := range f.snaps {
		f.claimRecord(s)
	}
	if list := f.first.Exploitations; len(list) == 1 {
		x := list[0]
		side := Side{Value: x.To.Long(), Source: "what was done, end of control", SourceES: "lo ocurrido, fin del control", Record: x.Key(), Path: "exploitation.to"}
		f.claim(claim{topic: "leaving", subject: "control", date: x.To, side: side})
	}
}

func (f *file) claimRecord(s *cases.Snapshot) {
	if r := s.Matter.Record; r != nil {
		f.claim(claim{topic: "leaving", subject: "control", date: r.Period[1], side: matterSide(s, "matter.record.period.to", r.Period[1].Long())})
	}
}

func matterSide(s *cases.Snapshot, path, value string) Side {
	return Side{Value: short(value), Source: "matter: " + s.Matter.Title, SourceES: "asunto: " + s.Matter.Title, Record: s.Matter.Key(), Path: path}
}
