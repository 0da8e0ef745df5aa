package vault

import (
	"errors"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// A bit that flipped in a log that a crash left: the check calls it damage and says what opening does, and opening does
// that. It goes back to an earlier whole change with a notice, or it is refused and changes nothing.
func TestCheckForetellsWhatOpeningDoes(t *testing.T) {
	v, _ := newVault(t)
	v = reopen(t, v) // so that vault.db holds an earlier whole change
	var stored []cases.Client
	for range 8 {
		c := sampleClient()
		must(t, v.Write(t.Context(), &c))
		stored = append(stored, c)
	}
	crashed := filepath.Join(t.TempDir(), "crashed")
	putCopy(t, v.dir, crashed)
	log := get(os.ReadFile(filepath.Join(crashed, recordsName+"-wal")))(t)
	opened, refused, r := 0, 0, rand.New(rand.NewSource(1))
	for range times(40, 1000) {
		dir := filepath.Join(t.TempDir(), "flipped")
		putCopy(t, crashed, dir)
		at := r.Intn(len(log))
		bad := append([]byte(nil), log...)
		bad[at] ^= 1 << r.Intn(8)
		must(t, os.WriteFile(filepath.Join(dir, recordsName+"-wal"), bad, 0o600))
		report := checkFolder(t, dir)
		if report.OK() {
			t.Fatalf("a flip at %d passes the check", at)
		}
		said := strings.Join(report.Notices, "\n")
		back, err := Open(t.Context(), dir, Unlock{Passphrase: pass})
		if err != nil {
			if !errors.Is(err, cases.ErrDamaged) || !strings.Contains(said, "does not open beside it") {
				t.Fatalf("a flip at %d: %v, and the check said %q", at, err, said)
			}
			refused++
			continue
		}
		if len(back.Notices()) != 1 || !strings.Contains(said, "goes back to the last whole change") {
			t.Fatalf("a flip at %d: opened with %q, and the check said %q", at, back.Notices(), said)
		}
		opened++
		there := 0
		for i, c := range stored {
			if _, err := Get[cases.Client](t.Context(), back, c.ID); err == nil {
				if there++; there != i+1 {
					t.Fatalf("a flip at %d: record %d is there and an earlier one is not", at, i)
				}
			}
		}
		checkClean(t, back)
		must(t, back.Close())
	}
	if opened == 0 || refused == 0 {
		t.Errorf("%d opened, %d refused: both have to be met", opened, refused)
	}
}
