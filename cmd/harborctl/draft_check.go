package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft/proof"
	"github.com/spf13/cobra"
)

// proofRow is one line of `draft check`.
type proofRow struct {
	ID string `json:"id"` // of the paper
	proof.Finding
	What string `json:"what"`
	Do   string `json:"do"`
}

// draftCheck reads the words that a paper files, and says what to look at in them.
func (a *app) draftCheck() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("check [ID]", "what to look at in the words of a drafted paper, or of all papers of a matter; code 1 where something is red",
		cobra.MaximumNArgs(1), func(ctx context.Context, v *vault.Vault, args []string) error {
			only := ""
			switch {
			case len(args) == 1 && matter != "":
				return wrongUse("name a paper or a matter, not both")
			case len(args) == 1:
				of, err := matterOfPaper(ctx, v, args[0])
				if err != nil {
					return err
				}
				only, matter = args[0], of
			case matter == "":
				return wrongUse("name a paper, or a matter with --matter")
			}
			s, err := v.Snapshot(ctx, matter)
			if err != nil {
				return err
			}
			return a.proofread(ctx, v, s, only)
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	return cmd
}

// proofread prints what is open in the papers of a matter, or in the one with an id.
func (a *app) proofread(ctx context.Context, v *vault.Vault, s *cases.Snapshot, only string) error {
	var rows []proofRow
	for _, d := range s.Documents {
		if only != "" && d.ID != only {
			continue
		}
		read, err := forms.Proofread(ctx, v, s, d)
		if err != nil {
			return err
		}
		if read.Words == nil {
			fmt.Fprintf(a.err, "%s: its words were not read, since it came as a scan or its template is gone.\n", oneLine(d.Title))
		}
		if read.Pages {
			fmt.Fprintf(a.err, "%s: it came as PDF, and only what is protected was looked for.\n", oneLine(d.Title))
		}
		for _, f := range read.Open {
			what, do := f.Words("en")
			rows = append(rows, proofRow{d.ID, f, what, do})
		}
	}
	err := printList(a, rows, []string{"paper", "level", "paragraph", "what", "to do"}, func(r proofRow) []string {
		return []string{r.ID, string(r.Level), r.Paragraph, r.What, r.Do}
	})
	if err == nil && slices.ContainsFunc(rows, func(r proofRow) bool { return r.Level == proof.Red }) {
		return stopped(nil, "Something in these papers is not ready to be filed: the red lines say what.", "Nothing was changed, and nothing has left.", "Mend what they name, and check again.")
	}
	return err
}
