package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/harborfile/harborfile/forms/fill"
	"github.com/spf13/cobra"
)

// formInspect shows what a PDF form is and every field of it. It needs no vault.
func (a *app) formInspect() *cobra.Command {
	return a.shows(a.verb("inspect FILE.pdf", "edition, protection and every field of a PDF form; needs no vault", cobra.ExactArgs(1),
		func(ctx context.Context, args []string) error {
			blank, err := readBlank(ctx, args[0])
			if err != nil {
				return err
			}
			form, err := fill.Open(blank)
			if err != nil {
				return err
			}
			if a.asJSON {
				return printJSON(a.out, form.Inspect())
			}
			return a.printForm(form.Inspect())
		}))
}

func (a *app) printForm(form fill.Inspection) error {
	for _, line := range []struct{ name, text string }{
		{"form", form.Form}, {"edition", form.Edition}, {"title", form.Title}, {"protection", form.Protection},
		{"xfa", form.XFA}, {"pages", fmt.Sprint(form.Pages)}, {"sha256", form.SHA256},
	} {
		if line.text != "" {
			fmt.Fprintf(a.out, "%-11s %s\n", line.name, oneLine(line.text))
		}
	}
	fmt.Fprintln(a.out)
	tab := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "page\ttype\tname\toptions")
	for _, f := range form.Fields {
		fmt.Fprintf(tab, "%d\t%s\t%s\t%s\n", f.Page, f.Type, oneLine(f.Name), oneLine(strings.Join(f.Options, " | ")))
	}
	return tab.Flush()
}
