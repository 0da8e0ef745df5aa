package vault

import (
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// A gigabyte of evidence is backed up and restored within 64 MiB of memory. The times are shown, not judged.
func TestBackupOfGigabyte(t *testing.T) {
	size := int64(times(24, 1024)) << 20
	v, code := newVault(t)
	start := time.Now()
	get(v.Import(t.Context(), "matter/m", io.LimitReader(rand.New(rand.NewSource(1)), size), nil, nil))(t)
	t.Logf("import %v", time.Since(start))

	file := filepath.Join(t.TempDir(), "office.backup")
	within(t, "backup", func() { get(v.Backup(t.Context(), file, nil))(t) })
	must(t, v.Close())
	within(t, "plain copy with SHA-256 and fsync", func() { hashedCopy(t, file) })
	f := get(os.Open(file))(t)
	defer f.Close()
	within(t, "restore with its check", func() {
		n, r, err := Restore(t.Context(), f, filepath.Join(t.TempDir(), "new"), code.Secret(), restoreWay, cases.NoProgress)
		must(t, err)
		if !r.OK() {
			t.Errorf("%q", r.Problems)
		}
		must(t, n.Close())
	})
}

func hashedCopy(t *testing.T, file string) {
	from := get(os.Open(file))(t)
	defer from.Close()
	to := get(os.Create(file + ".copy"))(t)
	_, err := io.Copy(io.MultiWriter(to, sha256.New()), from)
	must(t, err)
	must(t, to.Sync())
	must(t, to.Close())
}

// within measures how much memory work takes at its peak.
func within(t *testing.T, what string, work func()) {
	t.Helper()
	// 5 sets the peak back to what is used now.
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Skipf("the peak of memory cannot be read here: %v", err)
	}
	before := resident(t, "VmRSS:")
	start := time.Now()
	work()
	took := time.Since(start)
	extra := resident(t, "VmHWM:") - before
	t.Logf("%s: %v, %d MiB of memory", what, took, extra>>10)
	if extra > 64<<10 {
		t.Errorf("%s took %d KiB of memory", what, extra)
	}
}

// resident reads one line of the process's status, in KiB.
func resident(t *testing.T, name string) (kib int64) {
	t.Helper()
	for line := range strings.Lines(string(get(os.ReadFile("/proc/self/status"))(t))) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			must(t, get2(fmt.Sscan(rest, &kib)))
			return kib
		}
	}
	t.Fatalf("no %s", name)
	return 0
}
