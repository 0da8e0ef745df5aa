package contradict

import (
	"slices"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

var pronoun = pattern.Must(`(?i)\b(she|he|they|her|his|their|the client|my client|the patient|patient|the survivor|the applicant|the petitioner|ella|él)\b`)

// tellsOfClient reports whether a sentence in another's paper speaks of the client: it names the client, or it says
// "she" in a paper that names the client and no other person of the file stands in the sentence.
func (f *file) tellsOfClient(s sentence) bool {
	at := " " + fold(s.at) + " "
	if f.namesClient(at) {
		return true
	}
	for _, p := range f.first.Parties {
		for _, n := range append([]string{p.Name.Family, p.Name.Given}, p.Aliases...) {
			if n := fold(n); len(n) > 2 && strings.Contains(at, " "+n+" ") {
				return false
			}
		}
	}
	return s.named && pronoun.MatchString(s.at)
}

func (f *file) namesClient(folded string) bool {
	for _, n := range []string{f.client.Name.Family, f.client.ChosenName, f.client.Name.Given} {
		if n := fold(n); len(n) > 2 && strings.Contains(folded, " "+n+" ") {
			return true
		}
	}
	return false
}

var yearsOldIn = pattern.Must(`(?i)\b(\d{1,2})[- ]years?[- ]old\b|\baged? (\d{1,2})\b|\b(?:she|he) was ` + anAge + `(?:[ .,;]|$)`)

// yearsOld compares "a 28-year-old woman" in a paper about the client with the day of the paper.
func (f *file) yearsOld(s sentence) {
	m := yearsOldIn.FindStringSubmatchIndex(s.at)
	if m == nil || !f.tellsOfClient(s) && s.list != "timeline" || s.list != "timeline" && !personWord.MatchString(s.at) && !f.namesClient(" "+fold(s.at)+" ") {
		return
	}
	word := ""
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 {
			word = s.at[m[i]:m[i+1]]
		}
	}
	n, ok := ageOf(word)
	if !ok || n < 3 || notAnAge.MatchString(s.at[m[1]:]) {
		return
	}
	day := nearest(s, m[:2])
	from, to := day, day
	if day == "" {
		from, to = orElse(s.from, s.told), orElse(s.to, orElse(s.from, s.told))
	}
	if from != "" {
		f.ageOn(n, 0, from, to, s.said(""))
	}
}

var personWord = pattern.Must(`(?i)\b(woman|man|female|male|patient|client|she|he|survivor|girl|boy)\b`)

var (
	saysMarital  = rx(`\bI am (?:still |now |currently )?(married|single|divorced|widowed)\b|\bI have never (?:been )?(married)\b`)
	saysCountry  = pattern.Must(`\b(?:I am|I come|I'm) (?:originally )?from (\p{Lu}[\pL]+(?: \p{Lu}[\pL]+)*)|\b[Ss]oy de (\p{Lu}[\pL]+(?: \p{Lu}[\pL]+)*)`)
	timesCaught  = rx(`\b(?:was|been|got) arrested (?:only |just )?(once|twice|three times|four times|five times|\d+ times)\b`)
	neverCaught  = rx(`\b(?:never been|was never|have not been|haven't been) arrested\b|\bnunca me (?:han arrestado|arrestaron)\b`)
	howManyKids  = rx(`\bI have (no|one|two|three|four|five|six) (children|kids|child)\b|\btengo (un|dos|tres|cuatro) hijos?\b`)
	visaClass    = pattern.Must(`\b(H-?2A|H-?2B|H-?1B|J-?1|B-?1|B-?2|F-?1|A-?3|G-?5|L-?1|K-?1)\b`)
	pleaded      = rx(`\bI (?:pleaded|pled) guilty\b|\bI was (?:convicted|sentenced|found guilty)\b|\bme declar[eé] culpable|\bfui condenad`)
	dismissedNow = rx(`\b(?:charges?|case|cases|cargos?|caso) (?:was|were|got|fue|fueron) (?:later )?(?:dismissed|dropped|desestimad\w+)`)
	labelledName = pattern.Must(`\b(?:Patient|Client|Applicant|Name|Defendant|Petitioner|Declarant|Nombre|Paciente):? +(\p{Lu}[\pL'’-]+(?:,? +\p{Lu}[\pL'’.-]+){1,4})`)
)

