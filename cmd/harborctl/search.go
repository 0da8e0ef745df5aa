package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// foundRow is one line of `search`. Client or Matter is whose file the record lies in; the office's own have neither.
type foundRow struct {
	Kind    string `json:"kind"` // as the change log names it, such as evidence or note
	ID      string `json:"id"`
	Client  string `json:"client"`
	Matter  string `json:"matter"`
	Snippet string `json:"snippet"`
}

// search finds records by the words in them, those of evidence among them.
func (a *app) searchVerb() *cobra.Command {
	limit := 20
	cmd := a.lists(a.inVault("search WORD...", "records that hold every one of the words, best first; the last may be the beginning of a word", cobra.MinimumNArgs(1),
		func(ctx context.Context, v *vault.Vault, words []string) error {
			if limit < 1 {
				return wrongUse("--limit counts from 1")
			}
			hits, err := v.Search(ctx, strings.Join(words, " "), limit)
			if err != nil {
				return err
			}
			if len(hits) == 0 && !a.asJSON {
				fmt.Fprintln(a.out, "Nothing in this vault holds these words.")
				return nil
			}
			var rows []foundRow
			for _, h := range hits {
				rows = append(rows, rowOfHit(h))
			}
			return printList(a, rows, []string{"kind", "id", "in the file of", "words"}, func(r foundRow) []string {
				return []string{r.Kind, r.ID, whoseFile(r), r.Snippet}
			})
		}))
	cmd.Flags().IntVar(&limit, "limit", limit, "how many at most")
	return cmd
}

func rowOfHit(h cases.Hit) foundRow {
	r := foundRow{Kind: h.Key.Table, ID: h.Key.Row, Snippet: h.Snippet}
	if id, ok := strings.CutPrefix(h.Key.Stream, cases.ClientStream("")); ok {
		r.Client = id
	} else if id, ok := strings.CutPrefix(h.Key.Stream, cases.MatterStream("")); ok {
		r.Matter = id
	}
	return r
}

// whoseFile names the file that a record lies in, for the table.
func whoseFile(r foundRow) string {
	switch {
	case r.Matter != "":
		return "matter " + r.Matter
	case r.Client != "":
		return "client " + r.Client
	}
	return "the office"
}
