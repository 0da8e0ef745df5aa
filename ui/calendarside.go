package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

func (s *calendar) choose(*dayRow) { s.tell() }

// tell shows at the side what is chosen: an entry, or all entries of a day of the month.
func (s *calendar) tell() {
	s.side.Objects = nil
	if s.at == 1 {
		s.tellDay()
	} else if r := s.list.Selected(); r != nil {
		s.side.Objects = s.about(r)
	} else {
		s.side.Add(kit.NewPara(lang.T("calendar.nothing"), theme.Body, theme.Muted))
	}
	s.side.Refresh()
	if s.card != nil {
		s.card.Refresh()
	}
}

func (s *calendar) tellDay() {
	day := cases.DateOf(s.month.day)
	s.side.Add(kit.NewBoldPara(upper(lang.Weekday(day)), theme.Sub, theme.Ink))
	rows := s.shownOn(day)
	if len(rows) == 0 {
		s.side.Add(kit.NewPara(lang.T("calendar.free"), theme.Body, theme.Muted))
		s.tellNext(day)
	}
	if len(rows) == 1 {
		s.side.Objects = append(s.side.Objects, s.about(rows[0])[1:]...)
		return
	}
	for _, r := range rows {
		s.side.Add(kit.NewResult(r.title, dotted(r.name(), r.forWhom), func() { s.a.Go(r.to) }))
	}
}

// tellNext offers the first entry after a free day.
func (s *calendar) tellNext(day cases.Date) {
	for _, r := range s.list.Rows {
		if r.day <= day {
			continue
		}
		s.side.Add(section(lang.T("calendar.next"), kit.NewResult(dotted(lang.ShortDay(r.day), r.title), r.name(), func() {
			if t, ok := r.day.Time(); ok {
				s.month.pick(noon(t))
			}
		})))
		return
	}
}

// about is one entry: its day, whom it is about, what can be done, and how the day was reached.
func (s *calendar) about(r *dayRow) []fyne.CanvasObject {
	words, days, _ := lang.Distance(r.day, s.a.opt.Now())
	tone := dueTone(days)
	if r.done {
		words, tone = lang.T("deadline.isdone"), theme.Neutral
	}
	head := kit.VStack(6, kit.NewBoldPara(upper(lang.Weekday(r.day)), theme.Sub, theme.Ink), kit.Flow(0, kit.NewChip(words, tone)))
	about := kit.VStack(2, kit.NewBoldPara(r.title, theme.Body, theme.Ink))
	if name := dotted(r.name(), r.forWhom); name != "" {
		about.Add(kit.NewPara(name, theme.Small, theme.Muted))
	}
	if r.matter != nil {
		about.Add(kit.NewPara(r.matter.matter.Title, theme.Small, theme.Muted))
	}
	open := "calendar.open.client"
	switch {
	case r.matter != nil:
		open = "calendar.open"
	case r.whom == "":
		open = "calendar.open.office"
	}
	buttons := kit.Flow(8, kit.NewButton(kit.Plain, stock.NavigateNextIcon(), lang.T(open), func() { s.a.Go(r.to) }))
	if !r.done && (r.kind == dayDeadline || r.kind == dayTask) {
		buttons.Add(kit.NewButton(kit.Plain, stock.ConfirmIcon(), lang.T("calendar.done"), func() { s.a.recordDone(r) }))
	}
	out := []fyne.CanvasObject{head, about, buttons}
	if r.deadline != nil {
		out = append(out, kit.NewLine(), stepsOf(r.deadline))
	}
	return out
}

// recordDone asks on which day a deadline was met or a task was done, and writes it down.
func (a *App) recordDone(r *dayRow) {
	field := kit.NewReadField("deadline.done", lang.T("calendar.done.on"), "", a.understood)
	field.Set(lang.Date(a.today()))
	a.askFor(lang.T("calendar.done"), dotted(r.title, r.name()), field, lang.T("calendar.done.yes"), func(typed string) error {
		day, ok := lang.ReadDate(typed, a.opt.Now())
		if !ok || !day.Full() {
			return &cases.FieldError{Field: field.Path, Msg: lang.T("calendar.done.full")}
		}
		var rec cases.Record
		switch {
		case r.kind == dayDeadline:
			d := *r.deadline
			d.Done = day
			rec = &d
		case r.task != nil:
			k := *r.task
			k.Done = day
			rec = &k
		default:
			return nil
		}
		v, undo := a.vault, noting(rec)
		a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, rec) }, func(err error) {
			if err != nil {
				a.fail(err, nil)
				return
			}
			a.reload()
			a.saved(lang.T("calendar.done.saved"), undo())
		})
		return nil
	})
}
