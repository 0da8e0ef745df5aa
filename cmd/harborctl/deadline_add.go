package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// deadlineAdd records one deadline: computed by a rule, or a day that a person or a paper gives.
func (a *app) deadlineAdd() *cobra.Command {
	var matter, title, day, printed string
	var req law.Request
	var params []string
	cmd := a.shows(a.inVault("add", "record a deadline: by its rule, or as a day that stands on a paper", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			m, err := matterNamed(ctx, v, matter)
			if err != nil {
				return err
			}
			d := cases.Deadline{ID: cases.NewID(), MatterID: m.ID, Due: cases.Date(day)}
			switch {
			case req.Rule != "" && day != "":
				return wrongUse("give --rule with --from, or --due, not both")
			case req.Rule != "":
				if req.Params, err = readParams(params); err != nil {
					return err
				}
				if d, err = due.Compute(m.ID, req); err != nil {
					return err
				}
			case title == "":
				return wrongUse("say what is due with --title, in neutral words")
			}
			if title != "" {
				d.Title = title
			}
			d.Printed = cases.Date(printed)
			rec, err := ready(d)
			if err != nil {
				return err
			}
			if err := v.Write(ctx, rec); err != nil {
				return err
			}
			return a.printRecord(rec)
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	cmd.Flags().StringVar(&title, "title", "", "what is due, in neutral words")
	cmd.Flags().StringVar(&day, "due", "", "the day, where no rule computes it")
	cmd.Flags().StringVar(&printed, "printed", "", "the day printed on the paper itself, which beats a computed one")
	cmd.Flags().StringVar(&req.Rule, "rule", "", "id of the rule")
	cmd.Flags().StringVar(&req.From, "from", "", "the day that starts the period")
	cmd.Flags().IntVar(&req.Days, "days", 0, "length of the period, for rules that leave it open")
	cmd.Flags().StringVar(&req.Served, "served", "", "way of service")
	cmd.Flags().StringVar(&req.State, "state", "", "two letters; where a federal court sits")
	cmd.Flags().StringArrayVar(&params, "param", nil, "another parameter of the rule, key=value")
	return need(cmd, "matter")
}

// deadlineSuggest records what follows from the matter's facts and is not recorded yet.
func (a *app) deadlineSuggest() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("suggest", "record the deadlines that follow from a matter's facts; two people check them", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			s, err := v.Snapshot(ctx, matter)
			if err != nil {
				return err
			}
			found, err := due.Of(s)
			if err != nil {
				return err
			}
			var rows []cases.Deadline
			var recs []cases.Record
			for _, d := range found {
				if d.Revision() == "" {
					rows, recs = append(rows, d), append(recs, d)
				}
			}
			if err := v.Write(ctx, recs...); err != nil {
				return err
			}
			return printList(a, rows, []string{"day", "title", "citation", "id"}, func(d cases.Deadline) []string {
				return []string{string(d.Day()), d.Title, d.Citation, d.ID}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	return need(cmd, "matter")
}

// movesDeadline is a verb that changes one deadline and shows the day that counts then.
func (a *app) movesDeadline(use, short string, move func(cases.Deadline) (cases.Deadline, error)) *cobra.Command {
	return a.inVault(use, short, cobra.ExactArgs(1), func(ctx context.Context, v *vault.Vault, args []string) error {
		d, err := vault.Get[cases.Deadline](ctx, v, args[0])
		if err != nil {
			return err
		}
		if d, err = move(d); err != nil {
			return err
		}
		rec, err := ready(d)
		if err != nil {
			return err
		}
		if err := v.Write(ctx, rec); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%s  %s%s\n", d.Day(), d.Title, map[bool]string{false: "  (to be checked by two people)"}[d.Checked()])
		return nil
	})
}

func (a *app) deadlineCheck() *cobra.Command {
	var by string
	cmd := a.movesDeadline("check ID", "put your initials to a day you looked at; it counts as checked with two people's",
		func(d cases.Deadline) (cases.Deadline, error) { return d.WithCheck(by) })
	cmd.Flags().StringVar(&by, "by", "", "your initials")
	return need(cmd, "by")
}

func (a *app) deadlineOverride() *cobra.Command {
	var day, reason string
	cmd := a.movesDeadline("override ID", "set another day, with the reason",
		func(d cases.Deadline) (cases.Deadline, error) {
			if d.Printed != "" {
				fmt.Fprintf(a.err, "Note: %s is printed on the paper and comes first. The day set here counts only when the printed one is taken away.\n", d.Printed.Long())
			}
			return d.WithOverride(cases.Date(day), reason)
		})
	cmd.Flags().StringVar(&day, "day", "", "the day, year-month-day")
	cmd.Flags().StringVar(&reason, "reason", "", "why this day is used")
	return need(cmd, "day", "reason")
}

func (a *app) deadlinePrinted() *cobra.Command {
	var day string
	cmd := a.movesDeadline("printed ID", "set the day printed on the paper itself; it beats the computed one",
		func(d cases.Deadline) (cases.Deadline, error) {
			if day == "none" {
				return d.WithPrinted("")
			}
			if day == "" { // a slip of the hand must not take a printed day away
				return d, &cases.FieldError{Field: "deadline.printed", Msg: "Write the full day: year-month-day."}
			}
			return d.WithPrinted(cases.Date(day))
		})
	cmd.Flags().StringVar(&day, "day", "", "the day, or none to take the printed day away")
	return need(cmd, "day")
}

// deadlineAgain is the decision to take over a new computation. Nothing moves a recorded day without it.
func (a *app) deadlineAgain() *cobra.Command {
	var from string
	cmd := a.movesDeadline("again ID", "compute a recorded deadline again, after its rule or its fact changed",
		func(d cases.Deadline) (cases.Deadline, error) {
			if d.Rule == "" {
				return d, stopped(nil, "No rule computed this day; a person set it.", "Nothing was changed.", "Use `deadline override` or `deadline printed`.")
			}
			now, err := due.Again(d, cases.Date(from))
			if err != nil {
				return d, err
			}
			return d.Replaced(now)
		})
	cmd.Flags().StringVar(&from, "from", "", "the day that starts the period, where it changed")
	return cmd
}

func (a *app) deadlineDone() *cobra.Command {
	var on string
	cmd := a.movesDeadline("done ID", "mark a deadline as met", func(d cases.Deadline) (cases.Deadline, error) {
		d.Done = cases.Date(on)
		if d.Done == "" {
			d.Done = cases.DateOf(a.now())
		}
		return d, nil
	})
	cmd.Flags().StringVar(&on, "on", "", "the day, today where left out")
	return cmd
}
