package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// todayLine is one thing that waits: in words, and the way there.
type todayLine struct {
	day         cases.Date // "" where no day presses
	words, note string
	to          Route
	passed      *dayRow // a deadline that passed without an entry
}

// todayList is what waits, kind by kind.
type todayList struct {
	passed, dates      []todayLine // deadlines and days from facts
	us, client, agency []todayLine // tasks, by whom they wait for
	review, ready      []todayLine // matters, by how far they are
	dormant, filed     []todayLine // matters that ask nothing of the office for now
	needs, releases    []todayLine
	later              *todayLine // the first day after those, where no day is near
	matters            int        // in the files, open or not
}

// waits reports whether something is due or to be done; a matter that sleeps or is filed asks for nothing.
func (t *todayList) waits() bool {
	return len(t.passed)+len(t.dates)+len(t.us)+len(t.client)+len(t.agency)+len(t.review)+len(t.ready)+len(t.needs)+len(t.releases) > 0
}

// pressing is how many days come soon or have passed without an entry: the number beside the page's name.
func (t *todayList) pressing() int { return len(t.passed) + len(t.dates) }

// empty reports whether the page has nothing at all to list.
func (t *todayList) empty() bool { return !t.waits() && len(t.dormant)+len(t.filed) == 0 }

// first is where to begin: what passed, then the nearest day, then what is ready.
func (t *todayList) first() (Route, bool) {
	for _, list := range [][]todayLine{t.passed, t.dates, t.us, t.review, t.ready} {
		if len(list) > 0 {
			return list[0].to, true
		}
	}
	return Route{}, false
}

// readToday reads what waits in the whole office on a day, and until another.
func readToday(ctx context.Context, v *vault.Vault, now time.Time, until cases.Date) (t todayList, err error) {
	rows, err := readMatters(ctx, v)
	if err != nil {
		return t, err
	}
	at := map[string]*matterRow{}
	for _, r := range rows {
		r.name = listName(r.client)
		at[r.matter.ID] = r
	}
	t.matters = len(rows)
	t.stages(rows)
	t.days(at, cases.DateOf(now), until)
	if err := t.open(ctx, v, at, until); err != nil {
		return t, err
	}
	err = t.people(ctx, v, until)
	for _, list := range []*[]todayLine{&t.passed, &t.dates, &t.us, &t.client, &t.agency, &t.review, &t.needs, &t.releases} {
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
		case cases.Filed:
			line.note = dotted(line.note, r.matter.Venue.Court)
			t.filed = append(t.filed, line)
		case cases.Dormant:
			t.dormant = append(t.dormant, line)
		}
	}
}

// days are the deadlines that nobody has recorded as met, and the days that run from facts. A day from a fact that is
// over misses no entry.
func (t *todayList) days(at map[string]*matterRow, today, until cases.Date) {
	var c calendarData
	c.deadlines(at)
	for _, r := range c.rows {
		line := todayLine{day: r.day, words: r.title, note: dotted(r.whom, lang.Weekday(r.day)), to: r.to}
		switch {
		case r.done:
		case r.day > until:
			if t.later == nil || line.day < t.later.day {
				t.later = &line
			}
		case r.kind == dayClock && r.day < today:
		case r.day < today:
			line.passed = r
			t.passed = append(t.passed, line)
		default:
			t.dates = append(t.dates, line)
		}
	}
}

// open are the tasks that nothing holds up, by whom they wait for.
func (t *todayList) open(ctx context.Context, v *vault.Vault, at map[string]*matterRow, until cases.Date) error {
	staff, err := vault.List[cases.Attorney](ctx, v, cases.OfficeStream)
	if err != nil {
		return err
	}
	list, err := vault.List[cases.Task](ctx, v, "")
	for _, k := range cases.TasksInOrder(list) {
		if k.Done != "" || len(k.Waiting(list)) > 0 || k.Due.Full() && k.Due > until {
			continue
		}
		r := at[k.MatterID]
		who, group := t.whom(k, r, staff)
		line := todayLine{words: k.What, note: who}
		if k.Due.Full() {
			line.day = k.Due
		}
		switch {
		case r != nil:
			line.note, line.to = dotted(r.name, who), Route{Place: toMatter, ID: k.MatterID, Tab: tabWork}
		case k.ClientID != "":
			line.to = Route{Place: toClient, ID: k.ClientID}
		default:
			line.to = Route{Place: toOffice}
		}
		*group = append(*group, line)
	}
	return err
}

// clientWords are how people name the client in “for whom”, folded.
var clientWords = []string{"client", "the client", "cliente", "la cliente", "el cliente", "la persona", "persona"}

// whom is for whom a task waits, in words, and the list it belongs in: the office, the supervisor, the client, or
// somebody outside.
func (t *todayList) whom(k cases.Task, r *matterRow, staff []cases.Attorney) (who string, group *[]todayLine) {
	name := kit.Fold(strings.TrimSpace(k.For))
	for _, p := range staff {
		if p.ID != k.For && (name == "" || kit.Fold(p.Name.Full()) != name && kit.Fold(initials(p.Name)) != name) {
			continue
		}
		if r != nil && r.matter.Supervisor == p.ID && r.matter.Attorney != p.ID {
			return p.Name.Full(), &t.review
		}
		return p.Name.Full(), &t.us
	}
	switch {
	case name == "":
		return "", &t.us
	case slices.Contains(clientWords, name), r != nil && (name == kit.Fold(r.client.Name.Full()) || name == kit.Fold(r.client.DisplayName())):
		return "", &t.client
	}
	return k.For, &t.agency
}

// initials are the first letters of a name, as people sign for a task.
func initials(n cases.Name) (out string) {
	for _, part := range strings.Fields(n.Full()) {
		for _, letter := range part {
			out += string(letter)
			break
		}
	}
	return out
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
			t.releases = append(t.releases, todayLine{day: r.Expires, words: orText(r.Whom, recipientWords(r.Recipient)), note: name[r.ClientID],
				to: Route{Place: toMatter, ID: r.MatterID, Tab: tabReleases}})
		}
	}
	return err
}
