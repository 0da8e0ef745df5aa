package main

import (
	"context"
	"fmt"
	"strings"

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

// libraryOf reads what the office has of blanks and of maps of its own.
func libraryOf(ctx context.Context, v *vault.Vault) (have forms.Library, err error) {
	if have.Blanks, err = vault.List[cases.Blank](ctx, v, cases.OfficeStream); err != nil {
		return have, err
	}
	have.Maps, err = vault.List[cases.FormMap](ctx, v, cases.OfficeStream)
	return have, err
}

// mostDiffers is how many differences between a blank and the published list of its fields are printed.
const mostDiffers = 50

func (a *app) importBlank(ctx context.Context, v *vault.Vault, file string) error {
	have, err := libraryOf(ctx, v)
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
	fmt.Fprintf(a.out, "%s: %s\n", nameOf(got.Edition), what)
	if got.Edition.Notice != "" {
		fmt.Fprintln(a.err, "Note: "+got.Edition.Notice)
	}
	for _, d := range got.Differs[:min(mostDiffers, len(got.Differs))] {
		fmt.Fprintln(a.err, "  "+oneLine(d.String()))
	}
	if d := got.Diff; d != nil && !got.Already {
		fmt.Fprintf(a.err, "Compared with edition %s: %s. \"form diff\" lists them.\n", d.Old, diffCounts(d))
	}
	return nil
}

// nameOf is how a line names an edition; a file may say little or nothing of itself.
func nameOf(e forms.Edition) string {
	number := strings.TrimSpace(e.Form + " " + e.Edition)
	switch {
	case e.Form == "" && e.Title == "":
		return strings.TrimSpace("a form without a number " + e.Edition)
	case number == "" || e.Title == "":
		return number + e.Title
	}
	return number + ", " + e.Title
}
