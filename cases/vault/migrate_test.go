package vault

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs/faultdisk"
)

// withMigrations makes a program of a later version, with migrations of its own, and returns the way back.
func withMigrations(list ...migration) (back func()) {
	was := migrations
	migrations = slices.Concat(was, list)
	schemaVersion = 1 + len(migrations)
	return func() { migrations, schemaVersion = was, 1+len(was) }
}

// toNext is a migration as a later version may have one: a new table, a new column that the log fills, an index, and
// the records made afresh.
func toNext(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `CREATE TABLE seen (no INTEGER PRIMARY KEY, n INTEGER NOT NULL);
		INSERT INTO seen SELECT stream, count(*) FROM op GROUP BY stream;
		ALTER TABLE record ADD COLUMN begun INTEGER;
		CREATE INDEX op_stream ON op (stream, dev, t)`)
	if err != nil {
		return err
	}
	if err := rebuildRecords(ctx, tx); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE record SET begun = (SELECT min(t) >> 16 FROM op WHERE op.tbl = record.tbl AND op.row = record.row)")
	return err
}

// isNext looks for what toNext made.
func isNext(t *testing.T, v *Vault) {
	t.Helper()
	var seen, begun, records int
	must(t, v.read.QueryRow("SELECT (SELECT count(*) FROM seen), (SELECT count(begun) FROM record), (SELECT count(*) FROM record)").Scan(&seen, &begun, &records))
	if version := get(schemaOf(t.Context(), v.write))(t); version != schemaVersion || seen == 0 || begun == 0 || records == 0 {
		t.Errorf("schema %d, %d seen, %d of %d records", version, seen, begun, records)
	}
}

// oldVault is a vault of the present schema with some history, closed.
func oldVault(t *testing.T) (*Vault, RecoveryCode, cases.Client, cases.Blob) {
	t.Helper()
	v, code, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	for range 3 {
		o := otherClient()
		must(t, v.Write(t.Context(), &o))
		o.Dialect = "changed"
		must(t, v.Write(t.Context(), &o))
		must(t, v.Delete(t.Context(), &o))
	}
	must(t, v.Close())
	return v, code, c, b
}

func hasBefore(t *testing.T, v *Vault) bool {
	t.Helper()
	return slices.Contains(names(t, v.dir), beforeName)
}

// A vault of an earlier schema is brought up to date when it is opened, keeps its history, and keeps a copy from before
// until it was opened once more. The version that wrote it refuses it from then on and leaves it alone; the copy it
// opens.
func TestMigrate(t *testing.T) {
	v, code, c, b := oldVault(t)
	back := withMigrations(toNext, func(context.Context, *sql.Tx) error { return nil })
	defer back()
	history := func(v *Vault) []cases.Change { return get(v.History(t.Context(), "client", c.ID))(t) }
	v = open(t, v.dir)
	isNext(t, v)
	holdsAll(t, v, c, b)
	if n := len(history(v)); n < 3 {
		t.Errorf("%d changes", n)
	}
	if !hasBefore(t, v) {
		t.Error("no copy is kept")
	}
	noCanary(t, v.dir)
	must(t, v.Write(t.Context(), otherClient()))
	must(t, v.Close())
	kept := filepath.Join(t.TempDir(), "kept")
	putCopy(t, v.dir, kept)

	back() // the earlier program again
	before := get(os.ReadFile(v.path(recordsName)))(t)
	if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrNewerFormat) {
		t.Errorf("the earlier version: %v", err)
	}
	if !bytes.Equal(before, get(os.ReadFile(v.path(recordsName)))(t)) || !hasBefore(t, v) {
		t.Error("the earlier version touched it")
	}
	must(t, os.Rename(filepath.Join(kept, beforeName), filepath.Join(kept, recordsName))) // as FORMAT.md says
	earlier := open(t, kept)
	holdsAll(t, earlier, c, b)
	must(t, earlier.Close())

	withMigrations(toNext, func(context.Context, *sql.Tx) error { return nil })
	later := get(Open(t.Context(), v.dir, Unlock{Recovery: code.Secret()}))(t)
	isNext(t, later)
	holdsAll(t, later, c, b)
	must(t, later.Close())
	if got := names(t, v.dir); len(got) != 4 {
		t.Errorf("the folder holds %v", got)
	}
	fresh, _ := newVault(t) // is made in the same schema
	must(t, fresh.Write(t.Context(), sampleClient()))
	if version := get(schemaOf(t.Context(), fresh.write))(t); version != schemaVersion {
		t.Errorf("a new vault has schema %d", version)
	}
}

