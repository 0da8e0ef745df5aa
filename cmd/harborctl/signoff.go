package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// matterSign records a supervisor's review of a matter as it stands now.
func (a *app) matterSign() *cobra.Command {
	var o cases.SignOff
	cmd := a.inVault("sign ID", "record a supervisor's review of the matter as it stands now", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			s, err := v.Snapshot(ctx, args[0])
			if err != nil {
				return err
			}
			o.ID, o.MatterID, o.On, o.Reviewed = cases.NewID(), s.Matter.ID, cases.DateOf(a.now()), cases.Fingerprints(s)
			rec, err := ready(o)
			if err != nil {
				return err
			}
			return a.added(ctx, v, rec)
		})
	cmd.Flags().StringVar(&o.By, "by", "", "who reviewed: initials, or an attorney's id")
	cmd.Flags().StringVar(&o.Scope, "scope", "", "what was reviewed, in words")
	cmd.Flags().StringVar(&o.Note, "note", "", "what to look at again")
	return need(cmd, "by")
}

// reviewRow is one line of `matter reviewed`: a review, and what is no longer as it was.
type reviewRow struct {
	ID      string     `json:"id"`
	On      cases.Date `json:"on"`
	By      string     `json:"by"`
	Scope   string     `json:"scope"`
	Note    string     `json:"note"`
	Changed []string   `json:"changed"`
	Added   []string   `json:"added"`
}

func (a *app) matterReviewed() *cobra.Command {
	return a.lists(a.inVault("reviewed ID", "the reviews of a matter, and what changed since each", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			s, err := v.Snapshot(ctx, args[0])
			if err != nil {
				return err
			}
			now := cases.Fingerprints(s)
			var rows []reviewRow
			for _, o := range s.SignOffs {
				rows = append(rows, reviewRow{o.ID, o.On, o.By, o.Scope, o.Note, orEmpty(o.Changed(now)), orEmpty(o.Added(now))})
			}
			return printList(a, rows, []string{"on", "by", "stands", "changed since", "added since"}, func(r reviewRow) []string {
				stands := "as reviewed"
				if n := len(r.Changed) + len(r.Added); n > 0 {
					stands = fmt.Sprintf("changed since sign-off (%d)", n)
				}
				return []string{string(r.On), r.By, stands, strings.Join(r.Changed, ", "), strings.Join(r.Added, ", ")}
			})
		}))
}
