package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// smallDisk mounts a disk of so many bytes.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small disk cannot be mounted by this user: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// A disk without room for a backup, or for the vault that is restored: it is said so, nothing half-made stays, and
// what was there before does.
func TestBackupOnFullDisk(t *testing.T) {
	v, code := newVault(t)
	put(t, v, randomBytes(1, 3<<20))
	file, _ := backUp(t, v)
	small := smallDisk(t, "2m")
	place := filepath.Join(small, "office.backup")
	must(t, os.WriteFile(place, []byte(earlierBackup), 0o600))
	if _, err := v.Backup(t.Context(), place, nil); !errors.Is(err, cases.ErrNoSpace) {
		t.Errorf("backup: %v", err)
	}
	if got := names(t, small); len(got) != 1 || string(get(os.ReadFile(place))(t)) != earlierBackup {
		t.Errorf("it left %v", got)
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Errorf("%q", r.Problems)
	}
	refusesOn(t, filepath.Join(small, "new"), get(os.ReadFile(file))(t), code)
	refusesOn(t, filepath.Join(smallDisk(t, "100k"), "new"), get(os.ReadFile(file))(t), code) // no room for the records
}

func refusesOn(t *testing.T, dir string, archive []byte, code RecoveryCode) {
	t.Helper()
	if _, _, err := Restore(t.Context(), bytes.NewReader(archive), dir, code.Secret(), restoreWay, nil); !errors.Is(err, cases.ErrNoSpace) {
		t.Errorf("restore: %v", err)
	}
	if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it left %v", names(t, dir))
	}
}

// A disk that nothing may be written to is named as that, for a backup and for a vault that is restored.
func TestBackupToReadOnlyDisk(t *testing.T) {
	v, code := newVault(t)
	file, _ := backUp(t, v)
	disk := smallDisk(t, "4m")
	place := filepath.Join(disk, "office.backup")
	must(t, os.WriteFile(place, []byte(earlierBackup), 0o600))
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("a disk cannot be made read-only by this user: %v", err)
	}
	if _, err := v.Backup(t.Context(), place, nil); !errors.Is(err, cases.ErrReadOnly) {
		t.Errorf("backup: %v", err)
	}
	if string(get(os.ReadFile(place))(t)) != earlierBackup {
		t.Error("the earlier backup was touched")
	}
	if _, _, err := restoreFile(t, file, filepath.Join(disk, "new"), code.Secret()); !errors.Is(err, cases.ErrReadOnly) {
		t.Errorf("restore: %v", err)
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Errorf("%q", r.Problems)
	}
}

// The copy of the records needs room beside the vault. Where there is none, the vault goes on working.
func TestBackupOfVaultOnFullDisk(t *testing.T) {
	small := smallDisk(t, "1m")
	v, _, err := Create(t.Context(), filepath.Join(small, "vault"), CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap})
	must(t, err)
	defer v.Close()
	filler := filepath.Join(small, "filler")
	os.WriteFile(filler, make([]byte, 1<<20), 0o600) // as much as there is room for
	if _, err := v.Backup(t.Context(), filepath.Join(t.TempDir(), "x"), nil); !errors.Is(err, cases.ErrNoSpace) {
		t.Errorf("%v", err)
	}
	must(t, os.Remove(filler))
	must(t, v.Write(t.Context(), sampleClient()))
	get(v.Backup(t.Context(), filepath.Join(t.TempDir(), "x"), nil))(t)
}
