package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/spf13/cobra"
)

// storyRow is one line of `story stale`: a paper or a packet that no longer has the story as the client wants it.
type storyRow struct {
	ID     string              `json:"id"`
	Kind   string              `json:"kind"` // document, form or packet
	Title  string              `json:"title"`
	Pieces []forms.StoryChange `json:"pieces"`           // what happened to which piece; none where only the words tell
	Papers []string            `json:"papers,omitempty"` // of a packet: ids of the papers in it that are behind
}

func (a *app) storyStale() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("stale", "papers and packets of a matter that no longer have the story as the client wants it", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			s, err := v.Snapshot(ctx, matter)
			if err != nil {
				return err
			}
			rows, err := storyRows(s)
			if err != nil {
				return err
			}
			if len(rows) == 0 && !a.asJSON {
				fmt.Fprintln(a.out, "Every paper has the story as the client wants it.")
				return nil
			}
			return printList(a, rows, []string{"kind", "id", "title", "pieces"}, func(r storyRow) []string {
				return []string{r.Kind, r.ID, r.Title, pieceWords(r)}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	return need(cmd, "matter")
}

func storyRows(s *cases.Snapshot) ([]storyRow, error) {
	var rows []storyRow
	for _, d := range s.Documents {
		state, err := forms.StateOf(s, d)
		if err != nil {
			return nil, err
		}
		if len(state.Story) > 0 || aboutStory(state.Changed) {
			rows = append(rows, storyRow{ID: d.ID, Kind: "document", Title: d.Title, Pieces: orEmpty(state.Story)})
		}
	}
	for _, f := range forms.StaleForms(s) {
		if aboutStory(f.Changed) {
			rows = append(rows, storyRow{ID: f.Form.ID, Kind: "form", Title: f.Form.Title, Pieces: []forms.StoryChange{}})
		}
	}
	for _, p := range s.Packets {
		left, err := forms.PacketState(s, p)
		if err != nil {
			return nil, err
		}
		row := storyRow{ID: p.ID, Kind: "packet", Title: string(p.Recipient), Pieces: []forms.StoryChange{}}
		for _, c := range left {
			if len(c.Story) > 0 || aboutStory(c.Changed) {
				row.Papers, row.Pieces = append(row.Papers, c.ID), append(row.Pieces, c.Story...)
			}
		}
		if len(row.Papers) > 0 {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// aboutStory reports whether a list of changed facts names the story.
func aboutStory(changed []string) bool {
	return slices.ContainsFunc(changed, func(path string) bool { return strings.HasPrefix(path, "story.") })
}

func pieceWords(r storyRow) string {
	var out []string
	for _, c := range r.Pieces {
		words := string(c.How) + " " + c.Fragment
		if len(c.Paragraphs) > 0 {
			words += " (" + numbersOf(c.Paragraphs) + ")"
		}
		out = append(out, words)
	}
	return strings.Join(out, "; ")
}
