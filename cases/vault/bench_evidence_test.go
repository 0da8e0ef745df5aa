package vault

import (
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cmd/dev/benchrow"
)

const (
	gib         = 1 << 30
	benchMatter = "01900000-0000-7000-8000-000000000000" // the matter that the evidence belongs to
)

// BenchmarkRowEvidence follows 1 GiB of evidence through its life: import, memory, reading, check, deletion.
func BenchmarkRowEvidence(b *testing.B) {
	for b.Loop() {
		original := filepath.Join(b.TempDir(), "original")
		writeNoise(b, original, gib)
		v := importRow(b, b.TempDir(), original, "on disk")
		p := newPlainVault(b)
		plain := importFile(b, p, original)
		memoryRow(b, original)
		readRow(b, v, p, onlyBlob(b, v), plain.ID)
		must(b, p.Close())
		checkRow(b, v)
		destroyRow(b, v.dir)
	}
}

// importRow imports the file three times, each time into a new vault in dir, in turns with a copy into the same folder.
// It returns the last vault, open, with one blob in it.
func importRow(b *testing.B, dir, original, where string) *Vault {
	b.Helper()
	var v *Vault
	n := 0
	ours, peer := inTurns(3,
		func() float64 {
			if v != nil {
				must(b, v.Close())
				must(b, os.RemoveAll(v.dir))
			}
			n++
			v = vaultIn(b, filepath.Join(dir, fmt.Sprint("vault-", n)))
			return millis(b, func() error { importFile(b, v, original); return nil })
		},
		func() float64 {
			return millis(b, func() error { return plainCopy(original, filepath.Join(dir, "copy")) })
		})
	benchRow(b, "import 1 GiB of evidence "+where+", against copy + SHA-256 + fsync, MiB/s", 1024e3/ours, 1024e3/peer, ">= 0.5", atLeast(0.5))
	return v
}

func vaultIn(b *testing.B, dir string) *Vault {
	b.Helper()
	v, _, err := Create(b.Context(), dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap})
	must(b, err)
	b.Cleanup(func() { v.Close() })
	c := sampleClient()
	must(b, v.Write(b.Context(), c, cases.Matter{ID: benchMatter, ClientID: c.ID, Title: "Trial balloon"}))
	return v
}

func importFile(b *testing.B, v *Vault, path string) cases.Blob {
	b.Helper()
	f, err := os.Open(path)
	must(b, err)
	defer f.Close()
	blob, err := v.Import(b.Context(), cases.MatterStream(benchMatter), f, cases.NoProgress, nil)
	must(b, err)
	return blob
}

func onlyBlob(b *testing.B, v *Vault) string {
	b.Helper()
	ids, err := v.blobIDs(b.Context())
	must(b, err)
	if len(ids) != 1 {
		b.Fatalf("%d blobs", len(ids))
	}
	return ids[0]
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

// memoryRow is how far the process grows at most while 1 GiB comes in, where the system says so (Linux).
func memoryRow(b *testing.B, original string) {
	b.Helper()
	v, _ := newVault(b)
	defer v.Close()
	importSmall(b, v)
	debug.FreeOSMemory()
	if os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) != nil { // 5: begin the peak anew
		b.Log("this system does not tell the peak of memory")
		return
	}
	before := residentMiB(b, "VmRSS:")
	importFile(b, v, original)
	extra := residentMiB(b, "VmHWM:") - before
	benchrow.Alone("peak extra memory while 1 GiB is imported, MiB", extra, "<= 64", extra <= 64).Put(b)
}

// importSmall warms up what is made once in a process.
func importSmall(b *testing.B, v *Vault) {
	b.Helper()
	_, err := v.Import(b.Context(), cases.OfficeStream, strings.NewReader("small"), cases.NoProgress, nil)
	must(b, err)
}

// residentMiB reads one line of what Linux says about this process.
func residentMiB(b *testing.B, line string) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	must(b, err)
	_, rest, _ := strings.Cut(string(status), line)
	var kib float64
	_, err = fmt.Sscan(rest, &kib)
	must(b, err)
	return kib / 1024
}

// readRow reads 1 MiB at 100 random places of the same blob in both vaults.
func readRow(b *testing.B, v, p *Vault, ours, plain string) {
	b.Helper()
	a, z := inTurns(5, func() float64 { return readRandom(b, v, ours) }, func() float64 { return readRandom(b, p, plain) })
	benchRow(b, "read 1 MiB at a random place of 1 GiB, against the same on the stock VFS, ms", a, z, "<= 2", atMost(2))
}

func readRandom(b *testing.B, v *Vault, id string) float64 {
	b.Helper()
	const places = 100
	r := rand.New(rand.NewPCG(5, 6))
	buf := make([]byte, 1<<20)
	return millis(b, func() error {
		blob, err := v.OpenBlob(b.Context(), id)
		if err != nil {
			return err
		}
		defer blob.Close()
		for range places {
			if _, err := blob.ReadAt(buf, r.Int64N(blob.Size()-1<<20)); err != nil {
				return err
			}
		}
		return nil
	}) / places
}

// checkRow closes the vault and compares its check with hashing its files.
func checkRow(b *testing.B, v *Vault) {
	b.Helper()
	must(b, v.Close())
	ours, peer := inTurns(3,
		func() float64 {
			return millis(b, func() error {
				r, err := CheckFolder(b.Context(), v.dir, Unlock{Passphrase: pass}, nil)
				if err == nil && (!r.OK() || r.Blobs != 1) {
					err = fmt.Errorf("%+v", r)
				}
				return err
			})
		},
		func() float64 { return millis(b, func() error { return hashFiles(v.dir) }) })
	benchRow(b, "check a vault with 1 GiB of evidence, against SHA-256 over its files, ms", ours, peer, "<= 2", atMost(2))
}

func hashFiles(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		f, err := os.Open(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		_, err = io.CopyBuffer(struct{ io.Writer }{sha256.New()}, f, make([]byte, 1<<20))
		f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// destroyRow deletes the matter for good: its keys, its rows, its slices, and the renewal of the key of vault.db. The
// room on the disk is given back later, in idle time.
func destroyRow(b *testing.B, dir string) {
	b.Helper()
	v := open(b, dir)
	took := millis(b, func() error { _, err := v.Destroy(b.Context(), benchMatter, nil); return err }) / 1000
	if ids, err := v.blobIDs(b.Context()); err != nil || len(ids) > 0 {
		b.Fatalf("%d blobs are left, %v", len(ids), err)
	}
	benchrow.Alone("delete a matter with 1 GiB of evidence for good, s", took, "<= 2", took <= 2).Put(b)
	must(b, v.Close())
}
