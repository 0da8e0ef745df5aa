package vault

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// otherClient is nobody whom holdsAll searches for.
func otherClient() cases.Client {
	c := sampleClient()
	c.Name = cases.Name{Family: "Worker"}
	return c
}

// lowerBounds lowers the bounds of a key for one test.
func lowerBounds(t *testing.T, renew, most int64) {
	t.Helper()
	was := sealBounds
	t.Cleanup(func() { sealBounds = was })
	sealBounds.renew, sealBounds.most = renew, most
}

// onDisk is the count in vault.keys as a crash at this moment would leave it.
func onDisk(t *testing.T, v *Vault, name string) int64 {
	t.Helper()
	return get(readKeyFile(v.dir))(t).find(name).Sealed
}

// At every moment vault.keys counts at least as many seals as were made under each key in all sessions together, and
// not many more.
func TestSealsAreCounted(t *testing.T) {
	v, _ := newVault(t)
	before := map[string]int64{} // seals of earlier sessions
	compare := func(what string) {
		t.Helper()
		for name, vfs := range map[string]string{recordsName: v.recordsVFS, evidenceName: v.evidenceVFS} {
			made, counted := before[name]+sealedvfs.Seals(vfs), onDisk(t, v, name)
			if counted < made {
				t.Fatalf("%s: %s counts %d seals of %d", what, name, counted, made)
			}
			if counted > 2*made+3*sealBlock {
				t.Fatalf("%s: %s counts %d seals where %d were made", what, name, counted, made)
			}
		}
	}
	for session := range 3 {
		for range 40 {
			must(t, v.Write(t.Context(), otherClient()))
			compare("a record")
		}
		put(t, v, randomBytes(int64(session), 9<<20)) // more than one block of journal and pages
		compare("a file")
		records, evidence := v.recordsVFS, v.evidenceVFS
		before[recordsName] += sealedvfs.Seals(records)
		before[evidenceName] += sealedvfs.Seals(evidence)
		must(t, v.Close())
		before[recordsName] += 200 // at closing, which nobody can ask any more
		v = open(t, v.dir)
	}
	if n := onDisk(t, v, recordsName); n < before[recordsName]-600 || before[recordsName] < 1000 {
		t.Errorf("%d seals counted, %d made", n, before[recordsName])
	}
}

// A key of the records that has sealed much is renewed when the vault is opened.
func TestWornOutKeyIsRenewed(t *testing.T) {
	v, code, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	lowerBounds(t, onDisk(t, v, recordsName)+1, 1<<32)
	for onDisk(t, v, recordsName) < sealBounds.renew {
		must(t, v.Write(t.Context(), otherClient()))
	}
	key := get(v.databaseKey(recordsName))(t)
	must(t, v.Close())
	for _, u := range []Unlock{{Passphrase: pass}, {Recovery: code.Secret()}} {
		v = get(Open(t.Context(), v.dir, u))(t)
		if again := get(v.databaseKey(recordsName))(t); bytes.Equal(key, again) {
			t.Fatal("the key stayed the same")
		} else {
			key = again
		}
		if n := onDisk(t, v, recordsName); n < sealedvfs.Seals(v.recordsVFS) || n > 2*sealBlock {
			t.Errorf("the new key counts %d, %d were made", n, sealedvfs.Seals(v.recordsVFS))
		}
		holdsAll(t, v, c, b)
		sealBounds.renew = 1 // the next opening renews again
		must(t, v.Close())
		if got := names(t, v.dir); len(got) != 4 {
			t.Errorf("the folder holds %v", got)
		}
	}
}

// Beyond the last bound nothing is sealed: the change does not count, what was stored stays, and the next opening, which
// renews the key, lets the work go on.
func TestNothingIsSealedBeyondTheBound(t *testing.T) {
	v, _, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	lowerBounds(t, onDisk(t, v, recordsName), onDisk(t, v, recordsName))
	var stored []string
	for {
		c := otherClient()
		if v.Write(t.Context(), c) != nil {
			break
		}
		if stored = append(stored, c.ID); len(stored) > 5000 {
			t.Fatal("nothing stops it")
		}
	}
	if sealedvfs.Seals(v.recordsVFS) < 1000 {
		t.Fatalf("only %d seals", sealedvfs.Seals(v.recordsVFS))
	}
	v.Close() // may say that the log could not be emptied; it stays
	sealBounds.most = 1 << 32
	v = open(t, v.dir)
	for _, id := range stored {
		get(Get[cases.Client](t.Context(), v, id))(t)
	}
	must(t, v.Write(t.Context(), otherClient()))
	holdsAll(t, v, c, b)
}

