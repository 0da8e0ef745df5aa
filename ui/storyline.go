package ui

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// draw puts the pieces whose days are known on the line of time, those that the filter keeps.
func (s *story) draw() {
	var bars []kit.SpanBar
	s.drawn = nil
	at := -1
	for i := range s.snap.Story {
		f := &s.snap.Story[i]
		from, to, ok := yearsOf(f.From, f.To)
		if !ok || !s.keeps(f) {
			continue
		}
		if s.chosen != nil && s.chosen.ID == f.ID {
			at = len(bars)
		}
		_, tone := s.chip(f)
		bars, s.drawn = append(bars, kit.SpanBar{From: from, To: to, Tone: tone}), append(s.drawn, f.ID)
	}
	s.line.Set(bars, at)
	s.line.Hidden = len(bars) == 0
}

// pick goes to the piece of a bar.
func (s *story) pick(i int) {
	if f, ok := s.before(s.drawn[i]); ok {
		s.choose(&f)
	}
}

// yearsOf is a period in years, as far as it is known; a single day is as long as a day.
func yearsOf(from, to cases.Date) (first, last float64, ok bool) {
	if from == "" {
		from = to
	}
	if to == "" {
		to = from
	}
	a, _, ok1 := from.Span()
	_, b, ok2 := to.Span()
	if !ok1 || !ok2 {
		return 0, 0, false
	}
	first, last = yearOf(a, 0), yearOf(b, 1)
	return first, max(last, first), true
}

// yearOf is a day as a part of its year; after adds a day.
func yearOf(d cases.Date, after int) float64 {
	t, _ := d.Time()
	return float64(t.Year()) + float64(t.YearDay()-1+after)/366
}

// filters are the ways to narrow the list: what waits, each topic and each day on which something was told.
func (s *story) filters() (values, texts []string) {
	values, texts = []string{""}, []string{lang.T("story.show.all")}
	if slices.ContainsFunc(s.snap.Story, func(f cases.Fragment) bool { return waiting(&f) }) {
		values, texts = append(values, "waiting"), append(texts, lang.T("story.show.waiting"))
	}
	for _, t := range cases.StoryTopics() {
		if slices.ContainsFunc(s.snap.Story, func(f cases.Fragment) bool { return f.About() == t.ID }) {
			values, texts = append(values, "topic "+t.ID), append(texts, upper(t.In(lang.Code())))
		}
	}
	var days []cases.Date
	for _, f := range s.snap.Story {
		if f.Session != "" && !slices.Contains(days, f.Session) {
			days = append(days, f.Session)
		}
	}
	slices.SortFunc(days, compareDates)
	for _, d := range days {
		values, texts = append(values, "told "+string(d)), append(texts, lang.T("story.show.told", "when", lang.Date(d)))
	}
	return values, texts
}

// waiting reports whether a piece waits for the client's approval.
func waiting(f *cases.Fragment) bool { return !f.IsApproved() && f.Withdrawn == "" }

// keeps reports whether the filter leaves a piece in the list.
func (s *story) keeps(f *cases.Fragment) bool {
	v := s.filter.Value()
	topic, byTopic := strings.CutPrefix(v, "topic ")
	day, byDay := strings.CutPrefix(v, "told ")
	switch {
	case v == "waiting":
		return waiting(f)
	case byTopic:
		return f.About() == topic
	case byDay:
		return string(f.Session) == day
	}
	return true
}

// topicWords is what a piece is about, "" where no topic was chosen.
func topicWords(f *cases.Fragment) string { return term(cases.StoryTopics(), f.Topic) }

// storyPlaces are where a piece may be kept out of: readers, kinds of matter, sorts of paper, and the forms of this
// matter.
func storyPlaces(snap *cases.Snapshot) (values, texts []string) {
	for _, r := range cases.Recipients() {
		if r != cases.OfficeCopy {
			values, texts = append(values, string(r)), append(texts, lang.T("recipient."+string(r)))
		}
	}
	for _, k := range []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration} {
		values, texts = append(values, string(k)), append(texts, lang.T("story.matters."+string(k)))
	}
	for _, t := range cases.PaperSorts() {
		values, texts = append(values, t.ID), append(texts, upper(t.In(lang.Code())))
	}
	for _, f := range snap.Matter.Forms {
		values, texts = append(values, f), append(texts, formWithTitle(f))
	}
	return values, texts
}

// storyPeople are the people of the file who may stand in a piece.
func storyPeople(snap *cases.Snapshot) (ids, names []string) {
	for _, p := range snap.Parties {
		ids, names = append(ids, p.ID), append(names, p.Name.Full())
	}
	for _, r := range snap.Client.Family {
		if r.ID != "" {
			ids, names = append(ids, r.ID), append(names, r.Name.Full())
		}
	}
	return ids, names
}
