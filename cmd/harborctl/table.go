package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

// lists gives a verb the --json flag.
func (a *app) lists(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&a.asJSON, "json", false, "an array of objects on standard output")
	return cmd
}

// printJSON writes v indented, letters as they are.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// printList writes rows as a JSON array, never null, or as a table with the given head.
func printList[T any](a *app, rows []T, head []string, cells func(T) []string) error {
	if a.asJSON {
		return printJSON(a.out, orEmpty(rows))
	}
	tab := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, strings.Join(head, "\t"))
	for _, row := range rows {
		line := cells(row)
		for i := range line {
			line[i] = oneLine(line[i]) // a title with a line end or a terminal's command would break the table
		}
		fmt.Fprintln(tab, strings.Join(line, "\t"))
	}
	return tab.Flush()
}

// shows gives a verb the --json flag for one record.
func (a *app) shows(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&a.asJSON, "json", false, "one object on standard output")
	return cmd
}

// orEmpty lets JSON say [] where there is nothing, never null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
