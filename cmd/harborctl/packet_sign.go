package main

import (
	"context"
	"fmt"
	"os"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// packetSigned takes in the scan of a form or paper that was signed by hand. Packets carry it in the paper's place.
func (a *app) packetSigned() *cobra.Command {
	var by string
	cmd := a.inVault("signed ID SCAN.pdf", "add the scan of a form or paper, by its id, that was signed by hand", cobra.ExactArgs(2),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			snap, err := v.SnapshotOf(ctx, args[0])
			if err != nil {
				return err
			}
			var c cases.WorkingCopy
			err = withPages(args[1], func(f *os.File, size int64, viewer *pdfview.Viewer) (err error) {
				c, err = packet.AddSigned(ctx, v, viewer, snap, args[0], f, size, oneLine(by), a.now())
				return err
			})
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s kept: %d pages, signed\n", c.ID, c.Pages)
			return nil
		})
	return signed(cmd, &by)
}
