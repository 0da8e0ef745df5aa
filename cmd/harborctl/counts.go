package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/count"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// countsVerb shows the numbers that funders ask for. Nobody is in them, and small ones are hidden.
func (a *app) countsVerb() *cobra.Command {
	var p count.Period
	small := count.DefaultSmall
	var out string
	cmd := a.shows(a.inVault("counts", "numbers for funders, without anybody in them; small ones hidden", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			if p.Year == 0 {
				p.Year = count.PeriodOf(a.now()).Year
			}
			o, err := v.Caseload(ctx)
			if err != nil {
				return err
			}
			r, err := count.Make(o, p, small)
			if err != nil {
				return err
			}
			if out != "" {
				return writeOutput(out, func(w io.Writer) error { return writeCountsCSV(w, r) })
			}
			if a.asJSON {
				return printJSON(a.out, r)
			}
			a.printCounts(r)
			return nil
		}))
	cmd.Flags().IntVar(&p.Year, "year", 0, "federal fiscal year, by the year in which it ends; this one where left out")
	cmd.Flags().IntVar(&p.Quarter, "quarter", 0, "1 to 4; the whole year where left out")
	cmd.Flags().IntVar(&small, "small", small, "numbers from 1 to one less than this are hidden; 3 or more")
	cmd.Flags().StringVar(&out, "out", "", "a CSV file to write instead")
	return cmd
}

func (a *app) printCounts(r count.Report) {
	fmt.Fprintf(a.out, "%s to %s\n", r.From, r.To)
	for _, t := range append(append([]count.Table{}, r.Tables...), r.Lists...) {
		fmt.Fprintf(a.out, "\n%s\n", t.EN)
		for _, row := range t.Rows {
			if row.N == nil || *row.N > 0 {
				fmt.Fprintf(a.out, "  %-40s %s\n", row.EN, shownCount(row.N))
			}
		}
		if t.ID != "people" && t.ID != "needs" {
			fmt.Fprintf(a.out, "  %-40s %s\n", "total", shownCount(t.Total))
		}
	}
	fmt.Fprintf(a.out, "\nWork: %s, of it pro bono %s\n\n", cases.HoursShown(r.Minutes), cases.HoursShown(r.ProBono))
	for _, n := range r.Notes {
		fmt.Fprintln(a.out, n)
	}
}

func shownCount(n *int) string {
	if n == nil {
		return "hidden"
	}
	return strconv.Itoa(*n)
}

// writeCountsCSV writes one line for each number. Every text in it is the program's own, so no cell can be a formula.
func writeCountsCSV(w io.Writer, r count.Report) error {
	rows := [][]string{{"from", "to", "table", "row", "number"}}
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			rows = append(rows, []string{string(r.From), string(r.To), t.ID, row.ID, shownCount(row.N)})
		}
		rows = append(rows, []string{string(r.From), string(r.To), t.ID, "total", shownCount(t.Total)})
	}
	for _, t := range r.Lists {
		for _, row := range t.Rows {
			rows = append(rows, []string{string(r.From), string(r.To), t.ID, row.ID, shownCount(row.N)})
		}
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	return c.WriteAll(rows)
}
