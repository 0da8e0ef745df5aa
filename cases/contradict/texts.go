package contradict

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

// text is one piece of writing of the file, with the days it is about.
type text struct {
	words    string
	from, to cases.Date // of what it tells; both may be open
	told     cases.Date // the day on which it was told
	place    string     // where it happened, as the entry says beside its words
	list     string     // texts of one list tell different things: they are not compared with each other
	client   bool       // the client speaks: "I" is the client
	parts    []sentence // cut once; see gatherTexts
	named    bool       // the whole text names the client somewhere
	births   int        // how many days of birth it labels, counted up to 2
	side     Side
}

// sentence is one sentence of a text with the dates in it.
type sentence struct {
	text
	at    string
	dates []cases.DateIn
}

// readTexts gathers all writing and makes claims of what its sentences say.
func (f *file) readTexts() {
	f.gatherTexts()
	for _, t := range f.texts {
		f.ownDay(t)
		var carried cases.Date
		age := 0
		for _, s := range t.parts {
			s.dates = append(s.dates, yearless(s)...)
			if day, ok := onlyFullDay(s); ok {
				carried, age = day, 0
			} else if len(s.dates) > 0 || movesOn.MatchString(s.at) {
				carried = ""
			} else if age++; age > 2 {
				carried = ""
			}
			f.claimSentence(s, carried)
		}
	}
}

func (f *file) gatherTexts() {
	add := func(t text) {
		if strings.TrimSpace(t.words) != "" {
			t.named = f.namesClient(" " + fold(t.words) + " ")
			t.births = len(dobLabel.FindAllString(t.words, 2))
			t.parts = sentences(t)
			f.texts = append(f.texts, t)
		}
	}
	for _, g := range f.first.Story {
		side := Side{Source: "story: " + g.Title, SourceES: "relato: " + g.Title, Record: g.Key()}
		add(text{words: g.Words, from: g.From, to: g.To, told: g.Session, list: "story", client: true, side: side})
		if joined := fold(g.Original); joined != "" && joined != fold(g.Words) {
			add(text{words: g.Original, from: g.From, to: g.To, told: g.Session, list: "story", client: true, side: side})
		}
	}
	for _, e := range f.first.Timeline {
		side := Side{Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key()}
		add(text{words: e.Title + ". " + e.What, from: e.From, to: e.To, list: "timeline", client: true, side: side})
	}
	for _, s := range f.first.Sittings {
		for _, a := range s.Answers {
			add(text{words: a.Words, told: s.On, list: "answers", client: true, side: answerSide(s, a, a.Words)})
		}
	}
	for _, s := range f.snaps {
		for _, t := range matterTexts(s) {
			add(t)
		}
	}
	f.gatherPaper(add)
}

