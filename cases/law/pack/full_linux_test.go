package pack_test

import (
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/harborfile/harborfile/cases/law/pack/packtest"
)

// TestFullDisk: on a full disk nothing changes, nothing half written stays, and one calm sentence says so.
func TestFullDisk(t *testing.T) {
	small := t.TempDir()
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=600k"); err != nil {
		t.Skipf("a small disk cannot be mounted by this user: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(small, syscall.MNT_DETACH) })
	m := packtest.New(t)
	s := m.Shelf(t)
	s.Dir = small
	first := packtest.Day(t, 10)
	install(t, s, m.Pack(t, first), noon(t, 30))
	filler := strings.Repeat("x", 4096)
	if f, err := os.Create(small + "/filler"); err == nil {
		for err == nil {
			_, err = f.WriteString(filler)
		}
		f.Close()
	}
	_, err := s.Install(m.Pack(t, packtest.Day(t, 20)), noon(t, 30))
	says(t, "a full disk", err, "the disk is full")
	if asOf, told := used(s); asOf != first || told != "" {
		t.Errorf("%s, %q", asOf, told)
	}
	if entries, _ := os.ReadDir(small); len(entries) != 2 {
		t.Errorf("%v", entries)
	}
}
