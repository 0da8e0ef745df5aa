package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// vaultBackup writes the whole vault to one sealed file, which counts only after it was read back.
func (a *app) vaultBackup() *cobra.Command {
	var file string
	cmd := a.shows(a.inVault("backup", "write everything in the vault to one sealed file, and read it back", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			report, err := v.Backup(ctx, file, cases.NoProgress)
			if err != nil {
				return err
			}
			unseen, err := sheetOpen(ctx, v)
			if unseen {
				fmt.Fprintln(a.err, "Nobody has this vault's recovery code on paper, and the backup opens with that code alone. Make a sheet with `harborctl vault recovery`, then a new backup.")
			}
			return errors.Join(err, a.printBackup(report))
		}))
	cmd.Flags().StringVar(&file, "out", "", "the backup file, best on another disk")
	return need(cmd, "out")
}

func (a *app) printBackup(r vault.BackupReport) error {
	if a.asJSON {
		r.Damaged = orEmpty(r.Damaged)
		if err := printJSON(a.out, r); err != nil {
			return err
		}
	} else {
		for _, id := range r.Damaged {
			fmt.Fprintf(a.out, "damaged: sealed file %s does not read as it was imported\n", id)
		}
		fmt.Fprintf(a.out, "The backup is made and reads back: %d records, %d pieces of evidence and paper, %d bytes.\n", r.Records, r.Blobs, r.Size)
		fmt.Fprintln(a.out, "It opens with the recovery code that is valid today. Keep that sheet as long as the backup.")
	}
	if len(r.Damaged) > 0 {
		return stopped(cases.ErrDamaged, "Some evidence in the vault no longer reads as it was imported.",
			"The backup holds everything else.", "Keep earlier backups: they may have it whole.")
	}
	return nil
}
