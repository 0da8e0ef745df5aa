package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs/faultdisk"
)

func TestFoldersThatAreNoVault(t *testing.T) {
	empty := t.TempDir()
	file := filepath.Join(empty, "letter.txt")
	must(t, os.WriteFile(file, []byte("hello"), 0o600))
	for name, dir := range map[string]string{"empty": empty, "missing": filepath.Join(empty, "none"), "a file": file} {
		if err := way(dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrNoVault) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Slots(dir); !errors.Is(err, cases.ErrNoVault) {
			t.Errorf("%s: slots say %v", name, err)
		}
		if Exists(dir) {
			t.Errorf("%s counts as a vault", name)
		}
	}
	if got := names(t, empty); len(got) != 1 {
		t.Errorf("opening left %v", got)
	}
	for _, dir := range []string{file, filepath.Join(file, "below")} {
		if _, _, err := Create(t.Context(), dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap}); !errors.Is(err, cases.ErrReadOnly) || strings.Contains(err.Error(), file) {
			t.Errorf("creation on a file: %v", err)
		}
	}
}

// Databases without vault.keys may be somebody's vault: creation keeps its hands off them, and nobody is told that there
// is no vault here.
func TestLostKeys(t *testing.T) {
	v, _ := newVault(t)
	must(t, v.Write(t.Context(), sampleClient()))
	must(t, v.Close())
	must(t, os.Remove(v.path(keysName)))
	before := get(os.ReadFile(v.path(recordsName)))(t)
	if _, _, err := Create(t.Context(), v.dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap}); !errors.Is(err, cases.ErrVaultExists) {
		t.Errorf("%v", err)
	}
	if !bytes.Equal(before, get(os.ReadFile(v.path(recordsName)))(t)) {
		t.Error("the database was touched")
	}
	if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrDamaged) || !Exists(v.dir) {
		t.Errorf("opening says %v; exists: %v", err, Exists(v.dir))
	}
	if r := checkFolder(t, v.dir); r.OK() {
		t.Error("the check finds nothing")
	}
}

// A database that cannot be written, as a copy from a read-only medium: said when the vault is opened, not after an
// hour of work that cannot be saved.
func TestDatabaseWithoutRights(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps rights in access lists, which this test does not set")
	}
	for _, name := range []string{recordsName, evidenceName} {
		v, _ := newVault(t)
		must(t, v.Close())
		makeReadOnly(t, v.path(name))
		if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrReadOnly) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// makeReadOnly takes away the right to write path. Root has it all the same, so there a folder stands in the way.
func makeReadOnly(t testing.TB, path string) {
	t.Helper()
	if os.Geteuid() != 0 {
		must(t, os.Chmod(path, 0o400))
		return
	}
	must(t, os.Remove(path))
	must(t, os.Mkdir(path, 0o700))
}

// A creation cut short at any step is no vault, and can be made again.
func TestUnfinishedCreation(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	v, _, err := Create(t.Context(), dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap})
	must(t, err)
	v.keys.Unfinished = true
	must(t, v.keys.save(dir, v.vmk))
	must(t, v.Close())
	if Exists(dir) {
		t.Error("counts as a vault")
	}
	if err := way(dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrNoVault) {
		t.Errorf("%v", err)
	}
	v, _, err = Create(t.Context(), dir, CreateOptions{Unlock: Unlock{Passphrase: "another"}, KDF: cheap})
	must(t, err)
	must(t, v.Close())
	must(t, way(dir, Unlock{Passphrase: "another"}))
}

// A vault that could not be made leaves the place as it was: no folder, or the folder with what was in it.
func TestCreationThatGivesUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, before := range map[string][]string{"missing": nil, "empty": {}, "with a note": {"note.txt"}} {
		dir := filepath.Join(t.TempDir(), "vault")
		if before != nil {
			must(t, os.Mkdir(dir, 0o700))
		}
		for _, file := range before {
			must(t, os.WriteFile(filepath.Join(dir, file), []byte("mine"), 0o600))
		}
		if _, _, err := Create(ctx, dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Lstat(dir); before == nil != errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
		if before != nil && strings.Join(names(t, dir), " ") != strings.Join(before, " ") {
			t.Errorf("%s: left %v", name, names(t, dir))
		}
		v, _, err := Create(t.Context(), dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap})
		must(t, err)
		must(t, v.Close())
	}
}

func TestVaultInUse(t *testing.T) {
	v, _ := newVault(t)
	if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrInUse) {
		t.Errorf("%v", err)
	}
	if _, _, err := Create(t.Context(), v.dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap}); !errors.Is(err, cases.ErrInUse) {
		t.Errorf("%v", err)
	}
	must(t, v.Write(t.Context(), sampleClient()))
}

