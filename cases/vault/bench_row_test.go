package vault

import (
	"crypto/sha256"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// benchRow appends one row to the file that the runner's bench verb names. The ratio is wanted at or above least.
func benchRow(b *testing.B, what string, ours, peer float64, target string, ok bool) {
	b.Helper()
	b.Logf("%s: ours %.1f, peer %.1f, target %s", what, ours, peer, target)
	path := os.Getenv("HARBORFILE_BENCH")
	if path == "" {
		return
	}
	line, err := json.Marshal(map[string]any{"what": what, "ours": ours, "peer": peer, "ratio": ours / peer, "target": target, "ok": ok})
	must(b, err)
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	must(b, err)
	defer f.Close()
	_, err = f.Write(append(line, '\n'))
	must(b, err)
}

// BenchmarkRowImport measures how fast evidence comes in, against a plain copy with SHA-256 and fsync of the same file
// on the same disk: the median of three runs each, taken in turns.
func BenchmarkRowImport(b *testing.B) {
	const size = 256 << 20
	original := filepath.Join(b.TempDir(), "original")
	writeNoise(b, original, size)
	v, _ := newVault(b)
	for b.Loop() {
		var ours, peer []float64
		for range 3 {
			ours = append(ours, speed(b, size, func() error { return importFile(b, v, original) }))
			peer = append(peer, speed(b, size, func() error { return plainCopy(original, filepath.Join(b.TempDir(), "copy")) }))
		}
		slices.Sort(ours)
		slices.Sort(peer)
		benchRow(b, "import evidence of 256 MiB against copy + SHA-256 + fsync, MiB/s", ours[1], peer[1], ">= 0.5", ours[1] >= 0.5*peer[1])
	}
}

// speed is how many MiB a second the work moves.
func speed(b *testing.B, size int, work func() error) float64 {
	b.Helper()
	start := time.Now()
	must(b, work())
	return float64(size) / (1 << 20) / time.Since(start).Seconds()
}

func importFile(b *testing.B, v *Vault, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = v.Import(b.Context(), cases.OfficeStream, f, cases.NoProgress, func(cases.Blob) []cases.Record { return nil })
	return err
}

func plainCopy(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer os.Remove(to)
	defer out.Close()
	if _, err := io.Copy(io.MultiWriter(out, sha256.New()), in); err != nil {
		return err
	}
	return out.Sync()
}

// writeNoise writes bytes that no layer can compress.
func writeNoise(b *testing.B, path string, size int64) {
	b.Helper()
	f, err := os.Create(path)
	must(b, err)
	defer f.Close()
	_, err = io.CopyN(f, rand.NewChaCha8([32]byte{1}), size)
	must(b, err)
}
