package main

import (
	"context"
	"fmt"
	"io"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/rows"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) importVerbs() *cobra.Command {
	return a.group("import", "take in tables from elsewhere", a.importCSV())
}

// largestTable is far above the tables of a practice.
const largestTable = 64 << 20

// importCSV plans what a file makes, shows it, and writes it in one transaction unless only a preview was asked for.
func (a *app) importCSV() *cobra.Command {
	var file, report, dates, lang string
	var preview bool
	cmd := a.shows(a.inVault("csv clients|matters|charges", "take in a CSV file; good rows are kept, others are said with line, column and reason", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			order := rows.Order(dates)
			switch {
			case order != rows.Ask && order != rows.MonthFirst && order != rows.DayFirst:
				return wrongUse("--dates is mdy or dmy")
			case report != "" && samePlace(report, file):
				return wrongUse("the report cannot stand in the place of the file that is read")
			}
			if err := outside(report); err != nil {
				return err
			}
			data, err := readInput(ctx, file, largestTable)
			if err != nil {
				return err
			}
			if len(data) > largestTable {
				return stopped(nil, "This file is larger than 64 MiB.", "Nothing was saved.", "Part it into smaller files.")
			}
			office, err := officeRows(ctx, v)
			if err != nil {
				return err
			}
			plan, err := rows.Prepare(rows.Kind(args[0]), data, office, rows.Options{Dates: order, Today: cases.DateOf(a.now())})
			if err != nil {
				return err
			}
			if !preview {
				if err := v.Write(ctx, plan.Records()...); err != nil {
					return err
				}
			}
			if report != "" {
				if err := writeOutput(report, func(w io.Writer) error { return plan.WriteReport(w, lang) }); err != nil {
					return err
				}
			}
			return a.printPlan(plan, preview)
		}))
	cmd.Long = importHelp()
	cmd.Flags().StringVar(&file, "file", "", "the CSV file")
	cmd.Flags().BoolVar(&preview, "preview", false, "show what would be made, and save nothing")
	cmd.Flags().StringVar(&report, "report", "", "CSV file for the rows that were set aside, with the words of the cell")
	cmd.Flags().StringVar(&dates, "dates", "", "mdy or dmy, where a date such as 05/12/2019 can be read in two ways")
	cmd.Flags().StringVar(&lang, "lang", "en", "language of the report: en or es")
	return need(cmd, "file")
}

// importHelp lists the columns, so that nobody has to guess a head.
func importHelp() string {
	text := "Take in a CSV file: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs; heads in English or Spanish.\n" +
		"A row that is there already makes nothing twice. Dates: 2019-05-12, 5/13/2019, 12 May 2019, 05/2019, 2019.\n"
	for _, k := range rows.Kinds() {
		text += fmt.Sprintf("\n%s:\n ", k)
		for _, c := range rows.Columns(k) {
			text += " " + c.Name + ";"
		}
	}
	return text
}

func officeRows(ctx context.Context, v *vault.Vault) (o rows.Office, err error) {
	if o.Clients, err = vault.List[cases.Client](ctx, v, ""); err == nil {
		o.Matters, err = vault.List[cases.Matter](ctx, v, "")
	}
	return o, err
}

func (a *app) printPlan(p rows.Plan, preview bool) error {
	if a.asJSON {
		return printJSON(a.out, struct {
			rows.Plan
			Preview bool `json:"preview"`
			New     int  `json:"new"`
			There   int  `json:"alreadyThere"`
			Aside   int  `json:"setAside"`
		}{p, preview, p.Count(rows.New), p.Count(rows.There), p.Count(rows.Refused)})
	}
	done := "Added"
	if preview {
		done = "Would be added"
		for _, l := range p.Lines {
			if l.Outcome != rows.Refused {
				fmt.Fprintf(a.out, "line %d: %s: %s\n", l.Line, l.Outcome, oneLine(l.What))
			}
		}
	}
	for _, l := range p.Lines {
		if l.Outcome == rows.Refused {
			fmt.Fprintf(a.out, "line %d: set aside: %s%s\n", l.Line, columnWords(l.Column), l.Reason.EN)
		}
	}
	for _, name := range p.Ignored {
		fmt.Fprintf(a.out, "column not used: %s\n", oneLine(name))
	}
	fmt.Fprintf(a.out, "%s: %d. Already there: %d. Set aside: %d. (%s, %s)\n", done, p.Count(rows.New), p.Count(rows.There), p.Count(rows.Refused), p.Encoding, p.Separator)
	if p.Kind == rows.Clients && !preview && p.Count(rows.New) > 0 {
		fmt.Fprintln(a.out, "Look at `harborctl conflicts` before anybody works on these files.")
	}
	return nil
}

func columnWords(name string) string {
	if name == "" {
		return ""
	}
	return oneLine(name) + ": "
}
