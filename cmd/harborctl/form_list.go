package main

import (
	"context"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/spf13/cobra"
)

// formRow is one line of `form list`: an edition that the program knows, or a blank that the office brought.
type formRow struct {
	Form     string `json:"form"`
	Edition  string `json:"edition"`
	Title    string `json:"title"`
	Agency   string `json:"agency"`
	Have     bool   `json:"have"`   // the blank is in the vault, or the form is the program's own
	Mapped   bool   `json:"mapped"` // facts know their boxes
	Imported string `json:"imported,omitempty"`
	SHA256   string `json:"sha256,omitempty"` // of the blank as imported
	Where    string `json:"where,omitempty"`  // where the agency publishes it
}

func (a *app) formList() *cobra.Command {
	return a.lists(a.inVault("list", "the forms the program knows, and the blanks the office has", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			blanks, err := vault.List[cases.Blank](ctx, v, cases.OfficeStream)
			if err != nil {
				return err
			}
			return printList(a, formRows(blanks), []string{"form", "edition", "here", "filled from facts", "title"}, func(r formRow) []string {
				return []string{r.Form, r.Edition, yes(r.Have), yes(r.Mapped), r.Title}
			})
		}))
}

// formRows joins the registry with the blanks, the program's own forms first, unknown editions last.
func formRows(blanks []cases.Blank) []formRow {
	var rows []formRow
	for _, o := range forms.OwnForms() {
		e := o.Edition
		rows = append(rows, formRow{Form: e.Form, Edition: e.Edition, Title: e.Title, Agency: e.Agency, Have: true, Mapped: e.Mapped})
	}
	placed := map[string]bool{}
	for _, e := range forms.Editions() {
		row := formRow{Form: e.Form, Edition: e.Edition, Title: e.Title, Agency: e.Agency, Mapped: e.Mapped, Where: e.Where}
		for _, b := range blanks {
			// Two files may carry one edition's name: the one with fields and the one for print.
			if b.Map == e.ID || slices.Contains(e.SHA256, b.SHA256) {
				row.Have, row.Imported, row.SHA256 = true, b.Imported, b.SHA256
				placed[b.ID] = true
			}
		}
		rows = append(rows, row)
	}
	for _, b := range blanks {
		if !placed[b.ID] {
			rows = append(rows, formRow{Form: b.Form, Edition: b.Edition, Have: true, Imported: b.Imported, SHA256: b.SHA256})
		}
	}
	return rows
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