// matterTexts are the writings of one matter.
func matterTexts(s *cases.Snapshot) (out []text) {
	add := func(path, words string, from cases.Date) {
		out = append(out, text{words: words, from: from, to: from, list: path, client: true, side: matterSide(s, path, "")})
	}
	if o := s.Matter.Order; o != nil {
		for i, e := range o.Incidents {
			side := matterSide(s, fmt.Sprintf("matter.order.incidents[%d]", i), "")
			side.Source, side.SourceES = fmt.Sprintf("incident %d", i+1), fmt.Sprintf("incidente %d", i+1)
			out = append(out, text{words: strings.Join([]string{e.What, e.Harm, e.Witnesses}, "\n"), from: e.Date, to: e.Date, place: e.Place, list: "incidents", client: true, side: side})
		}
		add("matter.order.relationship", o.Relationship, "")
	}
	if p := s.Matter.Petition; p != nil {
		add("matter.petition.presentBecause", p.PresentBecause, "")
		add("matter.petition.hardship", p.Hardship, "")
	}
	if r := s.Matter.Record; r != nil {
		add("matter.record.nexus", r.Nexus, "")
		for i, a := range r.Arrests {
			for k, c := range a.Charges {
				add(fmt.Sprintf("matter.record.arrests[%d].charges[%d].link", i, k), c.Link, "")
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(s.Matter.Answers)) {
		add(cases.AnswerPrefix+k, s.Matter.Answers[k], "")
	}
	for _, d := range s.Documents {
		for _, k := range slices.Sorted(maps.Keys(d.Facts)) {
			if len(d.Facts[k]) > 200 {
				out = append(out, text{words: d.Facts[k], list: "document", client: true, side: Side{Source: "paper: " + d.Title, SourceES: "papel: " + d.Title, Record: d.Key(), Path: k}})
			}
		}
	}
	for _, e := range s.Evidence {
		side := Side{Source: "evidence: " + e.Title, SourceES: "prueba: " + e.Title, Record: e.Key()}
		out = append(out, text{words: e.Title, from: e.Date, to: e.Date, list: "evidence", side: side},
			text{words: e.Exhibit.Title, from: e.Date, to: e.Date, list: "evidence", side: side},
			text{words: e.InOrder(), told: e.Date, list: "evidence " + e.ID, client: declares.MatchString(e.Title), side: side})
	}
	return out
}

// declares recognizes the client's own statement among the evidence.
var declares = pattern.Must(`(?i)\b(declaration|affidavit|statement|declaraci[oó]n|testimonio)\b`)

var sentenceEnd = pattern.Must(`[.!?…]+["”»')\]]*\s+|\n+`)

// shortened are words whose full stop ends no sentence.
var shortened = pattern.Must(`(?i)\b(mr|mrs|ms|dr|st|no|jr|sr|vs|v|u\.s|u|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|sra|srta|lic|approx|ca)\.\s*$`)

// sentences cuts a text at the ends of its sentences.
func sentences(t text) []sentence {
	var out []sentence
	start := 0
	cut := func(end int) {
		if s := strings.TrimSpace(t.words[start:end]); s != "" {
			out = append(out, sentence{text: t, at: s, dates: cases.DatesIn(s)})
		}
		start = end
	}
	for _, at := range sentenceEnd.FindAllStringIndex(t.words, -1) {
		if !shortened.MatchString(t.words[max(start, at[1]-12):at[1]]) || strings.Contains(t.words[at[0]:at[1]], "\n") {
			cut(at[1])
		}
	}
	cut(len(t.words))
	return out
}

// movesOn are words that lead from one day to another.
var movesOn = pattern.Must(`(?i)\b(later|after|afterwards?|next|before|earlier|weeks?|months?|years?|days?|when i came back|then|since|until|después|luego|antes|semanas?|meses|años|días|siguiente|desde|hasta)\b`)

// onlyFullDay gives the day of a sentence that names one day and nothing else of time.
func onlyFullDay(s sentence) (cases.Date, bool) {
	if len(s.dates) == 1 && s.dates[0].Date.Full() {
		return s.dates[0].Date, true
	}
	return "", false
}

var dayWithoutYear = pattern.Must(`\b(January|February|March|April|May|June|July|August|September|October|November|December)( \d{1,2}(?:st|nd|rd|th)?\b)?`)

var beforeMonth = pattern.Must(`(?i)\b(in|of|since|until|by|early|late|mid)\W+$`)

// yearless reads "On October 18" and "in June" where the text's own period lets them fall in one year only.
func yearless(s sentence) []cases.DateIn {
	_, last, ok := s.to.Span()
	first, _, ok2 := s.from.Span()
	if !ok || !ok2 {
		return nil
	}
	var out []cases.DateIn
	for _, at := range dayWithoutYear.FindAllStringSubmatchIndex(s.at, -1) {
		if slices.ContainsFunc(s.dates, func(d cases.DateIn) bool { return at[0] < d.End && d.Start < at[1] }) {
			continue
		}
		word := s.at[at[0]:at[1]]
		if at[4] < 0 && !beforeMonth.MatchString(s.at[:at[0]]) {
			continue // "May" is also a name and a verb
		}
		for year := first[:4]; year <= last[:4]; year = nextYear(year) {
			d := cases.DatesIn(word + ", " + string(year))
			if at[4] < 0 {
				d = cases.DatesIn(word + " " + string(year))
			}
			if len(d) == 1 && within(d[0].Date, s.from, s.to) || len(d) == 1 && first[:4] == last[:4] {
				out = append(out, cases.DateIn{Date: d[0].Date, Start: at[0], End: at[1]})
				break
			}
		}
	}
	return out
}

func nextYear(y cases.Date) cases.Date {
	t, ok := (y + "-01-01").Time()
	if !ok {
		return "9999"
	}
	return cases.DateOf(t.AddDate(1, 0, 0))[:4]
}

// ownDay compares the day of an entry with the days its own words name: none of them fits.
func (f *file) ownDay(t text) {
	if t.from == "" && t.to == "" || t.list == "story" {
		return
	}
	dates := cases.DatesIn(t.words)
	var near []cases.Date
	for _, d := range dates {
		if within(d.Date, t.from, orElse(t.to, t.from)) {
			return
		}
		// An entry may speak of other days too: only one that begins with another day is of another day.
		if len(d.Date) >= 7 && (t.list == "evidence" || d.Start < 12) {
			near = append(near, d.Date)
		}
	}
	if len(near) == 0 {
		return
	}
	a, b := t.side, t.side
	a.Value, a.Path = period(t.from, t.to), "date"
	b.Value, b.Path = near[0].Long()+": "+short(t.words), "words"
	f.add("own day", a, b, Fix)
}

func orElse(a, b cases.Date) cases.Date {
	if a == "" {
		return b
	}
	return a
}

func period(from, to cases.Date) string {
	switch {
	case from == to || to == "":
		return from.Long()
	case from == "":
		return "until " + to.Long()
	}
	return from.Long() + " to " + to.Long()
}
