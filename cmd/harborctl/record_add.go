package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// storable is a record that a verb may write.
type storable interface {
	cases.Record
	Check() error
}

// adds is a verb that makes one record: from flags, from --from FILE.json, or both, the flags last. begin gives the
// record its id and what is usual; ready, which may be nil, looks at it once it is told and before it is written. The
// verb prints the id, or the record with --json.
func adds[T storable](a *app, use, short, noun string, begin func() T, ready func(context.Context, *vault.Vault, *T) error, without ...string) *cobra.Command {
	var flags []recordFlag
	var cmd *cobra.Command
	cmd = a.shows(a.inVault(use, short, cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		rec, err := told(ctx, a, cmd, flags, begin())
		if err != nil {
			return err
		}
		if ready != nil {
			if err := ready(ctx, v, &rec); err != nil {
				return err
			}
		}
		if err := v.Write(ctx, rec); err != nil {
			return err
		}
		return a.printMade(rec)
	}))
	cmd.Flags().String(fromFlag, "", "read it from this JSON file; - for standard input")
	flags = flagsOf[T](cmd, noun, without...)
	return cmd
}

// changes is a verb that changes one record: what its flags and --from do not name stays as it is.
func changes[T storable](a *app, use, short, noun string, ready func(context.Context, *vault.Vault, *T) error, without ...string) *cobra.Command {
	var flags []recordFlag
	var cmd *cobra.Command
	cmd = a.shows(a.inVault(use, short, cobra.ExactArgs(1), func(ctx context.Context, v *vault.Vault, args []string) error {
		old, err := vault.Get[T](ctx, v, args[0])
		if err != nil {
			return err
		}
		key := old.Key()
		rec, err := told(ctx, a, cmd, flags, old)
		if err != nil {
			return err
		}
		if rec.Key() != key { // a file that names another id would make a second record, or overwrite a third
			return stopped(nil, "This names another record than the one to be changed.", "Nothing was written.", "Leave the ids out, or name the other record.")
		}
		if ready != nil {
			if err := ready(ctx, v, &rec); err != nil {
				return err
			}
		}
		if err := v.Write(ctx, rec); err != nil {
			return err
		}
		return a.printMade(rec)
	}))
	cmd.Flags().String(fromFlag, "", "read the changes from this JSON file; - for standard input")
	flags = flagsOf[T](cmd, noun, without...)
	return cmd
}

func (a *app) printMade(rec cases.Record) error {
	if a.asJSON {
		return printJSON(a.out, rec)
	}
	_, err := fmt.Fprintln(a.out, rec.Key().Row)
	return err
}

// there asks that records that a new one names are in the vault: a file that hangs on nobody is found by nobody.
func there[T cases.Record](ctx context.Context, v *vault.Vault, ids ...string) error {
	for _, id := range ids {
		if id == "" {
			continue
		}
		if _, err := vault.Get[T](ctx, v, id); err != nil {
			return err
		}
	}
	return nil
}
