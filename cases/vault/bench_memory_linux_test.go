package vault

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// BenchmarkRowEvidenceInMemory imports 1 GiB on a file system in memory, which stands for a disk of any speed.
func BenchmarkRowEvidenceInMemory(b *testing.B) {
	const shm = "/dev/shm"
	var room syscall.Statfs_t
	if err := syscall.Statfs(shm, &room); err != nil || int64(room.Bavail)*room.Bsize < 5*gib {
		b.Skipf("%s has no room for 5 GiB", shm)
	}
	dir, err := os.MkdirTemp(shm, "harborfile-bench-*")
	must(b, err)
	defer os.RemoveAll(dir)
	original := filepath.Join(dir, "original")
	writeNoise(b, original, gib)
	for b.Loop() {
		must(b, importRow(b, dir, original, "in memory").Close())
	}
}
