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
	return a.group("evidence", "the originals, sealed with their hash and custody, and the copies made of them",
		a.evidenceAdd(), a.evidenceList(), a.evidenceShow(), a.evidenceExhibit(), a.evidenceExport(), a.evidencePlan(),
		a.evidenceHidden(), a.evidenceStrip(), a.evidencePages(), a.evidenceRead(), a.evidenceTranslate(), a.evidenceCopies())
}

// evidenceRow is one line of `evidence list`. Exhibit is the place in the packet, 0 for none.
type evidenceRow struct {
	ID          string       `json:"id"`
	Matter      string       `json:"matter"`
	Title       string       `json:"title"`
	FileName    string       `json:"fileName"`
	Media       string       `json:"media"`
	Size        int64        `json:"size"`
	SHA256      string       `json:"sha256"`
	Date        cases.Date   `json:"date"`
	Source      string       `json:"source"`
	Obtained    string       `json:"obtained"`
	Exhibit     int          `json:"exhibit"`
	Parent      string       `json:"parent"`   // id of the item it came out of
	SameAs      string       `json:"sameAs"`   // id of an earlier item of the matter with the same bytes
	Language    string       `json:"language"` // ISO 639-1; "" = English, or not said
	Translation string       `json:"translation"`
	Certificate string       `json:"certificate"`
	Seconds     int          `json:"seconds"` // of sound and film
	Copies      []cases.Step `json:"copies"`  // the steps of the copies made of it, oldest first
}

func rowOfEvidence(e cases.EvidenceItem) evidenceRow {
	return evidenceRow{ID: e.ID, Matter: e.MatterID, Title: e.Title, FileName: e.FileName, Media: e.Media, Size: e.Blob.Size,
		SHA256: e.Blob.SHA256, Date: e.Date, Source: e.Source, Obtained: e.Obtained, Exhibit: e.Exhibit.Order, Parent: e.Parent,
		Language: e.Language, Translation: e.Translation, Certificate: e.Certificate, Seconds: e.Seconds, Copies: []cases.Step{}}
}

// rowsOfEvidence are the rows of items with what only shows beside the others: doubles and copies.
func rowsOfEvidence(items []cases.EvidenceItem, copies []cases.WorkingCopy) (rows []evidenceRow) {
	first := map[string]string{}
	for _, e := range slices.SortedFunc(slices.Values(items), func(x, y cases.EvidenceItem) int { return strings.Compare(x.ID, y.ID) }) {
		if key := e.MatterID + e.Blob.SHA256; first[key] == "" {
			first[key] = e.ID
		}
	}
	for _, e := range items {
		row := rowOfEvidence(e)
		if twin := first[e.MatterID+e.Blob.SHA256]; twin != e.ID {
			row.SameAs = twin
		}
		for _, d := range copies {
			if d.SourceID == e.ID {
				row.Copies = append(row.Copies, d.Step)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (a *app) evidenceList() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("list", "the evidence of one matter, exhibits first", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			items, err := inMatter[cases.EvidenceItem](ctx, v, matter)
			if err != nil {
				return err
			}
			copies, err := inMatter[cases.WorkingCopy](ctx, v, matter)
			if err != nil {
				return err
			}
			slices.SortFunc(items, byExhibit)
			return printList(a, rowsOfEvidence(items, copies), []string{"id", "exhibit", "title", "kind", "bytes", "sha256", "language", "copies", "from", "same as"}, func(r evidenceRow) []string {
				return []string{r.ID, placeWords(r.Exhibit), r.Title, r.Media, formatInt(r.Size), r.SHA256, orMinus(languageWords(r)), orMinus(stepsWords(r.Copies)), orMinus(r.Parent), orMinus(r.SameAs)}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id; without it, the evidence of every matter")
	return cmd
}

// inMatter lists the records of one kind of a matter; "" is every matter.
func inMatter[T cases.Record](ctx context.Context, v *vault.Vault, matter string) ([]T, error) {
	if matter == "" {
		return vault.List[T](ctx, v, "")
	}
	m, err := matterNamed(ctx, v, matter)
	if err != nil {
		return nil, err
	}
	return vault.List[T](ctx, v, cases.MatterStream(m.ID))
}

// languageWords is the language of an item's words, and whether a translation and its certificate are there.
func languageWords(r evidenceRow) string {
	switch {
	case r.Language == "":
		return ""
	case r.Translation == "":
		return r.Language
	case r.Certificate == "":
		return r.Language + ", translated"
	}
	return r.Language + ", translated and certified"
}

func stepsWords(steps []cases.Step) string {
	var words []string
	for _, s := range steps {
		words = append(words, string(s))
	}
	return strings.Join(words, ", ")
}

// orMinus is text for a cell of a table that is never empty.
func orMinus(s string) string {
	if s == "" {
		return "-"
	}
	return s
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