// Whatever a migration does wrong, the vault is as it was, and the earlier version opens it.
func TestMigrationThatGoesWrong(t *testing.T) {
	exec := func(q string) migration {
		return func(ctx context.Context, tx *sql.Tx) error { _, err := tx.ExecContext(ctx, q); return err }
	}
	for name, m := range map[string]migration{
		"an error":                         func(context.Context, *sql.Tx) error { return errors.New("no") },
		"statements that fail":             exec("CREATE TABLE x (a); INSERT INTO nowhere VALUES (1)"),
		"lost history":                     exec("DELETE FROM op WHERE t = (SELECT min(t) FROM op)"),
		"changed history":                  exec("UPDATE op SET value = '\"other\"' WHERE value IS NOT NULL"),
		"lost blobs":                       exec("DELETE FROM blob"),
		"lost records":                     exec("DELETE FROM side; DELETE FROM record"),
		"changed records":                  exec("UPDATE record SET doc = '{}'"),
		"lost words":                       exec("UPDATE side SET words = ''"),
		"a search index that does not fit": exec("INSERT INTO find(find) VALUES('delete-all')"),
		"rows that point nowhere":          exec("PRAGMA defer_foreign_keys=ON; UPDATE chain SET stream = stream + 900"),
	} {
		t.Run(name, func(t *testing.T) {
			v, _, c, b := oldVault(t)
			back := withMigrations(m)
			defer back()
			err := way(v.dir, Unlock{Passphrase: pass})
			var own *MigrationError
			if !errors.As(err, &own) {
				t.Fatalf("%v", err)
			}
			if strings.Contains(err.Error(), v.dir) {
				t.Error("the error names the folder")
			}
			if es := cases.Explain(err, "es"); es == cases.Explain(err, "en") || es.Empty() {
				t.Errorf("words %+v", es)
			}
			if err := way(v.dir, Unlock{Passphrase: pass}); !errors.As(err, &own) {
				t.Errorf("a second time: %v", err)
			}
			back()
			v = open(t, v.dir)
			holdsAll(t, v, c, b)
			must(t, v.Close())
			if got := names(t, v.dir); len(got) != 4 {
				t.Errorf("the folder holds %v", got)
			}
		})
	}
}

// A damaged vault is not brought up to date, and neither is one without room for the copy: both stay as they are.
func TestNoMigrationOfWhatIsDamaged(t *testing.T) {
	v, _, _, _ := oldVault(t)
	whole := get(os.ReadFile(v.path(recordsName)))(t)
	bad := bytes.Clone(whole)
	bad[len(bad)/2] ^= 1
	must(t, os.WriteFile(v.path(recordsName), bad, 0o600))
	defer withMigrations(toNext)()
	if r := checkFolder(t, v.dir); r.OK() {
		t.Error("the check finds nothing")
	}
	if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrDamaged) {
		t.Errorf("opening: %v", err)
	}
	must(t, os.WriteFile(v.path(recordsName), whole, 0o600))
	v = open(t, v.dir)
	isNext(t, v)
}

// kill -9 at every named step of a migration, and at the end of the copy's life.
func TestMigrationKilledAtEveryStep(t *testing.T) {
	for i, at := range migrationSteps {
		v, code, c, b := oldVault(t)
		if at == "migrate: copy removed" {
			back := withMigrations(toNext)
			must(t, open(t, v.dir).Close())
			back()
		}
		killedAt(t, v.dir, at, "migrate", "")
		noCanary(t, v.dir)
		if i < 4 { // nothing counts yet: the earlier version still opens it
			kept := filepath.Join(t.TempDir(), "kept")
			putCopy(t, v.dir, kept)
			earlier := open(t, kept)
			holdsAll(t, earlier, c, b)
			must(t, earlier.Close())
			if got := names(t, kept); len(got) != 4 {
				t.Errorf("%s: the folder holds %v", at, got)
			}
		}
		back := withMigrations(toNext)
		if r := checkFolder(t, v.dir); !r.OK() {
			t.Errorf("%s: check %q", at, r.Problems)
		}
		v = get(Open(t.Context(), v.dir, Unlock{Recovery: code.Secret()}))(t)
		isNext(t, v)
		holdsAll(t, v, c, b)
		must(t, v.Close())
		must(t, open(t, v.dir).Close())
		if got := names(t, v.dir); len(got) != 4 {
			t.Errorf("%s: the folder holds %v", at, got)
		}
		back()
	}
}

