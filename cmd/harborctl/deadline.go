package main

import (
	"context"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) deadlineVerbs() *cobra.Command {
	return a.group("deadline", "the days by which something has to be done", a.deadlineList(), a.deadlineCompute())
}

// deadlineRow is one line of `deadline list`. Day is the date that counts; Due is the computed one.
type deadlineRow struct {
	Day    cases.Date `json:"day"`
	Matter string     `json:"matter"`
	cases.Deadline
}

func (a *app) deadlineList() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("list", "every deadline, or those of one matter, soonest first", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			deadlines, err := a.deadlines(ctx, v, matter)
			if err != nil {
				return err
			}
			var rows []deadlineRow
			for _, d := range deadlines {
				rows = append(rows, deadlineRow{d.Day(), d.MatterID, d})
			}
			slices.SortFunc(rows, func(x, y deadlineRow) int { return strings.Compare(string(x.Day)+x.ID, string(y.Day)+y.ID) })
			return printList(a, rows, []string{"day", "title", "matter", "citation", "confidence"}, func(r deadlineRow) []string {
				return []string{string(r.Day), r.Title, r.Matter, r.Citation, r.Confidence}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "only of this matter")
	return cmd
}

func (a *app) deadlines(ctx context.Context, v *vault.Vault, matter string) ([]cases.Deadline, error) {
	if matter == "" {
		return vault.List[cases.Deadline](ctx, v, "")
	}
	m, err := matterNamed(ctx, v, matter)
	if err != nil {
		return nil, err
	}
	return vault.List[cases.Deadline](ctx, v, cases.MatterStream(m.ID))
}