// A newer schema in either database is refused, and not a byte changes.
func TestNewerSchema(t *testing.T) {
	for _, name := range []string{recordsName, evidenceName} {
		v, _ := newVault(t)
		db := v.write
		if name == evidenceName {
			db = v.evidence.db
		}
		_, err := db.Exec(fmt.Sprintf("PRAGMA user_version = %d", schemaVersion+1))
		must(t, err)
		must(t, v.Close())
		before := map[string][]byte{}
		for _, f := range names(t, v.dir) {
			before[f] = get(os.ReadFile(v.path(f)))(t)
		}
		if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrNewerFormat) {
			t.Errorf("%s: %v", name, err)
		}
		for f, b := range before {
			if !bytes.Equal(b, get(os.ReadFile(v.path(f)))(t)) {
				t.Errorf("%s was touched", f)
			}
		}
	}
}

func TestFolderWithoutRights(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps rights in access lists, which this test does not set")
	}
	dir := filepath.Join(t.TempDir(), "closed")
	must(t, os.Mkdir(dir, 0o500))
	if os.Geteuid() == 0 {
		dir = "/sys/kernel" // not even root makes a folder there
		if _, err := os.Stat(dir); err != nil {
			t.Skip("this user writes everywhere, and /sys is not there")
		}
	}
	if _, _, err := Create(t.Context(), filepath.Join(dir, "vault"), CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap}); !errors.Is(err, cases.ErrReadOnly) || strings.Contains(err.Error(), dir) {
		t.Errorf("%v", err)
	}
}

func TestErrorsOfTheSystem(t *testing.T) {
	const secret = "/home/somebody/Zzcanary"
	for in, want := range map[error]error{
		syscall.ENOSPC: cases.ErrNoSpace, syscall.EACCES: cases.ErrReadOnly, syscall.EROFS: cases.ErrReadOnly, syscall.EPERM: cases.ErrReadOnly,
	} {
		if err := explain(&fs.PathError{Op: "write", Path: secret, Err: in}); !errors.Is(err, want) || strings.Contains(err.Error(), secret) {
			t.Errorf("%v: %v", in, err)
		}
	}
	if err := explain(&fs.PathError{Op: "open", Path: secret, Err: syscall.EIO}); strings.Contains(err.Error(), secret) {
		t.Errorf("names a path: %v", err)
	}
}

// A disk without room when the vault is closed: what was saved is saved, so nobody is told otherwise. The log stays and
// is emptied next time.
func TestDiskFullAtClose(t *testing.T) {
	faultdisk.Install()
	faultdisk.Wipe()
	belowVFS = faultdisk.Name
	defer func() { belowVFS = "" }()
	v, _ := newVault(t)
	for at := 1; at < 8; at++ {
		c := sampleClient()
		must(t, v.Write(t.Context(), &c))
		b := put(t, v, randomBytes(int64(at), 100_000))
		steps := faultdisk.Steps()
		faultdisk.FailAfter(at, faultdisk.Full, true)
		err := v.Close()
		faultdisk.FailAfter(-1, 0, false)
		if err != nil || faultdisk.Steps()-steps < at {
			t.Errorf("step %d: %v after %d steps", at, err, faultdisk.Steps()-steps)
		}
		v = open(t, v.dir)
		if _, err := Get[cases.Client](t.Context(), v, c.ID); err != nil || !bytes.Equal(readBlob(t, v, b.ID), randomBytes(int64(at), 100_000)) {
			t.Errorf("step %d: lost: %v", at, err)
		}
	}
}

// A disk that runs full at any step, in records and in evidence: the error says so, nothing stored before is lost, and
// the vault goes on working once there is room.
func TestDiskFull(t *testing.T) {
	faultdisk.Install()
	faultdisk.Wipe()
	belowVFS = faultdisk.Name
	defer func() { belowVFS = "" }()
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), &c))
	first := put(t, v, randomBytes(1, 100_000))
	full := 0
	for at := 1; at < times(60, 400); at += 3 {
		faultdisk.FailAfter(at, faultdisk.Full, true)
		next := c
		next.Dialect = fmt.Sprint("dialect ", at)
		err := v.Write(t.Context(), &next)
		if err == nil {
			c = next
		}
		_, err2 := v.Import(t.Context(), "matter/m", bytes.NewReader(randomBytes(2, 200_000)), cases.NoProgress, nil)
		faultdisk.FailAfter(-1, 0, false)
		for _, err := range []error{err, err2} {
			if errors.Is(err, cases.ErrNoSpace) {
				full++
			} else if err != nil {
				t.Errorf("step %d: %v", at, err)
			}
		}
		if got := get(Get[cases.Client](t.Context(), v, c.ID))(t); got.Dialect != c.Dialect {
			t.Fatalf("step %d: stored %q, reads %q", at, c.Dialect, got.Dialect)
		}
		if !bytes.Equal(readBlob(t, v, first.ID), randomBytes(1, 100_000)) {
			t.Fatalf("step %d: evidence lost", at)
		}
		if at%9 == 1 {
			v = reopen(t, v)
		}
	}
	if full < 10 {
		t.Errorf("the disk was full %d times only", full)
	}
	must(t, v.Write(t.Context(), sampleClient()))
}
