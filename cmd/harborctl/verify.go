package main

import (
	"context"
	"fmt"
	"os"

	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/spf13/cobra"
)

// verifyVerb checks the folder of a packet as a third party would: it needs no vault.
func (a *app) verifyVerb() *cobra.Command {
	return a.shows(a.verb("verify FOLDER", "check that a packet is as it was made; needs no vault", cobra.ExactArgs(1),
		func(_ context.Context, args []string) error {
			if info, err := os.Stat(args[0]); err == nil && !info.IsDir() {
				return stopped(nil, "This is not a folder.", "Nothing was changed.", "Name the folder that packet build made, with manifest.json in it.")
			}
			report, err := verify.Dir(args[0])
			if err != nil {
				return err
			}
			if a.asJSON {
				report.Sentences = orEmpty(report.Sentences)
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
