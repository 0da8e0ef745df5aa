package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft/redline"
	"github.com/spf13/cobra"
)

// versionRow is one line of `draft versions`.
type versionRow struct {
	Number int                 `json:"number"`
	ID     string              `json:"id"`
	Source cases.VersionSource `json:"source"`
	When   string              `json:"when"`
	By     string              `json:"by,omitempty"`
	Filed  bool                `json:"filed"` // it is the one to file
	Gaps   []string            `json:"gaps"`
	Left   []string            `json:"left"` // what the edited file had and the pages do not carry
}

// draftVersions lists the versions of a paper.
func (a *app) draftVersions() *cobra.Command {
	return a.lists(a.inVault("versions ID", "the versions of a paper, and which of them is filed", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			d, err := vault.Get[cases.Document](ctx, v, args[0])
			if err != nil {
				return err
			}
			list, err := forms.Versions(ctx, v, d.MatterID, d.ID)
			if err != nil {
				return err
			}
			var rows []versionRow
			for _, x := range list {
				row := versionRow{x.Number, x.ID, x.Source, x.When, x.By, x.Number == d.Version, orEmpty(x.Gaps), []string{}}
				for _, l := range forms.LeftOf(x) {
					row.Left = append(row.Left, l.Say("en"))
				}
				rows = append(rows, row)
			}
			return printList(a, rows, []string{"version", "made", "how", "by", "filed"}, func(r versionRow) []string {
				filed := ""
				if r.Filed {
					filed = "to file"
				}
				return []string{strconv.Itoa(r.Number), r.When, string(r.Source), r.By, filed}
			})
		}))
}

// draftChoose makes a version the one to file.
func (a *app) draftChoose() *cobra.Command {
	return a.inVault("choose ID NUMBER", "make a version of a paper the one to file", cobra.ExactArgs(2),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			number, err := strconv.Atoi(args[1])
			if err != nil || number < 1 {
				return wrongUse("a version is a number from 1")
			}
			matter, err := matterOfPaper(ctx, v, args[0])
			if err != nil {
				return err
			}
			d, err := forms.ChooseVersion(ctx, v, matter, args[0], number)
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s: version %d is the one to file\n", d.ID, d.Version)
			return nil
		})
}

// draftWord writes a version as a file for word processing programs. It is the office's own copy: others get a paper in
// a packet, which is checked for what has to stay back.
func (a *app) draftWord() *cobra.Command {
	var out string
	var number int
	cmd := a.inVault("word ID", "write a paper as .docx, to be edited in the office", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			matter, err := matterOfPaper(ctx, v, args[0])
			if err != nil {
				return err
			}
			file, err := forms.ExportWord(ctx, v, matter, args[0], number)
			if err != nil {
				return err
			}
			return writeOutput(out, bytesOf(file))
		})
	cmd.Flags().StringVar(&out, "out", "", "the .docx to write")
	cmd.Flags().IntVar(&number, "version", 0, "number of a version; 0 = the one to file")
	return need(cmd, "out")
}

// draftRedline compares two versions of a paper.
func (a *app) draftRedline() *cobra.Command {
	var out, lang string
	var from, to int
	cmd := a.shows(a.inVault("redline ID", "what changed between two versions of a paper", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			matter, err := matterOfPaper(ctx, v, args[0])
			if err != nil {
				return err
			}
			if out != "" {
				pdf, err := forms.RedlinePaper(ctx, v, matter, args[0], from, to, lang)
				if err != nil {
					return err
				}
				if err := writeOutput(out, bytesOf(pdf)); err != nil {
					return err
				}
			}
			c, err := forms.Redline(ctx, v, matter, args[0], from, to)
			if err != nil {
				return err
			}
			if a.asJSON {
				return printJSON(a.out, c)
			}
			a.printRedline(c)
			return nil
		}))
	cmd.Flags().IntVar(&from, "from", 0, "number of the earlier version")
	cmd.Flags().IntVar(&to, "to", 0, "number of the later version; 0 = the one to file")
	cmd.Flags().StringVar(&out, "out", "", "write the comparison to this PDF")
	cmd.Flags().StringVar(&lang, "lang", "en", "language of the PDF: en or es")
	return need(cmd, "from")
}

// printRedline writes what is not the same, one paragraph a line.
func (a *app) printRedline(c *redline.Comparison) {
	for _, r := range c.Rows {
		if r.Kind == redline.Same || r.Gone {
			continue
		}
		var words strings.Builder
		for _, s := range r.Spans {
			switch s.Kind {
			case redline.Removed:
				words.WriteString("[-" + s.Text + "-]")
			case redline.Added:
				words.WriteString("{+" + s.Text + "+}")
			default:
				words.WriteString(s.Text)
			}
		}
		number := r.After
		if number == "" {
			number = r.Before
		}
		fmt.Fprintf(a.out, "%-8s %-4s %s\n", r.Kind, number, oneLine(words.String()))
	}
	fmt.Fprintf(a.out, "%d changed, %d added, %d removed, %d moved, %d the same\n", c.Count(redline.Changed), c.Count(redline.Added),
		c.Count(redline.Removed), c.Count(redline.Moved), c.Count(redline.Same))
}