var small = map[string]int{"no": 0, "one": 1, "un": 1, "once": 1, "two": 2, "dos": 2, "twice": 2, "three": 3, "tres": 3, "four": 4, "cuatro": 4, "five": 5, "six": 6}

func countOf(words string) int {
	first := strings.Fields(strings.ToLower(words))[0]
	if n, err := strconv.Atoi(first); err == nil {
		return n
	}
	return small[first]
}

// claimPlain compares what a sentence says outright: how often arrested, how many children, married, from where, by which
// kind of visa, convicted and dismissed when.
func (f *file) claimPlain(s sentence) {
	f.claimName(s)
	if !s.client {
		return
	}
	if at := pleaded.FindStringIndex(s.at); at != nil && !negated(s.at[:at[0]]) {
		f.claim(claim{topic: "conviction", subject: "client", date: nearest(s, at), told: true, side: s.said("")})
	}
	if at := dismissedNow.FindStringIndex(s.at); at != nil {
		f.claim(claim{topic: "dismissal", subject: "client", date: nearest(s, at), told: true, side: s.said("")})
	}
	list := f.arrests()
	if m := timesCaught.FindStringSubmatch(s.at); m != nil && len(s.dates) == 0 && len(list) > 0 && countOf(m[1]) != len(list) {
		f.add("number of arrests", arrestCount(list), s.said(""), Explain)
	}
	if neverCaught.MatchString(s.at) && len(s.dates) == 0 && !strings.Contains(strings.ToLower(s.at), "before") {
		said := s.said("")
		f.never = &said
		if len(list) > 0 {
			f.add("number of arrests", arrestCount(list), said, Explain)
		}
	}
	f.plainFamily(s)
	f.plainOrigin(s)
	f.childAge(s)
}

func arrestCount(list []arrestAt) Side {
	side := list[0].side
	side.Value, side.Path = itoa(len(list))+" recorded", "matter.record.arrests"
	return side
}

func (f *file) plainFamily(s sentence) {
	c := f.client
	if m := saysMarital.FindStringSubmatch(s.at); m != nil && c.MaritalStatus != "" {
		said := strings.ToLower(m[1])
		if m[2] != "" {
			said = "single"
		}
		if fold(c.MaritalStatus) != said && slices.Contains([]string{"single", "married", "divorced", "widowed"}, fold(c.MaritalStatus)) {
			f.add("marital status", f.ownFact("client.maritalStatus", c.MaritalStatus), s.said(""), Explain)
		}
	}
	children := 0
	for _, r := range c.Family {
		if isChild(r.Relation) {
			children++
		}
	}
	if m := howManyKids.FindStringSubmatch(s.at); m != nil && children > 0 && countOf(m[1]+m[3]) != children {
		f.add("child", f.ownFact("client.family", itoa(children)+" recorded"), s.said(""), Explain)
	}
}

var childIs = pattern.Must(`(?i)\bmy (?:\w+ )?(?:daughter|son|child|baby) (?:\pL+ )?is (?:now |only )?` + anAge + `(?: years? old)?(?:[ .,;]|$)`)

// childAge compares "my daughter is six" with the children of the family, on the day it was told.
func (f *file) childAge(s sentence) {
	m := childIs.FindStringSubmatchIndex(s.at)
	if m == nil || s.told == "" || notAnAge.MatchString(s.at[m[3]:]) {
		return
	}
	n, ok := ageOf(s.at[m[2]:m[3]])
	if !ok {
		return
	}
	var last *cases.Relative
	for _, r := range f.client.Family {
		b1, b2, known := roomy(r.BirthDate)
		t1, t2, told := roomy(s.told)
		if !isChild(r.Relation) {
			continue
		}
		if !known || !told || n >= yearsBetween(b2, t1) && n <= yearsBetween(b1, t2) {
			return
		}
		last = &r
	}
	if last != nil {
		f.add("age", relativeSide(f, *last, "birthDate", "born "+last.BirthDate.Long()), s.said(""), Explain)
	}
}

