package ui

import (
	"bytes"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// formSheet goes through one form of a matter: its fields in a list, the chosen one to be answered
// under it, and the page with its boxes beside both.
type formSheet struct {
	a     *App
	store forms.Desk
	row   *formRow
	snap  *cases.Snapshot
	work  *forms.Worksheet
	lines []*forms.Line

	list    *kit.DataList[forms.Line]
	pills   []*kit.NavItem
	at      sheetView
	answer  *answerCard
	report  *forms.Report // of the last filling, nil before any
	told    string        // blob of the report
	review  *formReview
	preview *preview
	body    *fyne.Container
	title   *kit.Para
	note    *kit.Para
	fill    *kit.Button
	head    *fyne.Container
	whole   *fyne.Container
	gone    bool // closed: what is still being read is for nobody
}

// sheetView is what the left side shows.
type sheetView int

const (
	sheetAll sheetView = iota
	sheetAsk
	sheetLook
	sheetReview
)

var sheetKeys = []string{"fields.all", "fields.ask", "fields.look", "fields.review"}

func newFormSheet(a *App, store forms.Desk, back func(), fill func(*formRow)) *formSheet {
	f := &formSheet{a: a, store: store, at: sheetAsk}
	f.preview = newPreview(a, store, lang.T("forms.nopage"))
	f.preview.view.Zoomable(lang.T("preview.larger"), lang.T("preview.whole"))
	f.preview.onSpot = f.onSpot
	words := kit.ListWords{Count: func(shown, all int) string { return lang.T("fields.count", "shown", shown, "all", all) }, Keys: lang.T("fields.keys")}
	f.list = kit.NewDataList(words, lineKey, func(l *forms.Line) string { return kit.Fold(lineWords(l) + " " + l.Question) },
		kit.Column[forms.Line]{Title: lang.T("fields.field"), Width: -1, Cell: func(l *forms.Line) kit.Cell {
			return kit.Cell{Main: lineWords(l), Sub: dotted(placeWords(l.Page(), l.Print.Part, l.Print.Item), optionWords(l, l.Value)), Bold: l.Open()}
		}},
		kit.Column[forms.Line]{Title: lang.T("forms.state"), Width: 122, Kind: kit.Chips, Cell: func(l *forms.Line) kit.Cell {
			words, tone := lineState(l)
			return kit.Cell{Main: words, Tone: tone}
		}})
	f.list.Keep = f.keeps
	f.list.OnSelect = func(l *forms.Line) { f.choose(l) }
	f.list.OnOpen = func(*forms.Line) { f.answer.focus() }
	f.list.Empty = kit.NewEmptyState(stock.ConfirmIcon(), lang.T("fields.none"), lang.T("fields.none.words"), "", nil)
	f.answer = newAnswerCard(f)
	f.review = newFormReview(f)
	for i, key := range sheetKeys {
		f.pills = append(f.pills, kit.NewPill(lang.T(key), func() { f.turn(sheetView(i)) }))
	}
	f.title = kit.NewBoldPara("", theme.Sub, theme.Ink)
	f.note = kit.NewPara("", theme.Small, theme.Muted)
	f.fill = kit.NewButton(kit.Plain, stock.DocumentCreateIcon(), lang.T("fields.fill"), func() { f.answer.commit(func() { f.answer.settled(func() { fill(f.row) }) }) })
	f.lay(back)
	return f
}

func (f *formSheet) lay(back func()) {
	pills := kit.Flow(4)
	for _, p := range f.pills {
		pills.Add(p)
	}
	all := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("fields.back"), func() { f.answer.commit(back) })
	f.head = kit.VStack(6, kit.Flow(0, all), kit.Head(150, kit.VStack(1, f.title, f.note), f.fill), pills)
	f.body = kit.Stack()
	f.whole = kit.WorkPanes(380, 0.85, kit.Frame(8, f.head, f.body, nil), f.preview.view)
}

// lineKey is what a line is found again by.
func lineKey(l *forms.Line) string { return l.Fields[0] }

// lineWords are the question of a line, or what the page prints beside it.
func lineWords(l *forms.Line) string {
	switch {
	case l.Question != "":
		return lang.Question(l.Question)
	case l.Print.Label != "":
		return l.Print.Label
	}
	return placeWords(l.Page(), l.Print.Part, l.Print.Item)
}

// placeWords is how the form itself would name a place: "Page 3 · Part 3 · Item 5".
func placeWords(page int, part, item string) string {
	var words []string
	if page > 0 {
		words = append(words, lang.T("fields.page", "n", page))
	}
	if part != "" {
		words = append(words, lang.T("fields.part", "part", part))
	}
	if item != "" {
		words = append(words, lang.T("fields.item", "item", item))
	}
	return strings.Join(words, ", ")
}

// optionWords are the words of a value: yes and no in the language in use.
func optionWords(l *forms.Line, value string) string {
	if l.Kind != forms.AnswerChoice || value == "" {
		return strings.ReplaceAll(value, "\n", " ")
	}
	if i := l.Chosen(); i >= 0 {
		return optionLabel(l, i)
	}
	return value
}

