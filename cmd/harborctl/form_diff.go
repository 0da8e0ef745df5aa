package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/fill"
	"github.com/spf13/cobra"
)

// formDiff compares the fields of two editions of a form. It needs no vault.
func (a *app) formDiff() *cobra.Command {
	return a.shows(a.verb("diff NEW.pdf [OLD.pdf]", "what changed in a form's fields, against another file or the nearest edition the program knows; needs no vault", cobra.RangeArgs(1, 2),
		func(ctx context.Context, files []string) error {
			after, err := openForm(ctx, files[0])
			if err != nil {
				return err
			}
			d, err := compareForms(ctx, after, files[1:])
			if err != nil {
				return err
			}
			d.New = after.Info().Edition
			if a.asJSON {
				return printJSON(a.out, d)
			}
			return a.printDiff(d)
		}))
}

// compareForms compares a form with another file, or with the nearest edition that the program knows.
func compareForms(ctx context.Context, after *fill.Form, others []string) (*forms.Diff, error) {
	if len(others) == 0 {
		e, known, ok := forms.Nearest(after.Info().Form, after.Fields())
		if !ok {
			return nil, stopped(nil, "The program knows no edition of this form to compare it with.", "Nothing was changed.", "Name a second file.")
		}
		d := forms.CompareEditions(known, nil, after.Fields())
		d.Old = e.Edition
		return d, nil
	}
	raw, err := readBlank(ctx, others[0])
	if err != nil {
		return nil, err
	}
	e, before, err := forms.Recognise(raw)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return nil, err
	}
	known, _ := e.Map() // nil when the other file's edition has none
	d := forms.CompareEditions(known, before.Fields(), after.Fields())
	d.Old = before.Info().Edition
	return d, nil
}

// openForm opens a PDF form; one without fields opens, too.
func openForm(ctx context.Context, file string) (*fill.Form, error) {
	raw, err := readBlank(ctx, file)
	if err != nil {
		return nil, err
	}
	form, err := fill.Open(raw)
	if errors.Is(err, fill.ErrNoForm) {
		return form, nil
	}
	return form, err
}

// diffKinds in the order in which they are counted.
var diffKinds = []forms.DiffKind{forms.DiffSame, forms.DiffMoved, forms.DiffChanged, forms.DiffRenamed, forms.DiffGone, forms.DiffNew}

func diffCounts(d *forms.Diff) string {
	var parts []string
	for _, k := range diffKinds {
		if n := d.Count(k); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, k))
		}
	}
	return strings.Join(parts, ", ")
}

// printDiff lists what is not the same.
func (a *app) printDiff(d *forms.Diff) error {
	fmt.Fprintf(a.out, "%s against %s: %s\n", oneLine(d.New), oneLine(d.Old), diffCounts(d))
	var rows []forms.DiffRow
	for _, r := range d.Rows {
		if r.Kind != forms.DiffSame {
			rows = append(rows, r)
		}
	}
	name := func(f *forms.DiffField) (page, name string) {
		if f == nil {
			return "", ""
		}
		return fmt.Sprint(f.Page), f.Name
	}
	return printList(a, rows, []string{"change", "page", "field", "was on page", "was", "the old map"}, func(r forms.DiffRow) []string {
		page, now := name(r.New)
		wasOn, was := name(r.Old)
		return []string{string(r.Kind), page, now, wasOn, was, r.Says}
	})
}
