package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// evidenceExhibit says which evidence the packets of a matter carry, in which order, and whose packets.
func (a *app) evidenceExhibit() *cobra.Command {
	place := math.MaxInt
	var mark exhibitMark
	var cmd *cobra.Command
	cmd = a.inVault("exhibit ID", "put a piece of evidence among the exhibits of its matter, take it out, or say whose packets may carry it", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			if place < 0 {
				return wrongUse("--place counts from 1; 0 takes the piece out of the packet")
			}
			if err := mark.check(); err != nil {
				return err
			}
			item, err := vault.Get[cases.EvidenceItem](ctx, v, args[0])
			if err != nil {
				return err
			}
			marks := cmd.Flags().Changed("only") || cmd.Flags().Changed("sealed") || cmd.Flags().Changed("title")
			if marks {
				if item, err = mark.write(ctx, v, item, cmd.Flags().Changed); err != nil {
					return err
				}
				fmt.Fprintln(a.out, reachWords(item))
			}
			if marks && !cmd.Flags().Changed("place") { // an attachment has no place of its own
				return nil
			}
			return a.placeExhibit(ctx, v, item, place)
		})
	cmd.Flags().IntVar(&place, "place", place, "1 for the first, 0 to take it out of the packet; without any flag it comes last")
	cmd.Flags().Lookup("place").DefValue = ""
	cmd.Flags().StringSliceVar(&mark.only, "only", nil, "whose packets may carry it: all, or some of "+recipientNames()+"; the office's own always does, the certifier's only where it is named")
	cmd.Flags().BoolVar(&mark.sealed, "sealed", false, "never in a packet for the public court file; --sealed=false lets it in again")
	cmd.Flags().StringVar(&mark.title, "title", "", "as the contents name it; empty = the title of the evidence")
	return cmd
}

// An exhibitMark is what is said about one exhibit.
type exhibitMark struct {
	only   []string
	sealed bool
	title  string
}

// check finds recipients that there are not.
func (m exhibitMark) check() error {
	if slices.Equal(m.only, []string{"all"}) {
		return nil
	}
	for _, r := range m.only {
		if !slices.Contains(cases.Recipients(), cases.Recipient(r)) {
			return wrongUse("there is no recipient %q; there are all, %s", r, recipientNames())
		}
	}
	return nil
}

// write lays what was named over the item.
func (m exhibitMark) write(ctx context.Context, v *vault.Vault, item cases.EvidenceItem, named func(string) bool) (cases.EvidenceItem, error) {
	if named("only") {
		item.Exhibit.Only = nil
		for _, r := range m.only {
			if r != "all" {
				item.Exhibit.Only = append(item.Exhibit.Only, cases.Recipient(r))
			}
		}
	}
	if named("sealed") {
		item.Sealed = m.sealed
	}
	if named("title") {
		item.Exhibit.Title = oneLine(m.title)
	}
	return item, v.Write(ctx, item)
}

// reachWords says whose packets may carry an item.
func reachWords(e cases.EvidenceItem) string {
	var names []string
	for _, r := range cases.Recipients() {
		if e.Reaches(r) {
			names = append(names, string(r))
		}
	}
	return "Packets that may carry it: " + strings.Join(names, ", ") + "."
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
