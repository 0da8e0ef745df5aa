package contradict

import (
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// arrestAt is one recorded arrest and where it stands.
type arrestAt struct {
	arrest cases.Arrest
	date   cases.Date
	side   Side
}

// arrests lists the recorded arrests of all matters.
func (f *file) arrests() []arrestAt {
	var out []arrestAt
	for _, s := range f.snaps {
		if s.Matter.Record == nil {
			continue
		}
		for i, a := range s.Matter.Record.Arrests {
			path := fmt.Sprintf("matter.record.arrests[%d].date", i)
			out = append(out, arrestAt{a, a.Date, matterSide(s, path, a.Date.Long()+" "+a.Place)})
		}
	}
	return out
}

// compareArrests holds every arrest that is told, and every one on the timeline, against the recorded ones: it is in
// order when one of them can be meant.
func (f *file) compareArrests() {
	f.neverArrested()
	f.arrestsBeforeEntry()
	list := f.arrests()
	complete := len(list) > 0
	for _, a := range list {
		complete = complete && a.date != ""
	}
	if !complete {
		return // an arrest without a day may be the one that is told
	}
	for _, c := range f.claims {
		if c.topic == "arrest" {
			f.oneOfArrests(c.date, c.side, list)
		}
	}
	for _, e := range f.first.Timeline {
		if e.Category == "arrest" && e.From != "" && e.To == "" {
			f.oneOfArrests(e.From, Side{Value: e.From.Long() + " " + e.Title, Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key()}, list)
		}
	}
	for _, e := range f.first.Timeline {
		f.placeOfArrest(e.Category == "arrest", e.From, e.Place, Side{Value: e.From.Long() + ", " + e.Place, Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key(), Path: "timeline.place"}, list)
	}
}

func (f *file) oneOfArrests(day cases.Date, said Side, list []arrestAt) {
	nearest, gap := list[0], 1<<30
	for _, a := range list {
		if agree(day, a.date) {
			return
		}
		if g := daysApart(day, a.date); g < gap {
			nearest, gap = a, g
		}
	}
	f.add("arrest", nearest.side, said, Explain)
}

func (f *file) placeOfArrest(isArrest bool, day cases.Date, place string, said Side, list []arrestAt) {
	if !isArrest || !day.Full() || place == "" {
		return
	}
	for _, a := range list {
		if a.date == day && !samePlace(a.arrest.Place, place) {
			f.add("place of the same happening", a.side, said, Fix)
		}
	}
}

func daysApart(a, b cases.Date) int {
	x, _, ok1 := a.Span()
	y, _, ok2 := b.Span()
	if !ok1 || !ok2 {
		return 1 << 29
	}
	t1, _ := x.Time()
	t2, _ := y.Time()
	d := int(t1.Sub(t2).Hours() / 24)
	return max(d, -d)
}

// neverArrested: told once that there was none, and elsewhere that there was one.
func (f *file) neverArrested() {
	if f.never == nil {
		return
	}
	for _, c := range f.claims {
		if c.topic == "arrest" {
			f.add("number of arrests", c.side, *f.never, Explain)
			return
		}
	}
}

// arrestsBeforeEntry: something in the United States lies before the last entry. There may have been an earlier stay.
func (f *file) arrestsBeforeEntry() {
	c := f.client
	if c.LastEntry.Date == "" || isUS(c.BirthCountry) {
		return
	}
	entry := f.ownFact("client.lastEntry.date", c.LastEntry.Date.Long())
	for _, a := range f.arrests() {
		if before(a.date, c.LastEntry.Date) {
			f.add("entry", entry, a.side, Explain)
		}
	}
	for _, g := range f.first.Story {
		if stateIn(g.Place) != "" && before(g.From, c.LastEntry.Date) {
			f.add("entry", entry, Side{Value: period(g.From, g.To) + ", " + g.Place, Source: "story: " + g.Title, SourceES: "relato: " + g.Title, Record: g.Key(), Path: "story.from"}, Explain)
		}
	}
	for _, e := range f.first.Timeline {
		if stateIn(e.Place) != "" && before(e.From, c.LastEntry.Date) && e.Category != "journey" {
			f.add("entry", entry, Side{Value: period(e.From, e.To) + ", " + e.Place, Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key(), Path: "timeline.from"}, Explain)
		}
	}
}
