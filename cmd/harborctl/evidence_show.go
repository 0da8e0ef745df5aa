package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/spf13/cobra"
)

// inEvidence is a verb about one item of evidence, with the matter it is in.
func (a *app) inEvidence(use, short string, work func(ctx context.Context, v *vault.Vault, s *cases.Snapshot, item cases.EvidenceItem) error) *cobra.Command {
	return a.inVault(use, short, cobra.ExactArgs(1), func(ctx context.Context, v *vault.Vault, args []string) error {
		item, err := vault.Get[cases.EvidenceItem](ctx, v, args[0])
		if err != nil {
			return err
		}
		s, err := v.Snapshot(ctx, item.MatterID)
		if err != nil {
			return err
		}
		return work(ctx, v, s, item)
	})
}

// copyRow is one copy made of an item.
type copyRow struct {
	ID     string     `json:"id"`
	Step   cases.Step `json:"step"`
	From   string     `json:"from"`   // id of the copy or item it was made from
	SHA256 string     `json:"sha256"` // of the copy
	Of     string     `json:"of"`     // SHA-256 of what it was made from
	Tool   string     `json:"tool"`
	Media  string     `json:"media"`
	Size   int64      `json:"size"`
	Pages  int        `json:"pages"`
	Who    string     `json:"who"`
	When   string     `json:"when"`
}

func rowsOfCopies(s *cases.Snapshot, item string) (rows []copyRow) {
	for _, d := range s.Copies {
		if d.SourceID != item {
			continue
		}
		from := d.From
		if from == "" {
			from = item
		}
		rows = append(rows, copyRow{d.ID, d.Step, from, d.Blob.SHA256, d.FromSHA256, d.Tool, d.Media, d.Blob.Size, d.Pages, d.Who, d.When})
	}
	return rows
}

func (a *app) evidenceCopies() *cobra.Command {
	return a.lists(a.inEvidence("copies ID", "the copies made of an original, oldest first, each with what it was made from",
		func(_ context.Context, _ *vault.Vault, s *cases.Snapshot, item cases.EvidenceItem) error {
			return printList(a, rowsOfCopies(s, item.ID), []string{"id", "step", "from", "kind", "pages", "bytes", "sha256", "made with"}, func(r copyRow) []string {
				return []string{r.ID, string(r.Step), r.From, r.Media, formatInt(int64(r.Pages)), formatInt(r.Size), r.SHA256, orMinus(r.Tool)}
			})
		}))
}

// touchRow is one entry of an item's custody.
type touchRow struct {
	When   string `json:"when"`
	What   string `json:"what"`
	Who    string `json:"who"`
	To     string `json:"to,omitempty"`
	SHA256 string `json:"sha256"`
	Hash   string `json:"hash"` // of the entry, chained to the one before
}

// evidenceWhole is all that is known of an item.
type evidenceWhole struct {
	evidenceRow
	Proves  []string   `json:"proves"`
	Sealed  bool       `json:"sealed"`
	Text    string     `json:"text"` // its words, as search knows them
	Chain   []copyRow  `json:"chain"`
	Custody []touchRow `json:"custody"`
}

func (a *app) evidenceShow() *cobra.Command {
	return a.shows(a.inEvidence("show ID", "all that is known of an original: its copies and its custody too",
		func(_ context.Context, _ *vault.Vault, s *cases.Snapshot, item cases.EvidenceItem) error {
			w := evidenceWhole{Proves: orEmpty(item.Proves), Sealed: item.Sealed, Text: item.Text, Chain: orEmpty(rowsOfCopies(s, item.ID)), Custody: []touchRow{}}
			for _, row := range rowsOfEvidence(s.Evidence, s.Copies) {
				if row.ID == item.ID {
					w.evidenceRow = row
				}
			}
			for _, c := range s.Custody {
				if c.EvidenceID == item.ID {
					w.Custody = append(w.Custody, touchRow{c.When, c.What, c.Who, c.To, c.SHA256, c.Hash})
				}
			}
			if a.asJSON {
				return printJSON(a.out, w)
			}
			return a.sayWhole(w)
		}))
}

func (a *app) sayWhole(w evidenceWhole) error {
	tab := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(tab, "%s\t%s\n", name, oneLine(value))
		}
	}
	line("id", w.ID)
	line("title", w.Title)
	line("file", w.FileName)
	line("kind", w.Media)
	line("bytes", formatInt(w.Size))
	line("sha256", w.SHA256)
	line("source", w.Source)
	line("obtained by", w.Obtained)
	line("came out of", w.Parent)
	line("same as", w.SameAs)
	if w.Seconds > 0 {
		line("plays", fmt.Sprintf("%d seconds", w.Seconds))
	}
	line("exhibit", placeWords(w.Exhibit))
	line("language", languageWords(w.evidenceRow))
	line("translation", w.Translation)
	line("certificate", w.Certificate)
	for _, c := range w.Chain {
		line(string(c.Step), fmt.Sprintf("%s %s %s", c.ID, c.SHA256, c.Tool))
	}
	for _, c := range w.Custody {
		line(c.When, c.What+" "+c.Who)
	}
	if intake.NeedsPDF(w.Media) && len(w.Chain) == 0 {
		line("to do", intake.WhyNeedsPDF.Words("en"))
	}
	return tab.Flush()
}

// hiddenRow is one thing a file carries unseen. Where says that it tells a place.
type hiddenRow struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Where bool   `json:"where"`
}

func (a *app) evidenceHidden() *cobra.Command {
	return a.lists(a.inEvidence("hidden ID", "what an original carries that nobody sees: places first, then device, author, times",
		func(ctx context.Context, v *vault.Vault, _ *cases.Snapshot, item cases.EvidenceItem) error {
			var found []convert.Hidden
			err := a.atDesk(v, "", func(d *intake.Desk) (err error) {
				found, err = d.HiddenIn(ctx, item)
				return err
			})
			if err != nil {
				return err
			}
			var rows []hiddenRow
			for _, h := range found {
				rows = append(rows, hiddenRow(h))
			}
			return printList(a, rows, []string{"tells a place", "what", "value"}, func(r hiddenRow) []string {
				return []string{map[bool]string{true: "yes", false: "-"}[r.Where], intake.HiddenLabel(convert.Hidden(r), "en"), r.Value}
			})
		}))
}
