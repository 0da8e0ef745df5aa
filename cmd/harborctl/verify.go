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
	var handed []string
	cmd := a.verb("verify FOLDER", "check that a packet is as it was made; needs no vault", cobra.ExactArgs(1),
		func(_ context.Context, args []string) error {
			if info, err := os.Stat(args[0]); err == nil && !info.IsDir() {
				return stopped(nil, "This is not a folder.", "Nothing was changed.", "Name the folder that packet build made, with manifest.json in it.")
			}
			report, err := verify.Dir(args[0])
			if err != nil {
				return err
			}
			whole := report.OK
			for i, path := range handed {
				if err := report.Handed(path, fileNumber(i, len(handed))); err != nil {
					return stopped(err, "A file after --file cannot be read.", "Nothing was changed.", "Check that it is there and can be opened.")
				}
			}
			if err := a.showReport(report); err != nil || report.OK {
				return err
			}
			if whole {
				return stopped(nil, "A file that was handed over beside the packet is not one of its files.", "The packet itself is as it was made. Nothing was changed.",
					"Ask whoever handed it over for the file with the SHA-256 that the packet's record page names.")
			}
			return stopped(nil, "This packet is not as it was made.", "Nothing was changed.", "Build it again from the vault, and do not hand this copy on.")
		})
	cmd.Flags().StringArrayVar(&handed, "file", nil, "a file that was handed over beside the packet, such as a recording: compare it with the packet's record; may be given more than once")
	return a.shows(cmd)
}

func (a *app) showReport(report *verify.Report) error {
	if a.asJSON {
		report.Sentences, report.Record = orEmpty(report.Sentences), orEmpty(report.Record)
		return printJSON(a.out, report)
	}
	report.Print(a.out)
	return nil
}

// fileNumber names a file without its name, which may hold a client's words.
func fileNumber(i, all int) string {
	if all == 1 {
		return "The file handed over beside the packet"
	}
	return fmt.Sprintf("File %d handed over beside the packet", i+1)
}
