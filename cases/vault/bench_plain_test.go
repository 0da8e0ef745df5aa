package vault

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// newPlainVault is the peer of the measurements: the same code and the same SQL with the same settings on stock
// go-sqlite3 and SQLite's own VFS, so that nothing but the sealing differs. Its files are clear.
func newPlainVault(b *testing.B) *Vault {
	b.Helper()
	return plainVaultIn(b, b.TempDir())
}

func plainVaultIn(b *testing.B, dir string) *Vault {
	b.Helper()
	lock, err := takeLock(filepath.Join(dir, lockName))
	must(b, err)
	v := &Vault{dir: dir, lock: lock, keys: &keyFile{}, clock: hlc{now: time.Now}}
	v.write = openPlain(b, dir, false)
	must(b, createRecords(b.Context(), v.write))
	v.read = openPlain(b, dir, true)
	v.evidence, err = openEvidence(b.Context(), v.path(evidenceName), "", false)
	must(b, err)
	must(b, setMeta(b.Context(), v.write, "device", newDeviceID()))
	must(b, setMeta(b.Context(), v.write, "clock", 0))
	must(b, v.start(b.Context()))
	b.Cleanup(func() { v.Close() })
	return v
}

// openPlain opens vault.db in clear, set up as Vault does it.
func openPlain(b *testing.B, dir string, reader bool) *sql.DB {
	b.Helper()
	o := sealedvfs.Options{PageSize: recordsPage, CacheKiB: 8 << 10, Pragmas: "PRAGMA secure_delete=ON", ReadOnly: reader}
	if reader {
		o.Conns = 4
	}
	db, err := sealedvfs.Open(filepath.Join(dir, recordsName), o)
	must(b, err)
	return db
}
