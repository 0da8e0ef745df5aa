package ui

import (
	"context"
	"os"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onFile writes the deadlines and clocks that are shown to a calendar file: numbers of matters, no names, no words.
func (s *calendar) onFile() {
	var list []cases.Deadline
	for _, r := range s.list.Rows {
		if r.deadline != nil && !r.done {
			list = append(list, *r.deadline)
		}
	}
	if len(list) == 0 {
		s.a.toast(lang.T("calendar.sheet.none")) // a calendar without an entry is no calendar file
		return
	}
	labels, code, now := due.LabelsIn(s.data.matters, lang.Code()), lang.Code(), s.a.opt.Now()
	s.a.askLeaving(lang.T("calendar.file.words"), func() {
		s.a.saveFile(lang.T("deadline.calendar"), "dates.ics", func(path string) {
			s.a.jobs.run("", func(context.Context, cases.Progress) error {
				return writeNew(path, func(f *os.File) error { return due.WriteCalendarIn(f, list, labels, code, now) })
			}, func(err error) {
				if err != nil {
					s.a.fail(err, nil)
					return
				}
				s.a.toast(lang.T("deadline.calendar.done"))
			})
		})
	})
}

// onPrint writes a sheet of the days that are shown, with room for notes by hand: no names, no words.
func (s *calendar) onPrint() {
	sheet := s.agenda()
	s.a.askLeaving(lang.T("calendar.print.words"), func() {
		s.a.savePaper(lang.T("calendar.print"), "days.pdf", lang.T("calendar.print.done"), func(context.Context) ([]byte, error) {
			return draft.Render(draft.AgendaSheet(sheet))
		})
	})
}

// askLeaving says that something leaves the vault, and goes on when the person agrees.
func (a *App) askLeaving(words string, goOn func()) {
	kit.Ask(a.window.Canvas(), lang.T("evidence.export.head"), words, nil,
		kit.Answer{Label: lang.T("evidence.export.yes"), Do: goOn}, kit.Answer{Label: lang.T("evidence.export.no")})
}

// agenda is the sheet of what is shown.
func (s *calendar) agenda() draft.Agenda {
	labels := due.LabelsIn(s.data.matters, lang.Code())
	sheet := draft.Agenda{Title: lang.T("calendar.sheet.title"), Made: lang.T("calendar.sheet.made", "date", lang.Date(s.a.today())), Lang: lang.Code(),
		Head: [4]string{lang.T("calendar.sheet.day"), lang.T("calendar.sheet.matter"), lang.T("calendar.sheet.what"), lang.T("calendar.sheet.room")},
		None: lang.T("calendar.sheet.none")}
	for _, r := range s.list.Rows {
		sheet.Rows = append(sheet.Rows, [3]string{upper(lang.Weekday(r.day)), s.label(r, labels), s.neutral(r)})
	}
	return sheet
}

// label is the matter of an entry without a name: "Matter no. 2026-014".
func (s *calendar) label(r *dayRow, labels map[string]string) string {
	switch {
	case r.matter == nil && r.to.Place == toClient:
		return lang.T("calendar.sheet.client")
	case r.matter == nil:
		return lang.T("calendar.sheet.office")
	}
	return labels[r.matter.matter.ID]
}

// neutral is the kind of an entry; its title would tell more than the wall of an office needs.
func (s *calendar) neutral(r *dayRow) string {
	switch {
	case r.kind == dayDeadline && !r.deadline.Checked():
		return lang.T("calendar.sheet.unchecked")
	case r.kind == dayDeadline:
		return lang.T("calendar.sheet.checked")
	}
	return lang.T("calendar.kind." + string(r.kind))
}
