package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// todayAhead is how many days ahead the page of today looks.
const todayAhead = 14

// todayLine is one thing that waits: in words, and the way there.
type todayLine struct {
	day         cases.Date // "" where no day presses
	words, note string
	to          Route
}

// todayList is what waits, kind by kind.
type todayList struct {
	dates, tasks, review, ready, dormant, needs, releases []todayLine
}

// todayPage is what is due and what waits for whom.
type todayPage struct {
	a     *App
	cards *fyne.Container
	page  *fyne.Container
}

func newToday(a *App) *todayPage { return &todayPage{a: a, cards: kit.Masonry(400, 16)} }

// Content lays the page out.
func (s *todayPage) Content() fyne.CanvasObject {
	head := kit.VStack(2, kit.NewBoldPara(upper(lang.Weekday(s.a.today())), theme.Title, theme.Ink),
		kit.NewPara(lang.T("today.words"), theme.Small, theme.Muted))
	s.page = kit.Scroll(kit.Pad(s.cards, 0, 0, 8, 0))
	return kit.Frame(16, head, s.page, nil)
}

func (s *todayPage) load() {
	v, until := s.a.vault, s.a.opt.Now().AddDate(0, 0, todayAhead)
	var list todayList
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		list, err = readToday(ctx, v, cases.DateOf(until))
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.show(list)
	})
}

func (s *todayPage) show(t todayList) {
	s.cards.Objects = nil
	for _, part := range []struct {
		key  string
		list []todayLine
	}{{"today.dates", t.dates}, {"today.tasks", t.tasks}, {"today.review", t.review}, {"today.ready", t.ready},
		{"today.needs", t.needs}, {"today.releases", t.releases}, {"today.dormant", t.dormant}} {
		if len(part.list) > 0 || part.key == "today.dates" || part.key == "today.tasks" {
			s.cards.Add(s.card(lang.T(part.key), part.list))
		}
	}
	s.cards.Refresh()
	s.page.Refresh()
}

// todayShown is how many lines of a kind are shown before "and more".
const todayShown = 8

func (s *todayPage) card(head string, list []todayLine) fyne.CanvasObject {
	body := kit.VStack(2, kit.NewBoldPara(head, theme.Body, theme.Ink))
	if len(list) == 0 {
		body.Add(kit.Pad(kit.NewPara(lang.T("today.nothing"), theme.Body, theme.Muted), 4, 0, 4, 0))
	}
	for i, l := range list {
		if i == todayShown {
			body.Add(kit.NewPara(lang.N("today.more", len(list)-todayShown), theme.Small, theme.Muted))
			break
		}
		body.Add(s.line(l))
	}
	return kit.NewCard(16, body)
}

func (s *todayPage) line(l todayLine) fyne.CanvasObject {
	open := kit.NewResult(l.words, l.note, func() { s.a.Go(l.to) })
	if l.day == "" {
		return open
	}
	words, days, _ := lang.Distance(l.day, s.a.opt.Now())
	return kit.Row(8, []float32{-1, 0}, open, kit.NewChip(words, dueTone(days)))
}

// waits reports whether something is due or to be done; a matter that sleeps asks for nothing.
func (t *todayList) waits() bool {
	return len(t.dates)+len(t.tasks)+len(t.review)+len(t.ready)+len(t.needs)+len(t.releases) > 0
}

// readToday reads what waits in the whole office, up to a day.
func readToday(ctx context.Context, v *vault.Vault, until cases.Date) (t todayList, err error) {
	rows, err := readMatters(ctx, v)
	if err != nil {
		return t, err
	}
	at := map[string]*matterRow{}
	for _, r := range rows {
		r.name = listName(r.client)
		at[r.matter.ID] = r
	}
	t.stages(rows)
	if err := t.deadlines(ctx, v, at, until); err != nil {
		return t, err
	}
	if err := t.open(ctx, v, at, until); err != nil {
		return t, err
	}
	err = t.people(ctx, v, until)
	for _, list := range []*[]todayLine{&t.dates, &t.tasks, &t.needs, &t.releases} {
		slices.SortStableFunc(*list, func(a, b todayLine) int { return strings.Compare(lateIfNone(a.day), lateIfNone(b.day)) })
	}
	return t, err
}

