package main

import (
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// lossesVerb adds up the loss log: what was lost, what came back, what is open. The client's own losses and those
// written to a matter are one log.
func (a *app) lossesVerb() *cobra.Command {
	var client string
	cmd := a.lists(a.inVault("losses", "the sums of a client's loss log, by kind", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			c, err := vault.Get[cases.Client](ctx, v, client)
			if err != nil {
				return err
			}
			every, err := vault.List[cases.Loss](ctx, v, "")
			if err != nil {
				return err
			}
			var own []cases.Loss
			for _, l := range every {
				if l.ClientID == c.ID {
					own = append(own, l)
				}
			}
			return printList(a, cases.SumLosses(own), []string{"kind", "lost", "came back", "open"}, func(s cases.LossSum) []string {
				kind := cases.Words(cases.LossKinds(), s.Kind, "en")
				if s.Kind == "" {
					kind = "all"
				}
				return []string{kind, s.Amount.String(), s.Repaid.String(), s.Open.String()}
			})
		}))
	cmd.Flags().StringVar(&client, "client", "", "the client's id")
	return need(cmd, "client")
}
