package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// maxRecovery is far above the length of a recovery code; a file beyond it is some other file named by mistake.
const maxRecovery = 4 << 10

// vaultRestore makes a new vault out of a backup, on any computer, with the recovery code alone.
func (a *app) vaultRestore() *cobra.Command {
	var from, recovery string
	cmd := a.shows(a.verb("restore", "make a new vault out of a backup and the recovery code", cobra.NoArgs,
		func(ctx context.Context, _ []string) error { return a.restoreVault(ctx, from, recovery) }))
	cmd.Flags().StringVar(&from, "from", "", "the backup file")
	cmd.Flags().StringVar(&recovery, "recovery-file", "", "file with the recovery code as it is printed on the sheet")
	return need(cmd, "from", "recovery-file")
}

func (a *app) restoreVault(ctx context.Context, from, recovery string) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	code, err := recoveryFrom(ctx, recovery)
	if err != nil {
		return err
	}
	way, err := a.newWayIn(ctx)
	if err != nil {
		return err
	}
	archive, err := os.Open(from)
	if err != nil {
		return err
	}
	defer archive.Close()
	v, report, err := vault.Restore(ctx, archive, dir, code, vault.CreateOptions{Unlock: way, Clock: a.now, KDF: kdf}, cases.NoProgress)
	if err != nil {
		return err
	}
	if err := v.Close(); err != nil {
		return err
	}
	if !a.asJSON {
		fmt.Fprintln(a.out, "The vault is restored. The same recovery code opens it.")
	}
	if err := a.printReport(report); err != nil {
		return err
	}
	if !report.OK() {
		return stopped(cases.ErrDamaged, "Some of it was already damaged when the backup was made.",
			"The rest is restored and whole.", "An earlier backup may have the damaged part.")
	}
	return nil
}

// recoveryFrom reads the file of --recovery-file.
func recoveryFrom(ctx context.Context, file string) (cases.Secret, error) {
	text, err := readInput(ctx, file, maxRecovery)
	if errors.Is(err, context.Canceled) {
		return "", err
	}
	if err != nil {
		return "", stopped(err, "The file with the recovery code could not be read.", "Nothing was changed.", "Look at the name after --recovery-file, and that this user may read the file.")
	}
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff")))
	if len(text) == 0 || len(text) > maxRecovery {
		return "", stopped(nil, "This file holds no recovery code.", "Nothing was changed.", "Write the code into it as it is printed on the recovery sheet.")
	}
	return cases.Secret(text), nil
}
