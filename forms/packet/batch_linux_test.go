package packet_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/verify"
)

// A disk that fills up while a batch writes: what is whole stays whole, nothing half-made stays, and the words say why.
func TestBatchFullDisk(t *testing.T) {
	small := t.TempDir()
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=700k"); err != nil {
		t.Skipf("a small disk cannot be mounted by this user: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(small, syscall.MNT_DETACH) })
	v := batchVault(t, filepath.Join(t.TempDir(), "vault"))
	defer v.Close()
	ballast := filepath.Join(small, "ballast")
	b := batchOf(t, v, filepath.Join(small, "out"))
	b.Ended = func(i int, _ packet.BatchLine) {
		if i == 0 { // the disk is nearly full from the second matter on
			_ = os.WriteFile(ballast, make([]byte, 4<<20), 0o600)
			_ = os.Truncate(ballast, max(0, size(ballast)-40<<10))
		}
	}
	sheet, err := b.Run(t.Context(), sampleMatters())
	if sheet.Lines[0].State != packet.BatchMade || sheet.Lines[1].State != packet.BatchStopped {
		t.Fatalf("%v %+v", err, sheet.Lines)
	}
	if l := sheet.Lines[1]; !strings.Contains(l.What, "disk is full") {
		t.Errorf("%+v", l)
	}
	for _, folder := range append(glob(b.Out, "*"), glob(b.Out, ".*")...) {
		info, err := os.Stat(folder)
		if err != nil || !info.IsDir() {
			continue
		}
		if r, err := verify.Dir(folder); err != nil || !r.OK || filepath.Base(folder) != sheet.Lines[0].Folder {
			t.Errorf("%s: %v %+v", filepath.Base(folder), err, r)
		}
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	b.Ended = nil
	if _, err := b.Run(t.Context(), sampleMatters()[:1]); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