// Every step of the disk in an opening that migrates goes wrong once, in every way.
func TestMigrationFaultAtEveryStep(t *testing.T) {
	faults := 0
	for i, f := range stepFaults {
		met := 0
		for at := 1 + i%times(31, 1); ; at += times(31, 1) {
			onFaultDisk(t)
			v, _ := newVault(t)
			c := sampleClient()
			must(t, v.Write(t.Context(), &c))
			must(t, v.Close())
			back := withMigrations(toNext)
			faultdisk.Seed(at + 1000*i)
			start := faultdisk.Steps()
			f.arm(at)
			opened, err := Open(context.Background(), v.dir, Unlock{Passphrase: pass})
			reached := faultdisk.IsCut() || faultdisk.Steps()-start >= at
			if err == nil {
				opened.Close()
			}
			faultdisk.CutAfter(-1)
			faultdisk.FailAfter(-1, 0, false)
			fate := f.fate
			if f.code != 0 {
				fate = at % 4
			}
			faultdisk.Reboot(fate)
			opened = open(t, v.dir)
			isNext(t, opened)
			if got := get(Get[cases.Client](t.Context(), opened, c.ID))(t); got.Name != c.Name {
				t.Fatalf("%s at step %d: client %+v", f.name, at, got)
			}
			afterFault{t, f.name, opened}.checks() // and closes
			opened = open(t, v.dir)
			if there, _ := disk.exists(v.path(beforeName)); there {
				t.Fatalf("%s at step %d: the copy is left", f.name, at)
			}
			must(t, opened.Close())
			back()
			if !reached {
				must(t, err)
				break
			}
			met = at
			faults++
		}
		if met < 30 {
			t.Errorf("%s was met at %d steps only", f.name, met)
		}
	}
	t.Logf("%d faults", faults)
}

// The tables come out of the log alone as they were, numbers and search included.
func TestRebuildRecords(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, 80)
	for _, m := range get(List[cases.Client](t.Context(), v, ""))(t)[:2] {
		must(t, v.Delete(t.Context(), &m))
	}
	dump := func() (out []string) {
		t.Helper()
		rows := get(v.read.Query("SELECT r.no, r.tbl, r.row, r.stream, r.rev, r.deleted, r.doc, s.heads, s.words FROM record r JOIN side s USING (no) ORDER BY no"))(t)
		defer rows.Close()
		for rows.Next() {
			var f [9]string
			must(t, rows.Scan(&f[0], &f[1], &f[2], &f[3], &f[4], &f[5], &f[6], &f[7], &f[8]))
			out = append(out, strings.Join(f[:], "\x00"))
		}
		must(t, rows.Err())
		for _, word := range []string{"zzcanary", "trial", "quillon"} {
			for _, hit := range get(v.Search(t.Context(), word, 100))(t) {
				out = append(out, word+" "+hit.Key.Row)
			}
		}
		return out
	}
	want := dump()
	must(t, v.change(t.Context(), func(w *writer) error {
		return errors.Join(w.exec("UPDATE side SET words = 'gone'"), w.exec("UPDATE record SET doc = '{}', deleted = 1"),
			rebuildRecords(t.Context(), w.tx))
	}))
	if got := dump(); len(want) < 20 || !slices.Equal(got, want) {
		t.Errorf("%d rows instead of %d", len(got), len(want))
	}
	checkClean(t, v)
}

// The copy from before a migration does not outlive a deletion for good, nor the key that it lies under.
func TestRenewalTakesTheCopyAway(t *testing.T) {
	defer withMigrations(toNext)()
	for name, work := range map[string]func(*Vault, cases.Matter) error{
		"renewal":           func(v *Vault, _ cases.Matter) error { return v.Rotate(t.Context(), Secrets{Passphrase: pass}) },
		"deletion for good": func(v *Vault, m cases.Matter) error { _, err := v.Destroy(t.Context(), m.ID, nil); return err },
	} {
		back := withMigrations()
		migrations, schemaVersion = nil, 1
		v, _ := newVault(t)
		_, gone, _, _ := doomed(t, v)
		must(t, v.Close())
		back()
		v = open(t, v.dir)
		if !hasBefore(t, v) {
			t.Fatalf("%s: the control has no copy", name)
		}
		must(t, work(v, gone))
		if hasBefore(t, v) {
			t.Errorf("%s: the copy is left", name)
		}
		must(t, v.Close())
		if name == "deletion for good" {
			wordless(t, v, Unlock{Passphrase: pass}, doomedWords)
		}
	}
}

// A backup of an earlier schema is restored by a later version.
func TestRestoreOfAnEarlierSchema(t *testing.T) {
	v, code, c, b := oldVault(t)
	v = open(t, v.dir)
	path := filepath.Join(t.TempDir(), "backup")
	get(v.Backup(t.Context(), path, nil))(t)
	must(t, v.Close())
	defer withMigrations(toNext)()
	f := get(os.Open(path))(t)
	defer f.Close()
	n, r, err := Restore(t.Context(), f, filepath.Join(t.TempDir(), "new"), code.Secret(), CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap}, nil)
	must(t, err)
	defer n.Close()
	if !r.OK() {
		t.Errorf("%q", r.Problems)
	}
	isNext(t, n)
	holdsAll(t, n, c, b)
	n = reopen(t, n)
	must(t, n.Close())
	if got := names(t, n.dir); len(got) != 4 {
		t.Errorf("the folder holds %v", got)
	}
}
