package ui

import (
	"cmp"
	"context"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// dayKind is what stands on a day.
type dayKind string

// The kinds: a deadline that is written down, a clock that runs from a fact, a task, and something to be looked at again.
const (
	dayDeadline dayKind = "deadline"
	dayClock    dayKind = "clock"
	dayTask     dayKind = "task"
	dayLook     dayKind = "look"
)

var dayKinds = []dayKind{dayDeadline, dayClock, dayTask, dayLook}

// dayRow is one entry of the calendar.
type dayRow struct {
	id       string
	kind     dayKind
	day      cases.Date
	title    string
	matter   *matterRow // nil for what belongs to a client or to the office
	whom     string     // the client it is about, as lists name people; "" for none
	forWhom  string     // of a task, as it was written
	done     bool
	deadline *cases.Deadline // of a deadline or a clock
	task     *cases.Task
	to       Route
	fold     string
}

// name is the line under the title.
func (r *dayRow) name() string {
	if r.matter == nil {
		return r.whom
	}
	return dotted(r.whom, r.matter.matter.Number)
}

// works reports whether somebody works on the matter, or is asked to do the task.
func (r *dayRow) works(id string, person *cases.Attorney) bool {
	if r.task != nil && r.task.For != "" {
		return r.task.For == id || person != nil && kit.Fold(r.task.For) == kit.Fold(person.Name.Full())
	}
	if r.matter == nil {
		return false
	}
	attorney, advocate, supervisor := r.matter.matter.People()
	return slices.Contains([]string{attorney, advocate, supervisor}, id)
}

// chip says how far an entry can be relied on, or what kind it is.
func (r *dayRow) chip() kit.Cell {
	switch {
	case r.done:
		return kit.Cell{Main: lang.T("deadline.isdone"), Tone: theme.Neutral}
	case r.kind == dayDeadline:
		return checkCell(r.deadline)
	}
	return kit.Cell{Main: lang.T("calendar.kind." + string(r.kind)), Tone: theme.Info}
}

// calendarData is everything the calendar shows.
type calendarData struct {
	rows    []*dayRow
	staff   []cases.Attorney
	matters []cases.Matter
}

// readCalendar reads every day that stands in the office's files, the nearest first.
func readCalendar(ctx context.Context, v *vault.Vault) (c calendarData, err error) {
	rows, err := readMatters(ctx, v)
	if err != nil {
		return c, err
	}
	if c.staff, err = vault.List[cases.Attorney](ctx, v, cases.OfficeStream); err != nil {
		return c, err
	}
	at, people := map[string]*matterRow{}, map[string]string{}
	for _, r := range rows {
		r.name = listName(r.client)
		at[r.matter.ID] = r
		c.matters = append(c.matters, r.matter)
	}
	clients, err := vault.List[cases.Client](ctx, v, "")
	if err != nil {
		return c, err
	}
	for _, p := range clients { // also those who have no matter yet
		people[p.ID] = listName(p)
	}
	c.deadlines(at)
	for _, read := range []func() error{
		func() error { return c.tasks(ctx, v, at, people) },
		func() error { return c.looks(ctx, v, at, people) },
		func() error { return c.beside(ctx, v, clients) },
	} {
		if err := read(); err != nil {
			return c, err
		}
	}
	for _, r := range c.rows {
		r.fold = kit.Fold(dotted(r.title, r.name(), r.forWhom))
	}
	slices.SortStableFunc(c.rows, func(a, b *dayRow) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.fold, b.fold)) })
	return c, nil
}

// deadlines adds the deadlines that are written down, and the days that follow from facts and are not.
func (c *calendarData) deadlines(at map[string]*matterRow) {
	for _, r := range at {
		to := Route{Place: toMatter, ID: r.matter.ID, Tab: tabDeadlines}
		for i := range r.dates {
			if d := &r.dates[i]; d.Day().Full() {
				c.rows = append(c.rows, &dayRow{id: d.ID, kind: dayDeadline, day: d.Day(), title: deadlineTitle(d), matter: r, whom: r.name,
					done: d.Done != "", deadline: d, to: to})
			}
		}
		for i := range r.facts {
			d := &r.facts[i]
			c.rows = append(c.rows, &dayRow{id: d.ID, kind: dayClock, day: d.Day(), title: deadlineTitle(d), matter: r, whom: r.name, deadline: d, to: to})
		}
	}
}

// tasks adds what is to be done by a day.
func (c *calendarData) tasks(ctx context.Context, v *vault.Vault, at map[string]*matterRow, people map[string]string) error {
	list, err := vault.List[cases.Task](ctx, v, "")
	for i := range list {
		k := &list[i]
		if !k.Due.Full() {
			continue
		}
		row := &dayRow{id: k.ID, kind: dayTask, day: k.Due, title: k.What, done: k.Done != "", task: k, matter: at[k.MatterID], whom: people[k.ClientID], forWhom: c.person(k.For)}
		switch {
		case row.matter != nil:
			row.whom, row.to = row.matter.name, Route{Place: toMatter, ID: k.MatterID, Tab: tabWork}
		case k.ClientID != "":
			row.to = Route{Place: toClient, ID: k.ClientID}
		default:
			row.to = Route{Place: toOffice}
		}
		c.rows = append(c.rows, row)
	}
	return err
}

// person is the name of somebody of the office by the id; any other words stay as they are.
func (c *calendarData) person(id string) string {
	for _, p := range c.staff {
		if p.ID == id {
			return p.Name.Full()
		}
	}
	return id
}

// looks adds what is to be looked at again: needs, and releases that end.
func (c *calendarData) looks(ctx context.Context, v *vault.Vault, at map[string]*matterRow, name map[string]string) error {
	needs, err := vault.List[cases.Need](ctx, v, "")
	if err != nil {
		return err
	}
	for _, n := range needs {
		if n.Review.Full() {
			c.rows = append(c.rows, &dayRow{id: n.ID, kind: dayLook, day: n.Review, title: term(cases.NeedKinds(), n.Kind), whom: name[n.ClientID], done: n.Met != "",
				to: Route{Place: toClient, ID: n.ClientID, Tab: tabNeeds}})
		}
	}
	releases, err := vault.List[cases.Release](ctx, v, "")
	for _, x := range releases {
		if x.Revoked == "" && x.Expires.Full() {
			row := &dayRow{id: x.ID, kind: dayLook, day: x.Expires, title: lang.T("calendar.release", "whom", orText(x.Whom, recipientWords(x.Recipient))),
				whom: name[x.ClientID], matter: at[x.MatterID], to: Route{Place: toClient, ID: x.ClientID}}
			if row.matter != nil {
				row.to = Route{Place: toMatter, ID: x.MatterID, Tab: tabReleases}
			}
			c.rows = append(c.rows, row)
		}
	}
	return err
}
