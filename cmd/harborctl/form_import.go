package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/spf13/cobra"
)

// formImport takes blanks as the court or agency publishes them into the office's library.
func (a *app) formImport() *cobra.Command {
	return a.inVault("import FILE.pdf...", "take the agency's own blanks into the vault", cobra.MinimumNArgs(1),
		func(ctx context.Context, v *vault.Vault, files []string) error {
			for _, file := range files {
				if err := a.importBlank(ctx, v, file); err != nil {
					return err
				}
			}
			return nil
		})
}

func (a *app) importBlank(ctx context.Context, v *vault.Vault, file string) error {
	have, err := vault.List[cases.Blank](ctx, v, cases.OfficeStream)
	if err != nil {
		return err
	}
	f, err := openOriginal(file)
	if err != nil {
		return err
	}
	defer f.Close()
	got, err := forms.Import(ctx, v, have, f, a.now())
	if err != nil {
		return err
	}
	what := "imported"
	if got.Already {
		what = "already there"
	}
	fmt.Fprintf(a.out, "%s %s, %s: %s\n", got.Edition.Form, got.Edition.Edition, got.Edition.Title, what)
	if got.Edition.Notice != "" {
		fmt.Fprintln(a.err, "Note: "+got.Edition.Notice)
	}
	return nil
}
