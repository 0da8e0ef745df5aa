package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/spf13/cobra"
)

// verifyVerb checks the folder of a packet as a third party would: it needs no vault.
func (a *app) verifyVerb() *cobra.Command {
	return a.shows(a.verb("verify FOLDER", "check that a packet is as it was made; needs no vault", cobra.ExactArgs(1),
		func(_ context.Context, args []string) error {
			report, err := verify.Dir(args[0])
			if err != nil {
				return err
			}
			if a.asJSON {
				err = printJSON(a.out, report)
			} else {
				for _, sentence := range report.Sentences {
					fmt.Fprintln(a.out, sentence)
				}
			}
			if err == nil && !report.OK {
				return stopped(nil, "This packet is not as it was made.", "Nothing was changed.", "Build it again from the vault, and do not hand this copy on.")
			}
			return err
		}))
}
