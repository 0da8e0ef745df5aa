package contradict

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

var ageWords = map[string]int{}

func init() {
	for n, w := range strings.Split("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", " ") {
		ageWords[w] = n
	}
	for i, w := range strings.Split("twenty thirty forty fifty sixty seventy", " ") {
		ageWords[w] = 20 + 10*i
		for n, unit := range strings.Split("one two three four five six seven eight nine", " ") {
			ageWords[w+"-"+unit], ageWords[w+" "+unit] = 21+10*i+n, 21+10*i+n
		}
	}
	for w, n := range map[string]int{"diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiún": 21, "veintidós": 22, "veintitrés": 23} {
		ageWords[w] = n
	}
}

const anAge = `(\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)`

var (
	ownAge = pattern.Must(`(?i)\b(?:I was|I had turned|I turned|at the age of|at age|aged) (about |around |only |just |already |almost |nearly )?` + anAge +
		`(?:[ -]years?(?:[ -]old| of age)?)?(?:[ .,;:]|$)|\b(?:ten[ií]a|a los|a la edad de|cumpl[ií]) (cerca de |casi |apenas |solo |ya )?(\d{1,2}|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte|veintiún|veintidós|veintitrés) años`)
	nearlyWord = pattern.Must(`(?i)about|around|almost|nearly|casi|cerca`)
	notAnAge   = pattern.Must(`(?i)^\W*(?:years in|months|weeks|days|hours|minutes|miles|feet|pounds|dollars|times|percent|people|men|women|of them|meses|semanas|días|horas)`)
	lookBack   = pattern.Must(`(?i)\b(want|wanted|dream|dreamed|remember|hoped|hope|like when|as when|since I was|used to|as a child|still)\b`)
	otherAged  = pattern.Must(`(?i)\b(?:he|she|they|daughter|son|brother|sister|mother|father|child|él|ella)\b[^.,;]{0,20}$`)
)

// compareAges holds every age that is told against the day of birth.
func (f *file) compareAges() {
	birth := f.client.BirthDate
	if birth == "" {
		return
	}
	for _, t := range f.texts {
		for _, s := range t.parts {
			if t.client {
				f.ageIn(s)
			}
			if !t.client || t.list == "timeline" {
				f.yearsOld(s)
			}
		}
	}
	for _, s := range f.snaps {
		if r := s.Matter.Record; r != nil {
			for i, a := range r.Arrests {
				if a.Age > 0 && a.Date != "" {
					f.ageOn(a.Age, 0, a.Date, a.Date, matterSide(s, fmt.Sprintf("matter.record.arrests[%d].age", i), fmt.Sprintf("%d, on %s", a.Age, a.Date.Long())))
				}
			}
		}
	}
	f.minorToday()
	f.under18()
}

// ageIn compares the age in one sentence with the day it speaks of.
func (f *file) ageIn(s sentence) {
	at := ownAge.FindStringSubmatchIndex(s.at)
	if at == nil || otherAged.MatchString(s.at[:at[0]]) {
		return
	}
	group, about := 4, at[2] >= 0
	if at[4] < 0 {
		group, about = 8, at[6] >= 0
	}
	n, ok := ageOf(s.at[at[group]:at[group+1]])
	if !ok || n < 3 || notAnAge.MatchString(s.at[at[group+1]:]) {
		return
	}
	room := 0
	if about && nearlyWord.MatchString(s.at[at[0]:at[group]]) {
		room = 1
	}
	s.dates = append(s.dates, yearless(s)...)
	if topics[1].words.MatchString(s.at) && len(s.dates) == 0 {
		f.ageAtArrests(n, room, s)
		return
	}
	if day := nearest(s, at[:2]); day != "" {
		f.ageOn(n, room, day, day, s.said(""))
		return
	}
	if s.from == "" || lookBack.MatchString(s.at) {
		return
	}
	f.ageOn(n, room, s.from, orElse(s.to, s.from), s.said(""))
}

func ageOf(word string) (int, bool) {
	if n, err := strconv.Atoi(word); err == nil {
		return n, true
	}
	n, ok := ageWords[strings.ToLower(word)]
	return n, ok
}

// ageOn compares an age with the years between birth and a period; room is the years that "about" gives.
func (f *file) ageOn(age, room int, from, to cases.Date, said Side) {
	least, most, ok := ages(f.client.BirthDate, from, to)
	if !ok || age+room >= least && age-room <= most {
		return
	}
	f.add("age", f.birthSide(least, most), said, Explain)
}

