package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// formPrepare fills one form of a matter from its facts, or, without --form, makes everything its packet needs.
func (a *app) formPrepare() *cobra.Command {
	var matter, form, out, report, to, whom string
	cmd := a.inVault("prepare", "fill a matter's forms from its facts and draft its documents; with --form, one form", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			if form == "" && (out != "" || report != "") {
				return wrongUse("--out and --report go with --form")
			}
			if form == "" && whom != "" {
				return wrongUse("--for goes with --form")
			}
			if samePlace(out, report) {
				return wrongUse("the form and the report need a file each")
			}
			if err := outside(out, report); err != nil {
				return err
			}
			viewer, err := pdfview.Start(pdfview.Options{})
			if err != nil {
				return err
			}
			defer viewer.Close()
			if form == "" {
				return a.prepare(ctx, v, viewer, matter)
			}
			relative, err := relativeNamed(ctx, v, matter, whom)
			if err != nil {
				return err
			}
			f, err := forms.PrepareForm(ctx, v, matter, form, forms.MatterOptions{Now: a.now(), Viewer: viewer, Relative: relative})
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s: %s\n", f.Record.Title, outcome(*f))
			for _, line := range f.Record.Open {
				fmt.Fprintln(a.err, line)
			}
			if len(f.Addendum) > 0 {
				fmt.Fprintln(a.err, "Some text found no room on the form. It stands on a sheet of its own, a document of this matter that goes into its packet behind the form; it is not part of the form's file.")
			}
			if changed := factLabels(f.Report.Changed); len(changed) > 0 {
				fmt.Fprintf(a.err, "Changed since it was filled last: %s.\n", strings.Join(changed, ", "))
			}
			leave, err := a.mayLeave(ctx, v, to, matter, f.Record.ID)
			if err != nil {
				return err
			}
			if err := leave.guard(ctx, viewer, bytes.NewReader(pdfOf(f)), int64(len(pdfOf(f))), slices.Collect(maps.Values(f.Record.Facts))...); err != nil {
				return err
			}
			if log := leave.log(a.now()); (out != "" || report != "") && log != nil {
				if err := v.Write(ctx, log...); err != nil {
					return err
				}
			}
			return writeForm(f, out, report)
		})
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	cmd.Flags().StringVar(&form, "form", "", "number of one form, such as I-914")
	cmd.Flags().StringVar(&whom, "for", "", "of a form about a relative: the relative's id or name")
	cmd.Flags().StringVar(&out, "out", "", "write the filled form to this PDF: the filing copy, or the draft where there is none yet")
	cmd.Flags().StringVar(&report, "report", "", "write what is filled, open and placed elsewhere to this JSON file")
	toFlag(cmd, &to)
	return need(cmd, "matter")
}

// relativeNamed finds the id of the one relative of a matter's client with this id or name; "" for nobody named.
func relativeNamed(ctx context.Context, v *vault.Vault, matter, whom string) (string, error) {
	if whom == "" {
		return "", nil
	}
	s, err := v.Snapshot(ctx, matter)
	if err != nil {
		return "", err
	}
	var found []string
	for _, r := range s.Client.Family {
		named := strings.EqualFold(r.Name.Full(), whom) || strings.EqualFold(r.Name.Given, whom)
		if r.ID != "" && (r.ID == whom || named) {
			found = append(found, r.ID)
		}
	}
	switch len(found) {
	case 0:
		return "", stopped(nil, "Nobody of this name is in the client's family list.", "Nothing was filled.", "Look at the list of the family, or name the person by id.")
	case 1:
		return found[0], nil
	}
	return "", stopped(nil, "More than one person of the family has this name.", "Nothing was filled.", "Name the person by id.")
}

// writeForm writes the filing copy, or the draft where there is none yet, and the report.
func writeForm(f *forms.Filled, out, report string) error {
	return writeWithReport(out, pdfOf(f), report, f.Report)
}

func pdfOf(f *forms.Filled) []byte {
	if f.Filing == nil {
		return f.Draft
	}
	return f.Filing
}
