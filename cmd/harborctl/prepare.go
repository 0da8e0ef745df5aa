package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// prepare makes everything a matter's packet is made of and says what came of it.
func (a *app) prepare(ctx context.Context, v *vault.Vault, viewer *pdfview.Viewer, matter string) error {
	done, err := forms.ReadyMatter(ctx, v, matter, forms.MatterOptions{Now: a.now(), Viewer: viewer})
	if err != nil {
		return err
	}
	for _, f := range done.Filled {
		fmt.Fprintf(a.out, "%s: %s\n", f.Record.Title, outcome(f))
	}
	for _, m := range done.Missing {
		fmt.Fprintln(a.err, m.String())
	}
	for _, name := range done.Nobody {
		fmt.Fprintf(a.err, "%s is about a member of the family, and nobody of the family is noted as joining the petition.\n", name)
	}
	for _, d := range done.Drafted {
		fmt.Fprintf(a.out, "%s: drafted%s\n", d.Record.Title, open(len(d.Gaps)))
	}
	return nil
}

// outcome says how far a form came.
func outcome(f forms.Filled) string {
	s := "1 box filled"
	if n := f.Report.Filled; n != 1 {
		s = fmt.Sprintf("%d boxes filled", n)
	}
	if f.Report.Why != "" {
		s += "; no filing copy yet: " + f.Report.Why
	}
	return s + open(len(f.Record.Open))
}

func open(lines int) string {
	switch lines {
	case 0:
		return ""
	case 1:
		return ", 1 line to look at"
	}
	return fmt.Sprintf(", %d lines to look at", lines)
}
