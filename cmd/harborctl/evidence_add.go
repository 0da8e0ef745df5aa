package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// headSize is as much of a file as tells its kind.
const headSize = 512

func (a *app) evidenceAdd() *cobra.Command {
	var r cases.Received
	var exhibit bool
	cmd := a.inVault("add FILE...", "seal originals into a matter; the files themselves stay where they are", cobra.MinimumNArgs(1),
		func(ctx context.Context, v *vault.Vault, files []string) error {
			if r.Title != "" && len(files) > 1 {
				return wrongUse("--title names one file; add several files one by one to give each its title")
			}
			m, err := matterNamed(ctx, v, r.MatterID)
			if err != nil {
				return err
			}
			r.MatterID = m.ID
			order := 0
			if exhibit {
				there, err := vault.List[cases.EvidenceItem](ctx, v, cases.MatterStream(m.ID))
				if err != nil {
					return err
				}
				order = cases.NextExhibit(there)
			}
			reader := &wordReader{}
			defer reader.close()
			for i, file := range files {
				place := cases.Exhibit{}
				if exhibit {
					place.Order = order + i
				}
				item, err := a.acquire(ctx, v, file, r, place, reader)
				if err != nil {
					return err
				}
				// Each line is said as its file is safely in, so that a stop half way leaves no doubt.
				fmt.Fprintf(a.out, "%s  %s\n", item.ID, item.Blob.SHA256)
				if !printable(item.Media) {
					fmt.Fprintln(a.err, "Note: a packet prints PDF, JPEG and PNG files. This one is kept as it is; to have its pages printed, add a copy in one of those kinds.")
				}
			}
			return nil
		})
	cmd.Flags().StringVar(&r.MatterID, "matter", "", "the matter's id")
	cmd.Flags().BoolVar(&exhibit, "exhibit", false, "put it behind the last exhibit of the matter's packet")
	cmd.Flags().StringVar(&r.Title, "title", "", "what it is, in your words")
	cmd.Flags().StringVar(&r.Source, "source", "", "where it came from, such as: client's phone")
	cmd.Flags().StringVar(&r.Obtained, "obtained-by", "", "who obtained it")
	return need(cmd, "matter")
}

// acquire reads one file for its words, and once more to hash and seal it in one pass.
func (a *app) acquire(ctx context.Context, v *vault.Vault, file string, r cases.Received, place cases.Exhibit, reader *wordReader) (item cases.EvidenceItem, err error) {
	f, err := openOriginal(file)
	if err != nil {
		return item, err
	}
	defer f.Close()
	steady, err := cases.Original(f)
	if err != nil {
		return item, err
	}
	src := bufio.NewReaderSize(steady, 1<<16)
	r.Head, err = src.Peek(headSize)
	if len(r.Head) == 0 {
		return item, stopped(err, "This file is empty.", "Nothing was added.", "Look whether it was copied whole.")
	}
	r.FileName, r.When = file, a.now()
	// Peek's bytes are overwritten by the reads that follow.
	r.Head = append([]byte{}, r.Head...)
	words := reader.words(ctx, cases.DetectMedia(r.Head), f)
	_, err = v.Import(ctx, cases.MatterStream(r.MatterID), src, cases.NoProgress, func(b cases.Blob) []cases.Record {
		var event cases.CustodyEvent
		item, event = cases.Acquire(r, b)
		item.Exhibit, item.Text = place, words
		return []cases.Record{item, event}
	})
	return item, err
}

// wordReader reads the words of originals for search. The viewer is made by the first PDF.
type wordReader struct{ viewer *pdfview.Viewer }

func (w *wordReader) words(ctx context.Context, media string, f *os.File) string {
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	if w.viewer == nil && media == "application/pdf" {
		w.viewer, _ = pdfview.Start(pdfview.Options{}) // without one the original is taken in all the same
	}
	return forms.OriginalWords(ctx, w.viewer, media, f, info.Size())
}

func (w *wordReader) close() {
	if w.viewer != nil {
		w.viewer.Close()
	}
}

// printable reports whether a packet prints pages of this kind of file, or has no pages to print, as sound and film.
func printable(media string) bool {
	switch media {
	case "application/pdf", "image/jpeg", "image/png":
		return true
	}
	return strings.HasPrefix(media, "audio/") || strings.HasPrefix(media, "video/")
}
