package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/trust"
	"github.com/harborfile/harborfile/cases/update"
	"github.com/spf13/cobra"
)

// updateVerbs are about a new version that a person downloaded. Nothing here asks the network.
func (a *app) updateVerbs() *cobra.Command {
	return a.group("update", "a new version of Harborfile that you downloaded", a.updateCheck())
}

func (a *app) updateCheck() *cobra.Command {
	var sums string
	cmd := a.shows(a.verb("check FILE", "is this file the one that the makers of Harborfile signed, and is it newer; it is not started", cobra.ExactArgs(1),
		func(ctx context.Context, args []string) error {
			c, err := update.Check(ctx, args[0], sums, trust.Keys(), built.Version())
			if err != nil {
				return err
			}
			if a.asJSON {
				return printJSON(a.out, c)
			}
			_, err = fmt.Fprintln(a.out, updateWords(c))
			return err
		}))
	cmd.Flags().StringVar(&sums, "sums", "", "the list SHA256SUMS of the release, or the folder that holds it and its signature; else the folder of the file")
	return cmd
}

func updateWords(c update.Checked) string {
	words := fmt.Sprintf("This file is %s, as the makers of Harborfile signed it with the key %s. ", oneLine(c.Name), c.KeyID)
	switch {
	case c.Version == "":
		return words + "Its version is not named in the list."
	case c.Newer:
		return words + fmt.Sprintf("It is version %s, newer than the version in use, %s. Make a backup of the vault, then install it.", c.Version, c.InUse)
	case c.Same:
		return words + fmt.Sprintf("It is version %s, the version in use.", c.Version)
	}
	return words + fmt.Sprintf("It is version %s. This is a development build, so whether that is newer cannot be said.", c.Version)
}