func optionLabel(l *forms.Line, i int) string {
	o := l.Options[i]
	switch {
	case o.Value == "yes" && (o.Label == "" || strings.EqualFold(o.Label, "yes")):
		return lang.T("answer.yes")
	case o.Value == "no" && (o.Label == "" || strings.EqualFold(o.Label, "no")):
		return lang.T("answer.no")
	case o.Label != "":
		return o.Label
	}
	return o.Value
}

func lineState(l *forms.Line) (string, theme.Tone) {
	switch l.State {
	case forms.LineAsk:
		return lang.T("fields.state.ask"), theme.Warn
	case forms.LineHeld:
		return lang.T("fields.state.held"), theme.Warn
	case forms.LineBlank:
		return lang.T("fields.state.blank"), theme.Warn
	case forms.LineFilled:
		return lang.T("fields.state.filled"), theme.Good
	case forms.LineNever:
		return lang.T("fields.state.never"), theme.Neutral
	case forms.LineUnasked:
		return lang.T("fields.state.unasked"), theme.Neutral
	}
	return lang.T("fields.state.quiet"), theme.Neutral
}

// keeps is the filter.
func (f *formSheet) keeps(l *forms.Line) bool {
	switch f.at {
	case sheetAsk:
		return l.State == forms.LineAsk || l.Typed != "" || lineKey(l) == f.answer.key()
	case sheetLook:
		return l.Open() && l.State != forms.LineAsk || lineKey(l) == f.answer.key()
	}
	return true
}

// open shows a form of the matter.
func (f *formSheet) open(r *formRow, s *cases.Snapshot) {
	f.work, f.lines, f.report, f.told = nil, nil, nil, ""
	f.answer.drop()
	f.preview.close()
	f.show(r, s)
}

// show takes a new snapshot: the lines are worked out again around what is being typed.
func (f *formSheet) show(r *formRow, s *cases.Snapshot) {
	f.row, f.snap, f.answer.kept = r, s, nil
	f.title.Set(f.row.name())
	f.named()
	f.read()
}

// named says which form this is, and in a Spanish window that an official form is answered in English all the same.
func (f *formSheet) named() {
	english := ""
	if _, own := forms.OwnForm(f.row.form); !own && lang.Code() == "es" && f.work != nil && f.work.Edition.Known {
		english = lang.T("fields.english")
	}
	f.note.Set(dotted(f.row.title, f.row.edition, english))
}

// read opens the form's blank, where that was not done yet, and works the lines out, in a job: the
// facts of a long form take a moment.
func (f *formSheet) read() {
	s, row, work, report, now := f.snap, f.row, f.work, f.report, f.a.opt.Now()
	if f.told != row.told() {
		report = nil
	}
	var lines []forms.Line
	f.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		if work == nil {
			if work, err = forms.OpenWorksheet(ctx, f.store, s, row.form); err != nil {
				return err
			}
		}
		if row.filled != nil && report == nil {
			if report, err = forms.ReadReport(ctx, f.store, *row.filled); err != nil {
				return err
			}
		}
		lines = work.Lines(s, row.relative, now)
		return nil
	}, func(err error) {
		if f.gone || f.row != row || f.snap != s {
			return // another form, or a newer state of this one, was asked for meanwhile
		}
		if err != nil {
			f.a.fail(err, nil)
			return
		}
		first := f.work == nil
		f.work, f.report, f.told = work, report, row.told()
		f.named()
		f.renew(lines)
		switch {
		case work.Map == nil:
			f.unmapped()
		case first:
			f.turn(f.first())
		}
	})
}

// unmapped says that the program knows nothing of the form's fields, and leads to the map.
func (f *formSheet) unmapped() {
	action := ""
	if f.row.blank != nil {
		action = lang.T("library.mapit")
	}
	f.body.Objects = []fyne.CanvasObject{kit.NewCard(16, kit.NewEmptyState(stock.DocumentIcon(), lang.T("fields.nomap"), lang.T("fields.nomap.words"), action, func() {
		f.a.Go(Route{Place: toMapForm, ID: f.row.blank.ID})
	}))}
	f.body.Refresh()
}

// first is what a form opens with: the questions while there are any, else the report, else the fields.
func (f *formSheet) first() sheetView {
	ask, look := f.counts()
	switch {
	case ask > 0:
		return sheetAsk
	case look > 0 || f.row.filled != nil:
		return sheetReview
	}
	return sheetAll
}

func (f *formSheet) counts() (ask, look int) {
	for _, l := range f.lines {
		switch {
		case l.State == forms.LineAsk:
			ask++
		case l.Open():
			look++
		}
	}
	return ask, look
}

