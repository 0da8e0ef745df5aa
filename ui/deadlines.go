package ui

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// deadlines are the days of a matter, each with the arithmetic that led to it. A day is computed
// when a person asks; it is never moved by itself.
type deadlines struct {
	pageOf[cases.Deadline]
	found  *fyne.Container // days that follow from the facts and are not written down yet
	served *kit.Field
}

func newDeadlines(a *App, store bookStore) tab {
	s := &deadlines{found: kit.VStack(8)}
	type D = cases.Deadline
	s.rows = func(snap *cases.Snapshot) []*D {
		list := pointers(snap.Deadlines)
		slices.SortStableFunc(list, func(a, b *D) int { return strings.Compare(dueRank(a), dueRank(b)) })
		return list
	}
	rules, titles := []string{""}, []string{lang.T("deadline.byhand")}
	for _, r := range law.Deadlines() {
		if r.Facts.Direction != law.Classify {
			rules, titles = append(rules, r.ID), append(titles, lang.Deadline(r.ID, r.Title, r.Title))
		}
	}
	rule := input[D]{kit.NewChoice("deadline.rule", label("deadline.rule"), hint("deadline.rule"), rules, titles),
		func(d *D) string { return d.Rule }, func(d *D, v string) bool { d.Rule = v; return true }}
	served := inOffer("deadline.served", func(d *D) *string { return &d.Served })
	s.served = served.field
	s.served.Offer(servedWays())
	s.book = newBook(a, store, bookSpec[D]{words: "deadline.", icon: stock.HistoryIcon(), share: 1.15, lead: true,
		id: func(d *D) string { return d.ID }, find: func(d *D) string { return kit.Fold(deadlineTitle(d)) },
		cols: []kit.Column[D]{
			{Title: lang.T("deadline.day"), Width: 108, Cell: s.dayCell, Order: func(a, b *D) int { return strings.Compare(dueRank(a), dueRank(b)) }},
			{Title: lang.T("deadline.what"), Width: -1, Cell: func(d *D) kit.Cell { return kit.Cell{Main: deadlineTitle(d), Sub: d.Citation} }},
			{Title: lang.T("deadline.looked"), Width: 124, Kind: kit.Chips, Cell: checkCell},
		},
		lines: []line[D]{
			row(rule),
			row(inDay(a, "deadline.from", func(d *D) *cases.Date { return &d.From }), served),
			row(inNumber("deadline.days", func(d *D) *int { return &d.Days }), inWords("deadline.state", func(d *D) *string { return &d.State })),
			row(inWords("deadline.title", func(d *D) *string { return &d.Title }), inDay(a, "deadline.due", func(d *D) *cases.Date { return &d.Due })),
			heading[D]("deadline.counts"),
			row(inDay(a, "deadline.printed", func(d *D) *cases.Date { return &d.Printed }), inDay(a, "deadline.done", func(d *D) *cases.Date { return &d.Done })),
			row(inDay(a, "deadline.override", func(d *D) *cases.Date { return &d.Override }), inWords("deadline.reason", func(d *D) *string { return &d.Reason })),
		},
		fresh: func() *D { return &D{ID: cases.NewID(), MatterID: s.snap.Matter.ID, From: a.today()} },
		save:  s.records,
		drop:  func(d *D) (write, remove []cases.Record) { return nil, []cases.Record{d} },
		extra: s.extra,
	})
	return s
}

// servedWays are the ways of service that add days somewhere, by their words in the law data.
func servedWays() (values, texts []string) {
	names := map[string]bool{}
	for _, m := range law.Methods() {
		for _, add := range m.Facts.Additions {
			names[add.Method] = true
		}
	}
	names["personal"] = true
	values, texts = []string{""}, []string{"–"}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		values, texts = append(values, name), append(texts, servedWords(name))
	}
	return values, texts
}

// servedWords is a way of service in words; one without words of its own stands as the law data names it.
func servedWords(name string) string {
	if key := "served." + name; lang.In("en", key) != "" {
		return lang.T(key)
	}
	return strings.ReplaceAll(name, "_", " ")
}

// dueRank sorts open days first, the nearest on top.
func dueRank(d *cases.Deadline) string {
	if d.Done != "" {
		return "2" + string(d.Day())
	}
	return "1" + string(d.Day())
}

func (s *deadlines) dayCell(d *cases.Deadline) kit.Cell {
	words, days, ok := lang.Distance(d.Day(), s.a.opt.Now())
	c := kit.Cell{Main: lang.Date(d.Day()), Sub: words, Bold: true}
	if d.Done != "" {
		return kit.Cell{Main: c.Main, Sub: lang.T("deadline.isdone"), MainRole: theme.Muted}
	}
	if tone := dueTone(days); ok && tone != theme.Neutral {
		c.SubRole, c.SubBold = tone.Fg(), true
	}
	return c
}

// checkCell says how many people have looked at the arithmetic.
func checkCell(d *cases.Deadline) kit.Cell {
	switch {
	case d.Done != "":
		return kit.Cell{Main: lang.T("deadline.isdone"), Tone: theme.Neutral}
	case d.Checked():
		return kit.Cell{Main: lang.T("deadline.checked.both"), Tone: theme.Good}
	case len(d.CheckedBy) == 1:
		return kit.Cell{Main: lang.T("deadline.checked.one"), Tone: theme.Info}
	}
	return kit.Cell{Main: lang.T("deadline.checked.none"), Tone: theme.Warn}
}

// records is what is kept of the form: computed anew only where the person changed what it is
// computed from.
func (s *deadlines) records(d *cases.Deadline) ([]cases.Record, error) {
	if was := s.chosen; d.Rule != "" && (s.fresh || computedFrom(d) != computedFrom(was)) {
		now, err := due.Compute(d.MatterID, law.Request{Rule: d.Rule, From: string(d.From), Served: d.Served, Days: d.Days, State: d.State})
		if err != nil {
			return nil, ofField(err)
		}
		if d.Title != "" && d.Title != was.Title {
			now.Title = d.Title
		}
		now.Meta, now.ID = d.Meta, d.ID
		now.Printed, now.Override, now.Reason, now.Done = d.Printed, d.Override, d.Reason, d.Done
		*d = now
	}
	if !s.fresh && d.Day() != s.chosen.Day() {
		d.CheckedBy = nil // whoever checked, checked another day
	}
	return []cases.Record{d}, d.Check()
}

// computedFrom is what a day follows from, as one text.
func computedFrom(d *cases.Deadline) string {
	return strings.Join([]string{d.Rule, string(d.From), d.Served, d.State, lang.T("number", "n", d.Days)}, "|")
}

// ofField puts what does not fit a rule beside the field it is about.
func ofField(err error) error {
	var use *law.UseError
	if errors.As(err, &use) {
		what, _, _ := use.Explain(lang.Code())
		return &cases.FieldError{Field: "deadline." + use.Field, Msg: what}
	}
	var ask *law.AskError
	if errors.As(err, &ask) {
		what, _, do := ask.Explain(lang.Code())
		return &cases.FieldError{Field: "deadline.rule", Msg: what + " " + do}
	}
	return err
}
