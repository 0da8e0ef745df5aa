package vault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// The units of the sealed files: where the first lies, and how long one is.
const unitOverhead, firstUnit = 28, 64

// sealedFile is a copy of one file of a vault that is cut into its units.
type sealedFile struct {
	name string
	size int // of a unit
	data []byte
}

func (f sealedFile) units() int { return (len(f.data) - firstUnit) / f.size }

func (f sealedFile) unit(i int) []byte {
	return f.data[firstUnit+i*f.size : firstUnit+(i+1)*f.size]
}

// with is the file with another unit at i.
func (f sealedFile) with(i int, unit []byte) []byte {
	b := bytes.Clone(f.data)
	copy(b[firstUnit+i*f.size:], unit)
	return b
}

func readSealed(t *testing.T, dir, name string) sealedFile {
	t.Helper()
	page := recordsPage
	if name == evidenceName {
		page = evidencePage
	}
	return sealedFile{name, page + unitOverhead, get(os.ReadFile(dir + "/" + name))(t)}
}

// Blocks that are exchanged, emptied, cut off, or taken from another vault: the check names the file for every one.
func TestReplacedBlocks(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, 30)
	put(t, v, randomBytes(1, 2*sliceSize))
	must(t, v.Close())
	other := copyFolder(t, v.dir) // not even a vault that was copied under a new key fits
	u := open(t, other)
	must(t, u.Rotate(t.Context(), Secrets{Passphrase: pass}))
	must(t, u.Close())
	foreign, _ := newVault(t)
	scribble(t, foreign, 30)
	put(t, foreign, randomBytes(1, 2*sliceSize))
	must(t, foreign.Close())
	tried := 0
	for _, name := range []string{recordsName, evidenceName} {
		f, alien := readSealed(t, v.dir, name), readSealed(t, foreign.dir, name)
		n := min(f.units(), alien.units())
		try := func(what string, data []byte) {
			t.Helper()
			must(t, os.WriteFile(v.path(name), data, 0o600))
			if r := checkFolder(t, v.dir); r.OK() || !strings.Contains(strings.Join(r.Problems, "\n"), name) {
				t.Errorf("%s, %s: %q", name, what, r.Problems)
			}
			restore(t, v, name, f.data)
			tried++
		}
		for i := 0; i < n; i += max(1, n/times(6, 60)) {
			next := (i + 1) % n
			swapped := f.with(i, f.unit(next))
			copy(swapped[firstUnit+next*f.size:], f.unit(i))
			try(fmt.Sprintf("blocks %d and %d exchanged", i, next), swapped)
			try(fmt.Sprintf("block %d twice", i), f.with(next, f.unit(i)))
			try(fmt.Sprintf("block %d emptied", i), f.with(i, make([]byte, f.size)))
			try(fmt.Sprintf("block %d of another vault", i), f.with(i, alien.unit(i)))
			try(fmt.Sprintf("block %d from another place of another vault", i), f.with(i, alien.unit(next)))
			try(fmt.Sprintf("cut before block %d", i), f.data[:firstUnit+i*f.size])
			try(fmt.Sprintf("cut in block %d", i), f.data[:firstUnit+i*f.size+f.size/2])
			if name == recordsName {
				if renewed := readSealed(t, other, name); i < renewed.units() {
					try(fmt.Sprintf("block %d from after a renewal", i), f.with(i, renewed.unit(i)))
				}
			}
		}
		try("the file of another vault", alien.data)
		try("a block too many", append(bytes.Clone(f.data), f.unit(0)...))
	}
	if r := checkFolder(t, v.dir); !r.OK() {
		t.Error(r.Problems)
	}
	t.Logf("%d changes, each found", tried)
}

// An older version of one block, put back in its own place, authenticates: FORMAT.md says so. The check finds it all
// the same, or nothing that can be read is different.
func TestReplayedBlocks(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, times(30, 200))
	put(t, v, randomBytes(1, sliceSize))
	must(t, v.Close())
	old := map[string]sealedFile{recordsName: readSealed(t, v.dir, recordsName), evidenceName: readSealed(t, v.dir, evidenceName)}
	v = open(t, v.dir)
	for _, c := range get(List[cases.Client](t.Context(), v, ""))(t) {
		c.Dialect = "another"
		must(t, v.Write(t.Context(), c))
	}
	put(t, v, randomBytes(2, sliceSize))
	must(t, v.Close())
	want := legible(t, v.dir)
	found, harmless := 0, 0
	for _, name := range []string{recordsName, evidenceName} {
		now := readSealed(t, v.dir, name)
		for i := range min(now.units(), old[name].units()) {
			if bytes.Equal(now.unit(i), old[name].unit(i)) {
				continue
			}
			must(t, os.WriteFile(v.path(name), now.with(i, old[name].unit(i)), 0o600))
			r, err := CheckFolder(t.Context(), v.dir, Unlock{Passphrase: pass}, nil)
			if err != nil && !errors.Is(err, cases.ErrNewerFormat) {
				t.Errorf("%s block %d: %v", name, i, err)
			}
			switch {
			case !r.OK():
				found++
			case legible(t, v.dir) == want:
				harmless++
			default:
				t.Errorf("%s: an old block %d changes what is read, and the check does not find it", name, i)
			}
			restore(t, v, name, now.data)
		}
	}
	t.Logf("%d found, %d without effect", found, harmless)
	if found < 5 {
		t.Errorf("only %d were found", found)
	}
}

// legible is everything in a vault that a person can read.
func legible(t *testing.T, dir string) string {
	t.Helper()
	v, err := Open(t.Context(), dir, Unlock{Passphrase: pass})
	if err != nil {
		return fmt.Sprint("does not open: ", err)
	}
	defer v.Close()
	var out strings.Builder
	for _, q := range []string{
		"SELECT tbl||row||rev||deleted||doc FROM record ORDER BY tbl, row",
		"SELECT hex(hash)||tbl||row||field||coalesce(value, '') FROM op ORDER BY dev, t",
		"SELECT id||size||hex(sha256)||identity FROM blob ORDER BY no",
		"SELECT row FROM record JOIN find ON find.rowid = record.no WHERE find MATCH 'another' ORDER BY row",
	} {
		rows := get(v.read.Query(q))(t)
		for rows.Next() {
			var line string
			must(t, rows.Scan(&line))
			fmt.Fprintln(&out, line)
		}
		must(t, errors.Join(rows.Err(), rows.Close()))
	}
	return out.String()
}
