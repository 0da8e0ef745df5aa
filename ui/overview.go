package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/plan"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// overview is one matter on one page: the next missing step, the next day that counts with its arithmetic, how far the
// packet is, who the client is with the safe way to be in touch, and where it is filed and by whom.
type overview struct {
	a     *App
	goTab func(int)
	snap  *cases.Snapshot
	cards *fyne.Container
	page  *fyne.Container
}

func newOverview(a *App, goTab func(int)) *overview {
	return &overview{a: a, goTab: goTab, cards: kit.Masonry(380, 16)}
}

// Content lays the page out.
func (o *overview) Content() fyne.CanvasObject {
	o.page = kit.Scroll(kit.Pad(o.cards, 0, 0, 8, 0))
	return o.page
}

func (o *overview) show(s *cases.Snapshot) {
	o.snap = s
	today := o.a.today()
	var r readiness
	o.a.jobs.run("", func(context.Context, cases.Progress) (err error) {
		r, err = readyState(s, today)
		return err
	}, func(err error) {
		if o.snap != s {
			return // the matter was read again meanwhile
		}
		if err != nil {
			o.a.fail(err, nil)
			return
		}
		o.cards.Objects = []fyne.CanvasObject{o.missing(&r), o.person(s), o.next(s), o.ready(s, &r), o.where(s), o.work(s), holdCard(o.a, s.Matter)}
		o.cards.Refresh()
		o.page.Refresh()
	})
}

// missing is the next missing step, with the one main button of the page.
func (o *overview) missing(r *readiness) fyne.CanvasObject {
	body := kit.VStack(6, kit.NewBoldPara(lang.T("step.head"), theme.Small, theme.Muted))
	if r.missing == nil {
		body.Add(kit.NewBoldPara(lang.T("step.none"), theme.Sub, theme.Ink))
		body.Add(kit.NewPara(lang.T("step.none.why"), theme.Body, theme.Muted))
		return kit.NewCard(16, body)
	}
	m := *r.missing
	body.Add(kit.NewBoldPara(lang.T(m.key), theme.Sub, theme.Ink))
	body.Add(kit.NewPara(lang.T("why."+m.key), theme.Body, theme.Ink))
	if m.note != "" {
		body.Add(kit.NewPara(m.note, theme.Small, theme.Muted))
	}
	body.Add(kit.Pad(kit.Flow(0, kit.NewButton(kit.Primary, stock.NavigateNextIcon(), lang.T("step.go"), func() { o.a.Go(m.to) })), 6, 0, 0, 0))
	return kit.NewCard(16, body)
}

// next is the nearest open day, and how it was reached.
func (o *overview) next(s *cases.Snapshot) fyne.CanvasObject {
	d := nextDay(s.Deadlines, factDays(s.Matter, s.Client, s.Deadlines), o.a.today())
	if d == nil {
		return kit.NewCard(16, kit.VStack(6, kit.NewBoldPara(lang.T("matters.next"), theme.Small, theme.Muted),
			kit.NewPara(lang.T("matters.nodate"), theme.Body, theme.Ink)))
	}
	words, days, _ := lang.Distance(d.Day(), o.a.opt.Now())
	body := kit.VStack(10, kit.NewBoldPara(lang.T("matters.next"), theme.Small, theme.Muted),
		kit.VStack(3, kit.Row(12, []float32{-1, 0}, kit.NewBoldPara(upper(lang.Weekday(d.Day())), theme.Title, theme.Ink),
			kit.NewChip(words, dueTone(days))), kit.NewPara(deadlineTitle(d), theme.Body, theme.Ink)))
	if !isWritten(d, s.Deadlines) {
		body.Add(kit.NewPara(lang.T("calendar.kind.clock"), theme.Small, theme.Muted))
	}
	dates := kit.NewButton(kit.Plain, nil, lang.T("tab.deadlines"), func() { o.goTab(tabDeadlines) })
	return kit.NewCard(16, kit.VStack(10, body, kit.NewLine(), stepsOf(d), kit.Flow(0, dates)))
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
	return lang.Law(level)
}

// ready is what the packet has and what it still needs, with the way to each.
func (o *overview) ready(s *cases.Snapshot, r *readiness) fyne.CanvasObject {
	drafted, behind := r.papersOf()
	packet, done := packetWords(s), len(s.Packets) > 0
	if open := cases.AtPrint.Open(s); done && len(open) > 0 { // one that was made is not always one to file
		packet, done = dotted(packet, open[0].In(lang.Code())), false
	}
	list := kit.VStack(0,
		o.step(r.filled > 0 && r.filled >= r.wanted && r.stale == 0, lang.T("ready.forms"), lang.T("ready.of", "n", r.filled, "of", r.wanted), r.stale, tabForms),
		o.step(drafted > 0 && drafted == len(r.papers) && behind == 0, lang.T("ready.documents"), lang.T("ready.of", "n", drafted, "of", len(r.papers)), behind, tabDocuments),
		o.step(r.placed > 0, lang.T("ready.exhibits"), lang.N("ready.exhibits.n", r.placed), 0, tabEvidence),
		o.step(done, lang.T("ready.packet"), packet, 0, tabPacket))
	return kit.NewCard(16, kit.VStack(8, kit.NewBoldPara(lang.T("matters.packet"), theme.Small, theme.Muted), list))
}

