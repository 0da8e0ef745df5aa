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
	Have     bool   `json:"have"`               // the blank is in the vault, or the form is the program's own
	Mapped   bool   `json:"mapped"`             // facts know their boxes
	Map      string `json:"map,omitempty"`      // where the map is from: library, published or office
	ToCheck  []int  `json:"toCheck,omitempty"`  // pages that nobody has compared with a map made without the blank
	Accepted string `json:"accepted,omitempty"` // what is known of how long the agency takes the edition
	Notice   string `json:"notice,omitempty"`
	Imported string `json:"imported,omitempty"`
	SHA256   string `json:"sha256,omitempty"` // of the blank as imported
	Where    string `json:"where,omitempty"`  // where the agency publishes it
}

func (a *app) formList() *cobra.Command {
	return a.lists(a.inVault("list", "the forms the program knows, and the blanks the office has", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			have, err := libraryOf(ctx, v)
			if err != nil {
				return err
			}
			rows, err := formRows(ctx, v, have)
			if err != nil {
				return err
			}
			return printList(a, rows, []string{"form", "edition", "here", "filled from facts", "title"}, func(r formRow) []string {
				return []string{r.Form, r.Edition, yes(r.Have), r.filled(), r.Title}
			})
		}))
}

// filled says whether facts know the boxes of a form, and who vouches for that.
func (r formRow) filled() string {
	switch {
	case r.Map == string(forms.FromOffice):
		return "yes, by a map of the office"
	case len(r.ToCheck) > 0, r.Map == string(forms.FromPublished) && !r.Have:
		return "yes, pages not compared yet"
	}
	return yes(r.Mapped)
}

// formRows joins the registry with the blanks, the program's own forms first, unknown editions last.
func formRows(ctx context.Context, v *vault.Vault, have forms.Library) ([]formRow, error) {
	var rows []formRow
	for _, o := range forms.OwnForms() {
		e := o.Edition
		rows = append(rows, formRow{Form: e.Form, Edition: e.Edition, Title: e.Title, Agency: e.Agency, Have: true, Mapped: e.Mapped})
	}
	placed := map[string]bool{}
	for _, e := range forms.Editions() {
		row := rowOfEdition(e)
		for _, b := range have.Blanks {
			// Two files may carry one edition's name: the one with fields and the one for print.
			if b.Map != e.ID && !slices.Contains(e.SHA256, b.SHA256) {
				continue
			}
			placed[b.ID] = true
			now, err := editionNow(ctx, v, have, b)
			if err != nil {
				return nil, err
			}
			row = rowOfEdition(now)
			row.Have, row.Imported, row.SHA256 = true, b.Imported, b.SHA256
		}
		rows = append(rows, row)
	}
	for _, b := range have.Blanks {
		if placed[b.ID] {
			continue
		}
		row := rowOfEdition(have.EditionOf(b))
		row.Have, row.Imported, row.SHA256 = true, b.Imported, b.SHA256
		rows = append(rows, row)
	}
	return rows, nil
}

func rowOfEdition(e forms.Edition) formRow {
	return formRow{Form: e.Form, Edition: e.Edition, Title: e.Title, Agency: e.Agency, Mapped: e.Mapped, Map: string(e.Source), ToCheck: e.ToCheck,
		Accepted: e.Accepted(), Notice: e.Notice, Where: e.Where}
}

// editionNow is the edition of a blank; of one whose pages are to be compared, also which are left.
func editionNow(ctx context.Context, v *vault.Vault, have forms.Library, b cases.Blank) (forms.Edition, error) {
	e := have.EditionOf(b)
	if e.Source != forms.FromPublished {
		return e, nil
	}
	e, _, err := have.Open(ctx, v, b)
	return e, err
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
