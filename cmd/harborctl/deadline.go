package main

import (
	"context"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) deadlineVerbs() *cobra.Command {
	return a.group("deadline", "the days by which something has to be done", a.deadlineList(), a.deadlineCompute(), a.deadlineAdd(), a.deadlineSuggest(),
		a.deadlineCheck(), a.deadlineOverride(), a.deadlinePrinted(), a.deadlineAgain(), a.deadlineDone(), a.deadlineExport())
}

// deadlineRow is one line of `deadline list`. Day is the date that counts; Due is the computed one. Standing holds what
// a person has to look at first: ids of due.Standings.
type deadlineRow struct {
	Day      cases.Date `json:"day"`
	Matter   string     `json:"matter"`
	Checked  bool       `json:"checked"`
	Standing []string   `json:"standing"`
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
			stale, err := staleOf(ctx, v, deadlines)
			if err != nil {
				return err
			}
			var rows []deadlineRow
			for _, d := range deadlines {
				rows = append(rows, deadlineRow{d.Day(), d.MatterID, d.Checked(), orEmpty(due.Standing(d, stale)), d})
			}
			slices.SortFunc(rows, func(x, y deadlineRow) int { return strings.Compare(string(x.Day)+x.ID, string(y.Day)+y.ID) })
			return printList(a, rows, []string{"day", "title", "matter", "citation", "confidence", "done", "look at", "id"}, func(r deadlineRow) []string {
				return []string{string(r.Day), r.Title, r.Matter, r.Citation, r.Confidence, string(r.Done), standingWords(r.Standing), r.ID}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "only of this matter")
	return cmd
}

func standingWords(ids []string) string {
	var words []string
	for _, id := range ids {
		words = append(words, cases.Words(due.Standings(), id, "en"))
	}
	return strings.Join(words, "; ")
}

// staleOf finds those computed from a fact that changed since, matter by matter.
func staleOf(ctx context.Context, v *vault.Vault, list []cases.Deadline) ([]cases.Deadline, error) {
	seen := map[string]bool{}
	var out []cases.Deadline
	for _, d := range list {
		if seen[d.MatterID] {
			continue
		}
		seen[d.MatterID] = true
		s, err := v.Snapshot(ctx, d.MatterID)
		if err != nil {
			return nil, err
		}
		out = append(out, due.Stale(s)...)
	}
	return out, nil
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