func lateIfNone(d cases.Date) string {
	if d == "" {
		return "~"
	}
	return string(d)
}

// stages are the matters that wait for a person because of how far they are.
func (t *todayList) stages(rows []*matterRow) {
	for _, r := range rows {
		line := todayLine{words: r.name, note: dotted(r.matter.Number, r.matter.Title), to: Route{Place: toMatter, ID: r.matter.ID}}
		switch r.matter.Stage {
		case cases.Review:
			line.to.Tab, line.to.Part = tabWork, 2
			t.review = append(t.review, line)
		case cases.Ready:
			line.to.Tab = tabPacket
			t.ready = append(t.ready, line)
		case cases.Dormant:
			t.dormant = append(t.dormant, line)
		}
	}
}

func (t *todayList) deadlines(ctx context.Context, v *vault.Vault, at map[string]*matterRow, until cases.Date) error {
	list, err := vault.List[cases.Deadline](ctx, v, "")
	for _, d := range list {
		r := at[d.MatterID]
		if r == nil || d.Done != "" || !d.Day().Full() || d.Day() > until {
			continue
		}
		t.dates = append(t.dates, todayLine{d.Day(), deadlineTitle(&d), dotted(r.name, lang.Weekday(d.Day())),
			Route{Place: toMatter, ID: d.MatterID, Tab: tabDeadlines}})
	}
	return err
}

// open are the tasks that nothing holds up.
func (t *todayList) open(ctx context.Context, v *vault.Vault, at map[string]*matterRow, until cases.Date) error {
	list, err := vault.List[cases.Task](ctx, v, "")
	for _, k := range cases.TasksInOrder(list) {
		if k.Done != "" || len(k.Waiting(list)) > 0 || k.Due.Full() && k.Due > until {
			continue
		}
		line := todayLine{words: k.What, note: k.For}
		if k.Due.Full() {
			line.day = k.Due
		}
		switch r := at[k.MatterID]; {
		case r != nil:
			line.note, line.to = dotted(r.name, k.For), Route{Place: toMatter, ID: k.MatterID, Tab: tabWork}
		case k.ClientID != "":
			line.to = Route{Place: toClient, ID: k.ClientID}
		default:
			line.to = Route{Place: toOffice}
		}
		t.tasks = append(t.tasks, line)
	}
	return err
}

// people are urgent needs, and releases that end soon.
func (t *todayList) people(ctx context.Context, v *vault.Vault, until cases.Date) error {
	clients, err := vault.List[cases.Client](ctx, v, "")
	if err != nil {
		return err
	}
	name := map[string]string{}
	for _, c := range clients {
		name[c.ID] = listName(c)
	}
	needs, err := vault.List[cases.Need](ctx, v, "")
	if err != nil {
		return err
	}
	for _, n := range needs {
		soon := n.Review.Full() && n.Review <= until
		if n.Met == "" && (n.Urgent || soon) {
			line := todayLine{words: term(cases.NeedKinds(), n.Kind), note: name[n.ClientID], to: Route{Place: toClient, ID: n.ClientID, Tab: tabNeeds}}
			if soon {
				line.day = n.Review
			}
			t.needs = append(t.needs, line)
		}
	}
	releases, err := vault.List[cases.Release](ctx, v, "")
	for _, r := range releases {
		if r.Revoked == "" && r.Expires.Full() && r.Expires <= until && r.MatterID != "" {
			t.releases = append(t.releases, todayLine{r.Expires, orText(r.Whom, recipientWords(r.Recipient)), name[r.ClientID],
				Route{Place: toMatter, ID: r.MatterID, Tab: tabReleases}})
		}
	}
	return err
}
