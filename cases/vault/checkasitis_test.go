package vault

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// A check that finds damage puts nothing in the place of a database, also where a migration was cut short before its
// records were compared, and the copy from before it lies there.
func TestCheckLeavesAnUnprovenMigration(t *testing.T) {
	v, _ := newVault(t)
	for range 40 {
		must(t, v.Write(t.Context(), otherClient()))
	}
	must(t, setMeta(t.Context(), v.write, metaUnproven, schemaVersion))
	must(t, v.Close())
	whole := get(os.ReadFile(v.path(recordsName)))(t)
	must(t, os.WriteFile(v.path(beforeName), whole, 0o600))
	flipByte(t, v.path(recordsName), len(whole)-300)
	before := get(os.ReadFile(v.path(recordsName)))(t)
	r, err := CheckFolder(t.Context(), v.dir, Unlock{Passphrase: pass}, nil)
	if err != nil || r.OK() {
		t.Errorf("%v, %v", r.Problems, err)
	}
	if !bytes.Equal(before, get(os.ReadFile(v.path(recordsName)))(t)) || !hasBefore(t, v) {
		t.Error("the check changed the files")
	}
	must(t, os.WriteFile(v.path(recordsName), whole, 0o600)) // the control: nothing is damaged
	if r, err := CheckFolder(t.Context(), v.dir, Unlock{Passphrase: pass}, nil); err != nil || !r.OK() {
		t.Errorf("undamaged: %v, %v", r.Problems, err)
	}
	if list := get(List[cases.Client](t.Context(), open(t, v.dir), ""))(t); len(list) != 40 {
		t.Errorf("%d records", len(list))
	}
}

// Where a migration cannot be proven and the copy from before it is gone, nobody is told that the vault is as it was.
func TestUnprovenWithoutACopy(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), &c))
	must(t, setMeta(t.Context(), v.write, metaUnproven, schemaVersion))
	if _, err := v.write.Exec("UPDATE record SET doc = replace(doc, 'Zzcanary', 'Zzother')"); err != nil {
		t.Fatal(err)
	}
	must(t, v.Close())
	if err := way(v.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrDamaged) {
		t.Errorf("without the copy: %v", err)
	}
}
