package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// formCheck lists the boxes of a blank with the words beside them and what its map writes in each, for a person to
// compare with the page.
func (a *app) formCheck() *cobra.Command {
	page := 0
	cmd := a.lists(a.inVault("check-map FORM", "every box of a form with what its map writes there, to compare page by page", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			have, b, err := blankOf(ctx, v, args[0])
			if err != nil {
				return err
			}
			viewer, err := pdfview.Start(pdfview.Options{})
			if err != nil {
				return err
			}
			defer viewer.Close()
			all, err := forms.PagesToCheck(ctx, viewer, v, have, b)
			if err != nil {
				return err
			}
			var pages []forms.PageToCheck
			for _, p := range all {
				if page == 0 || p.Page == page {
					pages = append(pages, p)
				}
			}
			if a.asJSON {
				return printJSON(a.out, orEmpty(pages))
			}
			return a.printPages(pages)
		}))
	cmd.Flags().IntVar(&page, "page", 0, "only this page")
	return cmd
}

func (a *app) printPages(pages []forms.PageToCheck) error {
	for _, p := range pages {
		state := "not compared yet"
		if p.Checked.By != "" {
			state = fmt.Sprintf("compared by %s on %s", p.Checked.By, p.Checked.On)
		}
		fmt.Fprintf(a.out, "Page %d, %s\n", p.Page, oneLine(state))
		err := printList(a, p.Fields, []string{"place", "printed beside it", "what the map does"}, func(f forms.FieldToCheck) []string {
			return []string{fmt.Sprintf("%.0f %.0f %.0f %.0f", f.At.Rect[0], f.At.Rect[1], f.At.Rect[2], f.At.Rect[3]), f.Near, f.Says}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// formConfirm records that a person compared pages of a blank with its map.
func (a *app) formConfirm() *cobra.Command {
	var by string
	var pages []int
	cmd := a.inVault("confirm-map FORM", "record that you compared pages of a form with its map", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			have, b, err := blankOf(ctx, v, args[0])
			if err != nil {
				return err
			}
			if strings.TrimSpace(by) == "" {
				return wrongUse("--by names the person who compared the pages")
			}
			if b, err = forms.Confirm(ctx, v, have, b, strings.TrimSpace(by), a.now(), pages...); err != nil {
				return err
			}
			e, _, err := have.Open(ctx, v, b)
			if err != nil {
				return err
			}
			if len(e.ToCheck) == 0 {
				fmt.Fprintln(a.out, "Every page is compared.")
				return nil
			}
			fmt.Fprintf(a.out, "Pages left to compare: %s\n", strings.Trim(fmt.Sprint(e.ToCheck), "[]"))
			return nil
		})
	cmd.Flags().StringVar(&by, "by", "", "who compared them")
	cmd.Flags().IntSliceVar(&pages, "page", nil, "the pages, such as 1,2")
	return need(cmd, "by", "page")
}

// blankOf finds the blank that the office uses for a form.
func blankOf(ctx context.Context, v *vault.Vault, form string) (have forms.Library, b cases.Blank, err error) {
	if have, err = libraryOf(ctx, v); err != nil {
		return have, b, err
	}
	b, ok := have.BlankFor(form)
	if !ok {
		return have, b, stopped(nil, "The office has no blank of this form.", "Nothing was changed.", "Import it first; \"form list\" shows which are here.")
	}
	return have, b, nil
}
