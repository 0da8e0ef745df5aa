package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) timeVerbs() *cobra.Command {
	return a.group("time", "hours worked, for pro bono reports", a.timeAdd(), a.timeList())
}

func (a *app) timeAdd() *cobra.Command {
	var of owner
	var on string
	var e cases.TimeEntry
	cmd := a.inVault("add", "add work done, in minutes", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		at, err := of.place(ctx, v, ofAny)
		if err != nil {
			return err
		}
		e.ID, e.ClientID, e.MatterID, e.On = at.id, at.client, at.matter, cases.Date(on)
		if e.On == "" {
			e.On = cases.DateOf(a.now())
		}
		rec, err := ready(e)
		if err != nil {
			return err
		}
		return a.added(ctx, v, rec)
	})
	of.flags(cmd)
	cmd.Flags().StringVar(&e.Who, "who", "", "who worked: initials, or an attorney's id")
	cmd.Flags().StringVar(&on, "on", "", "the day, today where left out")
	cmd.Flags().IntVar(&e.Minutes, "minutes", 0, "from 1 to 1440")
	cmd.Flags().StringVar(&e.What, "what", "", "what was done, in neutral words")
	cmd.Flags().BoolVar(&e.ProBono, "pro-bono", false, "count it as pro bono")
	return need(cmd, "who", "minutes")
}

func (a *app) timeList() *cobra.Command {
	var of owner
	var who, from, to string
	cmd := a.lists(a.inVault("list", "work done, and its sum in hours to one tenth", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		stream, err := of.stream(ctx, v)
		if err != nil {
			return err
		}
		every, err := vault.List[cases.TimeEntry](ctx, v, stream)
		if err != nil {
			return err
		}
		var rows, proBono []cases.TimeEntry
		for _, e := range every {
			if cases.SumMinutes([]cases.TimeEntry{e}, who, cases.Date(from), cases.Date(to)) == 0 {
				continue
			}
			rows = append(rows, e)
			if e.ProBono {
				proBono = append(proBono, e)
			}
		}
		if !a.asJSON {
			fmt.Fprintf(a.out, "%s, of it pro bono %s\n", cases.HoursShown(cases.SumMinutes(rows, "", "", "")), cases.HoursShown(cases.SumMinutes(proBono, "", "", "")))
		}
		return printList(a, rows, []string{"on", "who", "minutes", "what", "id"}, func(e cases.TimeEntry) []string {
			return []string{string(e.On), e.Who, formatInt(int64(e.Minutes)), e.What, e.ID}
		})
	}))
	cmd.Flags().StringVar(&who, "who", "", "only of this person")
	cmd.Flags().StringVar(&from, "from", "", "first day")
	cmd.Flags().StringVar(&to, "to", "", "last day")
	return of.flags(cmd)
}
