package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A full disk while evidence is added: one sentence, and the vault is as it was.
func TestFullDisk(t *testing.T) {
	small := t.TempDir()
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("a small disk cannot be mounted by this user: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(small, syscall.MNT_DETACH) })
	o := newOffice(t)
	o.vault = filepath.Join(small, "vault")
	o.mustRun("vault", "create")
	matter := o.addMatter()
	before := o.mustRun("evidence", "list", "--json")

	large := filepath.Join(t.TempDir(), "large.bin")
	if err := os.WriteFile(large, bytes.Repeat([]byte("0123456789abcdef"), 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, said := o.run("evidence", "add", large, "--matter", matter)
	if code != exitStopped || !strings.Contains(said, "The disk is full.") || strings.Count(said, "\n") != 1 {
		t.Errorf("exit %d, said %q", code, said)
	}
	if after := o.mustRun("evidence", "list", "--json"); after != before {
		t.Errorf("the evidence changed:\n%s\n%s", before, after)
	}
	o.mustRun("vault", "check")
}

// A full disk while an output is written: nothing half-written stays, and what stood there before does.
func TestFullDiskOutput(t *testing.T) {
	small := t.TempDir()
	if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("a small disk cannot be mounted by this user: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(small, syscall.MNT_DETACH) })
	place := filepath.Join(small, "out.pdf")
	if err := os.WriteFile(place, []byte("earlier"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := writeOutput(place, bytesOf(make([]byte, 1<<20)))
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(explain(err), "The disk is full.") {
		t.Errorf("said %q of %v", explain(err), err)
	}
	entries, _ := os.ReadDir(small)
	if text, _ := os.ReadFile(place); string(text) != "earlier" || len(entries) != 1 {
		t.Errorf("%q, %d entries", text, len(entries))
	}
	// A device keeps its place: writing to it never replaces it by a file.
	if err := writeOutput("/dev/full", bytesOf([]byte("x"))); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("/dev/full: %v", err)
	}
	if info, err := os.Stat("/dev/full"); err != nil || info.Mode()&os.ModeDevice == 0 {
		t.Errorf("/dev/full is gone: %v", err)
	}
}
