package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// vaultRecovery gives the vault a new recovery code and writes its sheet. The code before it opens nothing any more but
// the backups that were sealed to it.
func (a *app) vaultRecovery() *cobra.Command {
	var sheet string
	cmd := a.inVault("recovery", "make a new recovery code and write its sheet; the one before opens earlier backups only", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error { return a.newSheet(ctx, v, sheet) })
	cmd.Flags().StringVar(&sheet, "sheet", "", "write the recovery code to this PDF, to print and lock away")
	return need(cmd, "sheet")
}

func (a *app) newSheet(ctx context.Context, v *vault.Vault, sheet string) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	paper, err := a.beginSheet(filepath.Clean(dir), sheet)
	if err != nil {
		return err
	}
	defer paper.discard()
	// Noted first: a crash between here and the sheet leaves a code that nobody has.
	if err := noteSheet(ctx, v, true); err != nil {
		return err
	}
	code, err := v.NewRecoveryCode()
	if err != nil {
		return err
	}
	if err := writeSheet(paper, code, cases.DateOf(a.now())); err != nil {
		return stopped(err, "The vault has a new recovery code, but its sheet could not be written.",
			"The vault is whole, and the code before opens nothing any more.", "Make another one now, with a place that has room.")
	}
	if err := noteSheet(ctx, v, false); err != nil {
		return err
	}
	fmt.Fprintln(a.out, "The recovery sheet is written. Print it, lock it away, and delete the file.")
	fmt.Fprintln(a.out, "Earlier backups still open with the sheet before it. Make a new backup soon.")
	return nil
}

// noteSheet keeps in the vault whether a recovery code was made that nobody has on paper yet.
func noteSheet(ctx context.Context, v *vault.Vault, open bool) error {
	s, err := vault.Get[cases.Settings](ctx, v, cases.SettingsID)
	if err := butNotFound(err); err != nil || s.SheetOpen == open {
		return err
	}
	s.SheetOpen = open
	return v.Write(ctx, &s)
}

func butNotFound(err error) error {
	if errors.Is(err, cases.ErrNotFound) {
		return nil
	}
	return err
}

// sheetOpen reports whether nobody has the recovery code on paper.
func sheetOpen(ctx context.Context, v *vault.Vault) (bool, error) {
	s, err := vault.Get[cases.Settings](ctx, v, cases.SettingsID)
	return s.SheetOpen, butNotFound(err)
}
