package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/spf13/cobra"
)

// staleRow is one line of `form stale`: a fact that is another now than when the form was filled.
type staleRow struct {
	ID    string `json:"id"` // of the filled form
	Form  string `json:"form"`
	Title string `json:"title"`
	When  string `json:"when"` // filled
	Fact  string `json:"fact"`
	Label string `json:"label"`
}

// formStale lists the filled forms of a matter that no longer say what the file says.
func (a *app) formStale() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("stale", "filled forms of a matter whose facts changed since", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			s, err := v.Snapshot(ctx, matter)
			if err != nil {
				return err
			}
			var rows []staleRow
			for _, f := range forms.StaleForms(s) {
				for i, label := range factLabels(f.Changed) {
					rows = append(rows, staleRow{ID: f.Form.ID, Form: f.Form.Form, Title: f.Form.Title, When: f.Form.When, Fact: f.Changed[i], Label: label})
				}
			}
			if len(rows) == 0 && !a.asJSON {
				fmt.Fprintln(a.out, "Every filled form says what the file says.")
				return nil
			}
			return printList(a, rows, []string{"form", "filled", "changed since"}, func(r staleRow) []string {
				return []string{r.Title, r.When, r.Label}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	return need(cmd, "matter")
}

// factLabels names facts in words, each in its place.
func factLabels(paths []string) []string {
	var out []string
	for _, path := range paths {
		label := path
		if fact, ok := cases.FactByPath(path); ok {
			label = fact.Label
		}
		out = append(out, label)
	}
	return out
}
