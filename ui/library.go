package ui

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// editionRow is one edition of one form, with its blank when the office has it.
type editionRow struct {
	edition forms.Edition
	own     bool
	blank   *cases.Blank
	ours    cases.FormMap // the office's own map, where there is one
	today   cases.Date
	toCheck []int // pages of a map made without a blank that nobody has compared
}

func (r *editionRow) key() string { return r.edition.ID + r.edition.Form + r.edition.Edition }

// state is the row's chip: what the form needs before it can be filled.
func (r *editionRow) state() (string, theme.Tone) {
	switch {
	case r.own:
		return lang.T("library.own"), theme.Good
	case r.blank == nil:
		return lang.T("library.missing"), theme.Neutral
	case r.over():
		return lang.T("library.over"), theme.Bad
	case len(r.toCheck) > 0:
		return lang.T("library.tocheck"), theme.Warn
	case r.ours.Open > 0:
		return lang.N("library.begun", r.ours.Open), theme.Info
	case r.edition.Source == forms.FromOffice && r.ours.By == "":
		return lang.T("library.unsigned"), theme.Warn
	case r.edition.Source == forms.FromOffice:
		return lang.T("library.office"), theme.Good
	case r.edition.Mapped:
		return lang.T("library.here"), theme.Good
	}
	return lang.T("library.byhand"), theme.Info
}

// over says that the agency no longer takes the edition, as far as is known.
func (r *editionRow) over() bool {
	until := r.edition.AcceptedUntil
	return until != "" && until < string(r.today)
}

// library is every form the program knows: the office's own, and the official ones, whose blanks
// the user brings from the agency.
type library struct {
	a     *App
	list  *kit.DataList[editionRow]
	find  *kit.Entry
	words []string
	side  *fyne.Container
	card  *kit.Card
}

func newLibrary(a *App) *library {
	s := &library{a: a, side: kit.VStack(16)}
	s.find = kit.NewSearch(lang.T("library.find"), func(typed string) {
		s.words = folded(typed)
		s.list.Apply()
	})
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("forms.count", all) }, Keys: lang.T("library.drop")}
	s.list = kit.NewDataList(words, (*editionRow).key, func(r *editionRow) string { return kit.Fold(r.edition.Form) },
		kit.Column[editionRow]{Title: lang.T("forms.form"), Width: -1.6, Cell: func(r *editionRow) kit.Cell {
			return kit.Cell{Main: r.edition.Form, Sub: paperTitle(r.edition.Title), Bold: true}
		}, Order: func(a, b *editionRow) int { return compareFolded(a.edition.Form, b.edition.Form) }},
		kit.Column[editionRow]{Title: lang.T("library.agency"), Width: -1, Spare: true, Cell: func(r *editionRow) kit.Cell {
			return kit.Cell{Main: s.agency(r)}
		}, Order: func(a, b *editionRow) int { return compareFolded(a.edition.Agency, b.edition.Agency) }},
		kit.Column[editionRow]{Title: lang.T("forms.edition"), Width: 128, Spare: true, Cell: editionCell,
			Order: func(a, b *editionRow) int { return cmp.Compare(a.edition.Edition, b.edition.Edition) }},
		kit.Column[editionRow]{Title: lang.T("forms.state"), Width: 156, Kind: kit.Chips, Cell: func(r *editionRow) kit.Cell {
			words, tone := r.state()
			return kit.Cell{Main: words, Tone: tone}
		}, Order: func(a, b *editionRow) int {
			x, _ := a.state()
			y, _ := b.state()
			return cmp.Compare(x, y)
		}})
	s.list.Keep = func(r *editionRow) bool {
		return holds(kit.Fold(dotted(r.edition.Form, paperTitle(r.edition.Title), r.edition.Agency)), s.words)
	}
	s.list.OnSelect, s.list.Menu = s.choose, s.menu
	s.list.OnOpen = s.open
	return s
}

// agency is who publishes a form.
func (s *library) agency(r *editionRow) string {
	if r.own {
		return orText(s.a.office, lang.T("shell.office"))
	}
	return r.edition.Agency
}

// editionCell is the edition as printed, and until when it is good.
func editionCell(r *editionRow) kit.Cell {
	c := kit.Cell{Main: r.edition.Edition}
	switch e := r.edition; {
	case e.AcceptedUntil != "":
		c.Sub = lang.T("library.untilshort", "date", lang.Date(cases.Date(e.AcceptedUntil)))
		if r.over() {
			c.SubRole, c.SubBold = theme.Bad.Fg(), true
		}
	case e.Expires != "":
		c.Sub = lang.T("library.expiresshort", "date", e.Expires)
	}
	return c
}

// Content lays the page out.
func (s *library) Content() fyne.CanvasObject {
	add := kit.NewButton(kit.Primary, stock.FolderOpenIcon(), lang.T("forms.import"), func() { s.a.importBlank(s.a.reload) })
	head := kit.VStack(8, kit.Head(300, kit.Row(10, []float32{-1, -1.1}, kit.NewBold(lang.T("nav.library"), theme.Title, theme.Ink), s.find), add), libraryPills(s.a, false))
	s.card = kit.NewCard(16, kit.Scroll(s.side))
	return kit.Panes(470, 0.46, kit.Frame(12, head, s.list, nil), s.card) // the card has what can be done: it stays at 200 %
}

func (s *library) load() {
	var rows []*editionRow
	v, today := s.a.vault, s.a.today()
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		have, err := readLibrary(ctx, v)
		if err != nil {
			return err
		}
		rows, err = editionRows(ctx, v, have)
		for _, r := range rows {
			r.today = today
		}
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.show(rows)
	})
}

