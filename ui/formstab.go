package ui

import (
	"slices"
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

// formRow is one form that the matter files, with how far it is.
type formRow struct {
	form, title, edition string
	filled               *cases.FilledForm
	blank                *cases.Blank
	where                string   // the agency's page, for a blank that is missing
	changed              []string // facts that differ from those in the form
}

// state is the row's chip: what the form needs next.
func (r *formRow) state() (string, theme.Tone) {
	switch {
	case r.filled == nil && r.blank == nil && r.where != "":
		return lang.T("forms.state.blank"), theme.Warn
	case r.filled == nil:
		return lang.T("forms.state.ready"), theme.Info
	case len(r.changed) > 0:
		return lang.T("forms.state.changed"), theme.Warn
	case len(r.filled.Open) > 0:
		return lang.N("forms.state.open", len(r.filled.Open)), theme.Neutral
	}
	return lang.T("forms.state.done"), theme.Good
}

// formsTab lists the forms of a matter, fills them from the facts, and shows the pages beside
// what a person still has to look at.
type formsTab struct {
	a       *App
	store   forms.Desk
	snap    *cases.Snapshot
	list    *kit.DataList[formRow]
	preview *preview
	report  *fyne.Container
	scroll  *fyne.Container
	fill    *kit.Button
}

func newFormsTab(a *App, store forms.Desk) *formsTab {
	f := &formsTab{a: a, store: store, report: kit.VStack(14)}
	f.preview = newPreview(a, store, lang.T("forms.nopage"))
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("forms.count", all) }}
	f.list = kit.NewDataList(words, func(r *formRow) string { return r.form }, func(r *formRow) string { return kit.Fold(r.form) },
		kit.Column[formRow]{Title: lang.T("forms.form"), Width: -1, Cell: func(r *formRow) kit.Cell {
			return kit.Cell{Main: r.form, Sub: r.title, Bold: true}
		}},
		kit.Column[formRow]{Title: lang.T("forms.state"), Width: 164, Kind: kit.Chips, Cell: func(r *formRow) kit.Cell {
			words, tone := r.state()
			return kit.Cell{Main: words, Tone: tone}
		}})
	f.list.OnSelect = f.choose
	f.list.Empty = kit.NewEmptyState(stock.DocumentIcon(), lang.T("forms.none"), lang.T("forms.none.words"), "", nil)
	f.fill = kit.NewButton(kit.Primary, stock.DocumentCreateIcon(), lang.T("forms.fill"), f.onFill)
	return f
}

// Content lays the page out.
func (f *formsTab) Content() fyne.CanvasObject {
	blank := kit.NewButton(kit.Plain, stock.FolderOpenIcon(), lang.T("forms.import"), func() { f.a.importBlank(f.a.reload) })
	head := kit.Head(120, kit.Pad(kit.NewPara(lang.T("forms.words"), theme.Small, theme.Muted), 0, 0, 8, 0), blank, f.fill)
	f.scroll = kit.Scroll(f.report)
	left := kit.Frame(12, head, container.New(&shares{1, 0.9}, f.list, kit.NewCard(16, f.scroll)), nil)
	return kit.Panes(330, 0.8, left, f.preview.view)
}

func (f *formsTab) show(s *cases.Snapshot) {
	f.snap = s
	selected := f.list.Selected()
	f.list.SetRows(formRows(s))
	if selected == nil {
		f.list.Select(0)
	}
	if r := f.list.Selected(); r != nil {
		f.choose(r)
	}
}

// formRows are the forms that the matter names, and any other that was filled for it.
func formRows(s *cases.Snapshot) []*formRow {
	var rows []*formRow
	for _, name := range s.Matter.Forms {
		rows = append(rows, newFormRow(s, formNumber(name)))
	}
	for _, f := range s.Forms {
		if !slices.ContainsFunc(rows, func(r *formRow) bool { return r.form == f.Form }) {
			rows = append(rows, newFormRow(s, f.Form))
		}
	}
	return rows
}

// formNumber is the number of a form that a matter may also name by its title.
func formNumber(name string) string {
	if own, ok := forms.OwnForm(name); ok {
		return own.Edition.Form
	}
	return name
}

func newFormRow(s *cases.Snapshot, number string) *formRow {
	r := &formRow{form: number}
	if own, ok := forms.OwnForm(number); ok {
		r.title, r.edition = own.Edition.Title, own.Edition.Edition
	}
	if known := forms.EditionsOf(number); len(known) > 0 {
		r.title, r.edition, r.where = known[0].Title, known[0].Edition, known[0].Where
	}
	for i := range s.Blanks {
		if b := &s.Blanks[i]; b.Form == number {
			r.blank, r.edition = b, b.Edition
		}
	}
	for i := range s.Forms {
		if f := &s.Forms[i]; f.Form == number {
			r.filled, r.title, r.edition = f, f.Title, f.Edition
			r.changed = forms.Changed(s, *f)
		}
	}
	return r
}

// choose shows the pages of a form, and what still has to be looked at.
func (f *formsTab) choose(r *formRow) {
	head := kit.VStack(3, kit.NewBoldPara(dotted(r.form, r.title), theme.Sub, theme.Ink), kit.NewPara(r.edition, theme.Small, theme.Muted))
	f.report.Objects = []fyne.CanvasObject{head}
	switch {
	case r.filled == nil && r.blank == nil && r.where != "":
		f.report.Add(kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("forms.noblank"), kit.NewPara(lang.T("forms.noblank.words", "where", r.where), theme.Body, theme.Info.Fg())))
	case r.filled == nil:
		f.report.Add(kit.NewPara(lang.T("forms.unfilled"), theme.Body, theme.Ink))
	default:
		f.filled(r)
	}
	f.report.Refresh()
	f.scroll.Refresh()
	f.preview.show(r.page(), "application/pdf")
}

// filled adds the report of a filled form.
func (f *formsTab) filled(r *formRow) {
	if len(r.changed) > 0 {
		var labels []string
		for _, path := range r.changed {
			labels = append(labels, factLabel(path))
		}
		f.report.Add(kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("forms.changed"), kit.NewPara(strings.Join(labels, ", "), theme.Body, theme.Warn.Fg())))
	}
	if len(r.filled.Open) == 0 {
		f.report.Add(kit.NewPara(lang.T("forms.nothing"), theme.Body, theme.Ink))
		return
	}
	look := section(lang.T("forms.look"))
	for _, line := range r.filled.Open {
		look.Add(kit.TopRow(8, []float32{14, -1}, kit.NewText("·", theme.Body, theme.Muted), kit.NewPara(line, theme.Body, theme.Ink)))
	}
	f.report.Add(look)
}

// page is the blob to show: the filing copy, else the draft, else the empty form.
func (r *formRow) page() string {
	switch {
	case r.filled != nil && r.filled.Filing.ID != "":
		return r.filled.Filing.ID
	case r.filled != nil:
		return r.filled.Draft.ID
	case r.blank != nil && r.blank.Normalised.ID != "":
		return r.blank.Normalised.ID
	case r.blank != nil:
		return r.blank.Original.ID
	}
	return ""
}

// close lets go of the shown pages.
func (f *formsTab) close() { f.preview.close() }
