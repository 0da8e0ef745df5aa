package sealedvfs

import (
	"context"
	"database/sql"
	"net/url"
	"sync"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// allowed is the one target that ATTACH, and so VACUUM INTO, may name at this moment.
var allowed struct {
	turn   sync.Mutex // held for the length of one VACUUM INTO
	mu     sync.RWMutex
	target string
}

func allow(target string) {
	allowed.mu.Lock()
	defer allowed.mu.Unlock()
	allowed.target = target
}

// authorize denies ATTACH, which would write plaintext through another VFS, and the loading of code.
func authorize(op int, arg1, arg2, _ string) int {
	switch op {
	case sqlite3.SQLITE_ATTACH:
		allowed.mu.RLock()
		defer allowed.mu.RUnlock()
		if arg1 != "" && arg1 != allowed.target { // "" is the temporary database of a plain VACUUM
			return sqlite3.SQLITE_DENY
		}
	case sqlite3.SQLITE_FUNCTION:
		if arg2 == "load_extension" {
			return sqlite3.SQLITE_DENY
		}
	}
	return sqlite3.SQLITE_OK
}

// CopyInto writes a compact copy of db to path under another registered VFS, that is, under another key.
func CopyInto(ctx context.Context, db *sql.DB, path, vfs string) error {
	target := fileURI(path) + "?vfs=" + url.QueryEscape(vfs)
	allowed.turn.Lock()
	defer allowed.turn.Unlock()
	allow(target)
	defer allow("")
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", target)
	return err
}
