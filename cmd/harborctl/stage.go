package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// stageVerbs move a matter: through its stages, to sleep and back, to its end and back.
func (a *app) stageVerbs() []*cobra.Command {
	return []*cobra.Command{a.matterStage(), a.matterAssign(), a.matterSleep(), a.matterWake(), a.matterClose(), a.matterReopen(), a.matterClocks(),
		a.matterSign(), a.matterReviewed()}
}

// movesMatter is a verb that changes one matter.
func (a *app) movesMatter(use, short string, args cobra.PositionalArgs, move func(ctx context.Context, v *vault.Vault, m cases.Matter, args []string) (cases.Matter, error)) *cobra.Command {
	return a.inVault(use, short, args, func(ctx context.Context, v *vault.Vault, args []string) error {
		m, err := matterNamed(ctx, v, args[0])
		if err != nil {
			return err
		}
		if m, err = move(ctx, v, m, args); err != nil {
			return err
		}
		rec, err := ready(m)
		if err != nil {
			return err
		}
		if err := v.Write(ctx, rec); err != nil {
			return err
		}
		fmt.Fprintln(a.out, m.Stage)
		return nil
	})
}

func (a *app) matterStage() *cobra.Command {
	return a.movesMatter("stage ID STAGE", "set how far a matter has come: intake, drafting, review, ready, filed, decided", cobra.ExactArgs(2),
		func(_ context.Context, _ *vault.Vault, m cases.Matter, args []string) (cases.Matter, error) {
			s := cases.Stage(args[1])
			switch {
			case s == cases.Closed || s == cases.Dormant:
				return m, wrongUse("a matter ends with `matter close` and waits with `matter sleep`")
			case !slices.Contains(cases.Stages(), s):
				return m, wrongUse("the stages are intake, drafting, review, ready, filed, decided")
			case m.Stage == cases.Closed || m.Stage == cases.Dormant:
				return m, wrongUse("take it up again first, with `matter reopen` or `matter wake`")
			}
			m.Stage = s
			return m, nil
		})
}

func (a *app) matterAssign() *cobra.Command {
	var attorney, advocate, supervisor string
	cmd := a.movesMatter("assign ID", "say who works on a matter; \"-\" takes somebody off", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, m cases.Matter, _ []string) (cases.Matter, error) {
			for _, role := range []struct {
				id string
				to *string
			}{{attorney, &m.Attorney}, {advocate, &m.Advocate}, {supervisor, &m.Supervisor}} {
				switch role.id {
				case "":
					continue
				case "-":
					*role.to = ""
					continue
				}
				if _, err := vault.Get[cases.Attorney](ctx, v, role.id); err != nil {
					return m, err
				}
				*role.to = role.id
			}
			return m, nil
		})
	cmd.Flags().StringVar(&attorney, "attorney", "", "id of the attorney")
	cmd.Flags().StringVar(&advocate, "advocate", "", "id of the advocate")
	cmd.Flags().StringVar(&supervisor, "supervisor", "", "id of the supervisor")
	return cmd
}

func (a *app) matterSleep() *cobra.Command {
	var why string
	cmd := a.movesMatter("sleep ID", "let a matter wait for the client; everything told stays told", cobra.ExactArgs(1),
		func(_ context.Context, _ *vault.Vault, m cases.Matter, _ []string) (cases.Matter, error) {
			return m.Sleep(cases.DateOf(a.now()), why)
		})
	cmd.Flags().StringVar(&why, "why", "", "in neutral words")
	return cmd
}

func (a *app) matterWake() *cobra.Command {
	return a.movesMatter("wake ID", "take a waiting matter up again where it stood", cobra.ExactArgs(1),
		func(_ context.Context, _ *vault.Vault, m cases.Matter, _ []string) (cases.Matter, error) {
			return m.Wake()
		})
}

func (a *app) matterClose() *cobra.Command {
	var outcome, keep string
	cmd := a.movesMatter("close ID", "end a matter; its clocks run on", cobra.ExactArgs(1),
		func(_ context.Context, _ *vault.Vault, m cases.Matter, _ []string) (cases.Matter, error) {
			return m.Close(cases.DateOf(a.now()), outcome, cases.Date(keep))
		})
	cmd.Flags().StringVar(&outcome, "outcome", "", "how it ended, in neutral words")
	cmd.Flags().StringVar(&keep, "keep", "", "the day until which the file is kept")
	return cmd
}

func (a *app) matterReopen() *cobra.Command {
	return a.movesMatter("reopen ID", "take a closed matter up again", cobra.ExactArgs(1),
		func(_ context.Context, _ *vault.Vault, m cases.Matter, _ []string) (cases.Matter, error) {
			return m.Reopen()
		})
}

// clockRow is one line of `matter clocks`.
type clockRow struct {
	due.Clock
	Matter string `json:"matter"`
	Days   int    `json:"daysLeft"`
}

func (a *app) matterClocks() *cobra.Command {
	return a.lists(a.inVault("clocks [ID]", "what comes by itself, also after closing: renewals, ends, birthdays that count", cobra.MaximumNArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			matters, err := vault.List[cases.Matter](ctx, v, "")
			if err != nil {
				return err
			}
			if len(args) == 1 {
				m, err := matterNamed(ctx, v, args[0])
				if err != nil {
					return err
				}
				matters = []cases.Matter{m}
			}
			var rows []clockRow
			for _, m := range matters {
				s, err := v.Snapshot(ctx, m.ID)
				if err != nil {
					return err
				}
				for _, c := range due.Ahead(s) {
					left, _ := c.Left(cases.DateOf(a.now()))
					rows = append(rows, clockRow{c, m.ID, left})
				}
			}
			return printList(a, rows, []string{"day", "days left", "what", "matter", ""}, func(r clockRow) []string {
				return []string{string(r.Day), formatInt(int64(r.Days)), r.Title, r.Matter, r.Confirm}
			})
		}))
}
