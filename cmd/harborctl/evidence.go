package main

import (
	"context"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) evidenceVerbs() *cobra.Command {
	return a.group("evidence", "the originals, sealed with their hash and custody", a.evidenceAdd(), a.evidenceList(), a.evidenceExhibit(), a.evidenceExport(), a.evidencePlan())
}

// evidenceRow is one line of `evidence list`. Exhibit is the place in the packet, 0 for none.
type evidenceRow struct {
	ID       string     `json:"id"`
	Matter   string     `json:"matter"`
	Title    string     `json:"title"`
	FileName string     `json:"fileName"`
	Media    string     `json:"media"`
	Size     int64      `json:"size"`
	SHA256   string     `json:"sha256"`
	Date     cases.Date `json:"date"`
	Source   string     `json:"source"`
	Obtained string     `json:"obtained"`
	Exhibit  int        `json:"exhibit"`
}

func rowOfEvidence(e cases.EvidenceItem) evidenceRow {
	return evidenceRow{e.ID, e.MatterID, e.Title, e.FileName, e.Media, e.Blob.Size, e.Blob.SHA256, e.Date, e.Source, e.Obtained, e.Exhibit.Order}
}

func (a *app) evidenceList() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("list", "the evidence of one matter, exhibits first", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			items, err := a.evidenceOf(ctx, v, matter)
			if err != nil {
				return err
			}
			slices.SortFunc(items, byExhibit)
			var rows []evidenceRow
			for _, e := range items {
				rows = append(rows, rowOfEvidence(e))
			}
			return printList(a, rows, []string{"id", "exhibit", "title", "kind", "bytes", "sha256"}, func(r evidenceRow) []string {
				return []string{r.ID, placeWords(r.Exhibit), r.Title, r.Media, formatInt(r.Size), r.SHA256}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id; without it, the evidence of every matter")
	return cmd
}

func (a *app) evidenceOf(ctx context.Context, v *vault.Vault, matter string) ([]cases.EvidenceItem, error) {
	if matter == "" {
		return vault.List[cases.EvidenceItem](ctx, v, "")
	}
	m, err := matterNamed(ctx, v, matter)
	if err != nil {
		return nil, err
	}
	return vault.List[cases.EvidenceItem](ctx, v, cases.MatterStream(m.ID))
}

// byExhibit orders by matter, exhibits first in their order, then by the time they were added.
func byExhibit(x, y cases.EvidenceItem) int {
	if c := strings.Compare(x.MatterID, y.MatterID); c != 0 {
		return c
	}
	if (x.Exhibit.Order == 0) != (y.Exhibit.Order == 0) {
		return y.Exhibit.Order - x.Exhibit.Order
	}
	if x.Exhibit.Order != y.Exhibit.Order {
		return x.Exhibit.Order - y.Exhibit.Order
	}
	return strings.Compare(x.ID, y.ID)
}

// placeWords is an exhibit's place for a table, "-" for evidence that the packet does not carry.
func placeWords(order int) string {
	if order == 0 {
		return "-"
	}
	return formatInt(int64(order))
}
