package ui

import (
	"cmp"
	"context"
	"os"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
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
}

func (r *editionRow) key() string { return r.edition.ID + r.edition.Form + r.edition.Edition }

func (r *editionRow) state() (string, theme.Tone) {
	switch {
	case r.own:
		return lang.T("library.own"), theme.Good
	case r.blank != nil && r.edition.Mapped:
		return lang.T("library.here"), theme.Good
	case r.blank != nil:
		return lang.T("library.byhand"), theme.Info
	}
	return lang.T("library.missing"), theme.Neutral
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
			return kit.Cell{Main: r.edition.Form, Sub: r.edition.Title, Bold: true}
		}, Order: func(a, b *editionRow) int { return compareFolded(a.edition.Form, b.edition.Form) }},
		kit.Column[editionRow]{Title: lang.T("library.agency"), Width: -1, Spare: true, Cell: func(r *editionRow) kit.Cell {
			return kit.Cell{Main: r.edition.Agency}
		}, Order: func(a, b *editionRow) int { return compareFolded(a.edition.Agency, b.edition.Agency) }},
		kit.Column[editionRow]{Title: lang.T("forms.edition"), Width: 96, Spare: true, Cell: func(r *editionRow) kit.Cell {
			return kit.Cell{Main: r.edition.Edition}
		}},
		kit.Column[editionRow]{Title: lang.T("forms.state"), Width: 156, Kind: kit.Chips, Cell: func(r *editionRow) kit.Cell {
			words, tone := r.state()
			return kit.Cell{Main: words, Tone: tone}
		}, Order: func(a, b *editionRow) int {
			x, _ := a.state()
			y, _ := b.state()
			return cmp.Compare(x, y)
		}})
	s.list.Keep = func(r *editionRow) bool {
		return holds(kit.Fold(dotted(r.edition.Form, r.edition.Title, r.edition.Agency)), s.words)
	}
	s.list.OnSelect = s.choose
	return s
}

// Content lays the page out.
func (s *library) Content() fyne.CanvasObject {
	add := kit.NewButton(kit.Primary, stock.FolderOpenIcon(), lang.T("forms.import"), func() { s.a.importBlank(s.a.reload) })
	head := kit.Head(300, kit.Row(10, []float32{-1, -1.1}, kit.NewBold(lang.T("nav.library"), theme.Title, theme.Ink), s.find), add)
	s.card = kit.NewCard(16, kit.Scroll(s.side))
	return container.New(&kit.Cols{W: []float32{-1, 320}, Gap: 16, Drop: 470, Fill: true}, kit.Frame(12, head, s.list, nil), s.card)
}

func (s *library) load() {
	var blanks []cases.Blank
	v := s.a.vault
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		blanks, err = vault.List[cases.Blank](ctx, v, cases.OfficeStream)
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.show(blanks)
	})
}

func (s *library) show(blanks []cases.Blank) {
	rows := editionRows(blanks)
	first := s.list.Selected() == nil
	s.list.SetRows(rows)
	if first {
		s.list.Select(0)
	}
	if r := s.list.Selected(); r != nil {
		s.choose(r)
	}
}

// editionRows are the office's own forms, the known editions, and blanks of editions nobody knows.
func editionRows(blanks []cases.Blank) []*editionRow {
	var rows []*editionRow
	for _, o := range forms.OwnForms() {
		rows = append(rows, &editionRow{edition: o.Edition, own: true})
	}
	for _, e := range forms.Editions() {
		rows = append(rows, &editionRow{edition: e})
	}
	for i := range blanks {
		b := &blanks[i]
		at := slices.IndexFunc(rows, func(r *editionRow) bool { return r.edition.Form == b.Form && r.edition.Edition == b.Edition })
		if at < 0 {
			rows = append(rows, &editionRow{edition: forms.Edition{Form: b.Form, Edition: b.Edition}, blank: b})
			continue
		}
		rows[at].blank = b
	}
	return rows
}

// choose says where a form comes from and how current it is.
func (s *library) choose(r *editionRow) {
	words, tone := r.state()
	e := r.edition
	s.side.Objects = []fyne.CanvasObject{
		kit.VStack(6, kit.NewBoldPara(e.Form, theme.Sub, theme.Ink), kit.NewPara(e.Title, theme.Body, theme.Ink), kit.Flow(0, kit.NewChip(words, tone))),
	}
	fact := func(head, words string) {
		if words != "" {
			s.side.Add(section(head, kit.NewPara(words, theme.Body, theme.Ink)))
		}
	}
	fact(lang.T("library.agency"), e.Agency)
	fact(lang.T("forms.edition"), e.Edition)
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

func (s *library) onDrop(paths []string) { s.a.takeBlanks(paths, s.a.reload) }

func (s *library) focusFind(c fyne.Canvas) { c.Focus(s.find) }

// importBlank asks for an agency's file and takes it into the library.
func (a *App) importBlank(then func()) {
	a.openFiles(lang.T("forms.import"), true, func(paths []string) { a.takeBlanks(paths, then) })
}

// takeBlanks imports files one after another; what is known of the last one is said in words.
func (a *App) takeBlanks(paths []string, then func()) {
	v := a.vault
	var last *forms.Imported
	a.jobs.run(lang.T("library.importing"), func(ctx context.Context, _ cases.Progress) error {
		for _, path := range paths {
			have, err := vault.List[cases.Blank](ctx, v, cases.OfficeStream)
			if err != nil {
				return err
			}
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			last, err = forms.Import(ctx, v, have, f, a.opt.Now())
			f.Close()
			if err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			a.fail(err, nil)
			return
		}
		then()
		a.imported(last)
	})
}

func (a *App) imported(i *forms.Imported) {
	switch {
	case i == nil:
	case i.Edition.Notice != "":
		kit.Ask(a.window.Canvas(), dotted(i.Blank.Form, i.Blank.Edition), i.Edition.Notice, nil, kit.Answer{Label: lang.T("fail.close")})
	case i.Already:
		a.toast(lang.T("library.already", "form", i.Blank.Form))
	default:
		a.toast(lang.T("library.added", "form", i.Blank.Form))
	}
}
