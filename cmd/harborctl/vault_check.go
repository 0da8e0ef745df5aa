package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// vaultCheck reads every byte of a vault, also of one that is too damaged to open, and changes nothing.
func (a *app) vaultCheck() *cobra.Command {
	return a.shows(a.verb("check", "read every part of the vault and name what is damaged", cobra.NoArgs,
		func(ctx context.Context, _ []string) error {
			dir, err := a.folder()
			if err != nil {
				return err
			}
			way, err := a.wayIn(ctx, dir)
			if err != nil {
				return err
			}
			report, err := vault.CheckFolder(ctx, dir, way, cases.NoProgress)
			// Damage that was found is told, whatever kept the check from its end.
			if err != nil && report.OK() {
				return err
			}
			if err := a.printReport(report); err != nil {
				return err
			}
			if !report.OK() {
				return cases.ErrDamaged
			}
			return nil
		}))
}

func (a *app) printReport(r vault.Report) error {
	if a.asJSON {
		r.Problems, r.Notices = orEmpty(r.Problems), orEmpty(r.Notices)
		return printJSON(a.out, r)
	}
	for _, problem := range r.Problems {
		fmt.Fprintln(a.out, "damaged: "+problem)
	}
	for _, notice := range r.Notices {
		fmt.Fprintln(a.out, "notice: "+notice)
	}
	if r.OK() {
		fmt.Fprintf(a.out, "Every part of the vault reads as it was written: %d records, %d changes, %d pieces of evidence and paper.\n", r.Records, r.Entries, r.Blobs)
	}
	return nil
}
