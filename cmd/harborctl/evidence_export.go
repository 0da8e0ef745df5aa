package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

func (a *app) evidenceExport() *cobra.Command {
	var out, who, to string
	cmd := a.inVault("export ID", "write one original out, unchanged, and log it in its custody", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			item, err := vault.Get[cases.EvidenceItem](ctx, v, args[0])
			if err != nil {
				return err
			}
			leave, err := a.mayLeave(ctx, v, to, item.MatterID, item.ID)
			if err != nil {
				return err
			}
			if item.Sealed && leave.to == cases.CourtPublic {
				return stopped(nil, "This original is sealed, and the public reads this recipient's file.", "Nothing was written.", "Choose the sealed court file, or another recipient.")
			}
			if err := guardOriginal(ctx, v, item, out, leave); err != nil {
				return err
			}
			if err := a.export(ctx, v, item, out, who, leave); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s  %d bytes\n", item.Blob.SHA256, item.Blob.Size)
			return nil
		})
	cmd.Flags().StringVar(&out, "out", "", "the file to write")
	toFlag(cmd, &to)
	cmd.Flags().StringVar(&who, "by", "", "who takes it out, for the custody log")
	return need(cmd, "out")
}

// guardOriginal lets the address firewall look at an original and at the name it gets.
func guardOriginal(ctx context.Context, v *vault.Vault, item cases.EvidenceItem, out string, leave leaving) error {
	if !leave.to.NeedsRelease() {
		return nil
	}
	blob, err := v.OpenBlob(ctx, item.Blob.ID)
	if err != nil {
		return err
	}
	defer blob.Close()
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return err
	}
	defer viewer.Close()
	return leave.guardPaper(ctx, viewer, packet.Paper{R: blob, Size: blob.Size(), Media: item.Media, Name: filepath.Base(out), Texts: []string{item.Text}})
}

// export streams the original into a file that gets its name only when its hash is the one recorded at import and the
// custody log has the entry: nothing leaves unlogged, and a changed byte never leaves at all.
func (a *app) export(ctx context.Context, v *vault.Vault, item cases.EvidenceItem, path, who string, leave leaving) error {
	blob, err := v.OpenBlob(ctx, item.Blob.ID)
	if err != nil {
		return err
	}
	defer blob.Close()
	return writeOutput(path, func(w io.Writer) error {
		sum := sha256.New()
		if _, err := io.Copy(io.MultiWriter(w, sum), io.NewSectionReader(blob, 0, blob.Size())); err != nil {
			return err
		}
		if got := hex.EncodeToString(sum.Sum(nil)); got != item.Blob.SHA256 {
			return fmt.Errorf("export evidence %s: %w", item.ID, cases.ErrDamaged)
		}
		event := item.Touched("exported", who, a.now())
		event.To, event.Release = string(leave.to), strings.Join(leave.releases, " ")
		return v.Write(ctx, append(leave.log(a.now()), event)...)
	})
}
