package ui

import (
	"time"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// measure fills in what the list shows of a row on a day, once.
func (r *matterRow) measure(today time.Time) {
	r.name = listName(r.client)
	r.nameKey = kit.Fold(r.name)
	known := []string{r.name, r.client.Name.Full(), r.client.NativeName, r.matter.Number, r.matter.Title, stageWords(r.matter.Stage),
		r.matter.Venue.Court, r.matter.Venue.County, r.matter.Venue.Docket}
	for _, n := range r.client.OtherNames {
		known = append(known, n.Full())
	}
	r.fold = kit.Fold(dotted(known...))
	r.dueKey = "9999"
	if next := nextDay(r.dates, r.facts, cases.DateOf(today)); r.next == nil && next != nil {
		own := *next
		r.next = &own
	}
	r.dates, r.facts = nil, nil // a list shows the next one alone, and thousands of rows stay in memory
	if r.next == nil {
		return
	}
	r.dueKey = string(r.next.Day())
	words, days, ok := lang.Distance(r.next.Day(), today)
	if ok {
		r.words, r.tone = words, dueTone(days)
	}
}

// listName is how lists name a client: family name first, with the name the client chose.
func listName(c cases.Client) string {
	n := c.Name
	if c.ChosenName != "" {
		n.Given, n.Middle = c.ChosenName, ""
	}
	return n.Sorted()
}

// matterSide is the panel beside the list: what a person needs to know before opening a matter,
// the safe contact first.
type matterSide struct {
	a             *App
	card          *kit.Card
	body          *fyne.Container
	top           *fyne.Container
	name, sub     *kit.Para
	chip          *kit.Chip
	contact       *kit.Para
	due, why      *kit.Para
	court, docket *kit.Para
	packet        *kit.Para
	open          *kit.Button
	row           *matterRow
}

func newMatterSide(a *App) *matterSide {
	s := &matterSide{a: a,
		name: kit.NewBoldPara("", theme.Sub, theme.Ink), sub: kit.NewPara("", theme.Small, theme.Muted),
		chip: kit.NewChip("", theme.Neutral), contact: kit.NewPara("", theme.Body, theme.Warn.Fg()),
		due: kit.NewBoldPara("", theme.Body, theme.Ink), why: kit.NewPara("", theme.Small, theme.Muted),
		court: kit.NewPara("", theme.Body, theme.Ink), docket: kit.NewPara("", theme.Small, theme.Muted),
		packet: kit.NewPara("", theme.Body, theme.Ink)}
	s.open = kit.NewButton(kit.Primary, nil, lang.T("matters.open"), func() { a.Go(Route{Place: toMatter, ID: s.row.matter.ID}) })
	s.top = kit.VStack(6, s.name, s.sub, kit.Flow(0, s.chip))
	s.body = kit.VStack(18, s.top,
		kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("contact.safe"), s.contact),
		section(lang.T("matters.next"), s.due, s.why),
		section(lang.T("matters.where"), s.court, s.docket),
		section(lang.T("matters.packet"), s.packet))
	s.card = kit.NewCard(16, kit.Frame(12, nil, kit.Scroll(s.body), s.open))
	return s
}

// section is a small heading over its lines.
func section(head string, lines ...fyne.CanvasObject) *fyne.Container {
	return kit.VStack(3, append([]fyne.CanvasObject{kit.NewBoldPara(head, theme.Small, theme.Muted)}, lines...)...)
}

// show fills the panel; nil hides it.
func (s *matterSide) show(r *matterRow) {
	s.row = r
	if s.card.Content.(*fyne.Container).Hidden = r == nil; r == nil {
		return
	}
	s.name.Set(r.name)
	s.sub.Set(dotted(r.matter.Number, r.matter.Title))
	s.chip.Set(stageWords(r.matter.Stage), stageTone(r.matter.Stage))
	s.contact.Set(contactWords(r.client))
	s.due.Set(lang.T("matters.nodate"))
	s.why.Set("")
	if r.next != nil {
		s.due.Set(upper(lang.Weekday(r.next.Day())))
		role := theme.Muted
		if r.tone != theme.Neutral {
			role = r.tone.Fg()
		}
		s.why.Paint(dotted(deadlineTitle(r.next), r.words), role)
	}
	s.court.Set(orDash(r.matter.Venue.Court))
	s.docket.Set(r.matter.Venue.Docket)
	s.packet.Set(lang.T("matters.packet.none"))
	if r.packets > 0 {
		s.packet.Set(lang.N("matters.packets", r.packets))
	}
	s.card.Content.Refresh()
}

func orDash(s string) string {
	if s == "" {
		return lang.T("facts.unknown")
	}
	return s
}

// contactWords says how the client may be reached: the safe ways, and the note beside each.
func contactWords(c cases.Client) string {
	out := ""
	for _, w := range c.Contacts {
		if w.Safety != cases.Safe {
			continue
		}
		if out != "" {
			out += "\n"
		}
		out += dotted(w.Value, contactKind(w.Kind), w.Note)
		if !w.Voicemail && w.Kind != "email" {
			out += " · " + lang.T("contact.novoicemail")
		}
	}
	if out == "" {
		return lang.T("contact.ask")
	}
	return out
}

// contactKinds are the ways of contact a record may hold.
var contactKinds = []string{"mobile", "home phone", "work phone", "email", "message app", "person"}

func contactKind(kind string) string {
	for _, k := range contactKinds {
		if k == kind {
			return lang.T("contact.kind." + k)
		}
	}
	return kind
}
