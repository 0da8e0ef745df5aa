package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/guide"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/spf13/cobra"
)

func (a *app) resourceVerbs() *cobra.Command {
	return a.group("resources", "hotlines, agencies, guides and groups, offline", a.resourceList(), a.resourceChecked(), a.resourceEdit())
}

// resourceRow is one line of `resources list`. Unchecked: nobody looked within a year.
type resourceRow struct {
	cases.Resource
	Unchecked bool `json:"unchecked"`
}

func (a *app) resourceList() *cobra.Command {
	var kind, with string
	var all bool
	cmd := a.lists(a.verb("list", "every resource, hotlines first; with --vault the office's own too", cobra.NoArgs,
		func(ctx context.Context, _ []string) (err error) {
			var own []cases.Resource
			if a.vaultDir != "" {
				v, err := a.open(ctx)
				if err != nil {
					return err
				}
				defer v.Close()
				if own, err = vault.List[cases.Resource](ctx, v, ""); err != nil {
					return err
				}
			}
			var rows []resourceRow
			for _, r := range guide.Resources(own, all) {
				if (kind == "" || r.Kind == kind) && strings.Contains(strings.ToLower(r.Title+" "+r.Purpose), strings.ToLower(with)) {
					rows = append(rows, resourceRow{r, guide.Unchecked(r, cases.DateOf(a.now()))})
				}
			}
			return printList(a, rows, []string{"kind", "title", "telephone", "text", "last checked", "purpose", "id"}, func(r resourceRow) []string {
				checked := string(r.LastChecked)
				if checked == "" {
					checked = "not checked"
				}
				return []string{r.Kind, r.Title, r.Phone, r.Text, checked, r.Purpose, r.ID}
			})
		}))
	cmd.Flags().StringVar(&kind, "kind", "", "hotline, agency, group, guide, directory or other")
	cmd.Flags().StringVar(&with, "with", "", "only where this word stands")
	cmd.Flags().BoolVar(&all, "all", false, "those the office hid, too")
	return cmd
}

// ownResource is the office's copy of a resource, begun from the built-in one where there is none yet.
func ownResource(ctx context.Context, v *vault.Vault, id string) (cases.Resource, error) {
	r, err := vault.Get[cases.Resource](ctx, v, id)
	if err == nil {
		return r, nil
	}
	if built, ok := guide.BuiltIn(id); ok {
		return built, nil
	}
	return r, err
}

func (a *app) resourceChecked() *cobra.Command {
	var by string
	cmd := a.inVault("checked ID", "note that you tried a resource today and it answers", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			r, err := ownResource(ctx, v, args[0])
			if err != nil {
				return err
			}
			r.LastChecked, r.CheckedBy = cases.DateOf(a.now()), by
			rec, err := ready(r)
			if err != nil {
				return err
			}
			return v.Write(ctx, rec)
		})
	cmd.Flags().StringVar(&by, "by", "", "your initials")
	return cmd
}

func (a *app) resourceEdit() *cobra.Command {
	var from string
	cmd := a.inVault("edit ID", "lay the fields of a JSON file over a resource, as the office's own; \"hidden\": true leaves it out", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			r, err := ownResource(ctx, v, args[0])
			if err != nil {
				return err
			}
			id := r.ID
			if err := a.readRecord(ctx, from, &r); err != nil {
				return err
			}
			r.ID = id
			rec, err := ready(r)
			if err != nil {
				return err
			}
			return v.Write(ctx, rec)
		})
	cmd.Flags().StringVar(&from, fromFlag, "", "JSON file with the fields to change")
	return need(cmd, fromFlag)
}

// sheetVerbs print the papers of plain words: rights, safety plan, certificates, protocol.
func (a *app) sheetVerbs() *cobra.Command {
	return a.group("sheet", "papers of plain words: rights, safety plan, certificates, clinic protocol", a.sheetList(), a.sheetPrint())
}

func (a *app) sheetList() *cobra.Command {
	return a.lists(a.verb("list", "the sheets; needs no vault", cobra.NoArgs, func(context.Context, []string) error {
		return printList(a, guide.SheetIDs(), []string{"id", "title"}, func(t cases.Term) []string { return []string{t.ID, t.EN} })
	}))
}

func (a *app) sheetPrint() *cobra.Command {
	var lang, out, plan string
	cmd := a.verb("print ID", "write a sheet as a PDF; with --plan a client's safety plan", cobra.ExactArgs(1),
		func(ctx context.Context, args []string) error {
			s, ok := guide.SheetByID(args[0], lang)
			switch {
			case !ok:
				return wrongUse("there is no sheet of this name; `harborctl sheet list` shows them")
			case plan != "" && args[0] != guide.SafetyPlanSheet:
				return wrongUse("--plan belongs to the sheet %s", guide.SafetyPlanSheet)
			case lang != "en" && lang != "es":
				return wrongUse("--lang is en or es")
			}
			if plan != "" {
				p, err := a.safetyPlan(ctx, plan)
				if err != nil {
					return err
				}
				s = guide.SafetyPlan(p, lang)
			}
			pdf, err := draft.Render(draft.Sheet(s))
			if err != nil {
				return err
			}
			if err := writeOutput(out, func(w io.Writer) error { _, err := w.Write(pdf); return err }); err != nil {
				return err
			}
			if s.Note != "" {
				fmt.Fprintln(a.out, s.Note)
			}
			return nil
		})
	cmd.Flags().StringVar(&lang, "lang", "en", "en or es")
	cmd.Flags().StringVar(&plan, "plan", "", "id of a safetyplan record in the vault; the client's own copy")
	cmd.Flags().StringVar(&out, "out", "", "the PDF to write")
	return need(cmd, "out")
}

func (a *app) safetyPlan(ctx context.Context, id string) (cases.SafetyPlan, error) {
	v, err := a.open(ctx)
	if err != nil {
		return cases.SafetyPlan{}, err
	}
	defer v.Close()
	return vault.Get[cases.SafetyPlan](ctx, v, id)
}