func (f *file) plainOrigin(s sentence) {
	c := f.client
	if m := saysCountry.FindStringSubmatch(s.at); m != nil && c.BirthCountry != "" {
		said := fold(m[1] + m[2])
		if knownCountry(said) && !sameCountry(said, fold(c.BirthCountry)) && !sameCountry(said, fold(c.Nationality)) {
			f.add("country", f.ownFact("client.birthCountry", c.BirthCountry), s.said(""), Explain)
		}
	}
	entered := visaClass.FindString(strings.ToUpper(c.LastEntry.Status))
	if m := visaClass.FindString(s.at); m != "" && entered != "" && f.entryWords().MatchString(s.at) && strings.ReplaceAll(m, "-", "") != strings.ReplaceAll(entered, "-", "") {
		f.add("entry", f.ownFact("client.lastEntry.status", c.LastEntry.Status), s.said(""), Explain)
	}
}

// claimName compares "Patient: Given Family" with the client's names, where it can only mean the client.
func (f *file) claimName(s sentence) {
	m := labelledName.FindStringSubmatch(s.at)
	if m == nil {
		return
	}
	me := f.people()[0]
	said := withoutInitials(fold(m[1]))
	all := fold(strings.Join(append(me.also, me.name.Full()), " "))
	given, family := strings.Fields(fold(me.name.Given)), strings.Fields(fold(me.name.Family))
	mine := slices.ContainsFunc(strings.Fields(said), func(w string) bool { return slices.Contains(given, w) || slices.Contains(family, w) })
	if mine && !sameWords(said, all) && len(strings.Fields(said)) <= len(strings.Fields(all)) {
		f.add("name", me.side, s.said(""), Explain)
	}
}

// withoutInitials leaves out single letters: "Olena Y." is no other name.
func withoutInitials(folded string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(folded), func(w string) bool { return len([]rune(w)) == 1 }), " ")
}

// compareEndings holds the days on which a conviction or dismissal is told against those of the charges.
func (f *file) compareEndings() {
	ends := map[string][]end{}
	open := map[string]bool{}
	for _, s := range f.snaps {
		if s.Matter.Record == nil {
			continue
		}
		for i, a := range s.Matter.Record.Arrests {
			for k, c := range a.Charges {
				kind := map[string]string{"convicted": "conviction", "ended without conviction": "dismissal"}[outcome(c.Disposition.Outcome)]
				path := "matter.record.arrests[" + itoa(i) + "].charges[" + itoa(k) + "].disposition.date"
				if c.Disposition.Date == "" || kind == "" {
					open["conviction"], open["dismissal"] = true, true // this one may be meant
					continue
				}
				ends[kind] = append(ends[kind], in(s, path, c.Disposition.Date, kind))
			}
		}
	}
	for _, c := range f.claims {
		list := ends[c.topic]
		if c.date == "" || open[c.topic] || len(list) == 0 || c.topic != "conviction" && c.topic != "dismissal" {
			continue
		}
		if !slices.ContainsFunc(list, func(e end) bool { return agree(e.date, c.date) }) {
			f.add(c.topic, list[0].side, c.side, Explain)
		}
	}
}

// partyLabels compares a labelled day of birth beside a party's name.
func (f *file) partyLabels(s sentence, day cases.Date) bool {
	at := " " + fold(s.at) + " "
	for _, p := range f.first.Parties {
		if n := fold(p.Name.Family); len(n) > 2 && strings.Contains(at, " "+n+" ") {
			if p.BirthDate != "" && !agree(p.BirthDate, day) {
				f.add("birth date", Side{Value: p.BirthDate.Long(), Source: "people: " + p.Role, SourceES: "personas: " + p.Role, Record: p.Key(), Path: "party.birthDate"}, s.said(""), Explain)
			}
			return true
		}
	}
	return false
}
