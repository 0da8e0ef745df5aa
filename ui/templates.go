package ui

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// templateRow is one template of a paper: the program's, or one that the office keeps.
type templateRow struct {
	t   draft.Template
	rec *cases.OfficeTemplate // of the office
	bad bool                  // this version of the program cannot read it
}

func (r *templateRow) key() string { return r.t.ID }

// chip says whose template it is.
func (r *templateRow) chip() (string, theme.Tone) {
	switch {
	case r.bad:
		return lang.T("template.bad"), theme.Warn
	case r.t.Replaces:
		return lang.T("template.replaces"), theme.Info
	case r.rec != nil:
		return lang.T("template.own"), theme.Good
	}
	return lang.T("template.program"), theme.Neutral
}

// templates lists the templates of papers: what each asks for, and the office's own.
type templates struct {
	a     *App
	list  *kit.DataList[templateRow]
	find  *kit.Entry
	words []string
	side  *fyne.Container
	card  *kit.Card
	own   []cases.OfficeTemplate
}

func newTemplates(a *App) *templates {
	s := &templates{a: a, side: kit.VStack(14)}
	s.find = kit.NewSearch(lang.T("template.find"), func(typed string) {
		s.words = folded(typed)
		s.list.Apply()
	})
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("template.count", all) }}
	s.list = kit.NewDataList(words, (*templateRow).key, func(r *templateRow) string { return kit.Fold(paperTitle(r.t.Title)) },
		kit.Column[templateRow]{Title: lang.T("document.paper"), Width: -1.8, Cell: func(r *templateRow) kit.Cell {
			return kit.Cell{Main: paperTitle(r.t.Title), Sub: r.t.ID, Bold: true}
		}, Order: func(a, b *templateRow) int { return compareFolded(paperTitle(a.t.Title), paperTitle(b.t.Title)) }},
		kit.Column[templateRow]{Title: lang.T("template.sort"), Width: -0.8, Spare: true, Cell: func(r *templateRow) kit.Cell {
			return kit.Cell{Main: sortWords(r.t.Sort)}
		}, Order: func(a, b *templateRow) int { return compareFolded(sortWords(a.t.Sort), sortWords(b.t.Sort)) }},
		kit.Column[templateRow]{Title: lang.T("template.whose"), Width: 156, Kind: kit.Chips, Cell: func(r *templateRow) kit.Cell {
			words, tone := r.chip()
			return kit.Cell{Main: words, Tone: tone}
		}})
	s.list.Keep = func(r *templateRow) bool {
		return holds(kit.Fold(dotted(paperTitle(r.t.Title), r.t.Title, r.t.ID, sortWords(r.t.Sort))), s.words)
	}
	s.list.OnSelect = s.choose
	s.list.OnOpen = func(r *templateRow) { s.a.Go(Route{Place: toTemplate, ID: r.t.ID}) }
	s.list.Empty = kit.NewEmptyState(stock.DocumentIcon(), lang.T("template.none"), lang.T("template.none.words"), "", nil)
	return s
}

// libraryPills lead from the forms of the library to its papers and back.
func libraryPills(a *App, papers bool) *fyne.Container {
	to := func(key string, here bool, where place) *kit.NavItem {
		p := kit.NewPill(lang.T(key), func() {
			if !here {
				a.Go(Route{Place: where})
			}
		})
		p.Select(here)
		return p
	}
	return kit.Flow(4, to("template.pill.forms", !papers, toLibrary), to("template.pill.papers", papers, toPapers))
}

// Content lays the page out.
func (s *templates) Content() fyne.CanvasObject {
	add := kit.NewButton(kit.Primary, stock.DocumentCreateIcon(), lang.T("template.new"), s.onNew)
	take := kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("template.import"), s.onImport)
	head := kit.VStack(8, kit.Head(300, kit.Row(10, []float32{-1, -1.1}, kit.NewBold(lang.T("nav.library"), theme.Title, theme.Ink), s.find), take, add), libraryPills(s.a, true))
	s.card = kit.NewCard(16, kit.Scroll(s.side))
	return kit.Panes(470, 0.46, kit.Frame(12, head, s.list, nil), s.card)
}

func (s *templates) load() {
	var own []cases.OfficeTemplate
	var rows []*templateRow
	v := s.a.vault
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		own, err = vault.List[cases.OfficeTemplate](ctx, v, cases.OfficeStream)
		rows = templateRows(own)
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.own = own
		s.list.SetRows(rows)
		s.list.First(-1)
		if r := s.list.Selected(); r != nil {
			s.choose(r)
		}
	})
}

// templateRows are the templates that are known, and those of the office that cannot be read.
func templateRows(own []cases.OfficeTemplate) []*templateRow {
	var rows []*templateRow
	for _, t := range draft.Known(own) {
		r := &templateRow{t: t}
		if i := slices.IndexFunc(own, func(o cases.OfficeTemplate) bool { return o.Template == t.ID }); t.Office && i >= 0 {
			r.rec = &own[i]
		}
		rows = append(rows, r)
	}
	for i := range own {
		if _, err := draft.ReadOffice(own[i]); err != nil {
			rows = slices.DeleteFunc(rows, func(r *templateRow) bool { return r.t.ID == own[i].Template })
			rows = append(rows, &templateRow{t: draft.Template{ID: own[i].Template, Title: own[i].Title}, rec: &own[i], bad: true})
		}
	}
	return rows
}

