package vault

import "github.com/mattn/go-sqlite3"

// SQLiteVersion is the version of the SQLite library that vaults are kept with, such as 3.50.4.
func SQLiteVersion() string {
	version, _, _ := sqlite3.Version()
	return version
}
