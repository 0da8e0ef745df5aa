package main

import (
	"context"
	"fmt"
	"math"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// evidenceExhibit says which evidence the packet of a matter carries, and in which order.
func (a *app) evidenceExhibit() *cobra.Command {
	place := math.MaxInt
	cmd := a.inVault("exhibit ID", "put a piece of evidence among the exhibits of its matter, or take it out", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			if place < 0 {
				return wrongUse("--place counts from 1; 0 takes the piece out of the packet")
			}
			item, err := vault.Get[cases.EvidenceItem](ctx, v, args[0])
			if err != nil {
				return err
			}
			return a.placeExhibit(ctx, v, item, place)
		})
	cmd.Flags().IntVar(&place, "place", place, "1 for the first, 0 to take it out of the packet; without this flag it comes last")
	cmd.Flags().Lookup("place").DefValue = ""
	return cmd
}

func (a *app) placeExhibit(ctx context.Context, v *vault.Vault, item cases.EvidenceItem, place int) error {
	there, err := vault.List[cases.EvidenceItem](ctx, v, cases.MatterStream(item.MatterID))
	if err != nil {
		return err
	}
	var moved []cases.Record
	for _, e := range cases.PlaceExhibit(there, item.ID, place) {
		moved = append(moved, e)
	}
	if err := v.Write(ctx, moved...); err != nil {
		return err
	}
	now, err := vault.Get[cases.EvidenceItem](ctx, v, item.ID)
	if err != nil {
		return err
	}
	if now.Exhibit.Order == 0 {
		fmt.Fprintln(a.out, "It stays in the vault and is no longer among the exhibits.")
		return nil
	}
	fmt.Fprintf(a.out, "It is exhibit number %d of its matter.\n", now.Exhibit.Order)
	return nil
}
