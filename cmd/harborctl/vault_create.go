package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/spf13/cobra"
)

// kdf is the cost of the passphrase's key. Zero is the production cost; only this package's tests set another.
var kdf vault.KDFParams

func (a *app) vaultCreate() *cobra.Command {
	var sheet string
	cmd := a.verb("create", "make a new vault in an empty folder", cobra.NoArgs,
		func(ctx context.Context, _ []string) error { return a.createVault(ctx, sheet) })
	cmd.Flags().StringVar(&sheet, "recovery-sheet", "", "write the recovery code to this PDF, to print and lock away")
	return cmd
}

func (a *app) createVault(ctx context.Context, sheet string) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	way, err := a.newWayIn(ctx)
	if err != nil {
		return err
	}
	var paper *output
	if sheet != "" {
		// Begun before the vault is made: a vault should not come to be when its sheet has no place.
		if paper, err = a.beginSheet(dir, sheet); err != nil {
			return err
		}
		defer paper.discard()
	}
	v, code, err := vault.Create(ctx, dir, vault.CreateOptions{Unlock: way, Clock: a.now, KDF: kdf})
	if err != nil {
		return err
	}
	if paper == nil {
		err = noteSheet(ctx, v, true)
	}
	if err := errors.Join(err, v.Close()); err != nil {
		return err
	}
	fmt.Fprintln(a.out, "The vault is made.")
	if paper == nil {
		fmt.Fprintln(a.out, "It has no printed recovery code yet; the window or `harborctl vault recovery` makes one.")
		return nil
	}
	if err := writeSheet(paper, code, cases.DateOf(a.now())); err != nil {
		return stopped(err, "The vault is made, but its recovery sheet could not be written.", "The vault is whole.", "Open it in the window and make a new recovery code there.")
	}
	fmt.Fprintln(a.out, "The recovery sheet is written. Print it, lock it away, and delete the file.")
	return nil
}

// beginSheet begins the recovery sheet. Inside the folder that becomes a vault it would be lost with the vault, and in
// the place of another file it could cost what opens one.
func (a *app) beginSheet(dir, sheet string) (*output, error) {
	home, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	place, err := filepath.Abs(sheet)
	if err != nil {
		return nil, err
	}
	if within, err := filepath.Rel(home, place); err == nil && filepath.IsLocal(within) {
		return nil, fmt.Errorf("recovery sheet: %w", cases.ErrInsideVault)
	}
	return createNewOutput(sheet)
}

func writeSheet(paper *output, code vault.RecoveryCode, made cases.Date) error {
	pdf, err := draft.Render(draft.RecoverySheet(code.Groups(), made.Long(), "en"))
	if err != nil {
		return err
	}
	if _, err := paper.Write(pdf); err != nil {
		return err
	}
	return paper.commit()
}

// newWayIn is how a new vault will open: the passphrase of the file, else this computer's keyring.
func (a *app) newWayIn(ctx context.Context) (vault.Unlock, error) {
	if a.passphraseFile == "" {
		return vault.Unlock{Keyring: true}, nil
	}
	secret, err := passphraseFrom(ctx, a.passphraseFile)
	return vault.Unlock{Passphrase: secret}, err
}