// choose says what a template is for and asks for, and what can be done with it.
func (s *templates) choose(r *templateRow) {
	words, tone := r.chip()
	s.side.Objects = []fyne.CanvasObject{
		kit.VStack(6, kit.NewBoldPara(paperTitle(r.t.Title), theme.Sub, theme.Ink), kit.NewPara(r.t.ID, theme.Small, theme.Muted), kit.Flow(0, kit.NewChip(words, tone))),
		s.actions(r),
	}
	fact := func(head, words string) {
		if words != "" {
			s.side.Add(section(head, kit.NewPara(words, theme.Body, theme.Ink)))
		}
	}
	if r.bad {
		fact(lang.T("template.bad"), lang.T("template.bad.words"))
	}
	if r.t.Replaces {
		fact(lang.T("template.replaces"), lang.T("template.replaces.words"))
	}
	fact(lang.T("template.sort"), sortWords(r.t.Sort))
	if r.t.Reader != "" {
		fact(lang.T("template.reader"), readerWords(r.t.Reader))
	}
	if !r.bad {
		set := "template.set.usual"
		if !r.t.IsUsual() {
			set = "template.set.further"
		}
		fact(lang.T("template.set"), lang.T(set))
		fact(lang.N("template.facts", len(r.t.Asks())), asksOf(&r.t))
	}
	if r.rec != nil {
		fact(lang.T("template.when"), lang.Stamp(r.rec.When))
	}
	s.side.Refresh()
	if s.card != nil {
		s.card.Refresh()
	}
}

// readerWords name who a paper is for.
func readerWords(r cases.Recipient) string {
	if r == cases.Elsewhere {
		return lang.T("template.reader.other")
	}
	return lang.T("recipient." + string(r))
}

// asksOf are the facts that show as a gap where they are lacking, in the words of the window.
func asksOf(t *draft.Template) string {
	var out []string
	for _, a := range t.Asks() {
		if label := a.Label(lang.Code()); a.Needs && !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return strings.Join(out, "; ")
}

func (s *templates) actions(r *templateRow) fyne.CanvasObject {
	label := "template.copy"
	if r.rec != nil {
		label = "template.open"
	}
	row := kit.Flow(8, kit.NewButton(kit.Plain, stock.DocumentCreateIcon(), lang.T(label), func() { s.a.Go(Route{Place: toTemplate, ID: r.t.ID}) }),
		kit.NewButton(kit.Plain, stock.UploadIcon(), lang.T("template.export"), func() { s.onExport(r) }))
	if r.rec != nil {
		row.Add(kit.NewButton(kit.Quiet, stock.DeleteIcon(), lang.T("template.remove"), func() { s.onRemove(r) }))
	}
	return row
}

func (s *templates) onNew() { s.a.Go(Route{Place: toTemplate}) }

// onExport writes a template as a file. One that tells of a client stays.
func (s *templates) onExport(r *templateRow) {
	v := s.a.vault
	text, _ := draft.Text(r.t.ID)
	if r.rec != nil {
		text = []byte(r.rec.Text)
	}
	s.a.savePaper(lang.T("template.export"), "paper-template.yaml", lang.T("template.exported"), func(ctx context.Context) ([]byte, error) {
		return text, noClientIn(ctx, v, string(text))
	})
}

// onRemove takes a template of the office away; undo brings it back.
func (s *templates) onRemove(r *templateRow) {
	rec := *r.rec
	kit.Ask(s.a.window.Canvas(), lang.T("template.remove"), lang.T("template.remove.words"), nil,
		kit.Answer{Label: lang.T("template.remove"), Do: func() {
			v, noted := s.a.vault, noting(&rec)
			s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Delete(ctx, &rec) }, func(err error) {
				if err != nil {
					s.a.fail(err, nil)
					return
				}
				s.a.reload()
				s.a.saved(lang.T("template.removed"), noted())
			})
		}},
		kit.Answer{Label: lang.T("ask.no")})
}

// onImport takes in a template from a file. One with mistakes is opened in the editor, where each has its line.
func (s *templates) onImport() {
	s.a.openFiles(lang.T("template.import"), false, func(paths []string) {
		v, own := s.a.vault, s.own
		var raw []byte
		var rec cases.OfficeTemplate
		var replaced bool
		s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
			if raw, err = readShort(paths[0], cases.MostTemplate); err != nil {
				return err
			}
			if err = noClientIn(ctx, v, string(raw)); err != nil {
				return err
			}
			rec, replaced, err = forms.TakeTemplate(ctx, v, own, bytes.NewReader(raw), s.a.opt.Now())
			return err
		}, func(err error) {
			if forms.MistakesOf(err) != nil {
				s.a.Go(Route{Place: toTemplate})
				if e, ok := s.a.screen.(*templateEditor); ok {
					e.write(string(raw))
				}
				return
			}
			if err != nil {
				s.a.fail(err, nil)
				return
			}
			s.a.reload()
			key := rec.Key()
			s.a.saved(lang.T("template.imported"), []change{{table: key.Table, row: key.Row, rev: rec.Revision(), begun: !replaced}})
		})
	})
}

// mark is what the page keeps for coming back: the words of the search.
func (s *templates) mark() any { return s.find.Text }

func (s *templates) restore(was any) {
	if typed, ok := was.(string); ok {
		s.find.SetText(typed)
	}
}

func (s *templates) focusFind(c fyne.Canvas) { c.Focus(s.find) }
