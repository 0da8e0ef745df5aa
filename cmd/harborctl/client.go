package main

import (
	"context"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) clientVerbs() *cobra.Command {
	return a.group("client", "the people served", a.clientAdd(), a.clientSet(), a.clientList(), a.clientShow())
}

// clientRow is one line of `client list`.
type clientRow struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	BirthDate cases.Date `json:"birthDate"`
	Languages []string   `json:"languages"`
}

func rowOfClient(c cases.Client) clientRow {
	name := c.Name.Full()
	if name == "" {
		name = c.DisplayName()
	}
	languages := c.Languages
	if languages == nil {
		languages = []string{}
	}
	return clientRow{c.ID, name, c.BirthDate, languages}
}

func (a *app) clientList() *cobra.Command {
	return a.lists(a.inVault("list", "every client", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			clients, err := vault.List[cases.Client](ctx, v, "")
			if err != nil {
				return err
			}
			slices.SortFunc(clients, func(x, y cases.Client) int {
				return strings.Compare(x.Name.Sorted()+x.ID, y.Name.Sorted()+y.ID)
			})
			var rows []clientRow
			for _, c := range clients {
				rows = append(rows, rowOfClient(c))
			}
			return printList(a, rows, []string{"id", "name", "born", "languages"}, func(r clientRow) []string {
				return []string{r.ID, r.Name, string(r.BirthDate), strings.Join(r.Languages, ", ")}
			})
		}))
}

func (a *app) clientShow() *cobra.Command {
	return a.shows(a.inVault("show ID", "everything recorded of one client", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			c, err := vault.Get[cases.Client](ctx, v, args[0])
			if err != nil {
				return err
			}
			return a.printRecord(c)
		}))
}