// renew shows the lines of a newer state.
func (f *formSheet) renew(lines []forms.Line) {
	f.lines = pointers(lines)
	f.list.SetRows(f.lines)
	ask, look := f.counts()
	f.pills[sheetAll].Note(lang.T("number", "n", len(f.lines)))
	f.pills[sheetAsk].Note(lang.T("number", "n", ask))
	f.pills[sheetLook].Note(lang.T("number", "n", look))
	f.review.show()
	f.pills[sheetReview].Note(lang.T("number", "n", len(f.review.rows)))
	f.head.Refresh()
	f.fill.Set(lang.T("fields.fill"))
	f.fill.Weigh(kit.Plain)
	if f.row.filled != nil {
		f.fill.Set(lang.T("fields.again"))
	}
	if len(f.row.changed) > 0 {
		f.fill.Weigh(kit.Primary)
	}
	f.answer.renew(f.line(f.answer.key()))
	f.pages()
	f.frames()
}

// line finds a line by its key, nil for none.
func (f *formSheet) line(key string) *forms.Line {
	for _, l := range f.lines {
		if lineKey(l) == key {
			return l
		}
	}
	return nil
}

// holding is the line that a field belongs to.
func (f *formSheet) holding(field string) *forms.Line {
	for _, l := range f.lines {
		for _, name := range l.Fields {
			if name == field {
				return l
			}
		}
	}
	return nil
}

// pages shows the paper: the filled form, or the empty one.
func (f *formSheet) pages() {
	if page := f.row.page(); page != "" {
		f.preview.show(page, "application/pdf")
		return
	}
	f.preview.open("blank "+f.row.key(), bytes.NewReader(f.work.Blank), int64(len(f.work.Blank)))
}

// frames marks the boxes of every line on the pages.
func (f *formSheet) frames() {
	var spots []spot
	for _, l := range f.lines {
		role := theme.PaperRest
		switch {
		case l.Open():
			role = theme.PaperAsk
		case l.State == forms.LineFilled:
			role = theme.PaperDone
		}
		for _, s := range l.Spots {
			spots = append(spots, spot{id: lineKey(l), page: s.Page, rect: s.Rect, role: role})
		}
	}
	spots = append(spots, f.review.spots()...)
	f.preview.mark(spots, f.preview.chosen)
}

// turn shows the fields that a filter keeps, or the report.
func (f *formSheet) turn(to sheetView) {
	if f.work == nil || f.work.Map == nil {
		return
	}
	f.answer.commit(func() {
		f.at = to
		for i, p := range f.pills {
			p.Select(i == int(to))
		}
		f.head.Refresh() // a chosen pill is wider
		if to == sheetReview {
			f.body.Objects = []fyne.CanvasObject{f.review.content}
			f.body.Refresh()
			return
		}
		f.body.Objects = []fyne.CanvasObject{kit.Frame(8, nil, f.list, f.answer.card)}
		f.answer.drop()
		f.list.Apply()
		f.body.Refresh()
		f.firstRow()
	})
}

// firstRow chooses the first line that waits, else the first.
func (f *formSheet) firstRow() {
	for i, l := range f.list.Rows {
		if l.Open() {
			f.list.Select(i)
			f.choose(l)
			return
		}
	}
	if len(f.list.Rows) > 0 {
		f.list.Select(0)
		f.choose(f.list.Rows[0])
	}
}

// choose shows a line to be answered, and its boxes on the page.
func (f *formSheet) choose(l *forms.Line) {
	if f.answer.key() == lineKey(l) {
		return
	}
	f.answer.commit(func() {
		f.answer.take(l)
		f.list.SelectKey(lineKey(l))
		f.preview.look(lineKey(l))
	})
	if f.answer.dirty() { // a date that does not read: its line stays
		f.list.SelectKey(f.answer.key())
	}
}

// reveal brings the chosen row into view: the card under the list has taken some of its room.
func (f *formSheet) reveal() {
	for i, l := range f.list.Rows {
		if lineKey(l) == f.answer.key() {
			f.list.ScrollTo(i)
		}
	}
}

// onSpot follows a press on the page to the line of that box.
func (f *formSheet) onSpot(id string) {
	l := f.line(id)
	if l == nil {
		return
	}
	if f.at == sheetReview || !f.keeps(l) {
		f.turn(sheetAll)
	}
	f.list.SelectKey(id)
	f.choose(l)
}

// next goes on to the next line that waits for an answer, round and round.
func (f *formSheet) next() {
	rows := f.list.Rows
	from := 0
	for i, l := range rows {
		if lineKey(l) == f.answer.key() {
			from = i + 1
		}
	}
	for n := range rows {
		i := (from + n) % len(rows)
		if l := rows[i]; l.Open() && lineKey(l) != f.answer.key() {
			f.list.Select(i)
			f.choose(l)
			f.answer.focus()
			return
		}
	}
	f.list.Focus(f.a.window.Canvas())
}

// close lets go of the page; a pause in the typing that ends later saves nothing more.
func (f *formSheet) close() {
	f.answer.beat++
	f.gone = true
	f.preview.close()
}
