package ui

import (
	"context"
	"os"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// Content lays the page out: days that the facts start and nobody has written down stand above.
func (s *deadlines) Content() fyne.CanvasObject {
	return kit.Frame(12, s.found, s.pageOf.Content(), nil)
}

func (s *deadlines) show(snap *cases.Snapshot) {
	s.pageOf.show(snap)
	s.found.Objects = nil
	list, err := due.Of(snap)
	if err != nil {
		s.a.fail(err, nil)
	}
	for _, d := range list {
		if !slices.ContainsFunc(snap.Deadlines, func(had cases.Deadline) bool { return had.ID == d.ID }) {
			s.found.Add(s.offer(&d))
		}
	}
	s.found.Hidden = len(s.found.Objects) == 0
	s.found.Refresh()
}

// offer is one day that follows from the facts, with the way to write it down.
func (s *deadlines) offer(d *cases.Deadline) fyne.CanvasObject {
	take := kit.NewButton(kit.Plain, nil, lang.T("deadline.take"), func() {
		s.list.Hold(d.ID)
		s.write([]cases.Record{d}, nil, func() { s.chosen = d })
	})
	words := kit.NewPara(dotted(deadlineTitle(d), lang.Weekday(d.Day())), theme.Body, theme.Info.Fg())
	note := kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("deadline.follows"), words)
	return kit.Row(10, []float32{-1, 0}, note, take)
}

// extra is how the day was reached, who has checked it, and what may be done with it.
func (s *deadlines) extra(d *cases.Deadline) []fyne.CanvasObject {
	out := []fyne.CanvasObject{chainOf(d)}
	if note := lawDiffers(d); note != nil {
		out = append(out, note)
	}
	if slices.ContainsFunc(due.Stale(s.snap), func(o cases.Deadline) bool { return o.ID == d.ID }) {
		out = append(out, kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("deadline.facts"),
			kit.NewPara(lang.T("deadline.facts.words"), theme.Body, theme.Warn.Fg())))
	}
	checked := lang.T("deadline.nobody")
	if len(d.CheckedBy) > 0 {
		checked = lang.T("deadline.checkedby", "who", strings.Join(d.CheckedBy, ", "))
	}
	buttons := kit.Flow(8)
	if !d.Checked() && d.Done == "" {
		buttons.Add(kit.NewButton(kit.Plain, stock.ConfirmIcon(), lang.T("deadline.check"), func() { s.onCheck(d) }))
	}
	buttons.Add(kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("deadline.calendar"), s.onCalendar))
	return append(out, kit.NewPara(checked, theme.Body, theme.Ink), buttons, kit.NewLine())
}

// onCheck asks for the initials of one more person who went through the arithmetic.
func (s *deadlines) onCheck(d *cases.Deadline) {
	s.a.askFor(lang.T("deadline.check"), lang.T("deadline.check.words", "date", lang.Weekday(d.Day())),
		kit.NewField("deadline.checkedBy", lang.T("deadline.checkedBy"), ""), lang.T("deadline.check.yes"), func(who string) error {
			now, err := d.WithCheck(who)
			if err == nil {
				s.write([]cases.Record{&now}, nil, func() {})
			}
			return err
		})
}

// onCalendar writes the open days of this matter to a calendar file: a number, no names, no words.
func (s *deadlines) onCalendar() {
	list, v, code := s.snap.Deadlines, s.a.vault, lang.Code()
	if _, open := cases.Next(list); !open {
		s.a.toast(lang.T("calendar.sheet.none")) // a calendar without an entry is no calendar file
		return
	}
	s.a.saveFile(lang.T("deadline.calendar"), "dates.ics", func(path string) {
		s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
			matters, err := vault.List[cases.Matter](ctx, v, "")
			if err != nil {
				return err
			}
			return writeNew(path, func(f *os.File) error {
				return due.WriteCalendarIn(f, list, due.LabelsIn(matters, code), code, s.a.opt.Now())
			})
		}, func(err error) {
			if err != nil {
				s.a.fail(err, nil)
				return
			}
			s.a.toast(lang.T("deadline.calendar.done"))
		})
	})
}

// chainOf is a day with its arithmetic.
func chainOf(d *cases.Deadline) fyne.CanvasObject {
	return kit.VStack(8, kit.NewBoldPara(upper(lang.Weekday(d.Day())), theme.Sub, theme.Ink), stepsOf(d))
}

// stepsOf is the arithmetic of a day: what counts, each step, the other reading, the source.
func stepsOf(d *cases.Deadline) fyne.CanvasObject {
	body := kit.VStack(8)
	say := func(words string, role fyne.ThemeColorName) { body.Add(kit.NewPara(words, theme.Small, role)) }
	switch {
	case d.Printed != "":
		say(lang.T("due.printed"), theme.Muted)
		if d.Due != "" && d.Due != d.Printed {
			say(lang.T("deadline.computed", "date", lang.Date(d.Due)), theme.Muted)
		}
	case d.Override != "" && d.Reason != "":
		say(lang.T("due.override", "reason", d.Reason, "date", lang.Date(d.Due)), theme.Muted)
	}
	if len(d.Chain) > 0 {
		body.Add(kit.NewBoldPara(lang.T("due.chain"), theme.Small, theme.Muted))
	}
	for _, step := range d.Chain {
		body.Add(kit.TopRow(8, []float32{14, -1}, kit.NewText("→", theme.Small, theme.Muted), kit.NewPara(lang.Law(step), theme.Small, theme.Ink)))
	}
	if d.LastSafe != "" && d.LastSafe != d.Due {
		say(lang.T("deadline.lastsafe", "date", lang.Weekday(d.LastSafe)), theme.Ink)
	}
	if d.Alternative != "" {
		say(lang.T("due.alternative", "date", lang.Date(d.Alternative)), theme.Warn.Fg())
	}
	for _, w := range d.Warnings {
		say(lang.Law(w), theme.Warn.Fg())
	}
	if d.Citation != "" {
		say(dotted(d.Citation, lang.T("due.data", "date", lang.Date(cases.Date(d.Data))), confidence(d.Confidence)), theme.Muted)
	}
	say(lang.T("deadline.notadvice"), theme.Muted)
	return body
}
