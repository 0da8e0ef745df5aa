package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	people "github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/sample"
	"github.com/spf13/cobra"
)

// sampleVerb fills an existing vault with the sample office: three plainly fictional clients, one matter of each kind.
func (a *app) sampleVerb() *cobra.Command {
	return a.inVault("sample", "fill the vault with a fictional office of three clients", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			if err := onlySampleClients(ctx, v); err != nil {
				return err
			}
			if err := sample.Fill(ctx, v); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "The sample office is in the vault: %d fictional clients.\n", len(people.Office().Clients))
			return nil
		})
}

// onlySampleClients stops the sample where somebody else is in the vault: a fictional person among real ones could end
// in a real filing.
func onlySampleClients(ctx context.Context, v *vault.Vault) error {
	clients, err := vault.List[cases.Client](ctx, v, "")
	if err != nil {
		return err
	}
	fictional := map[string]bool{}
	for _, c := range people.Office().Clients {
		fictional[c.ID] = true
	}
	for _, c := range clients {
		if !fictional[c.ID] {
			return stopped(nil, "This vault already holds clients, so the sample office was not added.", "Nothing was changed.", "Make a new vault for the sample.")
		}
	}
	return nil
}
