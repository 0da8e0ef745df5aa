package vault

import (
	"bytes"
	"context"
	"errors"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// long is set by the runner's --long.
var long = os.Getenv("HARBORFILE_LONG") != ""

func times(short, more int) int {
	if long {
		return more
	}
	return short
}

func checkFolder(t testing.TB, dir string) Report {
	t.Helper()
	return get(CheckFolder(context.Background(), dir, Unlock{Passphrase: pass}, nil))(t)
}

func TestCheckOfAWholeVault(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, 30)
	put(t, v, randomBytes(1, 3*sliceSize))
	open := get(v.Check(t.Context(), nil))(t)
	must(t, v.Close())
	closed := checkFolder(t, v.dir)
	for _, r := range []Report{open, closed} {
		if !r.OK() || len(r.Notices) > 0 || r.Blobs != 1 || r.Records < 10 || r.Entries < 100 || r.Units < 50 {
			t.Errorf("%+v", r)
		}
	}
	if _, err := CheckFolder(t.Context(), v.dir, Unlock{Passphrase: "no"}, nil); !errors.Is(err, cases.ErrWrongPassphrase) {
		t.Errorf("%v", err)
	}
	if _, err := CheckFolder(t.Context(), t.TempDir(), Unlock{Passphrase: pass}, nil); !errors.Is(err, cases.ErrNoVault) {
		t.Errorf("%v", err)
	}
	open2 := get(Open(t.Context(), v.dir, Unlock{Passphrase: pass}))(t)
	defer open2.Close()
	if _, err := CheckFolder(t.Context(), v.dir, Unlock{Passphrase: pass}, nil); !errors.Is(err, cases.ErrInUse) {
		t.Errorf("%v", err)
	}
}

// Every flipped bit in any file of a cleanly closed vault is found, and nothing panics.
func TestCheckFindsEveryFlip(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, 30)
	put(t, v, randomBytes(1, sliceSize/2))
	must(t, v.Close())
	r := rand.New(rand.NewSource(5))
	for _, name := range []string{keysName, recordsName, evidenceName} {
		orig := get(os.ReadFile(v.path(name)))(t)
		for range times(12, 340) {
			off, bit := r.Intn(len(orig)), byte(1)<<r.Intn(8)
			b := bytes.Clone(orig)
			b[off] ^= bit
			must(t, os.WriteFile(v.path(name), b, 0o600))
			report, err := CheckFolder(t.Context(), v.dir, Unlock{Passphrase: pass}, nil)
			if err == nil && report.OK() {
				t.Fatalf("%s: bit %d of byte %d was not found", name, bit, off)
			}
			if err != nil && !errors.Is(err, cases.ErrNewerFormat) {
				t.Fatalf("%s byte %d: %v", name, off, err)
			}
			if err == nil && !strings.Contains(strings.Join(report.Problems, "\n"), name) {
				t.Fatalf("%s byte %d: %q", name, off, report.Problems)
			}
			restore(t, v, name, orig)
		}
	}
	if r := checkFolder(t, v.dir); !r.OK() {
		t.Error(r.Problems)
	}
}

// restore puts a file back and removes what opening a damaged vault left beside it.
func restore(t testing.TB, v *Vault, name string, data []byte) {
	t.Helper()
	must(t, os.WriteFile(v.path(name), data, 0o600))
	for _, db := range []string{recordsName, evidenceName} {
		for _, side := range sideFiles {
			os.Remove(v.path(db + side))
		}
	}
}

func TestCheckFindsWhatIsMissing(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, 5)
	put(t, v, randomBytes(1, 3*sliceSize))
	must(t, v.Close())
	for _, name := range []string{recordsName, evidenceName} {
		orig := get(os.ReadFile(v.path(name)))(t)
		for _, n := range []int{-1, 0, 64, 100, len(orig) - 1, len(orig) / 2} {
			if n < 0 {
				must(t, os.Remove(v.path(name)))
			} else {
				must(t, os.WriteFile(v.path(name), orig[:n], 0o600))
			}
			if r := checkFolder(t, v.dir); r.OK() {
				t.Errorf("%s cut to %d bytes: nothing found", name, n)
			}
			if n <= 100 {
				if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrDamaged) {
					t.Errorf("%s cut to %d bytes: opening says %v", name, n, err)
				}
			}
			restore(t, v, name, orig)
		}
	}
	if r := checkFolder(t, v.dir); !r.OK() {
		t.Error(r.Problems)
	}
}

