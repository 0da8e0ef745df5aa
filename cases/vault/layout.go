package vault

import (
	"errors"

	"github.com/harborfile/harborfile/cases"
)

// The files of a vault folder. After a clean exit there is nothing else.
const (
	lockName     = "vault.lock"  // empty; taken exclusively while the vault is open
	keysName     = "vault.keys"  // key slots
	recordsName  = "vault.db"    // records, search index, change log, evidence identities
	evidenceName = "evidence.db" // evidence bytes
)

const (
	recordsPage  = 4096
	evidencePage = 65536
)

// sideFiles may lie beside a database that was not closed.
var sideFiles = []string{"-wal", "-journal"}

// Exists reports whether dir holds a vault, whatever its state, also where it cannot be read. A folder whose creation
// never finished holds none.
func Exists(dir string) bool {
	k, err := readKeyFile(dir)
	if err != nil {
		return !errors.Is(err, cases.ErrNoVault)
	}
	return !k.Unfinished
}
