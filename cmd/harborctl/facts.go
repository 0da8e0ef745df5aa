package main

import (
	"context"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// factRow is one line of `facts`.
type factRow struct {
	Path  string `json:"path"`
	Label string `json:"label"`
	Value string `json:"value"`
	cases.Hint
}

// factsVerb shows what is told of a matter and when, and what is not to be asked again: the page to read before
// anybody asks anything.
func (a *app) factsVerb() *cobra.Command {
	var matter string
	var all bool
	cmd := a.lists(a.inVault("facts [PATH...]", "what a client told already, when, and what not to ask again", cobra.ArbitraryArgs,
		func(ctx context.Context, v *vault.Vault, paths []string) error {
			for _, p := range paths {
				if _, ok := cases.FactByPath(p); !ok {
					return wrongUse("there is no fact %q; `facts --all` lists them", p)
				}
			}
			s, err := v.Snapshot(ctx, matter)
			if err != nil {
				return err
			}
			history, err := historyOf(ctx, v, s.Client.Key(), s.Matter.Key(), s.Office.Key(), s.Attorney.Key())
			if err != nil {
				return err
			}
			return printList(a, factRows(s, paths, all, history), []string{"fact", "value", "told", "not to be asked again"}, func(r factRow) []string {
				spared := ""
				if r.Spared {
					spared = "since " + r.Since.Long()
				}
				return []string{r.Path, r.Value, r.Told.Long(), spared}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	cmd.Flags().BoolVar(&all, "all", false, "also facts that nobody has told")
	return need(cmd, "matter")
}

func factRows(s *cases.Snapshot, paths []string, all bool, history func(cases.Key) []cases.Change) []factRow {
	var rows []factRow
	for _, f := range cases.Facts() {
		if len(paths) > 0 && !slices.Contains(paths, f.Path) {
			continue
		}
		r := factRow{f.Path, f.Label, f.Get(s).String(), cases.HintOf(s, f.Path, history)}
		if all || len(paths) > 0 || r.Value != "" || r.Spared {
			rows = append(rows, r)
		}
		if f.Repeats() {
			rows = append(rows, toldRows(s, f, history)...)
		}
	}
	for _, p := range paths { // a row of a list, which the registry does not name
		if f, _ := cases.FactByPath(p); !slices.ContainsFunc(rows, func(r factRow) bool { return r.Path == p }) {
			rows = append(rows, factRow{f.Path, f.Label, f.Get(s).String(), cases.HintOf(s, f.Path, history)})
		}
	}
	return rows
}

// toldRows are the rows of a list in which a fact is told: client.jobs[0].occupation, client.jobs[1].occupation.
func toldRows(s *cases.Snapshot, f cases.Fact, history func(cases.Key) []cases.Change) []factRow {
	var rows []factRow
	for _, one := range f.EachRow(s) {
		if v := one.Get(s).String(); v != "" {
			rows = append(rows, factRow{one.Path, one.Label, v, cases.HintOf(s, one.Path, history)})
		}
	}
	return rows
}

// historyOf reads the changes of some records once, however many facts are asked about.
func historyOf(ctx context.Context, v *vault.Vault, keys ...cases.Key) (func(cases.Key) []cases.Change, error) {
	all := map[cases.Key][]cases.Change{}
	for _, k := range keys {
		if k.Row == "" {
			continue
		}
		changes, err := v.History(ctx, k.Table, k.Row)
		if err != nil {
			return nil, err
		}
		all[k] = changes
	}
	return func(k cases.Key) []cases.Change { return all[k] }, nil
}
