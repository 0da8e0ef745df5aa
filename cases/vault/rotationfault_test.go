package vault

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs/faultdisk"
)

// faultFiles are the whole files of the failing disk.
type faultFiles struct{}

func (faultFiles) exists(path string) (bool, error) { return faultdisk.Size(path) >= 0, nil }

func (f faultFiles) remove(path string) error {
	if there, _ := f.exists(path); !there {
		return nil
	}
	return faultdisk.Remove(path)
}

func (faultFiles) rename(from, to string) error { return faultdisk.Rename(from, to) }
func (faultFiles) sync(path string) error       { return faultdisk.Sync(path) }
func (faultFiles) syncFolder(string) error      { return faultdisk.SyncFolder() }

// onFaultDisk puts databases on the failing disk for one test. vault.keys stays on the real one: it is written as a
// whole between two steps of the failing disk, and never while the power is off.
func onFaultDisk(t *testing.T) {
	t.Helper()
	faultdisk.Install()
	faultdisk.Wipe()
	belowVFS, disk = faultdisk.Name, faultFiles{}
	replaceFile = func(path string, data []byte) error {
		if faultdisk.IsCut() {
			return faultdisk.CodeError(faultdisk.IOErr)
		}
		return saveFile(path, data)
	}
	t.Cleanup(func() { belowVFS, disk, replaceFile = "", osFiles{}, saveFile })
}

// Every step of the disk in a renewal goes wrong once, in every way. The vault opens, with the old key or the new one,
// holds everything, and works on. That each armed step is reached is asserted.
func TestRotateFaultAtEveryStep(t *testing.T) {
	for _, db := range []string{recordsName, evidenceName} {
		faults, renewed := 0, 0
		for i, f := range stepFaults {
			onFaultDisk(t)
			v, _ := newVault(t)
			c := sampleClient()
			must(t, v.Write(t.Context(), &c))
			kept := put(t, v, randomBytes(2, 300_000))
			met := 0
			for at := 1 + i%times(11, 1); ; at += times(11, 1) {
				faultdisk.Seed(at + 1000*i)
				what := fmt.Sprintf("%s: %s at step %d", db, f.name, at)
				before := v.keys.find(db).No
				start := faultdisk.Steps()
				f.arm(at)
				_, err := v.rotate(context.Background(), db, nil)
				reached := faultdisk.IsCut() || faultdisk.Steps()-start >= at
				if !reached {
					must(t, err) // all its steps were met
					break
				}
				met = at
				v.Close()
				fate := f.fate
				if f.code != 0 {
					fate = at % 4
				}
				faultdisk.Reboot(fate)
				v = open(t, v.dir)
				after := v.keys.find(db)
				if after.Moving || after.No < before || after.No > before+1 || err == nil && after.No != before+1 {
					t.Fatalf("%s: key %d after key %d, moving %v, %v", what, after.No, before, after.Moving, err)
				}
				renewed += after.No - before
				if there, _ := disk.exists(v.path(nextOf(db))); there {
					t.Fatalf("%s: the copy is left", what)
				}
				if got := get(Get[cases.Client](t.Context(), v, c.ID))(t); got.Name != c.Name {
					t.Fatalf("%s: client %+v", what, got)
				}
				if !bytes.Equal(readBlob(t, v, kept.ID), randomBytes(2, 300_000)) {
					t.Fatalf("%s: the file differs", what)
				}
				must(t, v.Write(t.Context(), &c))
				faults++
			}
			if met < 10 {
				t.Errorf("%s: %s was met at %d steps only", db, f.name, met)
			}
			faultdisk.CutAfter(-1)
			faultdisk.FailAfter(-1, 0, false)
			w := afterFault{t, db + " in the end", v}
			w.checks()
			must(t, v.Close())
		}
		if few := !long && db == evidenceName; !few && (renewed == 0 || renewed == faults) {
			t.Errorf("%s: %d renewals in %d faults: both sides of the moment that counts have to be met", db, renewed, faults)
		}
		t.Logf("%s: %d faults, %d of them after the moment that counts", db, faults, renewed)
	}
}
