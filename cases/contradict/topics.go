package contradict

import (
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

// topic is one kind of thing that a sentence says with a day: the words that begin it, in English and Spanish.
type topic struct {
	name, subject string
	words         *pattern.Pattern
	client        bool // only where the client speaks
}

var topics = []topic{
	{name: "birth date", subject: "client", client: true, words: rx(`\bI was born\b|\bmy (?:date of birth|birth ?date|birthday)\b|\bnac(?:í|i\b)|\bmi (?:fecha de nacimiento|cumpleaños)\b`)},
	{name: "arrest", subject: "client", client: true, words: rx(`\bI (?:was|got|had been) (?:\w+ )?(?:arrested|booked|detained|taken into custody|taken to jail|put in jail)\b|\b(?:arrested|detained|booked) me\b|\b(?:took|put|brought) me (?:to|in|into) (?:jail|custody)\b|\bmy (?:\w+ )?arrest\b|\bme (?:arrestaron|detuvieron)\b|\bfui (?:arrestad|detenid)|\bmi (?:\w+ )?arresto\b`)},
	{name: "leaving", subject: "control", client: true, words: rx(`\bI (?:\w+ )?(?:escaped|got away|ran away|got out|fled|broke free|left (?:him|her|them|on|that (?:house|place)|for good))\b|\bI was (?:rescued|freed|set free)\b|\b(?:me escap[eé]|logr[eé] salir|huí)`)},
	{name: "report", subject: "client", client: true, words: rx(`\bI (?:\w+ )?(?:reported|made a report|filed a (?:police )?report|told the (?:police|investigators?|detectives?|agents?|fbi|sheriff)|spoke (?:with|to) the (?:police|investigators?|detectives?|agents?|fbi|sheriff))\b|\b(?:denunci(?:é|e\b)|hice (?:la|una) denuncia)`)},
	{name: "marriage", subject: "client", client: true, words: rx(`\b(?:I|we) (?:were |got )?married\b|\bour wedding\b|\bnos casamos\b|\bme cas(?:é|e\b)`)},
	{name: "moving in together", subject: "client", client: true, words: rx(`\bmoved in (?:together|with (?:him|her))\b|\b(?:began|started) (?:to live|living) (?:together|with (?:him|her))\b|\blived together (?:from|since)\b|\b(?:empezamos|comenzamos) a vivir juntos\b`)},
}

// othersSay are the same topics as papers of others and entries of the timeline tell them.
var othersSay = []topic{
	{name: "birth date", subject: "client", words: rx(`\b(?:was|is|were) born\b|, born\b|\(born\b`)},
	{name: "arrest", subject: "client", words: rx(`\b(?:was|were|had been|got) (?:\w+ )?(?:arrested|booked|taken into custody)\b|^arrested\b|\b(?:her|his|their) (?:\w+ )?arrest\b`)},
	{name: "leaving", subject: "control", words: rx(`\b(?:she|he|they|client|patient) (?:\w+ )?(?:escaped|got away|ran away|fled|got out|left (?:him|her|them))\b`)},
}

func rx(s string) *pattern.Pattern { return pattern.Must(`(?i)` + s) }

var metSomeone = pattern.Must(`\b(?:I|we) (?:first )?met (\pL[\pL.'’-]*(?: \p{Lu}[\pL'’-]+)*)|\b(?i:conoc[ií] a) (\p{Lu}[\pL'’-]*(?: \p{Lu}[\pL'’-]+)*)`)

// cameToUS is how arriving in the United States is told; STATE stands for the state of the last entry.
const cameToUS = `(?i)\b(?:came|arrived|entered|flew|crossed|immigrated|travell?ed|landed|brought me|was brought)\b[^.;]{0,40}?` +
	`(?:the (?:united states|u\.?s\.?a?\.?|states)\b|america\b|this country\b|\bSTATE\b)|` +
	`\b(?:llegu[eé]|entr[eé]|vine|me trajeron)[^.;]{0,40}?\b(?:a|en)\s+(?:los )?(?:estados unidos|este pa[ií]s)`

// entryWords also reads "came to California" where the last entry was in that state.
func (f *file) entryWords() *regexp.Regexp {
	if f.entered == nil {
		state := states[strings.ToLower(f.client.LastEntry.State)]
		if state == "" {
			state = "united states"
		}
		f.entered = regexp.MustCompile(strings.Replace(cameToUS, "STATE", state, 1))
	}
	return f.entered
}

// claimSentence makes the claims of one sentence. carried is the day that the sentences before it speak of.
func (f *file) claimSentence(s sentence, carried cases.Date) {
	list := topics
	if !s.client || s.list == "timeline" {
		list = othersSay
		if s.list == "timeline" {
			list = slices.Concat(topics, othersSay)
		} else if !f.tellsOfClient(s) {
			list = nil
		}
	}
	for _, t := range list {
		if at := t.words.FindStringIndex(s.at); at != nil && !negated(s.at[:at[0]]) && !(t.name == "leaving" && otherLeaving.MatchString(s.at)) {
			if day := nearest(s, at); day != "" {
				f.claim(claim{topic: t.name, subject: t.subject, date: day, told: true, side: s.said(day)})
			} else if carried != "" && t.name == "arrest" {
				f.claim(claim{topic: t.name, subject: t.subject, date: carried, told: true, side: s.said(carried)})
			}
		}
	}
	f.claimEntry(s)
	f.claimMeeting(s)
	f.claimChildBirth(s)
	f.claimBirthPlace(s)
	f.claimNumbers(s)
	f.claimLabels(s)
	f.claimPlain(s)
}

// otherLeaving are other ways of leaving: from home, from jail, for another country, or not for good.
var otherLeaving = rx(`\b(?:from|my) (?:my )?(?:home|parents|family|village|town|country|foster|school|the shelter)\b|\bfor (?:the united states|america|the u\.?s)|\b(?:jail|prison|hospital|detention|custody|c[aá]rcel)\b|\bbut (?:he|she|they) (?:found|caught|brought)|\b(?:came|went|going|brought me) back\b|\breturned to (?:him|her|them)\b`)

func (s sentence) said(day cases.Date) Side {
	side := s.side
	side.Value = short(s.at)
	if day != "" && !strings.Contains(s.at, string(day)) {
		side.Value = day.Long() + ": " + side.Value
	}
	return side
}

// nearest is the date of a sentence that stands closest to the words at.
func nearest(s sentence, at []int) cases.Date {
	best, gap := cases.Date(""), 1<<30
	for _, d := range s.dates {
		g := max(at[0]-d.End, d.Start-at[1], 0)
		if d.Start > at[1] && joins.MatchString(s.at[at[1]:d.Start]) {
			continue // "I was arrested and the charge was dismissed in December": the day belongs to what follows
		}
		// What follows the words belongs to them rather than what stands before them.
		if d.Start < at[0] {
			g += 15
		}
		if g < gap {
			best, gap = d.Date, g
		}
	}
	return best
}

var joins = pattern.Must(`(?i)[;]|\b(and|but|then|while|until|y|pero|hasta)\b`)

var notSaid = pattern.Must(`(?i)\b(not|never|n['’]t|if|would|could|might|whoever|nunca|si|jamás)\b[^,;]{0,25}$`)

func negated(before string) bool { return notSaid.MatchString(before) }

func (f *file) claimEntry(s sentence) {
	if !s.client && !f.tellsOfClient(s) {
		return
	}
	at := f.entryWords().FindStringIndex(s.at)
	if at != nil && (negated(s.at[:at[0]]) || s.client && s.list != "timeline" && anotherCame(s.at, at)) {
		return
	}
	if at != nil {
		if day := nearest(s, at); day != "" {
			f.claim(claim{topic: "entry", subject: "last", date: day, told: true, side: s.said(day)})
		}
	}
	place := enteredAt.FindStringSubmatch(s.at)
	if place == nil || isUS(place[1]) || isState(place[1]) || monthOnly(place[1]) {
		return
	}
	city := f.client.LastEntry.City
	if at == nil && city != "" && samePlace(city, place[1]) && s.client {
		// "I landed in Los Angeles in January": the city of the last entry stands for the arrival.
		if day := nearest(s, enteredAt.FindStringIndex(s.at)); day != "" {
			f.claim(claim{topic: "entry", subject: "last", date: day, told: true, side: s.said(day)})
		}
		return
	}
	if at != nil || f.onLastEntry(s) {
		f.entryPlace(place[1], s)
	}
}

var (
	speaker = pattern.Must(`\b(?:I|[Ww]e|[Mm]e|us)\b|^\P{L}*$`)
	another = pattern.Must(`(?:\b(?i:he|she|they|who|my \w+|our \w+|his \w+|her \w+)|\p{Lu}\pL{2,})(?i: had| has| have| first| also| later| then)*\s*$`)
)

// anotherCame reports whether an arrival that the client tells is another's: "my sister came", "Bình came".
func anotherCame(said string, at []int) bool {
	words := strings.ToLower(said[at[0]:at[1]])
	switch {
	case strings.Contains(words, " me") || strings.HasPrefix(words, "me ") || strings.HasPrefix(words, "lleg") || strings.HasPrefix(words, "entr") && !strings.HasPrefix(words, "enter") || strings.HasPrefix(words, "vine"):
		return false // the words say themselves who came
	}
	return !speaker.MatchString(said[:at[0]]) || another.MatchString(said[:at[0]])
}

// onLastEntry reports whether a sentence names the month of the last entry.
func (f *file) onLastEntry(s sentence) bool {
	return slices.ContainsFunc(s.dates, func(d cases.DateIn) bool {
		return len(d.Date) >= 7 && f.client.LastEntry.Date != "" && agree(d.Date, f.client.LastEntry.Date)
	})
}

var enteredAt = pattern.Must(`\b(?:landed|entered|crossed|arrived|flew|came)\b[^.;]{0,30}?\b(?:in|at|into|through|near) (\p{Lu}[\pL.'’-]+(?: \p{Lu}[\pL.'’-]+)*)`)

func isState(s string) bool {
	for _, name := range states {
		if name == fold(s) {
			return true
		}
	}
	return false
}

// entryPlace compares the city of the last entry with the one a sentence names, where the days can be the same.
func (f *file) entryPlace(place string, s sentence) {
	e := f.client.LastEntry
	if e.City == "" || samePlace(e.City, place) {
		return
	}
	for _, d := range s.dates {
		if e.Date != "" && !agree(d.Date, e.Date) {
			return
		}
	}
	a := Side{Value: e.City, Source: "client's facts", SourceES: "datos de la persona", Record: f.client.Key(), Path: "client.lastEntry.city"}
	f.add("place of entry", a, s.said(""), Explain)
}

func (f *file) claimMeeting(s sentence) {
	if !s.client {
		return
	}
	at := metSomeone.FindStringSubmatchIndex(s.at)
	if at == nil || negated(s.at[:at[0]]) || strings.HasPrefix(s.at[at[1]:], " again") {
		return
	}
	who := ""
	if at[2] >= 0 {
		who = s.at[at[2]:at[3]]
	} else {
		who = s.at[at[4]:at[5]]
	}
	p, ok := f.partyCalled(who)
	if !ok {
		return
	}
	if day := nearest(s, at[:2]); day != "" {
		f.claim(claim{topic: "first meeting", subject: p.ID, date: day, told: true, side: s.said(day)})
	}
}

// partyCalled finds the one party a word means: by name or alias, or by "him" and "her" where there is one other party
// who is no witness.
func (f *file) partyCalled(who string) (cases.Party, bool) {
	low := fold(who)
	var hits []cases.Party
	for _, p := range f.first.Parties {
		if p.Role == "witness" {
			continue
		}
		if low == "him" || low == "her" || low == "them" || namesPerson(low, p.Name, p.Aliases) {
			hits = append(hits, p)
		}
	}
	if len(hits) == 1 {
		return hits[0], true
	}
	return cases.Party{}, false
}

func namesPerson(folded string, n cases.Name, aliases []string) bool {
	full := fold(n.Full())
	if full != "" && folded != "" && sameWords(folded, full) {
		return true
	}
	for _, a := range aliases {
		if fold(a) == folded {
			return true
		}
	}
	return false
}

var childBorn = rx(`\bmy (?:\w+ )?(daughter|son|child|baby|girl|boy)\b[^.;]{0,40}?\bwas born\b|\bI (?:had|gave birth to) (?:my|a) (?:\w+ )?(daughter|son|child|baby|girl|boy)\b|\bmi (hija|hijo|beb[eé])\b[^.;]{0,40}?\bnaci[oó]`)

// claimChildBirth compares the birth of a child that a sentence tells with the children in the family.
func (f *file) claimChildBirth(s sentence) {
	at := childBorn.FindStringIndex(s.at)
	if at == nil || !s.client {
		return
	}
	day := nearest(s, at)
	if day == "" {
		return
	}
	var last *cases.Relative
	for _, r := range f.client.Family {
		if isChild(r.Relation) && r.BirthDate != "" {
			if agree(day, r.BirthDate) {
				return
			}
			last = &r
		}
	}
	if last != nil {
		f.add("birth of a child", relativeSide(f, *last, "birthDate", last.BirthDate.Long()), s.said(day), Explain)
	}
}

func isChild(relation string) bool {
	switch fold(relation) {
	case "child", "son", "daughter", "stepchild", "hija", "hijo":
		return true
	}
	return false
}
