package ui

import (
	"context"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/vault"
)

// beside adds the days of the clients themselves and of the work beside their matters: papers and benefits that end,
// goals and safety plans to be looked at again, the last days of other ways.
func (c *calendarData) beside(ctx context.Context, v *vault.Vault, clients []cases.Client) error {
	of := map[string]*cases.Snapshot{}
	for _, p := range clients {
		of[p.ID] = &cases.Snapshot{Client: p}
	}
	for _, read := range []func() error{
		func() error {
			return besideOf(ctx, v, of, func(p cases.IDPaper) string { return p.ClientID }, func(s *cases.Snapshot) *[]cases.IDPaper { return &s.IDPapers })
		},
		func() error {
			return besideOf(ctx, v, of, func(b cases.Benefit) string { return b.ClientID }, func(s *cases.Snapshot) *[]cases.Benefit { return &s.Benefits })
		},
		func() error {
			return besideOf(ctx, v, of, func(g cases.Goal) string { return g.ClientID }, func(s *cases.Snapshot) *[]cases.Goal { return &s.Goals })
		},
		func() error {
			return besideOf(ctx, v, of, func(p cases.SafetyPlan) string { return p.ClientID }, func(s *cases.Snapshot) *[]cases.SafetyPlan { return &s.SafetyPlans })
		},
		func() error {
			return besideOf(ctx, v, of, func(r cases.Remedy) string { return r.ClientID }, func(s *cases.Snapshot) *[]cases.Remedy { return &s.Remedies })
		},
	} {
		if err := read(); err != nil {
			return err
		}
	}
	seen := map[string]bool{}
	for id, s := range of {
		for _, k := range due.Ahead(s) {
			row := &dayRow{id: factID(id, k.ID+"/"+string(k.Day)), kind: dayClock, day: k.Day, title: clockWords(k), whom: listName(s.Client), to: besideWay(id, k.ID)}
			if strings.HasSuffix(k.Why, ".review") || strings.HasSuffix(k.Why, ".expected") {
				row.kind = dayLook
			}
			if !seen[row.id] { // two steps of one remedy on one day are one entry
				seen[row.id], c.rows = true, append(c.rows, row)
			}
		}
	}
	return nil
}

// besideOf reads the records of one kind and puts each with its client.
func besideOf[T cases.Record](ctx context.Context, v *vault.Vault, of map[string]*cases.Snapshot, client func(T) string, at func(*cases.Snapshot) *[]T) error {
	list, err := vault.List[T](ctx, v, "")
	for _, r := range list {
		if s := of[client(r)]; s != nil {
			*at(s) = append(*at(s), r)
		}
	}
	return err
}

// besideWay leads to where a day of a client stands.
func besideWay(client, clock string) Route {
	to := Route{Place: toClient, ID: client, Tab: tabPerson}
	for name, part := range map[string]int{"idpaper.": 1, "remedy.": 4, "benefit.": 5, "safetyplan.": 7} {
		if strings.HasPrefix(clock, name) {
			to.Tab, to.Part = tabNeeds, part
		}
	}
	if strings.HasPrefix(clock, "goal.") {
		to.Tab, to.Part = tabChoices, 1
	}
	if strings.HasPrefix(clock, "address.") {
		to.Part = 1
	}
	return to
}
