package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// formsTab lists the forms of a matter, fills them from the facts, and shows the pages beside. A
// form that is opened takes the whole tab: see formSheet.
type formsTab struct {
	a       *App
	store   forms.Desk
	snap    *cases.Snapshot
	list    *kit.DataList[formRow]
	preview *preview
	report  *fyne.Container
	scroll  *fyne.Container
	fill    *kit.Button
	busy    bool // a form is being filled
	first   int  // place of the form to be opened at once, from 1; 0 for none
	sheet   *formSheet
	page    *fyne.Container
	front   *fyne.Container
}

func newFormsTab(a *App, store forms.Desk, part int) *formsTab {
	f := &formsTab{a: a, store: store, first: part, report: kit.VStack(14), page: container.NewStack()}
	f.preview = newPreview(a, store, lang.T("forms.nopage"))
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("forms.count", all) }, Keys: lang.T("forms.keys")}
	f.list = kit.NewDataList(words, (*formRow).key, func(r *formRow) string { return kit.Fold(r.form) },
		kit.Column[formRow]{Title: lang.T("forms.form"), Width: -1, Cell: func(r *formRow) kit.Cell {
			return kit.Cell{Main: r.name(), Sub: r.title, Bold: true}
		}},
		kit.Column[formRow]{Title: lang.T("forms.state"), Width: 164, Kind: kit.Chips, Cell: func(r *formRow) kit.Cell {
			words, tone := r.state()
			return kit.Cell{Main: words, Tone: tone}
		}})
	f.list.OnSelect, f.list.Menu = f.choose, f.menu
	f.list.OnOpen = f.open
	f.list.Empty = kit.NewEmptyState(stock.DocumentIcon(), lang.T("forms.none"), lang.T("forms.none.words"), lang.T("forms.add"), f.onNew)
	f.fill = kit.NewButton(kit.Primary, stock.DocumentCreateIcon(), lang.T("forms.fill"), f.onFill)
	return f
}

// Content lays the page out.
func (f *formsTab) Content() fyne.CanvasObject {
	blank := kit.NewButton(kit.Plain, stock.FolderOpenIcon(), lang.T("forms.import"), func() { f.a.importBlank(f.a.reload) })
	add := kit.NewButton(kit.Plain, stock.ContentAddIcon(), lang.T("forms.add"), f.onNew)
	head := kit.Head(120, kit.Pad(kit.NewPara(lang.T("forms.words"), theme.Small, theme.Muted), 0, 0, 8, 0), add, blank, f.fill)
	f.scroll = kit.Scroll(f.report)
	left := kit.Frame(12, head, container.New(&shares{1, 0.9}, f.list, kit.NewCard(16, f.scroll)), nil)
	f.front = kit.Panes(330, 0.8, left, f.preview.view)
	f.page.Objects = []fyne.CanvasObject{f.front}
	return f.page
}

func (f *formsTab) show(s *cases.Snapshot) {
	f.snap = s
	var rows []*formRow
	f.a.jobs.run("", func(context.Context, cases.Progress) error {
		rows = formRows(s)
		return nil
	}, func(err error) {
		if err != nil || f.snap != s {
			f.a.fail(err, nil)
			return
		}
		f.take(rows)
	})
}

// take shows the rows of a snapshot.
func (f *formsTab) take(rows []*formRow) {
	selected := f.list.Selected()
	f.list.SetRows(rows)
	if selected == nil {
		f.list.Select(0)
	}
	if at := f.first; at > 0 && at <= len(rows) {
		f.first = 0
		f.list.Select(at - 1)
		f.enter(rows[at-1])
		return
	}
	if f.sheet != nil {
		for i, r := range rows {
			if r.key() == f.sheet.row.key() {
				f.a.route.Part = i + 1
				f.sheet.show(r, f.snap)
				return
			}
		}
		f.leaveSheet() // the form is not named any more
	}
	if r := f.list.Selected(); r != nil {
		f.choose(r)
	}
}

