package main

import (
	"context"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/conflict"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// conflictsVerb shows who may stand in two files, by ids and reasons alone.
func (a *app) conflictsVerb() *cobra.Command {
	var name, born, client string
	cmd := a.lists(a.inVault("conflicts", "people who may stand in two files; ids and reasons, no names", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			day, err := cases.ParseDate(born)
			if err != nil {
				return err
			}
			if name != "" && client != "" || born != "" && name == "" {
				return wrongUse("--name, with --born if it is known, asks about somebody new; --client about one file")
			}
			files, err := everybody(ctx, v)
			if err != nil {
				return err
			}
			var found []conflict.Match
			switch {
			case name != "":
				found = conflict.Named(files, name, day)
			case client != "":
				if err := there[cases.Client](ctx, v, client); err != nil {
					return err
				}
				found = conflict.Who(files, client)
			default:
				found = conflict.Find(files)
			}
			return printList(a, found, []string{"band", "first", "second", "reasons"}, func(m conflict.Match) []string {
				var reasons []string
				for _, r := range m.Reasons {
					reasons = append(reasons, string(r))
				}
				return []string{string(m.Band), standsAt(m.A), standsAt(m.B), strings.Join(reasons, "; ")}
			})
		}))
	cmd.Flags().StringVar(&name, "name", "", "ask about this name, before anything is written down")
	cmd.Flags().StringVar(&born, "born", "", "with --name: the birth date, year-month-day")
	cmd.Flags().StringVar(&client, "client", "", "only people of this client's file")
	return cmd
}

// standsAt says where somebody stands.
func standsAt(r conflict.Ref) string {
	if r.Table == "" {
		return "the name asked about"
	}
	return strings.TrimSpace(r.Table + " " + r.ID + " " + r.Part)
}

// everybody is every person whom the vault names.
func everybody(ctx context.Context, v *vault.Vault) (conflict.Files, error) {
	var f conflict.Files
	var err error
	if f.Clients, err = vault.List[cases.Client](ctx, v, ""); err != nil {
		return f, err
	}
	if f.Parties, err = vault.List[cases.Party](ctx, v, ""); err != nil {
		return f, err
	}
	if f.Officials, err = vault.List[cases.AgencyPerson](ctx, v, cases.OfficeStream); err != nil {
		return f, err
	}
	f.Attorneys, err = vault.List[cases.Attorney](ctx, v, cases.OfficeStream)
	return f, err
}