// A damaged block of evidence.db costs the blob it belongs to, and no other.
func TestUndamagedStaysReadable(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), c))
	a, b := put(t, v, randomBytes(1, 4*sliceSize)), put(t, v, randomBytes(2, 4*sliceSize))
	must(t, v.Close())
	f := get(os.OpenFile(v.path(evidenceName), os.O_RDWR, 0))(t)
	_, err := f.WriteAt(make([]byte, 1000), 64+20*(evidencePage+28)+500) // well inside the first blob
	must(t, err)
	must(t, f.Close())
	v = open(t, v.dir)
	if get(Get[cases.Client](t.Context(), v, c.ID))(t).ID != c.ID || !bytes.Equal(readBlob(t, v, b.ID), randomBytes(2, 4*sliceSize)) {
		t.Error("the rest does not read")
	}
	r := get(v.Check(t.Context(), nil))(t)
	all := strings.Join(r.Problems, "\n")
	if !strings.Contains(all, evidenceName+": block 20 ") || !strings.Contains(all, a.ID) || strings.Contains(all, b.ID) {
		t.Errorf("%q", r.Problems)
	}
}

// Changes made through SQL behind the log's back are found.
func TestCheckFindsChangesBesideTheLog(t *testing.T) {
	for _, q := range []string{
		`UPDATE record SET doc = replace(doc, 'Zzcanary', 'Other') WHERE no = 1`,
		`UPDATE record SET deleted = 1 WHERE no = 1`,
		`UPDATE side SET words = 'x' WHERE no = 1`,
		`DELETE FROM op WHERE t = (SELECT max(t) FROM op)`,
		`UPDATE op SET value = '"x"' WHERE t = (SELECT min(t) FROM op)`,
		`UPDATE op SET bases = 'x' WHERE t = (SELECT min(t) FROM op)`,
		`INSERT INTO record(tbl, row, stream, rev, doc) VALUES('client', 'x', 1, 'x', '{}')`,
		`UPDATE chain SET n = n + 1`,
		`UPDATE blob SET sha256 = zeroblob(32)`,
		`DELETE FROM find WHERE rowid = 1`,
	} {
		v, _ := newVault(t)
		scribble(t, v, 10)
		put(t, v, []byte("evidence"))
		_, err := v.write.Exec(q)
		must(t, err)
		if r := get(v.Check(t.Context(), nil))(t); r.OK() {
			t.Errorf("%s: not found", q)
		}
		must(t, v.Close())
	}
}

