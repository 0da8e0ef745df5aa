package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) evidenceExport() *cobra.Command {
	var out, who string
	cmd := a.inVault("export ID", "write one original out, unchanged, and log it in its custody", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			item, err := vault.Get[cases.EvidenceItem](ctx, v, args[0])
			if err != nil {
				return err
			}
			if err := a.export(ctx, v, item, out, who); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s  %d bytes\n", item.Blob.SHA256, item.Blob.Size)
			return nil
		})
	cmd.Flags().StringVar(&out, "out", "", "the file to write")
	cmd.Flags().StringVar(&who, "by", "", "who takes it out, for the custody log")
	return need(cmd, "out")
}

// export streams the original into a file that gets its name only when its hash is the one recorded at import and the
// custody log has the entry: nothing leaves unlogged, and a changed byte never leaves at all.
func (a *app) export(ctx context.Context, v *vault.Vault, item cases.EvidenceItem, path, who string) error {
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
		return v.Write(ctx, item.Touched("exported", who, a.now()))
	})
}
