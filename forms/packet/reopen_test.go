package packet_test

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet"
)

// A packet that was kept is the same bytes after the vault was closed and
// opened again and the clock moved on, and is not stored a second time.
func TestKeptOnceAcrossReopening(t *testing.T) {
	ctx, dir := context.Background(), filepath.Join(t.TempDir(), "vault")
	now, _ := sample.Today.Time()
	// keep builds and keeps the packet, and closes the vault.
	keep := func(v *vault.Vault, now time.Time) (kept cases.Packet, bytes []byte, packets, blobs int) {
		defer v.Close()
		snap := snapshot(t, v, cases.RecordRelief)
		b, err := packet.Build(ctx, snap, v, packet.Viewer(t), packet.BuildOptions{Now: now, Version: "0.1.0"})
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		if kept, err = b.Keep(ctx, v); err != nil {
			t.Fatal(err)
		}
		if bytes, err = readPart(ctx, v, kept); err != nil {
			t.Fatal(err)
		}
		all, err := vault.List[cases.Packet](ctx, v, cases.MatterStream(snap.Matter.ID))
		if err != nil {
			t.Fatal(err)
		}
		report, err := v.Check(ctx, cases.NoProgress)
		if err != nil {
			t.Fatal(err)
		}
		return kept, bytes, len(all), report.Blobs
	}
	first, before, _, blobs := keep(batchVault(t, dir), now)
	v, err := vault.Open(ctx, dir, vault.Unlock{Passphrase: "a passphrase for tests"})
	if err != nil {
		t.Fatal(err)
	}
	again, after, packets, blobsAfter := keep(v, now.Add(72*time.Hour))
	if first.ID != again.ID || packets != 1 || !packet.Same(first, again) {
		t.Errorf("kept twice: %d packets, %s and %s", packets, first.ID, again.ID)
	}
	if len(before) == 0 || !bytes.Equal(before, after) {
		t.Errorf("other bytes: %d and %d", len(before), len(after))
	}
	if blobsAfter != blobs {
		t.Errorf("%d files before, %d after", blobs, blobsAfter)
	}
}

// readPart reads the first part of a kept packet out of the vault.
func readPart(ctx context.Context, v *vault.Vault, p cases.Packet) ([]byte, error) {
	r, err := v.OpenBlob(ctx, p.Parts[0].ID)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.NewSectionReader(r, 0, r.Size()))
}