func TestCheckCanBeCancelledAndCounts(t *testing.T) {
	v, _ := newVault(t)
	put(t, v, randomBytes(1, 4*sliceSize))
	p := &countProgress{}
	get(v.Check(t.Context(), p))(t)
	if p.total < 4*sliceSize || p.done < p.total*9/10 || p.done > p.total*11/10 {
		t.Errorf("progress %+v", p)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := v.Check(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestReportNamesBlocks(t *testing.T) {
	if got := listUnits([]int64{1, 2, 3}); got != "1, 2, 3" {
		t.Error(got)
	}
	if got := listUnits(make([]int64, 20)); !strings.HasSuffix(got, "and 12 more") {
		t.Error(got)
	}
	r := Report{}
	r.problem("block %d", 1)
	if r.OK() {
		t.Error("a problem is no problem")
	}
}

// A check changes no byte of a cleanly closed vault, whole or damaged, nor of one whose log a crash left damaged.
func TestCheckChangesNothing(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, 10)
	put(t, v, randomBytes(1, sliceSize))
	crash := crashed(t, v)
	must(t, v.Close())
	flip := func(dir, name string, at int) {
		b := get(os.ReadFile(dir + "/" + name))(t)
		b[at] ^= 1
		must(t, os.WriteFile(dir+"/"+name, b, 0o600))
	}
	damaged := copyFolder(t, v.dir)
	flip(damaged, recordsName, 9000)
	both := copyFolder(t, crash)
	flip(both, recordsName+"-wal", 9000)
	for _, dir := range []string{v.dir, damaged, both} {
		before := copyFolder(t, dir)
		r := checkFolder(t, dir)
		if r.OK() != (dir == v.dir) {
			t.Errorf("%q", r.Problems)
		}
		if once := slices.Compact(slices.Sorted(slices.Values(r.Problems))); len(once) != len(r.Problems) {
			t.Errorf("said twice: %q", r.Problems)
		}
		if a, b := names(t, before), names(t, dir); !slices.Equal(a, b) {
			t.Errorf("%v became %v", a, b)
		}
		for _, name := range names(t, before) {
			if !bytes.Equal(get(os.ReadFile(before+"/"+name))(t), get(os.ReadFile(dir+"/"+name))(t)) {
				t.Errorf("%s was changed", name)
			}
		}
	}
	checkFolder(t, crash)
	if got := names(t, crash); len(got) != 4 {
		t.Errorf("after the check of a crashed vault: %v", got)
	}
}

// crashed copies an open vault as a crash would leave it: with its log and without a clean exit.
func crashed(t testing.TB, v *Vault) string {
	t.Helper()
	dir := t.TempDir()
	copyFiles(t, v.dir, dir)
	return dir
}

// A flipped bit in the log that a crash left: the check finds it; opening gives an earlier whole moment with a notice,
// or refuses and leaves the files as they are.
func TestFlipInTheLogOfACrash(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, 25)
	source := crashed(t, v)
	wal := get(os.ReadFile(source + "/" + recordsName + "-wal"))(t)
	if r := checkFolder(t, copyFolder(t, source)); !r.OK() {
		t.Fatal(r.Problems)
	}
	r := rand.New(rand.NewSource(8))
	refused, noticed := 0, 0
	for i := range times(25, 400) {
		dir := copyFolder(t, source)
		b := bytes.Clone(wal)
		b[r.Intn(len(b))] ^= 1 << r.Intn(8)
		if i == 0 {
			b = bytes.Clone(wal)
			b[len(b)-100] ^= 1 // in the last frame, where a power cut may tear
		}
		path := dir + "/" + recordsName + "-wal"
		must(t, os.WriteFile(path, b, 0o600))
		if rep := checkFolder(t, copyFolder(t, dir)); rep.OK() {
			t.Fatalf("round %d: the check finds nothing", i)
		}
		back, err := Open(t.Context(), dir, Unlock{Passphrase: pass})
		if err != nil {
			if !errors.Is(err, cases.ErrDamaged) || !bytes.Equal(b, get(os.ReadFile(path))(t)) {
				t.Fatalf("round %d: %v, or the log was touched", i, err)
			}
			refused++
			continue
		}
		if len(back.Notices()) == 0 {
			t.Errorf("round %d: opened without a notice", i)
		}
		noticed++
		if rep := get(back.Check(t.Context(), nil))(t); !rep.OK() {
			t.Errorf("round %d: %q", i, rep.Problems)
		}
		must(t, back.Close())
	}
	if refused == 0 || noticed == 0 {
		t.Errorf("%d refused, %d opened with a notice", refused, noticed)
	}
}

func copyFolder(t testing.TB, from string) string {
	t.Helper()
	dir := t.TempDir()
	copyFiles(t, from, dir)
	return dir
}

// copyFiles copies the files of a vault, open or not. The lock file is always empty, and Windows lets nobody read it
// while it is held.
func copyFiles(t testing.TB, from, to string) {
	t.Helper()
	for _, name := range names(t, from) {
		var data []byte
		if name != lockName {
			data = get(os.ReadFile(filepath.Join(from, name)))(t)
		}
		must(t, os.WriteFile(filepath.Join(to, name), data, 0o600))
	}
}

// A block that a kill left half written is mended from its log, and the check does not call it damage.
func TestCheckAfterAKillInAWrite(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, 10)
	source := crashed(t, v) // its changes are in the log alone
	f := get(os.OpenFile(source+"/"+recordsName, os.O_RDWR, 0))(t)
	fi := get(f.Stat())(t)
	_, err := f.WriteAt(make([]byte, 2000), 64+4124+1000) // half of page 2, which the log holds as well
	must(t, err)
	_, err = f.WriteAt(make([]byte, 700), fi.Size()) // the beginning of a page that was being appended
	must(t, err)
	must(t, f.Close())
	if r := checkFolder(t, source); !r.OK() {
		t.Errorf("%q", r.Problems)
	}
}