// choose shows the pages of a form, and what it needs next.
func (f *formsTab) choose(r *formRow) {
	if f.sheet != nil {
		return
	}
	head := kit.VStack(3, kit.NewBoldPara(r.name(), theme.Sub, theme.Ink), kit.NewPara(dotted(r.title, r.edition), theme.Small, theme.Muted))
	f.report.Objects = []fyne.CanvasObject{head}
	switch {
	case r.missing():
		f.report.Add(kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("forms.noblank"), kit.NewPara(lang.T("forms.noblank.words", "where", r.where), theme.Body, theme.Info.Fg())))
	case r.nobody():
		f.report.Add(kit.NewPara(lang.T("forms.whom.words"), theme.Body, theme.Ink))
	case r.filled == nil:
		f.report.Add(kit.NewPara(lang.T("forms.unfilled"), theme.Body, theme.Ink))
	default:
		f.filled(r)
	}
	f.actions(r)
	f.report.Refresh()
	f.scroll.Refresh()
	f.preview.show(r.page(), "application/pdf")
}

// actions are what one can do with the form now.
func (f *formsTab) actions(r *formRow) {
	row := kit.Flow(8)
	switch {
	case r.missing():
		row.Add(kit.NewButton(kit.Plain, stock.FolderOpenIcon(), lang.T("forms.import"), func() { f.a.importBlank(f.a.reload) }))
	case !r.nobody():
		row.Add(kit.NewButton(kit.Plain, stock.ListIcon(), lang.T("forms.open"), func() { f.open(r) }))
		row.Add(kit.NewButton(kit.Plain, stock.DocumentCreateIcon(), lang.T("forms.fillone"), func() { f.fillOne(r, r.relative) }))
	}
	if r.about && !r.missing() {
		row.Add(kit.NewButton(kit.Plain, stock.AccountIcon(), lang.T("forms.whom"), func() { f.askWhom(r) }))
	}
	if r.filled != nil {
		id := r.filled.ID
		row.Add(kit.NewButton(kit.Plain, stock.ContentClearIcon(), lang.T("redact.open"), func() { f.a.Go(Route{Place: toRedact, ID: id}) }))
	}
	if f.named(r) {
		row.Add(kit.NewButton(kit.Quiet, nil, lang.T("forms.off"), func() { f.takeOff(r) }))
	}
	f.report.Add(row)
}

// filled adds what is left to look at in a filled form, in short.
func (f *formsTab) filled(r *formRow) {
	if len(r.changed) > 0 {
		var labels []string
		for _, path := range r.changed {
			labels = append(labels, factLabel(path))
		}
		f.report.Add(kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("forms.changed"), kit.NewPara(strings.Join(labels, ", "), theme.Body, theme.Warn.Fg())))
	}
	words := lang.T("forms.nothing")
	if n := len(r.filled.Open); n > 0 {
		words = lang.N("forms.open.points", n)
	}
	f.report.Add(kit.NewPara(words, theme.Body, theme.Ink))
}

// open goes through a form, as to any other place: Back comes here again.
func (f *formsTab) open(r *formRow) {
	if r.missing() || r.nobody() {
		return
	}
	f.a.remember()
	f.enter(r)
}

func (f *formsTab) enter(r *formRow) {
	for i, o := range f.list.Rows {
		if o == r {
			f.a.route.Part = i + 1
		}
	}
	f.preview.close()
	f.sheet = newFormSheet(f.a, f.store, f.leaveSheet, func(r *formRow) { f.fillOne(r, r.relative) })
	f.page.Objects = []fyne.CanvasObject{f.sheet.whole}
	f.page.Refresh()
	f.sheet.open(r, f.snap)
}

// leaveSheet goes back to the list of forms.
func (f *formsTab) leaveSheet() {
	if f.sheet == nil {
		return
	}
	f.sheet.close()
	f.sheet = nil
	f.a.route.Part = 0
	f.page.Objects = []fyne.CanvasObject{f.front}
	f.page.Refresh()
	if r := f.list.Selected(); r != nil {
		f.choose(r)
	}
}

// leave saves what is typed into a form.
func (f *formsTab) leave(goOn func()) {
	if f.sheet == nil {
		goOn()
		return
	}
	f.sheet.answer.leave(goOn)
}

// unsaved implements typist.
func (f *formsTab) unsaved() ([]cases.Record, []string) {
	if f.sheet == nil {
		return nil, nil
	}
	return f.sheet.answer.unsaved()
}

// onSave saves what is typed (Ctrl+S).
func (f *formsTab) onSave() {
	if f.sheet != nil {
		f.sheet.answer.commit(func() {})
	}
}

// close lets go of the shown pages.
func (f *formsTab) close() {
	f.preview.close()
	if f.sheet != nil {
		f.sheet.close()
	}
}
