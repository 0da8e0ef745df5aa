package main

import (
	"context"
	"fmt"
	"os"

	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// atDesk does work on evidence. Its child processes end with it.
func (a *app) atDesk(v *vault.Vault, who string, work func(*intake.Desk) error) error {
	d := &intake.Desk{Store: v, Convert: &convert.Converter{}, Who: oneLine(who), Now: a.now}
	defer d.Convert.Close()
	// Without a viewer an original is taken in all the same.
	if viewer, err := pdfview.Start(pdfview.Options{}); err == nil {
		d.Viewer = viewer
		defer viewer.Close()
	}
	return work(d)
}

// takenRow is one line of `evidence add --json`.
type takenRow struct {
	Name    string         `json:"name"`
	Outcome intake.Outcome `json:"outcome"` // in, double, out
	ID      string         `json:"id,omitempty"`
	Parent  string         `json:"parent,omitempty"`
	SHA256  string         `json:"sha256,omitempty"`
	Why     intake.Why     `json:"why,omitempty"`
	Words   string         `json:"words,omitempty"` // of why
	Place   bool           `json:"place,omitempty"` // it carries the place where it was made; see `evidence hidden`
}

func rowOfTaken(f intake.TakenFile) takenRow {
	return takenRow{f.Name, f.Outcome, f.Item.ID, f.Item.Parent, f.Item.Blob.SHA256, f.Why, f.Why.Words("en"), f.Place}
}

func (a *app) evidenceAdd() *cobra.Command {
	var o intake.TakeOptions
	cmd := a.inVault("add FILE...", "seal originals into a matter: files, folders, archives, mail; the files themselves stay where they are", cobra.MinimumNArgs(1),
		func(ctx context.Context, v *vault.Vault, paths []string) error {
			if o.Title != "" && (len(paths) > 1 || isFolder(paths[0])) {
				return wrongUse("--title names one file; add several files one by one to give each its title")
			}
			m, err := matterNamed(ctx, v, o.MatterID)
			if err != nil {
				return err
			}
			o.MatterID = m.ID
			if !a.asJSON {
				// Each line is said as its file is safely in, so that a stop half way leaves no doubt.
				o.Each = a.sayTaken
			}
			return a.atDesk(v, o.Obtained, func(d *intake.Desk) error {
				got, err := d.Take(ctx, paths, o)
				return a.sumUp(got, err)
			})
		})
	a.lists(cmd)
	cmd.Flags().StringVar(&o.MatterID, "matter", "", "the matter's id")
	cmd.Flags().BoolVar(&o.Exhibit, "exhibit", false, "put it behind the last exhibit of the matter's packet")
	cmd.Flags().BoolVar(&o.Whole, "no-attachments", false, "leave in it what is attached to a mail or packed into an archive")
	cmd.Flags().BoolVar(&o.NoPages, "no-pages", false, "do not set as pages what a packet cannot print as it is")
	cmd.Flags().StringVar(&o.Title, "title", "", "what it is, in your words; without it, the file's name")
	cmd.Flags().StringVar(&o.Source, "source", "", "where it came from, such as: client's phone")
	cmd.Flags().StringVar(&o.Obtained, "obtained-by", "", "who obtained it")
	return need(cmd, "matter")
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func (a *app) sayTaken(f intake.TakenFile) {
	switch f.Outcome {
	case intake.TakenIn:
		fmt.Fprintf(a.out, "%s  %s\n", f.Item.ID, f.Item.Blob.SHA256)
	case intake.Doubled:
		fmt.Fprintf(a.out, "already in as %s: %s\n", f.Item.ID, oneLine(f.Name))
	}
}

// sumUp says at the end what came in and what did not. What was left out ends the verb with 1; what could not be done
// with a file that is in is a note.
func (a *app) sumUp(got intake.Taken, stop error) error {
	if a.asJSON {
		var rows []takenRow
		for _, f := range got.Files {
			rows = append(rows, rowOfTaken(f))
		}
		if err := printJSON(a.out, orEmpty(rows)); err != nil {
			return err
		}
	} else if len(got.Files)+got.Skipped > 1 {
		fmt.Fprintf(a.out, "%d sealed in, %d in already, %d left out, %d of the system skipped\n",
			got.Count(intake.TakenIn), got.Count(intake.Doubled), got.Count(intake.LeftOut), got.Skipped)
	}
	if stop != nil {
		return stop
	}
	troubled := got.Troubled()
	if out := got.Count(intake.LeftOut); out == 1 && len(troubled) == 1 && len(got.Files) == 1 {
		return stopped(nil, troubled[0].Why.Words("en"), "Nothing was added.", "")
	}
	if !a.asJSON {
		for _, f := range troubled {
			fmt.Fprintf(a.err, "Note: %s: %s\n", oneLine(f.Name), f.Why.Words("en"))
		}
		if n := got.Placed(); n > 0 {
			fmt.Fprintf(a.err, "Note: files that carry the place where they were made: %d. See it with `evidence hidden ID`, leave it out of packets with `evidence strip ID`.\n", n)
		}
	}
	if out := got.Count(intake.LeftOut); out > 0 {
		return stopped(nil, fmt.Sprintf("Left out: %d of %d files.", out, len(got.Files)), "Everything else is sealed in.", "")
	}
	return nil
}
