package sealedvfs

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// ErrJournalMode says that SQLite did not enter the journal mode that was asked for.
var ErrJournalMode = errors.New("sealedvfs: journal mode not available")

// Options of one database. The zero value of Journal is WAL.
type Options struct {
	VFS       string // "" opens a plain database (tests only)
	PageSize  int    // must equal the page size of the VFS
	Journal   string // WAL, DELETE, TRUNCATE, PERSIST
	CacheKiB  int    // page cache of each connection, at least 256
	Conns     int    // connections at most, at least 1
	MustExist bool   // a missing or emptied file is damage, never a new database
	ReadOnly  bool   // connections may not write (PRAGMA query_only)
	Pragmas   string // further statements for every connection
}

// Open opens path. Every connection gets the same pragmas before its first use and may not ATTACH anything.
func Open(path string, o Options) (*sql.DB, error) {
	if o.Journal == "" {
		o.Journal = "WAL"
	}
	drv := &sqlite3.SQLiteDriver{ConnectHook: o.prepare}
	db := sql.OpenDB(connector{drv, o.dsn(path)})
	db.SetMaxOpenConns(max(o.Conns, 1))
	db.SetMaxIdleConns(max(o.Conns, 1))
	if err := db.Ping(); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

type connector struct {
	drv *sqlite3.SQLiteDriver
	dsn string
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.drv.Open(c.dsn) }
func (c connector) Driver() driver.Driver                        { return c.drv }

func fileURI(path string) string { return "file:" + (&url.URL{Path: path}).EscapedPath() }

func (o Options) dsn(path string) string {
	q := url.Values{"_txlock": {"immediate"}, "_busy_timeout": {"10000"}}
	if o.ReadOnly {
		q.Set("_txlock", "deferred") // an immediate transaction would take the writer's lock
	}
	if o.VFS != "" {
		q.Set("vfs", o.VFS)
	}
	if o.MustExist {
		q.Set("mode", "rw")
		q.Set("sealed", "existing")
	}
	return fileURI(path) + "?" + q.Encode()
}

// prepare sets a new connection up.
func (o Options) prepare(c *sqlite3.SQLiteConn) error {
	pages, err := pragma(c, "page_count") // also rolls a hot journal back first
	if err != nil {
		return err
	}
	if pages == "0" { // fixed at creation; setting auto_vacuum later takes a write lock
		if err := execute(c, fmt.Sprintf("PRAGMA page_size=%d; PRAGMA auto_vacuum=INCREMENTAL", o.PageSize)); err != nil {
			return err
		}
	}
	mode, err := pragma(c, "journal_mode="+o.Journal)
	if err != nil {
		return err
	}
	if !strings.EqualFold(mode, o.Journal) {
		return fmt.Errorf("%w: asked for %s, got %s", ErrJournalMode, o.Journal, mode)
	}
	// The driver's default of synchronous=NORMAL in WAL mode may lose the last commits in a power cut.
	setup := fmt.Sprintf(`PRAGMA cache_size=-%d; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
		PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA journal_size_limit=16777216; %s`, max(o.CacheKiB, 256), o.Pragmas)
	if o.ReadOnly {
		setup += "; PRAGMA query_only=ON"
	}
	if err := execute(c, setup); err != nil {
		return err
	}
	c.RegisterAuthorizer(authorize)
	return nil
}

func execute(c *sqlite3.SQLiteConn, q string) error {
	_, err := c.Exec(q, nil)
	return err
}

// pragma runs one PRAGMA and returns its first value as text.
func pragma(c *sqlite3.SQLiteConn, q string) (string, error) {
	rows, err := c.Query("PRAGMA "+q, nil)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var v [1]driver.Value
	if err := rows.Next(v[:]); err != nil {
		return "", err
	}
	return fmt.Sprint(v[0]), nil
}
