package main

import (
	"context"
	"fmt"
	"io"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// deadlineExport writes open deadlines for a calendar program. A calendar may be read by others, so nothing in the file
// says who or what it is about.
func (a *app) deadlineExport() *cobra.Command {
	var matter, out string
	cmd := a.inVault("export", "write open deadlines as an iCalendar file; titles say \"Matter 014\" and nothing else", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			deadlines, err := a.deadlines(ctx, v, matter)
			if err != nil {
				return err
			}
			matters, err := vault.List[cases.Matter](ctx, v, "")
			if err != nil {
				return err
			}
			open := 0
			for _, d := range deadlines {
				if d.Done == "" && d.Day().Full() {
					open++
				}
			}
			if err := writeOutput(out, func(w io.Writer) error {
				return due.WriteCalendar(w, deadlines, due.Labels(matters), a.now())
			}); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "Open deadlines written: %d\n", open)
			return nil
		})
	cmd.Flags().StringVar(&matter, "matter", "", "only of this matter")
	cmd.Flags().StringVar(&out, "out", "", "the file to write, such as calendar.ics")
	return need(cmd, "out")
}
