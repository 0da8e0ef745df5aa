package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newMatterScreen begins a matter: for whom, of which kind, under which neutral title. A client
// who is not here yet is written down with a name; everything else is asked later, once.
type newMatterScreen struct {
	a      *App
	people []cases.Client
	client *kit.Field
	family *kit.Field
	given  *kit.Field
	kind   *kit.Field
	title  *kit.Field
	number *kit.Field
	form   kit.Form
	name   *fyne.Container
	page   *fyne.Container
	saving bool
}

func newNewMatter(a *App) *newMatterScreen {
	s := &newMatterScreen{a: a}
	values, words := []string{}, []string{}
	for _, k := range allKinds {
		values, words = append(values, string(k)), append(words, kindWords(k))
	}
	s.kind = kit.NewChoice("matter.kind", lang.T("new.kind"), "", values, words)
	s.title = kit.NewField("matter.title", lang.T("new.title"), lang.T("new.title.hint"))
	s.number = kit.NewField("matter.number", lang.T("new.number"), lang.T("new.number.hint"))
	s.family = kit.NewField("client.name.family", factLabel("client.name.family"), lang.T("new.name.hint"))
	s.given = kit.NewField("client.name.given", factLabel("client.name.given"), "")
	s.page = kit.VStack(0)
	return s
}

// Content lays the page out; the list of clients comes with load.
func (s *newMatterScreen) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.matters"), s.a.Back)
	head := kit.VStack(4, kit.Flow(0, back), kit.NewBold(lang.T("matters.new"), theme.Title, theme.Ink))
	return kit.Frame(14, head, kit.Scroll(kit.Narrow(560, s.page)), nil)
}

func (s *newMatterScreen) load() {
	v := s.a.vault
	fetch(s.a, func(ctx context.Context) ([]cases.Client, error) { return vault.List[cases.Client](ctx, v, "") }, s.show)
}

func (s *newMatterScreen) show(people []cases.Client) {
	slices.SortFunc(people, func(a, b cases.Client) int {
		return compareFolded(listName(a), listName(b))
	})
	s.people = people
	values, words := []string{""}, []string{lang.T("new.someone")}
	for _, c := range people {
		values, words = append(values, c.ID), append(words, listName(c))
	}
	s.client = kit.NewChoice("matter.clientId", lang.T("new.client"), "", values, words)
	s.client.Set("")
	s.client.OnChange = s.whom
	s.form = kit.Form{s.client, s.family, s.given, s.kind, s.title, s.number}
	s.name = kit.TopRow(12, []float32{-1, -1}, s.family, s.given)
	s.kind.Set(string(cases.RecordRelief))
	save := kit.NewButton(kit.Primary, nil, lang.T("new.save"), s.onSave)
	s.page.Objects = []fyne.CanvasObject{kit.NewCard(20, kit.VStack(14, s.client, s.name, s.kind, s.title, s.number, kit.Flow(8, save)))}
	s.page.Refresh()
}

// whom shows the name fields only for someone who is not here yet.
func (s *newMatterScreen) whom() {
	s.name.Hidden = s.client.Value() != ""
	s.page.Refresh()
}

// read is the matter on the screen, and the new client or nil, tidied.
func (s *newMatterScreen) read() (cases.Matter, *cases.Client) {
	m := cases.Matter{ID: cases.NewID(), ClientID: s.client.Value(), Kind: cases.Kind(s.kind.Value()),
		Title: s.title.Value(), Number: s.number.Value(), Stage: cases.Intake, Opened: s.a.today()}
	switch m.Kind {
	case cases.RecordRelief:
		m.Record = &cases.RecordReliefPart{}
	case cases.ProtectiveOrder:
		m.Order = &cases.Order{}
	case cases.Immigration:
		m.Petition = &cases.Petition{}
	}
	if m.ClientID != "" {
		return cases.Tidied(m), nil
	}
	c := cases.Tidied(cases.Client{ID: cases.NewID(), Name: cases.Name{Family: s.family.Value(), Given: s.given.Value()}})
	m.ClientID = c.ID
	return cases.Tidied(m), &c
}

// typed reports whether a word was written.
func (s *newMatterScreen) typed() bool {
	return dotted(s.title.Value(), s.number.Value(), s.family.Value(), s.given.Value()) != ""
}

// leave asks about a matter that is half begun.
func (s *newMatterScreen) leave(goOn func()) {
	if !s.typed() || s.saving {
		goOn()
		return
	}
	kit.Ask(s.a.window.Canvas(), lang.T("facts.leave"), lang.T("facts.leave.words"), nil,
		kit.Answer{Label: lang.T("facts.discard"), Do: goOn},
		kit.Answer{Label: lang.T("facts.stay")})
}

// unsaved implements typist: a lock keeps the matter as far as it was begun, under its kind where
// it has no title yet.
func (s *newMatterScreen) unsaved() ([]cases.Record, []string) {
	if s.form == nil || s.saving || !s.typed() {
		return nil, nil
	}
	m, c := s.read()
	if m.Title == "" {
		m.Title = kindWords(m.Kind)
	}
	if c == nil {
		return []cases.Record{m}, nil
	}
	if c.Check() != nil { // a client without a name
		return nil, []string{s.title.Label(), s.number.Label()}
	}
	return []cases.Record{*c, m}, nil
}

func (s *newMatterScreen) onSave() {
	if s.saving || s.form == nil {
		return // pressed twice, or before the page was there
	}
	s.form.Clear()
	m, c := s.read()
	records := []cases.Record{&m}
	if c != nil {
		if err := c.Check(); err != nil {
			s.a.fail(err, s.form)
			return
		}
		records = []cases.Record{c, &m}
	}
	if err := m.Check(); err != nil {
		s.a.fail(err, s.form)
		return
	}
	if c == nil {
		s.write(m, records)
		return
	}
	s.a.checkName(c.Name.Full(), c.BirthDate, func() { s.write(m, records) })
}

// write puts the matter, and a client who is not here yet, into the vault.
func (s *newMatterScreen) write(m cases.Matter, records []cases.Record) {
	v := s.a.vault
	s.saving = true
	changed := noting(records...)
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		return v.Write(ctx, records...)
	}, func(err error) {
		s.saving = false
		if err != nil {
			s.a.fail(err, s.form)
			return
		}
		s.a.show(Route{Place: toMatter, ID: m.ID, Tab: tabFacts})
		s.a.saved(lang.T("new.saved"), changed())
	})
}