// step is one line of the packet: what it is, how far, and how much of it the facts have left behind.
func (o *overview) step(done bool, words, note string, behind, to int) fyne.CanvasObject {
	icon := kit.NewIcon(stock.RadioButtonIcon(), stock.ColorNameDisabled)
	if done {
		icon = kit.NewIcon(stock.ConfirmIcon(), theme.Done)
	}
	about := kit.VStack(1, kit.NewPara(words, theme.Body, theme.Ink), kit.NewPara(note, theme.Small, theme.Muted))
	if behind > 0 {
		about.Objects[1] = kit.NewPara(dotted(note, lang.N("step.behind", behind)), theme.Small, theme.Warn.Fg())
	}
	open := kit.NewButton(kit.Quiet, nil, lang.T(tabKeys[to]), func() { o.goTab(to) })
	return kit.Pad(kit.Row(10, []float32{18, -1, 0}, icon, about, open), 3, 0, 3, 0)
}

func packetWords(s *cases.Snapshot) string {
	if len(s.Packets) == 0 {
		return lang.T("ready.packet.none")
	}
	last := s.Packets[len(s.Packets)-1]
	return dotted(lang.N("ready.pages", last.Pages), lang.T("recipient."+string(last.Recipient)), lang.Stamp(last.When))
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

// where is what is asked, the court or agency, and who works on it.
func (o *overview) where(s *cases.Snapshot) fyne.CanvasObject {
	v := s.Matter.Venue
	_, advocate, supervisor := s.Matter.People()
	list := kit.VStack(6, kit.NewBoldPara(lang.T("matters.where"), theme.Small, theme.Muted),
		pair(lang.T("overview.what"), orDash(lang.Law(plan.For(s).Title))),
		pair(lang.T("overview.court"), orDash(v.Court)),
		pair(lang.T("overview.docket"), orDash(v.Docket)),
		pair(lang.T("overview.attorney"), orDash(s.Attorney.Name.Full())))
	if name := staffName(s, advocate); name != "" {
		list.Add(pair(lang.T("overview.advocate"), name))
	}
	if name := staffName(s, supervisor); name != "" {
		list.Add(pair(lang.T("overview.supervisor"), name))
	}
	return kit.NewCard(16, list)
}

// staffName is the name of somebody of the office by the id.
func staffName(s *cases.Snapshot, id string) string {
	for _, p := range s.Staff {
		if p.ID == id && id != "" {
			return p.Name.Full()
		}
	}
	return ""
}

// workShown is how many open tasks the page names.
const workShown = 4

// work is what is to be done next, and the newest note.
func (o *overview) work(s *cases.Snapshot) fyne.CanvasObject {
	body := kit.VStack(8, kit.NewBoldPara(lang.T("step.work"), theme.Small, theme.Muted))
	open := 0
	for _, k := range cases.TasksInOrder(s.Tasks) {
		if k.Done != "" || k.MatterID != s.Matter.ID {
			continue
		}
		if open++; open > workShown {
			continue
		}
		due := ""
		if k.Due.Full() {
			due, _, _ = lang.Distance(k.Due, o.a.opt.Now())
		}
		body.Add(kit.VStack(1, kit.NewPara(k.What, theme.Body, theme.Ink), kit.NewPara(dotted(orText(staffName(s, k.For), k.For), due), theme.Small, theme.Muted)))
	}
	if open == 0 {
		body.Add(kit.NewPara(lang.T("step.work.none"), theme.Body, theme.Muted))
	}
	if open > workShown {
		body.Add(kit.NewPara(lang.N("today.more", open-workShown), theme.Small, theme.Muted))
	}
	body.Add(kit.Flow(0, kit.NewButton(kit.Plain, nil, lang.T("tab.work"), func() { o.goTab(tabWork) })))
	return kit.NewCard(16, body)
}

// pair is one fact read across: its name and its words.
func pair(name, words string) fyne.CanvasObject {
	return kit.TopRow(10, []float32{118, -1}, kit.NewPara(name, theme.Body, theme.Muted), kit.NewPara(words, theme.Body, theme.Ink))
}
