package main

import (
	"context"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) matterVerbs() *cobra.Command {
	return a.group("matter", "the legal jobs, one kind of relief each", append([]*cobra.Command{a.matterAdd(), a.matterSet(), a.matterList(), a.matterShow()}, a.stageVerbs()...)...)
}

// matterRow is one line of `matter list`. Client is the client's id.
type matterRow struct {
	ID     string      `json:"id"`
	Kind   cases.Kind  `json:"kind"`
	Title  string      `json:"title"`
	Client string      `json:"client"`
	Stage  cases.Stage `json:"stage"`
}

func (a *app) matterList() *cobra.Command {
	return a.lists(a.inVault("list", "every matter", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			matters, err := vault.List[cases.Matter](ctx, v, "")
			if err != nil {
				return err
			}
			slices.SortFunc(matters, func(x, y cases.Matter) int { return strings.Compare(x.ID, y.ID) })
			var rows []matterRow
			for _, m := range matters {
				rows = append(rows, matterRow{m.ID, m.Kind, m.Title, m.ClientID, m.Stage})
			}
			return printList(a, rows, []string{"id", "kind", "title", "client", "stage"}, func(r matterRow) []string {
				return []string{r.ID, string(r.Kind), r.Title, r.Client, string(r.Stage)}
			})
		}))
}

func (a *app) matterShow() *cobra.Command {
	return a.shows(a.inVault("show ID", "everything recorded of one matter", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			m, err := vault.Get[cases.Matter](ctx, v, args[0])
			if err != nil {
				return err
			}
			return a.printRecord(m)
		}))
}