// The evidence is written afresh under a new key on demand, and Notices says when that is due.
func TestRotateEvidence(t *testing.T) {
	v, _, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	second := put(t, v, randomBytes(5, 3<<20))
	lowerBounds(t, 1<<30, 1<<32)
	v = reopen(t, v)
	if n := v.Notices(); len(n) != 0 {
		t.Fatalf("notices %q", n)
	}
	must(t, v.Close())
	sealBounds.renew = onDisk(t, v, evidenceName)
	v = open(t, v.dir)
	if n := v.Notices(); !slices.Contains(n, noticeEvidenceKey.en) {
		t.Errorf("notices %q", n)
	}
	old := get(v.databaseKey(evidenceName))(t)
	held := get(v.OpenBlob(t.Context(), second.ID))(t)
	must(t, v.RotateEvidence(t.Context()))
	if bytes.Equal(old, get(v.databaseKey(evidenceName))(t)) {
		t.Error("the key stayed the same")
	}
	if n := onDisk(t, v, evidenceName); n < sealedvfs.Seals(v.evidenceVFS) {
		t.Errorf("the new key counts %d, %d were made", n, sealedvfs.Seals(v.evidenceVFS))
	}
	if _, err := held.ReadAt(make([]byte, 10), 2<<20); err != nil {
		t.Errorf("a file that was open: %v", err)
	}
	if n := v.Notices(); len(n) != 0 {
		t.Errorf("afterwards %q", n)
	}
	var vacuum, page int
	must(t, v.evidence.db.QueryRow("SELECT (SELECT auto_vacuum FROM pragma_auto_vacuum), (SELECT page_size FROM pragma_page_size)").Scan(&vacuum, &page))
	if vacuum != 2 || page != evidencePage {
		t.Errorf("auto_vacuum %d, pages of %d", vacuum, page)
	}
	third := put(t, v, randomBytes(6, 100_000))
	sealBounds.renew = 1 << 30
	v = reopen(t, v)
	holdsAll(t, v, c, b)
	for _, at := range []struct {
		blob cases.Blob
		want []byte
	}{{second, randomBytes(5, 3<<20)}, {third, randomBytes(6, 100_000)}} {
		if !bytes.Equal(readBlob(t, v, at.blob.ID), at.want) {
			t.Errorf("blob %s differs", at.blob.ID)
		}
	}
	must(t, v.Close())
	if got := names(t, v.dir); len(got) != 4 {
		t.Errorf("the folder holds %v", got)
	}
}

// kill -9 at every step of a renewal of the evidence.
func TestRotateEvidenceKilledAtEveryStep(t *testing.T) {
	v, _, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	must(t, v.Close())
	for i, at := range rotationSteps {
		before := get(readKeyFile(v.dir))(t).find(evidenceName).No
		killedAt(t, v.dir, at, "rotate evidence", "")
		if r := checkFolder(t, v.dir); !r.OK() {
			t.Errorf("%s: check %q", at, r.Problems)
		}
		v = open(t, v.dir)
		holdsAll(t, v, c, b)
		must(t, v.Close())
		after := get(readKeyFile(v.dir))(t).find(evidenceName)
		if renewed := i >= 3; after.No != before+map[bool]int{true: 1}[renewed] || after.Moving {
			t.Errorf("%s: key %d after key %d, moving %v", at, after.No, before, after.Moving)
		}
		if got := names(t, v.dir); len(got) != 4 {
			t.Errorf("%s: the folder holds %v", at, got)
		}
	}
}

// A disk without room for vault.keys keeps nobody out, for a while, and what it kept out is counted later.
func TestSealsOnAFullDisk(t *testing.T) {
	v, _, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	must(t, v.Close())
	replaceFile = func(string, []byte) error { return syscall.ENOSPC }
	defer func() { replaceFile = saveFile }()
	before := onDisk(t, v, recordsName)
	v = open(t, v.dir)
	must(t, v.Write(t.Context(), otherClient()))
	if v.unsaved == 0 || onDisk(t, v, recordsName) != before {
		t.Fatal("the control: the disk has room")
	}
	holdsAll(t, v, c, b)
	sealBlocks := 0
	for v.allowance(recordsName)(0) > 0 {
		sealBlocks++
	}
	if sealBlocks > sealsUnsaved/sealBlock {
		t.Errorf("%d blocks without a count", sealBlocks)
	}
	want := v.sealedUnder(recordsName)
	replaceFile = saveFile
	if v.allowance(recordsName)(0) == 0 || onDisk(t, v, recordsName) < want {
		t.Errorf("with room again %d of %d", onDisk(t, v, recordsName), want)
	}
	replaceFile = func(string, []byte) error { return syscall.EIO }
	if v.allowance(recordsName)(0) != 0 {
		t.Error("a disk that does not answer gives seals")
	}
}

// A vault.keys from before seals were counted is read, counts as a guess from above, and is written in the new form.
func TestKeysOfFormat1(t *testing.T) {
	folder := unzipKnown(t, filepath.Join("testdata", "kat-1"))
	if b := get(os.ReadFile(filepath.Join(folder, keysName)))(t); !bytes.HasPrefix(b, []byte(keyTitle+" 1\n")) {
		t.Fatal("the fixture is of another format")
	}
	v := get(Open(t.Context(), folder, Unlock{Passphrase: "correct horse battery"}))(t)
	defer v.Close()
	must(t, v.Write(t.Context(), otherClient()))
	for _, db := range databases {
		if n := v.sealedUnder(db.name); n < sealsUnknown || n > sealsUnknown+3*sealBlock {
			t.Errorf("%s counts %d", db.name, n)
		}
	}
	if b := get(os.ReadFile(filepath.Join(folder, keysName)))(t); !bytes.HasPrefix(b, []byte(keyTitle+" 2\n")) {
		t.Error("vault.keys is still of the old format")
	}
}

// A check of a folder whose vault.keys was changed does not put the vault's own signature on the change, whatever else
// it has to write: the count of seals is not saved then.
func TestCheckSignsNothing(t *testing.T) {
	v, _, _, _ := vaultWithBlob(t, Unlock{Passphrase: pass})
	unclean := filepath.Join(t.TempDir(), "unclean")
	putCopy(t, v.dir, unclean) // with its log
	must(t, v.Close())
	for _, dir := range []string{v.dir, unclean} {
		path := filepath.Join(dir, keysName)
		changed := bytes.Replace(get(os.ReadFile(path))(t), []byte(`"recovery"`), []byte(`"secovery"`), 1)
		must(t, os.WriteFile(path, changed, 0o600))
		if r := checkFolder(t, dir); r.OK() {
			t.Error("the change is not found")
		}
		if !bytes.Equal(changed, get(os.ReadFile(path))(t)) {
			t.Error("vault.keys was written")
		}
	}
}
