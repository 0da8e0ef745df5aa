package sample

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
)

// Set HARBORFILE_LOOK to a folder to look at the pieces.
func TestPiecesAreWhatTheirRecordsSay(t *testing.T) {
	for i, plan := range sample.Office().Evidence {
		file, err := File(plan)
		if err != nil {
			t.Errorf("%s: %v", plan.Item.ID, err)
			continue
		}
		if i < 3 { // one of each kind
			if again, _ := File(plan); !bytes.Equal(file, again) {
				t.Errorf("%s: two drawings differ", plan.Item.ID)
			}
		}
		if got := cases.DetectMedia(file[:min(512, len(file))]); got != plan.Item.Media {
			t.Errorf("%s: the file is %s, its record says %s", plan.Item.ID, got, plan.Item.Media)
		}
		if bytes.Contains(file, []byte("Exif")) || bytes.Contains(file, []byte("CreationDate")) {
			t.Errorf("%s tells where or when it was made", plan.Item.ID)
		}
		if plan.Shows.Kind != sample.Letter {
			if img, _, err := image.Decode(bytes.NewReader(file)); err != nil || img.Bounds().Dx() < 700 {
				t.Errorf("%s: not a picture of use: %v", plan.Item.ID, err)
			}
		}
		if len(file) > 700_000 {
			t.Errorf("%s: %d bytes", plan.Item.ID, len(file))
		}
		if dir := os.Getenv("HARBORFILE_LOOK"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, plan.Item.ID+filepath.Ext(plan.Item.FileName)), file, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func openVault(t *testing.T) *vault.Vault {
	t.Helper()
	v, _, err := vault.Create(context.Background(), filepath.Join(t.TempDir(), "v"), vault.CreateOptions{
		Unlock: vault.Unlock{Passphrase: "sample office only"}, KDF: vault.KDFParams{Passes: 1, KiB: 64, Lanes: 1}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

// stumbling gives up at the n-th import, as a full disk would.
type stumbling struct {
	*vault.Vault
	left int
}

func (s *stumbling) Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error) {
	if s.left--; s.left < 0 {
		return cases.Blob{}, cases.ErrNoSpace
	}
	return s.Vault.Import(ctx, stream, src, p, make)
}

func TestFillWritesTheWholeOfficeOnce(t *testing.T) {
	ctx, v := context.Background(), openVault(t)
	if err := Fill(ctx, &stumbling{v, 4}); !errors.Is(err, cases.ErrNoSpace) {
		t.Fatalf("interrupted: %v", err)
	}
	for range 2 { // goes on where it stopped, then changes nothing
		if err := Fill(ctx, v); err != nil {
			t.Fatal(err)
		}
	}
	office := sample.Office()
	if len(office.Matters) != 3 {
		t.Fatalf("%d matters", len(office.Matters))
	}
	for _, m := range office.Matters {
		s, err := v.Snapshot(ctx, m.ID)
		if err != nil {
			t.Fatal(err)
		}
		if s.Client.ID != m.ClientID || s.Attorney.ID != m.Attorney || len(s.Story) == 0 || len(s.Evidence) != 3 || len(s.Custody) != 3 {
			t.Errorf("%s: client %q, %d pieces of story, %d of evidence, %d custody entries", m.ID, s.Client.ID, len(s.Story), len(s.Evidence), len(s.Custody))
		}
		for i, e := range s.Exhibits() {
			if e.Exhibit.Order != i+1 {
				t.Errorf("%s: exhibit %d has order %d", m.ID, i+1, e.Exhibit.Order)
			}
			if sum := hashOf(t, v, e.Blob.ID); sum != e.Blob.SHA256 {
				t.Errorf("%s: the vault gives bytes with hash %s, the record says %s", e.ID, sum, e.Blob.SHA256)
			}
		}
	}
}

func hashOf(t *testing.T, v *vault.Vault, blob string) string {
	t.Helper()
	b, err := v.OpenBlob(context.Background(), blob)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(b, 0, b.Size())); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}
