package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/spf13/cobra"
)

// draftTemplate is what an office does with the templates of its papers.
func (a *app) draftTemplate() *cobra.Command {
	return a.group("template", "templates of papers: the program's and the office's own",
		a.templateList(), a.templateShow(), a.templateCheck(), a.templateAdd(), a.templateExport(), a.templateRemove())
}

func ownTemplates(ctx context.Context, v *vault.Vault) ([]cases.OfficeTemplate, error) {
	return vault.List[cases.OfficeTemplate](ctx, v, cases.OfficeStream)
}

// templateRow is one template as a list shows it.
type templateRow struct {
	ID     string          `json:"id"`
	Title  string          `json:"title"`
	From   string          `json:"from"` // program, office, or office in place of the program's
	Set    string          `json:"set"`
	Sort   string          `json:"sort,omitempty"`
	Reader cases.Recipient `json:"reader,omitempty"` // "" = as the kind of matter says
	Lang   string          `json:"lang"`
}

func rowOf(t draft.Template) templateRow {
	row := templateRow{ID: t.ID, Title: t.Title, From: "program", Set: t.Set, Sort: t.Sort, Reader: t.Reader, Lang: t.Lang}
	if row.Set == "" {
		row.Set = draft.UsualSet
	}
	switch {
	case t.Replaces:
		row.From = "office, in place of the program's"
	case t.Office:
		row.From = "office"
	}
	return row
}

func (a *app) templateList() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("list", "every template, or with --matter those that fit one matter", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			own, err := ownTemplates(ctx, v)
			if err != nil {
				return err
			}
			list := draft.Known(own)
			if matter != "" {
				s, err := v.Snapshot(ctx, matter)
				if err != nil {
					return err
				}
				list = draft.For(s)
			}
			for _, rec := range own {
				if _, err := draft.ReadOffice(rec); err != nil {
					fmt.Fprintf(a.err, "%s: this program cannot read the office's template; see \"draft template check\".\n", oneLine(rec.Template))
				}
			}
			rows := make([]templateRow, len(list))
			for i, t := range list {
				rows[i] = rowOf(t)
			}
			return printList(a, rows, []string{"id", "from", "set", "sort", "reader", "title"}, func(r templateRow) []string {
				return []string{r.ID, r.From, r.Set, r.Sort, string(r.Reader), r.Title}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "id of a matter")
	return cmd
}

func (a *app) templateShow() *cobra.Command {
	return a.shows(a.inVault("show ID", "what a template asks for, and the law it names", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			own, err := ownTemplates(ctx, v)
			if err != nil {
				return err
			}
			t, ok := draft.Find(own, args[0])
			if !ok {
				return fmt.Errorf("template: %w", cases.ErrNotFound)
			}
			if a.asJSON {
				return printJSON(a.out, struct {
					templateRow
					Facts []draft.Ask      `json:"facts"`
					Cites []draft.Citation `json:"cites"`
				}{rowOf(t), t.Asks(), t.Citations()})
			}
			a.printTemplate(t)
			return nil
		}))
}

func (a *app) printTemplate(t draft.Template) {
	row := rowOf(t)
	fmt.Fprintf(a.out, "%s\n%s\nfrom the %s; %s; %s\n", row.ID, row.Title, row.From, row.Set, row.Lang)
	fmt.Fprintln(a.out, "\nfacts")
	for _, f := range t.Asks() {
		how := "may be lacking"
		if f.Needs {
			how = "shows as a gap"
		}
		fmt.Fprintf(a.out, "  %s\t%s\t%s\n", f.Fact, how, f.Label("en"))
	}
	if cites := t.Citations(); len(cites) > 0 {
		fmt.Fprintln(a.out, "\ncitations")
		for _, c := range cites {
			fmt.Fprintf(a.out, "  %s\t%s\t%s\n", c.Key, c.Text, c.Law)
		}
	}
}

// templateCheck reads a file as the program would; it needs no vault.
func (a *app) templateCheck() *cobra.Command {
	return a.verb("check FILE.yaml", "read a template and name every mistake with its line; needs no vault", cobra.ExactArgs(1),
		func(_ context.Context, args []string) error {
			raw, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			t, err := draft.Read(raw)
			if err != nil {
				return a.mistakes(err)
			}
			fmt.Fprintf(a.out, "%s: %d facts, no mistakes\n", t.ID, len(t.Asks()))
			return nil
		})
}

// mistakes prints where a template is to be mended.
func (a *app) mistakes(err error) error {
	var list draft.Mistakes
	if !errors.As(err, &list) {
		return err
	}
	for _, m := range list {
		fmt.Fprintln(a.out, oneLine(m.Error()))
	}
	return stopped(nil, "This file is not a template as it stands.", "Nothing was added.", "Mend the lines named above, then try again.")
}

func (a *app) templateAdd() *cobra.Command {
	return a.inVault("add FILE.yaml", "keep a template of the office; it replaces the office's one of the same id", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			own, err := ownTemplates(ctx, v)
			if err != nil {
				return err
			}
			raw, err := readInput(ctx, args[0], cases.MostTemplate)
			if err != nil {
				return err
			}
			if err := noClientIn(ctx, v, raw); err != nil {
				return err
			}
			rec, replaced, err := forms.TakeTemplate(ctx, v, own, bytes.NewReader(raw), a.now())
			if err != nil {
				return a.mistakes(err)
			}
			said := "added"
			if replaced {
				said = "changed"
			}
			fmt.Fprintf(a.out, "%s: %s\n", rec.Template, said)
			if _, known := draft.TemplateByID(rec.Template); known {
				fmt.Fprintln(a.err, "It stands in the place of the program's template of this id.")
			}
			return nil
		})
}

// noClientIn looks for words of the office's clients in a template, which is for everybody's papers and for other offices.
func noClientIn(ctx context.Context, v *vault.Vault, text []byte) error {
	clients, err := vault.List[cases.Client](ctx, v, "")
	if err != nil {
		return err
	}
	return forms.ClientInTemplate(string(text), clients)
}

// templateExport writes the YAML of a template, the office's own or the program's, as a beginning for another.
func (a *app) templateExport() *cobra.Command {
	var out string
	cmd := a.inVault("export ID", "write a template as a file", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			if err := outside(out); err != nil {
				return err
			}
			own, err := ownTemplates(ctx, v)
			if err != nil {
				return err
			}
			text, ok := draft.Text(args[0])
			for _, rec := range own {
				if strings.EqualFold(rec.Template, args[0]) {
					text, ok = []byte(rec.Text), true
				}
			}
			if !ok {
				return fmt.Errorf("template: %w", cases.ErrNotFound)
			}
			if err := noClientIn(ctx, v, text); err != nil {
				return err
			}
			return writeOutput(out, bytesOf(text))
		})
	cmd.Flags().StringVar(&out, "out", "", "the file to write")
	return need(cmd, "out")
}

func (a *app) templateRemove() *cobra.Command {
	return a.inVault("remove ID", "take a template of the office away; papers made from it stay", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			own, err := ownTemplates(ctx, v)
			if err != nil {
				return err
			}
			for _, rec := range own {
				if rec.Template == args[0] {
					return forms.RemoveTemplate(ctx, v, rec)
				}
			}
			return fmt.Errorf("template: %w", cases.ErrNotFound)
		})
}
