package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/rapsheet"
	"github.com/spf13/cobra"
)

func (a *app) rapsheetVerbs() *cobra.Command {
	return a.group("rapsheet", "text of a criminal history, read into proposals", a.rapsheetRead())
}

// rapsheetRead reads pasted text into proposals; a person corrects them before anything is kept. Nothing is stored.
func (a *app) rapsheetRead() *cobra.Command {
	return a.shows(a.verb("read FILE", "proposed arrests and charges with their lines, and the lines that were not used", cobra.ExactArgs(1),
		func(ctx context.Context, args []string) error {
			text, err := readInput(ctx, args[0], rapsheet.MaxText)
			if err != nil {
				return err
			}
			if len(text) > rapsheet.MaxText {
				return stopped(nil, "This is longer than a criminal history.", "Nothing was read.", "Cut it into parts of at most one million letters.")
			}
			sheet := rapsheet.Read(string(text))
			if a.asJSON {
				sheet.Arrests, sheet.Left, sheet.Doubts = orEmpty(sheet.Arrests), orEmpty(sheet.Left), orEmpty(sheet.Doubts)
				return printJSON(a.out, sheet)
			}
			return printSheet(a.out, sheet)
		}))
}

func printSheet(w io.Writer, s rapsheet.Sheet) error {
	fmt.Fprintln(w, "Proposals, for a person to correct. Nothing is stored.")
	for _, x := range s.Arrests {
		fmt.Fprintf(w, "\narrest %s  %s\n", x.Date, oneLine(strings.TrimSpace(x.Agency+"  "+x.Place)))
		for _, c := range x.Charges {
			fmt.Fprintf(w, "  charge %s\n    %s\n", oneLine(strings.Join(cells(c), "; ")), oneLine(c.Source))
		}
	}
	for _, d := range s.Doubts {
		fmt.Fprintf(w, "\nlook at line %d: %s\n", d.Line, d.EN)
	}
	for _, l := range s.Left {
		fmt.Fprintf(w, "\nnot used, line %d: %s\n", l.No, oneLine(l.Text))
	}
	_, err := fmt.Fprintf(w, "\n%d arrests, %d charges; %d lines were not used.\n", len(s.Arrests), s.Charges(), len(s.Left))
	return err
}

// cells are the parts of a charge that are known.
func cells(c cases.Charge) []string {
	var out []string
	for _, s := range []string{c.Statute, c.Title, c.Level, c.Court, c.Docket, c.Disposition.Outcome, string(c.Disposition.Date), c.Disposition.Sentence} {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
