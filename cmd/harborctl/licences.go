package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases/built"
	"github.com/spf13/cobra"
)

// licenceRow is one line of `licences`.
type licenceRow struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Kind    string `json:"kind"`
}

// licencesVerb lists what others made, or prints the terms of one part whole.
func (a *app) licencesVerb() *cobra.Command {
	cmd := a.lists(a.verb("licenses [NAME]", "the parts that others made, and the terms of one of them; needs no vault", cobra.MaximumNArgs(1),
		func(_ context.Context, args []string) error {
			all := built.Licences()
			if len(args) == 1 {
				return a.printLicence(all, args[0])
			}
			rows := make([]licenceRow, len(all))
			for i, l := range all {
				rows[i] = licenceRow{l.Name, l.Version, l.Kind}
			}
			return printList(a, rows, []string{"name", "version", "license"}, func(r licenceRow) []string {
				return []string{r.Name, r.Version, r.Kind}
			})
		}))
	return cmd
}

// printLicence prints the part that is called so; else all whose names hold the word, where it is only one.
func (a *app) printLicence(all []built.Licence, name string) error {
	var near []built.Licence
	for _, l := range all {
		if strings.EqualFold(l.Name, name) {
			near = []built.Licence{l}
			break
		}
		if strings.Contains(strings.ToLower(l.Name), strings.ToLower(name)) {
			near = append(near, l)
		}
	}
	switch {
	case len(near) == 0:
		return wrongUse("no part is called %q; `harborctl licenses` lists them all", name)
	case len(near) > 1:
		return wrongUse("%d parts have %q in their name: %s", len(near), name, names(near))
	case a.asJSON:
		return printJSON(a.out, near)
	}
	l := near[0]
	note := ""
	if l.Note != "" {
		note = "\n" + l.Note + "\n"
	}
	_, err := fmt.Fprintf(a.out, "%s\n%s\n%s\n%s\n", strings.TrimSpace(l.Name+" "+l.Version), l.Kind, note, strings.TrimRight(l.Text, "\n"))
	return err
}

// names lists parts, and not more of them than a line holds.
func names(parts []built.Licence) string {
	const most = 5
	var out []string
	for i, l := range parts {
		if i == most {
			out = append(out, "and others")
			break
		}
		out = append(out, l.Name)
	}
	return strings.Join(out, ", ")
}
