package main

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// paperRow is one line of `draft list`.
type paperRow struct {
	ID       string          `json:"id"`
	Template string          `json:"template"`
	Title    string          `json:"title"`
	For      cases.Recipient `json:"for,omitempty"`
	Version  int             `json:"version"` // that is filed
	Edited   bool            `json:"edited"`
	Newer    int             `json:"newer,omitempty"` // number of a later version that is not filed
	Changed  []string        `json:"changed"`         // facts that are another now
	Gaps     []string        `json:"gaps"`
}

// draftList lists the drafted papers of a matter and how they stand.
func (a *app) draftList() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("list", "the drafted papers of a matter, and how they stand", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			s, err := v.Snapshot(ctx, matter)
			if err != nil {
				return err
			}
			var rows []paperRow
			for _, d := range s.Documents {
				row, err := paperRowOf(s, d)
				if err != nil {
					return err
				}
				rows = append(rows, row)
			}
			return printList(a, rows, []string{"id", "paper", "version", "state"}, func(r paperRow) []string {
				return []string{r.ID, r.Title, strconv.Itoa(r.Version), r.state()}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	return need(cmd, "matter")
}

func paperRowOf(s *cases.Snapshot, d cases.Document) (paperRow, error) {
	state, err := forms.StateOf(s, d)
	if err != nil {
		return paperRow{}, err
	}
	row := paperRow{ID: d.ID, Template: d.Template, Title: d.Title, For: d.For, Version: d.Version, Edited: d.Edited,
		Changed: orEmpty(state.Changed), Gaps: orEmpty(d.Gaps)}
	for _, v := range s.VersionsOf(d.ID) {
		if v.Number > d.Version {
			row.Newer = v.Number
		}
	}
	return row, nil
}

// state is how a paper stands, in words.
func (r paperRow) state() string {
	out := "drafted"
	if r.Edited {
		out = "edited"
	}
	if r.Newer > 0 {
		out += fmt.Sprintf(", version %d is not filed", r.Newer)
	}
	if n := len(r.Changed); n > 0 {
		out += fmt.Sprintf(", %d changed since", n)
	}
	if n := len(r.Gaps); n > 0 {
		out += fmt.Sprintf(", %d not yet known", n)
	}
	return out
}

// draftMake drafts the papers of a matter anew, or one.
func (a *app) draftMake() *cobra.Command {
	var matter, template, by string
	var all bool
	cmd := a.inVault("make", "draft a matter's papers from its facts; with --template, one paper", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			o := forms.MatterOptions{Now: a.now(), By: oneLine(by), All: all}
			var made []forms.Drafted
			var err error
			if template == "" {
				made, err = forms.DraftMatter(ctx, v, matter, o)
			} else {
				var one forms.Drafted
				one, err = forms.DraftDocument(ctx, v, matter, template, o)
				made = []forms.Drafted{one}
			}
			if err != nil {
				return err
			}
			for _, d := range made {
				fmt.Fprintf(a.out, "%s  %s: drafted%s\n", d.Record.ID, d.Record.Title, open(len(d.Gaps)))
				if d.Record.Edited {
					fmt.Fprintf(a.err, "%s: version %d, which was edited, is still the one to file. See `draft versions`.\n", oneLine(d.Record.Title), d.Record.Version)
				}
			}
			return nil
		})
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	cmd.Flags().StringVar(&template, "template", "", "id of one template")
	cmd.Flags().StringVar(&by, "by", "", "who drafts, for the versions")
	cmd.Flags().BoolVar(&all, "all", false, "also the papers that a person adds where they are wanted, such as letters")
	cmd.MarkFlagsMutuallyExclusive("template", "all")
	return need(cmd, "matter")
}

// draftRemove takes a paper out of its matter.
func (a *app) draftRemove() *cobra.Command {
	return a.inVault("remove ID", "take a paper and its versions out of its matter; the history stays", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			matter, err := matterOfPaper(ctx, v, args[0])
			if err != nil {
				return err
			}
			return forms.RemoveDocument(ctx, v, matter, args[0])
		})
}

// matterOfPaper is the matter that a drafted paper belongs to.
func matterOfPaper(ctx context.Context, v *vault.Vault, id string) (string, error) {
	d, err := vault.Get[cases.Document](ctx, v, id)
	return d.MatterID, err
}

// draftTake takes an edited paper back.
func (a *app) draftTake() *cobra.Command {
	var by string
	cmd := a.shows(a.inVault("take ID FILE", "take back a paper, by its id, that was edited as .docx or PDF: it is the one to file then", cobra.ExactArgs(2),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			matter, err := matterOfPaper(ctx, v, args[0])
			if err != nil {
				return err
			}
			var took forms.TakenBack
			err = withPages(args[1], func(f *os.File, size int64, viewer *pdfview.Viewer) (err error) {
				took, err = forms.TakeBack(ctx, v, matter, args[0], f, size, forms.MatterOptions{Now: a.now(), Viewer: viewer, By: oneLine(by)})
				return err
			})
			if err != nil {
				return err
			}
			if a.asJSON {
				return printJSON(a.out, map[string]any{"id": took.Record.ID, "version": took.Version.Number, "left": orEmpty(took.Left), "gaps": orEmpty(took.Record.Gaps),
					"known": took.Known, "before": took.Before, "lacks": took.Lacks, "unlike": took.Unlike})
			}
			fmt.Fprintf(a.out, "%s: version %d is the one to file\n", took.Record.ID, took.Version.Number)
			a.doubts(took)
			for _, l := range took.Left {
				fmt.Fprintln(a.err, oneLine(l.Say("en")))
			}
			return nil
		}))
	cmd.Flags().StringVar(&by, "by", "", "who takes it back, for the versions")
	return cmd
}

// doubts says why a file may not be the one that was meant.
func (a *app) doubts(took forms.TakenBack) {
	if took.Known {
		fmt.Fprintf(a.err, "The file says what version %d says; no version was added.\n", took.Version.Number)
	}
	if took.Lacks > 0 {
		fmt.Fprintf(a.err, "The file was made from an earlier version: %d of the paragraphs of version %d are not in it. `draft choose` files that one again.\n", took.Lacks, took.Before)
	}
	if took.Unlike {
		fmt.Fprintln(a.err, "The words of this file look like those of something else. Look whether it is the file you meant.")
	}
}

// withPages opens a file that somebody made elsewhere, with the child process that reads its pages.
func withPages(path string, work func(f *os.File, size int64, viewer *pdfview.Viewer) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return err
	}
	defer viewer.Close()
	return work(f, info.Size(), viewer)
}
