package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// inVault is a verb that works on an open vault and closes it afterwards.
func (a *app) inVault(use, short string, args cobra.PositionalArgs, work func(ctx context.Context, v *vault.Vault, args []string) error) *cobra.Command {
	return a.verb(use, short, args, func(ctx context.Context, words []string) (err error) {
		v, err := a.open(ctx)
		if err != nil {
			return err
		}
		// A vault that could not be closed cleanly may lack what was just written, so that is never passed over.
		defer func() { err = errors.Join(err, v.Close()) }()
		return work(ctx, v, words)
	})
}

// open unlocks the vault of --vault.
func (a *app) open(ctx context.Context) (*vault.Vault, error) {
	dir, err := a.folder()
	if err != nil {
		return nil, err
	}
	way, err := a.wayIn(ctx, dir)
	if err != nil {
		return nil, err
	}
	v, err := vault.Open(ctx, dir, way)
	if err != nil {
		return nil, err
	}
	for _, notice := range v.Notices() {
		fmt.Fprintln(a.err, "Note:", notice)
	}
	return v, nil
}

// folder is the folder of --vault.
func (a *app) folder() (string, error) {
	if a.vaultDir == "" {
		return "", wrongUse("name the vault with --vault DIR")
	}
	return a.vaultDir, nil
}

// wayIn chooses how to unlock: the passphrase file when one is named, else this computer's keyring, else the
// passphrase typed at the terminal. With a passphrase file neither keyring nor terminal is touched.
func (a *app) wayIn(ctx context.Context, dir string) (vault.Unlock, error) {
	if a.passphraseFile != "" {
		secret, err := passphraseFrom(ctx, a.passphraseFile)
		return vault.Unlock{Passphrase: secret}, err
	}
	slots, err := vault.Slots(dir)
	if err != nil {
		return vault.Unlock{}, err
	}
	if slices.Contains(slots, "device") {
		return vault.Unlock{Keyring: true}, nil
	}
	secret, err := a.askPassphrase("Passphrase: ")
	return vault.Unlock{Passphrase: secret, Keyring: slices.Contains(slots, "device-passphrase")}, err
}

// matterNamed reads one matter, for verbs that take --matter.
func matterNamed(ctx context.Context, v *vault.Vault, id string) (cases.Matter, error) {
	return vault.Get[cases.Matter](ctx, v, id)
}
