// Package sealedvfs stores SQLite databases as authenticated ciphertext under the unmodified mattn/go-sqlite3 driver.
//
// It owns the VFS between SQLite and the operating system: every database page, every WAL frame with its header, and
// every block of a journal or temporary file is one AES-256-GCM message. It knows nothing about what is stored, and
// imports nothing of ours. The file format is described in ../FORMAT.md.
//
// Limits a caller has to keep: one process per database (the wal-index lives in memory; hold a lock file), and no
// super-journals (no transaction over two databases). An older copy of a page put back in its own place is not seen.
//
// Files: abi.h declares the part of SQLite's public interface that is used; geometry.c, unit.c, file.c, walindex.c and
// vfs.c are the shim; register.go, filekey.go and callbacks.go hold the keys; open.go opens a database with one set of
// pragmas; copy.go re-keys; inspect.go reads files without SQLite and authenticates every unit.
package sealedvfs