func (s *library) show(rows []*editionRow) {
	s.list.SetRows(rows)
	s.list.First(-1)
	if r := s.list.Selected(); r != nil {
		s.choose(r)
	}
}

// editionRows are the office's own forms, the known editions, and blanks of editions nobody knows.
func editionRows(ctx context.Context, d forms.Desk, have forms.Library) ([]*editionRow, error) {
	var rows []*editionRow
	for _, o := range forms.OwnForms() {
		rows = append(rows, &editionRow{edition: o.Edition, own: true})
	}
	for _, e := range forms.Editions() {
		rows = append(rows, &editionRow{edition: e})
	}
	for i := range have.Blanks {
		b := &have.Blanks[i]
		at := slices.IndexFunc(rows, func(r *editionRow) bool {
			return r.blank == nil && r.edition.Form == b.Form && r.edition.Edition == b.Edition
		})
		if at < 0 {
			rows = append(rows, &editionRow{})
			at = len(rows) - 1
		}
		r := rows[at]
		r.blank, r.edition, r.ours = b, have.EditionOf(*b), officeMap(have, b)
		if r.edition.Source != forms.FromPublished {
			continue
		}
		pages, err := forms.PagesToCheck(ctx, nil, d, have, *b)
		if err != nil {
			return nil, err
		}
		for _, p := range pages {
			if p.Checked.By == "" {
				r.toCheck = append(r.toCheck, p.Page)
			}
		}
		r.edition.ToCheck = r.toCheck
	}
	return rows, nil
}

// open does the next thing for a form: Enter, or a second click.
func (s *library) open(r *editionRow) {
	switch {
	case r.own:
	case r.blank == nil:
		s.a.importBlank(s.a.reload)
	case len(r.toCheck) > 0:
		s.a.Go(Route{Place: toPages, ID: r.blank.ID})
	case r.edition.Source != forms.FromLibrary && r.edition.Source != forms.FromPublished:
		s.a.Go(Route{Place: toMapForm, ID: r.blank.ID})
	}
}

// choose says where a form comes from, how current it is, and what can be done with it.
func (s *library) choose(r *editionRow) {
	words, tone := r.state()
	e := r.edition
	s.side.Objects = []fyne.CanvasObject{
		kit.VStack(6, kit.NewBoldPara(orText(e.Form, lang.T("library.unnamed")), theme.Sub, theme.Ink), kit.NewPara(paperTitle(e.Title), theme.Body, theme.Ink), kit.Flow(0, kit.NewChip(words, tone))),
	}
	s.actions(r)
	fact := func(head, words string) {
		if words != "" {
			s.side.Add(section(head, kit.NewPara(words, theme.Body, theme.Ink)))
		}
	}
	fact(lang.T("library.agency"), s.agency(r))
	fact(lang.T("forms.edition"), e.Edition)
	fact(lang.T("library.expiry"), e.Expires)
	if !r.own {
		fact(lang.T("library.accepted"), lang.FormWords(e.Accepted()))
	}
	if r.blank != nil {
		said, _ := mapWords(e, r.ours)
		fact(lang.T("library.map"), said)
		fact(lang.T("library.how"), recognisedWords(e))
		if e.Notice != "" && e.Source != forms.FromOffice { // whose map it is was said above
			s.side.Add(kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("library.know"), kit.NewPara(lang.FormWords(e.Notice), theme.Body, theme.Warn.Fg())))
		}
	}
	fact(lang.T("library.where"), e.Where)
	if e.AsOf != "" && !r.own {
		fact(lang.T("library.asof"), lang.Date(cases.Date(e.AsOf)))
	}
	fact(lang.T("library.note"), e.Note)
	if r.blank != nil {
		fact(lang.T("library.imported"), lang.Stamp(r.blank.Imported))
	}
	s.side.Refresh()
	if s.card != nil {
		s.card.Refresh()
	}
}

// recognisedWords say how a blank was known.
func recognisedWords(e forms.Edition) string {
	if e.Recognised == "" || !e.Known {
		return lang.T("library.how.none")
	}
	return lang.T("library.how." + e.Recognised)
}

// actions are what can be done with a form now.
func (s *library) actions(r *editionRow) {
	if r.own || r.blank == nil {
		return
	}
	row := kit.VStack(6)
	add := func(icon fyne.Resource, key string, to place) {
		row.Add(kit.NewButton(kit.Plain, icon, lang.T(key), func() { s.a.Go(Route{Place: to, ID: r.blank.ID}) }))
	}
	switch r.edition.Source {
	case forms.FromLibrary:
	case forms.FromPublished:
		add(stock.VisibilityIcon(), "library.pages", toPages)
	case forms.FromOffice:
		add(stock.DocumentCreateIcon(), "library.openmap", toMapForm)
	default:
		add(stock.DocumentCreateIcon(), "library.mapit", toMapForm)
	}
	if r.blank.Map == "" && len(forms.EditionsOf(r.edition.Form)) > 0 {
		add(stock.ViewRefreshIcon(), "library.differs", toEditions)
	}
	if r.edition.Source == forms.FromOffice || r.edition.Source == "" {
		row.Add(kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("map.import"), func() { s.a.importMap(s.a.reload) }))
	}
	if len(row.Objects) > 0 {
		s.side.Add(row)
	}
}

func (s *library) onDrop(paths []string) { s.a.takeBlanks(paths, s.a.reload) }

// mark is what the page keeps for coming back, beside the place in its list: the words of the search.
func (s *library) mark() any { return s.find.Text }

func (s *library) restore(was any) {
	if typed, ok := was.(string); ok {
		s.find.SetText(typed)
	}
}

func (s *library) focusFind(c fyne.Canvas) { c.Focus(s.find) }