func (f *file) birthSide(least, most int) Side {
	age := strconv.Itoa(least)
	if least != most {
		age = fmt.Sprintf("%d to %d", least, most)
	}
	return Side{Value: fmt.Sprintf("born %s: %s years old then", f.client.BirthDate.Long(), age), Source: "client's facts", SourceES: "datos de la persona", Record: f.client.Key(), Path: "client.birthDate"}
}

// ages are the least and the most years a person can have in a period.
func ages(birth, from, to cases.Date) (least, most int, ok bool) {
	b1, b2, ok1 := roomy(birth)
	d1, _, ok2 := roomy(from)
	_, d2, ok3 := roomy(to)
	if !ok1 || !ok2 || !ok3 {
		return 0, 0, false
	}
	return yearsBetween(b2, d1), yearsBetween(b1, d2), true
}

func yearsBetween(a, b cases.Date) int {
	x, ok1 := a.Time()
	y, ok2 := b.Time()
	if !ok1 || !ok2 {
		return 0
	}
	n := y.Year() - x.Year()
	if y.Month() < x.Month() || y.Month() == x.Month() && y.Day() < x.Day() {
		n--
	}
	return n
}

// ageAtArrests: "I was seventeen when I was arrested" fits where one arrest fits.
func (f *file) ageAtArrests(age, room int, s sentence) {
	list := f.arrests()
	for _, a := range list {
		least, most, ok := ages(f.client.BirthDate, a.date, a.date)
		if !ok || age+room >= least && age-room <= most {
			return
		}
	}
	if len(list) > 0 {
		least, most, _ := ages(f.client.BirthDate, list[0].date, list[0].date)
		f.add("age", f.birthSide(least, most), s.said(""), Explain)
	}
}

func (f *file) minorToday() {
	least, most, ok := ages(f.client.BirthDate, f.today, f.today)
	if !ok || !f.client.Minor || least < 18 {
		return
	}
	side := Side{Value: "marked as under 18", Source: "client's facts", SourceES: "datos de la persona", Record: f.client.Key(), Path: "client.minor"}
	f.add("under 18", f.birthSide(least, most), side, Fix)
}

// under18 compares what is said about "under 18 when it happened" with birth and the time of control.
func (f *file) under18() {
	check := func(said string, from, to cases.Date, side Side) {
		least, most, ok := ages(f.client.BirthDate, orElse(from, to), orElse(to, from))
		if ok && (said == "yes" && least >= 18 || said == "no" && firstAge(f.client.BirthDate, from) < 18) {
			f.add("under 18", f.birthSide(least, most), side, Fix)
		}
	}
	for _, x := range f.first.Exploitations {
		check(x.Under18, x.From, x.To, Side{Value: "under 18: " + x.Under18 + ", " + period(x.From, x.To), Source: "what was done", SourceES: "lo ocurrido", Record: x.Key(), Path: "exploitation.under18"})
	}
	from, to := f.control()
	for _, s := range f.snaps {
		if p := s.Matter.Petition; p != nil && p.Under18 {
			check("yes", from, to, matterSide(s, "matter.petition.under18", "under 18 when at least one act occurred"))
		}
	}
	for _, s := range f.first.Sittings {
		for _, a := range s.Answers {
			if a.Question == "scr.q.under18" {
				check(a.Answer, from, to, answerSide(s, a, a.Answer))
			}
		}
	}
}

// firstAge is the most years a person can have when a period begins; a large number where it is not known.
func firstAge(birth, from cases.Date) int {
	_, most, ok := ages(birth, from, from)
	if !ok {
		return 999
	}
	return most
}

// control is the time under control as the file knows it best: the client's own record first, then a matter's.
func (f *file) control() (from, to cases.Date) {
	for _, x := range f.first.Exploitations {
		if x.From != "" && (from == "" || before(x.From, from)) {
			from = x.From
		}
		if x.To != "" && (to == "" || before(to, x.To)) {
			to = x.To
		}
	}
	if from != "" || to != "" {
		return from, to
	}
	for _, s := range f.snaps {
		if r := s.Matter.Record; r != nil && (r.Period[0] != "" || r.Period[1] != "") {
			return r.Period[0], r.Period[1]
		}
	}
	return "", ""
}
