package main

import (
	"fmt"

	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/spf13/cobra"
)

// tellsVersion gives root --version, and --json for it: what this program is made of and the days of its law data, as
// the window tells it too. It is put together only when asked for, because the law data is read for it.
func (a *app) tellsVersion(root *cobra.Command) {
	var asked bool
	root.Flags().BoolVar(&asked, "version", false, "what this program is made of, and the days of its law data; with --json as an array")
	a.lists(root)
	otherwise := root.RunE
	root.RunE = func(cmd *cobra.Command, words []string) error {
		if !asked {
			return otherwise(cmd, words)
		}
		a.began = true
		facts := forms.MadeOf("harborctl", vault.SQLiteVersion())
		if a.asJSON {
			return printJSON(a.out, facts)
		}
		_, err := fmt.Fprint(a.out, built.Text(facts))
		return err
	}
}
