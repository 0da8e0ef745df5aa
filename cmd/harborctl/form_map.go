package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// formMap is what an office does with maps of its own.
func (a *app) formMap() *cobra.Command {
	return a.group("map", "maps that the office made, or got from another office",
		a.mapList(), a.mapStart(), a.mapImport(), a.mapExport(), a.mapSign(), a.mapRemove())
}

func (a *app) mapList() *cobra.Command {
	return a.lists(a.inVault("list", "the office's own maps", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			have, err := libraryOf(ctx, v)
			if err != nil {
				return err
			}
			return printList(a, have.Maps, []string{"form", "edition", "undecided", "from", "signed off", "title"}, func(m cases.FormMap) []string {
				signed := "no"
				if m.By != "" {
					signed = fmt.Sprintf("%s, %s", m.By, m.On)
				}
				from := "this office"
				if m.From != "" {
					from = m.From
				}
				return []string{m.Form, m.Edition, fmt.Sprint(m.Open), from, signed, m.Title}
			})
		}))
}

// mapStart begins a map as a file, with a row for every field, to be finished in an editor and imported.
func (a *app) mapStart() *cobra.Command {
	var out string
	cmd := a.verb("start BLANK.pdf", "write the beginning of a map for a form that has none: every field in reading order; needs no vault", cobra.ExactArgs(1),
		func(ctx context.Context, args []string) error {
			if err := outside(out); err != nil {
				return err
			}
			blank, err := readBlank(ctx, args[0])
			if err != nil {
				return err
			}
			e, err := recognised(blank)
			if err != nil {
				return err
			}
			viewer, err := pdfview.Start(pdfview.Options{})
			if err != nil {
				return err
			}
			defer viewer.Close()
			s, err := forms.StartMap(ctx, viewer, e, blank)
			if err != nil {
				return err
			}
			if err := writeOutput(out, bytesOf(s.Map.Write())); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%d fields, %d of them to be decided\n", len(s.Map.Fields), s.Map.Count(forms.Undecided))
			return nil
		})
	cmd.Flags().StringVar(&out, "out", "", "the map file to write")
	return need(cmd, "out")
}

func (a *app) mapImport() *cobra.Command {
	return a.inVault("import FILE", "take a map file for a blank that the office has", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			have, err := libraryOf(ctx, v)
			if err != nil {
				return err
			}
			f, err := openOriginal(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			rec, err := forms.TakeMap(ctx, v, have, f, a.now())
			var not *forms.MapNotOurs
			if errors.As(err, &not) && not.Cause != nil { // whoever wrote the file in an editor sees where to look
				for _, line := range firstLines(not.Cause.Error(), 10) {
					fmt.Fprintln(a.err, oneLine(line))
				}
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s %s: the map is here, %d rows undecided\n", rec.Form, rec.Edition, rec.Open)
			fmt.Fprintln(a.err, "Nobody in this office has signed it off yet: compare every page, then \"form map sign\".")
			return nil
		})
}

// firstLines are the first n lines of a text, each cut where a terminal's page would end.
func firstLines(text string, n int) []string {
	lines := strings.Split(text, "\n")
	if len(lines) > n {
		lines = append(lines[:n:n], fmt.Sprintf("and %d more", len(lines)-n))
	}
	for i, l := range lines {
		if r := []rune(l); len(r) > 300 {
			lines[i] = string(r[:300]) + "…"
		}
	}
	return lines
}

func (a *app) mapExport() *cobra.Command {
	var out string
	cmd := a.inVault("export FORM", "write a map of the office as a file for another office; nothing of any client is in it", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			if err := outside(out); err != nil {
				return err
			}
			rec, err := mapOf(ctx, v, args[0])
			if err != nil {
				return err
			}
			all, err := vault.List[cases.Office](ctx, v, cases.OfficeStream)
			if err != nil {
				return err
			}
			name := ""
			if len(all) > 0 {
				name = all[0].Name
			}
			file, err := forms.ShareMap(ctx, v, rec, name)
			if err != nil {
				return err
			}
			return writeOutput(out, bytesOf(file))
		})
	cmd.Flags().StringVar(&out, "out", "", "the map file to write")
	return need(cmd, "out")
}

func (a *app) mapSign() *cobra.Command {
	var by string
	cmd := a.inVault("sign FORM", "record that you compared every row of a map of the office with the pages", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			if strings.TrimSpace(by) == "" {
				return wrongUse("--by names the person who signs the map off")
			}
			rec, err := mapOf(ctx, v, args[0])
			if err != nil {
				return err
			}
			if rec, err = forms.SignOff(ctx, v, rec, by, a.now()); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s %s: signed off by %s on %s\n", rec.Form, rec.Edition, oneLine(rec.By), rec.On)
			return nil
		})
	cmd.Flags().StringVar(&by, "by", "", "who signs it off")
	return need(cmd, "by")
}

func (a *app) mapRemove() *cobra.Command {
	return a.inVault("remove FORM", "take away a map of the office; forms that were filled from it stay", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			rec, err := mapOf(ctx, v, args[0])
			if err != nil {
				return err
			}
			return forms.RemoveMap(ctx, v, rec)
		})
}

// mapOf finds the office's own map of a form.
func mapOf(ctx context.Context, v *vault.Vault, form string) (cases.FormMap, error) {
	have, b, err := blankOf(ctx, v, form)
	if err != nil {
		return cases.FormMap{}, err
	}
	rec, ok := have.MapFor(b)
	if !ok {
		return rec, stopped(nil, "The office has no map of its own for this form.", "Nothing was changed.", "\"form map list\" shows which there are.")
	}
	return rec, nil
}
