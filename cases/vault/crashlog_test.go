package vault

import (
	"bytes"
	"errors"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs/rawfile"
)

// crashedInEvidence is a vault as a crash leaves it in the middle of a change of evidence.db that was already partly
// written: only its journal can undo that. The blob holds randomBytes(4, 3*sliceSize); heads are the
// units of the journal at which its segments begin.
func crashedInEvidence(t *testing.T) (dir string, b cases.Blob, heads []int) {
	t.Helper()
	v, _ := newVault(t)
	b = put(t, v, randomBytes(4, 3*sliceSize))
	v = reopen(t, v)
	_, err := v.evidence.db.Exec("PRAGMA cache_size = 4")
	must(t, err)
	tx := get(v.evidence.db.Begin())(t)
	_, err = tx.Exec("UPDATE slice SET data = zeroblob(length(data))")
	must(t, err)
	dir = crashed(t, v)
	must(t, tx.Rollback())
	heads = headsOf(t, v, copyFolder(t, dir))
	must(t, v.Close())
	return dir, b, heads
}

// headsOf finds the units of evidence.db's journal that are heads of its segments.
func headsOf(t *testing.T, v *Vault, dir string) (heads []int) {
	t.Helper()
	key := get(v.databaseKey(evidenceName))(t)
	vfs := "test-" + cases.NewID()
	must(t, sealedvfs.Register(vfs, key, evidencePage))
	defer sealedvfs.Unregister(vfs)
	f := get(rawfile.Open(vfs, filepath.Join(dir, evidenceName), rawfile.Journal))(t)
	defer f.Close()
	unit := make([]byte, 512)
	for i := range int(get(f.Size())(t)) / 512 {
		must(t, f.Read(unit, int64(512*i)))
		if bytes.HasPrefix(unit, []byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")) {
			heads = append(heads, i)
		}
	}
	if len(heads) == 0 {
		t.Fatal("a journal without a head")
	}
	return heads
}

// seed is another in every long run.
func seed() int64 {
	if long {
		return time.Now().UnixNano()
	}
	return 9
}

// openedOrRefused opens a vault whose log or journal is not as it was written. Refusing leaves that file as it is;
// opening tells the user and gives a whole moment. With cut set a file that ends too early may look like a whole one:
// then nobody is told, and what is not whole is for the check to find.
func openedOrRefused(t *testing.T, dir, side string, cut bool, look func(*Vault)) (opened bool) {
	t.Helper()
	before := get(os.ReadFile(dir + "/" + side))(t)
	v, err := Open(t.Context(), dir, Unlock{Passphrase: pass})
	if err != nil {
		if !errors.Is(err, cases.ErrDamaged) || !bytes.Equal(before, get(os.ReadFile(dir+"/"+side))(t)) {
			t.Fatalf("%v, or %s was touched", err, side)
		}
		return false
	}
	defer v.Close()
	if len(v.Notices()) == 0 && !cut {
		t.Error("opened without a notice")
	}
	r := get(v.Check(t.Context(), nil))(t)
	if r.OK() {
		look(v)
	} else if !cut {
		t.Errorf("opened, and the check says %q", r.Problems)
	}
	must(t, v.Close())
	return true
}

// A flipped bit in the journal that a crash left: the check finds it; opening undoes the whole change, or refuses and
// leaves the files as they are. A mix of old and new is never shown, except where the head of a segment was flipped: a power
// cut may tear the same bytes before their promise holds, so nobody can tell the two apart. The user is told that the end
// does not read, and what stayed half done is for the check to find.
func TestFlipInTheJournalOfACrash(t *testing.T) {
	source, blob, heads := crashedInEvidence(t)
	const side = evidenceName + "-journal"
	journal := get(os.ReadFile(source + "/" + side))(t)
	if r := checkFolder(t, copyFolder(t, source)); !r.OK() || len(journal) < sliceSize {
		t.Fatalf("%q, a journal of %d bytes", r.Problems, len(journal))
	}
	r := rand.New(rand.NewSource(seed()))
	opened := 0
	for i := range times(6, 300) {
		dir := copyFolder(t, source)
		b := bytes.Clone(journal)
		at := r.Intn(len(b))
		if i%3 == 0 {
			at = len(b) - 1 - r.Intn(2000) // where a power cut may tear
		}
		b[at] ^= 1 << r.Intn(8)
		must(t, os.WriteFile(dir+"/"+side, b, 0o600))
		if rep := checkFolder(t, copyFolder(t, dir)); rep.OK() {
			t.Fatalf("byte %d: the check finds nothing", at)
		}
		if openedOrRefused(t, dir, side, slices.Contains(heads, (at-64)/(512+unitOverhead)), func(v *Vault) { wholeBlob(t, v, blob) }) {
			opened++
		}
		if t.Failed() {
			t.Fatalf("with the flip at byte %d of %d", at, len(journal))
		}
	}
	t.Logf("%d opened with a notice, the others were refused", opened)
}

func wholeBlob(t *testing.T, v *Vault, b cases.Blob) {
	t.Helper()
	if !bytes.Equal(readBlob(t, v, b.ID), randomBytes(4, 3*sliceSize)) {
		t.Error("the sealed file is neither old nor new")
	}
}

// A log or journal that was cut anywhere: a whole moment, a refusal, or something that the check finds; never a crash. A
// cut between two commits of a log, or two segments of a journal, looks like an earlier end, as FORMAT.md says of one that
// was taken away.
func TestCutLogOfACrash(t *testing.T) {
	v, _ := newVault(t)
	v = reopen(t, v) // the log of a new vault holds its tables too
	scribble(t, v, 25)
	records := crashed(t, v)
	must(t, v.Close())
	evidence, blob, _ := crashedInEvidence(t)
	r := rand.New(rand.NewSource(seed()))
	for _, c := range []struct {
		source, side string
		look         func(*Vault)
	}{{records, recordsName + "-wal", func(*Vault) {}}, {evidence, evidenceName + "-journal", func(v *Vault) { wholeBlob(t, v, blob) }}} {
		whole := get(os.ReadFile(c.source + "/" + c.side))(t)
		opened, refused := 0, 0
		for i := range times(6, 300) {
			dir := copyFolder(t, c.source)
			n := r.Intn(len(whole))
			if i%4 == 0 {
				n = len(whole) - 1 - r.Intn(3000)
			}
			must(t, os.WriteFile(dir+"/"+c.side, whole[:n], 0o600))
			checkFolder(t, copyFolder(t, dir))
			if openedOrRefused(t, dir, c.side, true, c.look) {
				opened++
			} else {
				refused++
			}
		}
		t.Logf("%s: %d opened, %d were refused", c.side, opened, refused)
	}
}

// A vault whose first log was cut before its first entries were stored is damaged, in plain words.
func TestVaultWithoutItsFirstEntries(t *testing.T) {
	for _, name := range []string{"device", "clock"} {
		v, _ := newVault(t)
		_, err := v.write.Exec("DELETE FROM meta WHERE name = ?", name)
		must(t, err)
		must(t, v.Close())
		if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrDamaged) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}
