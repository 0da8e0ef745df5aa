package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// overview is one matter on one page: the next day that counts with its arithmetic, what the
// packet still needs, and the person with the safe way to reach that person.
type overview struct {
	a     *App
	goTab func(int)
	cards *fyne.Container
}

func newOverview(a *App, goTab func(int)) *overview {
	return &overview{a: a, goTab: goTab, cards: kit.Masonry(380, 16)}
}

// Content lays the page out.
func (o *overview) Content() fyne.CanvasObject {
	return kit.Scroll(kit.Pad(o.cards, 0, 0, 8, 0))
}

func (o *overview) show(s *cases.Snapshot) {
	o.cards.Objects = []fyne.CanvasObject{o.next(s), o.person(s), o.ready(s), o.where(s), holdCard(o.a, s.Matter)}
	o.cards.Refresh()
}

// next is the nearest open day, and how it was reached.
func (o *overview) next(s *cases.Snapshot) fyne.CanvasObject {
	var d *cases.Deadline
	for i := range s.Deadlines {
		d = nearer(d, &s.Deadlines[i])
	}
	if d == nil {
		return kit.NewCard(16, kit.VStack(6, kit.NewBoldPara(lang.T("matters.next"), theme.Small, theme.Muted),
			kit.NewPara(lang.T("matters.nodate"), theme.Body, theme.Ink)))
	}
	words, days, _ := lang.Distance(d.Day(), o.a.opt.Now())
	body := kit.VStack(10, kit.NewBoldPara(lang.T("matters.next"), theme.Small, theme.Muted),
		kit.VStack(3, kit.Row(12, []float32{-1, 0}, kit.NewBoldPara(lang.Weekday(d.Day()), theme.Title, theme.Ink),
			kit.NewChip(words, dueTone(days))), kit.NewPara(deadlineTitle(d), theme.Body, theme.Ink)))
	switch {
	case d.Printed != "":
		body.Add(kit.NewPara(lang.T("due.printed"), theme.Small, theme.Muted))
	case d.Override != "" && d.Reason != "":
		body.Add(kit.NewPara(lang.T("due.override", "reason", d.Reason, "date", lang.Date(d.Due)), theme.Small, theme.Muted))
	}
	if len(d.Chain) > 0 {
		steps := kit.VStack(5, kit.NewBoldPara(lang.T("due.chain"), theme.Small, theme.Muted))
		for _, step := range d.Chain {
			steps.Add(kit.TopRow(8, []float32{14, -1}, kit.NewText("→", theme.Small, theme.Muted), kit.NewPara(step, theme.Small, theme.Ink)))
		}
		body.Add(kit.NewLine())
		body.Add(steps)
	}
	if d.Alternative != "" {
		body.Add(kit.NewPara(lang.T("due.alternative", "date", lang.Date(d.Alternative)), theme.Small, theme.Warn.Fg()))
	}
	for _, w := range d.Warnings {
		body.Add(kit.NewPara(w, theme.Small, theme.Warn.Fg()))
	}
	if d.Citation != "" {
		body.Add(kit.NewPara(dotted(d.Citation, lang.T("due.data", "date", lang.Date(cases.Date(d.Data))), confidence(d.Confidence)), theme.Small, theme.Muted))
	}
	return kit.NewCard(16, body)
}

// deadlineTitle is what a deadline is called in the language in use.
func deadlineTitle(d *cases.Deadline) string {
	rule, _ := law.DeadlineByID(d.Rule)
	return lang.Deadline(d.Rule, d.Title, rule.Title)
}

// confidence says how sure the law data is of a rule.
func confidence(level string) string {
	switch level {
	case "verified", "secondary", "unverified", "design":
		return lang.T("due.confidence." + level)
	}
	return level
}

// ready is what the packet has and what it still needs, with the way to each.
func (o *overview) ready(s *cases.Snapshot) fyne.CanvasObject {
	forms := 0
	for _, f := range s.Forms {
		if f.Filing.ID != "" || f.Draft.ID != "" {
			forms++
		}
	}
	exhibits := 0
	for _, e := range s.Evidence {
		if e.Exhibit.Order > 0 {
			exhibits++
		}
	}
	wanted := max(forms, len(s.Matter.Forms))
	list := kit.VStack(0,
		o.step(forms > 0 && forms >= wanted, lang.T("ready.forms"), lang.T("ready.of", "n", forms, "of", wanted), tabForms),
		o.step(len(s.Documents) > 0, lang.T("ready.documents"), lang.N("ready.documents.n", len(s.Documents)), tabDocuments),
		o.step(exhibits > 0, lang.T("ready.exhibits"), lang.N("ready.exhibits.n", exhibits), tabEvidence),
		o.step(len(s.Packets) > 0, lang.T("ready.packet"), packetWords(s), tabPacket))
	return kit.NewCard(16, kit.VStack(8, kit.NewBoldPara(lang.T("matters.packet"), theme.Small, theme.Muted), list))
}

func (o *overview) step(done bool, words, note string, to int) fyne.CanvasObject {
	icon := kit.NewIcon(stock.RadioButtonIcon(), stock.ColorNameDisabled)
	if done {
		icon = kit.NewIcon(stock.ConfirmIcon(), theme.Done)
	}
	open := kit.NewButton(kit.Quiet, nil, lang.T(tabKeys[to]), func() { o.goTab(to) })
	return kit.Row(10, []float32{18, -1, 0, 116}, icon, kit.NewPara(words, theme.Body, theme.Ink),
		kit.NewText(note, theme.Small, theme.Muted).Whole(), open)
}

func packetWords(s *cases.Snapshot) string {
	if len(s.Packets) == 0 {
		return lang.T("ready.packet.none")
	}
	return lang.N("ready.pages", s.Packets[len(s.Packets)-1].Pages)
}

// person is the client: the name the client chose first, and how the client may be reached.
func (o *overview) person(s *cases.Snapshot) fyne.CanvasObject {
	c := s.Client
	body := kit.VStack(12, kit.VStack(2, kit.NewBoldPara(c.DisplayName(), theme.Sub, theme.Ink), kit.NewPara(c.Pronouns, theme.Small, theme.Muted)),
		kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("contact.safe"), kit.NewPara(contactWords(c), theme.Body, theme.Warn.Fg())),
		kit.VStack(6, pair(factLabel("client.birthDate"), lang.Date(c.BirthDate)),
			pair(lang.T("clients.languages"), orDash(strings.Join(c.Languages, ", "))),
			pair(lang.T("overview.interpreter"), orDash(c.Interpreter))))
	edit := kit.NewButton(kit.Plain, stock.DocumentCreateIcon(), lang.T("overview.facts"), func() { o.goTab(tabFacts) })
	body.Add(kit.Flow(0, edit))
	return kit.NewCard(16, body)
}

// where is the court or agency, and who signs.
func (o *overview) where(s *cases.Snapshot) fyne.CanvasObject {
	v := s.Matter.Venue
	attorney := s.Attorney.Name.Full()
	return kit.NewCard(16, kit.VStack(6, kit.NewBoldPara(lang.T("matters.where"), theme.Small, theme.Muted),
		pair(lang.T("overview.court"), orDash(v.Court)),
		pair(lang.T("overview.docket"), orDash(v.Docket)),
		pair(lang.T("overview.attorney"), orDash(attorney))))
}

// pair is one fact read across: its name and its words.
func pair(name, words string) fyne.CanvasObject {
	return kit.TopRow(10, []float32{118, -1}, kit.NewPara(name, theme.Body, theme.Muted), kit.NewPara(words, theme.Body, theme.Ink))
}
