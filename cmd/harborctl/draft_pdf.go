package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/spf13/cobra"
)

// A draftPDFJob is one run of `draft pdf`.
type draftPDFJob struct {
	matter, out, to string
	number          int
}

// draftPDF writes the pages of papers. Only the office and the client get a paper this way; whoever else is to read it
// gets a packet, which is checked for what has to stay back.
func (a *app) draftPDF() *cobra.Command {
	var job draftPDFJob
	cmd := a.inVault("pdf [ID]", "write a paper as PDF, or with --matter all papers of a matter into a folder; for the office or the client",
		cobra.MaximumNArgs(1), func(ctx context.Context, v *vault.Vault, args []string) error {
			switch {
			case job.to != string(cases.OfficeCopy) && job.to != string(cases.ClientCopy):
				return wrongUse("a paper goes to the office or the client; for others, build a packet")
			case (len(args) == 1) == (job.matter != ""):
				return wrongUse("name a paper, or a matter with --matter")
			case job.matter != "" && job.number != 0:
				return wrongUse("a version is of one paper")
			case job.matter != "":
				return job.all(ctx, a, v)
			}
			var err error
			if job.matter, err = matterOfPaper(ctx, v, args[0]); err != nil {
				return err
			}
			s, err := v.Snapshot(ctx, job.matter)
			if err != nil {
				return err
			}
			for _, d := range s.Documents {
				if d.ID == args[0] && !packet.DocumentReaches(s.Matter, d, cases.Recipient(job.to)) {
					return stopped(nil, "This paper is for the office or its supervisor alone.", "Nothing was written.", "Write it for the office, with --to office.")
				}
			}
			return job.one(ctx, a, v, args[0], job.out)
		})
	cmd.Flags().StringVar(&job.matter, "matter", "", "the matter's id")
	cmd.Flags().StringVar(&job.out, "out", "", "the PDF to write; with --matter the folder")
	cmd.Flags().StringVar(&job.to, "to", string(cases.OfficeCopy), "office or client")
	cmd.Flags().IntVar(&job.number, "version", 0, "number of a version; 0 = the one to file")
	return need(cmd, "out")
}

// all writes every paper of the matter, in their order. The names of the files say nothing of what is in them.
func (j draftPDFJob) all(ctx context.Context, a *app, v *vault.Vault) error {
	s, err := v.Snapshot(ctx, j.matter)
	if err != nil {
		return err
	}
	if err := vault.CheckOutside(j.out); err != nil {
		return err
	}
	if err := os.MkdirAll(j.out, 0o700); err != nil {
		return err
	}
	for i, d := range s.Documents {
		if !packet.DocumentReaches(s.Matter, d, cases.Recipient(j.to)) { // for the office or its supervisor alone
			continue
		}
		if err := j.one(ctx, a, v, d.ID, filepath.Join(j.out, fmt.Sprintf("paper-%02d.pdf", i+1))); err != nil {
			return err
		}
	}
	return nil
}

// one writes one paper. It is logged before its file appears: nothing leaves unlogged.
func (j draftPDFJob) one(ctx context.Context, a *app, v *vault.Vault, id, path string) error {
	page, err := j.pages(ctx, v, id)
	if err != nil {
		return err
	}
	return writeOutput(path, func(w io.Writer) error {
		pdf, err := v.OpenBlob(ctx, page)
		if err != nil {
			return err
		}
		defer pdf.Close()
		if _, err := io.Copy(w, io.NewSectionReader(pdf, 0, pdf.Size())); err != nil {
			return err
		}
		told := leaving{to: cases.Recipient(j.to), matter: j.matter, items: []string{id}}
		return v.Write(ctx, told.log(a.now())...)
	})
}

// pages names the pages of the version that is asked for.
func (j draftPDFJob) pages(ctx context.Context, v *vault.Vault, id string) (string, error) {
	if j.number == 0 {
		d, err := vault.Get[cases.Document](ctx, v, id)
		return d.PDF.ID, err
	}
	list, err := forms.Versions(ctx, v, j.matter, id)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(list, func(x cases.Version) bool { return x.Number == j.number })
	if i < 0 {
		return "", cases.ErrNotFound
	}
	return list[i].PDF.ID, nil
}
