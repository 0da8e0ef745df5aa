package main

import (
	"bufio"
	"context"
	"fmt"
	"os"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// headSize is as much of a file as tells its kind.
const headSize = 512

func (a *app) evidenceAdd() *cobra.Command {
	var r cases.Received
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
			for _, file := range files {
				item, err := a.acquire(ctx, v, file, r)
				if err != nil {
					return err
				}
				// Each line is said as its file is safely in, so that a stop half way leaves no doubt.
				fmt.Fprintf(a.out, "%s  %s\n", item.ID, item.Blob.SHA256)
			}
			return nil
		})
	cmd.Flags().StringVar(&r.MatterID, "matter", "", "the matter's id")
	cmd.Flags().StringVar(&r.Title, "title", "", "what it is, in your words")
	cmd.Flags().StringVar(&r.Source, "source", "", "where it came from, such as: client's phone")
	cmd.Flags().StringVar(&r.Obtained, "obtained-by", "", "who obtained it")
	return need(cmd, "matter")
}

// acquire reads one file once: hash and seal in the same pass.
func (a *app) acquire(ctx context.Context, v *vault.Vault, file string, r cases.Received) (item cases.EvidenceItem, err error) {
	f, err := os.Open(file)
	if err != nil {
		return item, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return item, err
	} else if info.IsDir() {
		return item, stopped(nil, "This is a folder, and evidence is added file by file.", "Nothing of it was added.", "Name the files in it.")
	}
	src := bufio.NewReaderSize(f, 1<<16)
	r.Head, err = src.Peek(headSize)
	if len(r.Head) == 0 {
		return item, stopped(err, "This file is empty.", "Nothing was added.", "Look whether it was copied whole.")
	}
	r.FileName, r.When = file, a.now()
	// Peek's bytes are overwritten by the reads that follow.
	r.Head = append([]byte{}, r.Head...)
	_, err = v.Import(ctx, cases.MatterStream(r.MatterID), src, cases.NoProgress, func(b cases.Blob) []cases.Record {
		var event cases.CustodyEvent
		item, event = cases.Acquire(r, b)
		return []cases.Record{item, event}
	})
	return item, err
}
