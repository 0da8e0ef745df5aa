package vault

import (
	"context"
	"database/sql"
	"path/filepath"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// copyDatabase writes the database afresh under key, brings it to the disk, and has SQLite look through it.
func (r *rotation) copyDatabase(ctx context.Context, key []byte) error {
	next := r.v.path(nextOf(r.db))
	if err := removeDatabase(next); err != nil {
		return err
	}
	name := "harborfile-" + r.db + "-" + cases.NewID()
	if err := sealedvfs.RegisterOver(name, belowVFS, key, r.page); err != nil {
		return err
	}
	r.vfs = name
	if err := sealedvfs.Allow(name, r.allowance()); err != nil {
		return err
	}
	from, err := r.source(ctx)
	if err != nil {
		return err
	}
	if err := sealedvfs.CopyInto(ctx, from, next, r.vfs); err != nil {
		return err
	}
	step("rotate: copied")
	if err := disk.sync(next); err != nil {
		return err
	}
	if err := disk.syncFolder(filepath.Dir(next)); err != nil {
		return err
	}
	if err := examineCopy(ctx, from, next, r.vfs, r.page); err != nil {
		return err
	}
	step("rotate: checked")
	return nil
}

// allowance counts the seals of the new key: in memory at first, because a crash before vault.keys names the key makes
// an end of it, and then as for any other key.
func (r *rotation) allowance() sealedvfs.Allowance {
	later := r.v.allowance(r.db)
	return func(used int64) int64 {
		r.v.keysMu.Lock()
		named := r.counts
		if e := r.keys.find(r.db); !named && e != nil {
			defer r.v.keysMu.Unlock()
			more := max(sealBlock, used)
			e.Sealed += more
			return more
		}
		r.v.keysMu.Unlock()
		return later(used)
	}
}

// source is the database that is copied, with everything in it.
func (r *rotation) source(ctx context.Context) (*sql.DB, error) {
	if r.db == evidenceName {
		return r.v.evidence.db, r.v.evidence.transaction(ctx, func(*sql.Tx) error { return nil }) // the marks that are due
	}
	var busy, pages, moved int
	err := r.v.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	return r.v.write, err
}

// examineCopy looks through a copy: it has to hold together, and to hold as many rows as the database it was made of.
func examineCopy(ctx context.Context, from querier, path, vfs string, page int) error {
	db, err := openExisting(path, sealedvfs.Options{VFS: vfs, PageSize: page, Journal: "DELETE", CacheKiB: 2 << 10, Conns: 2, MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	name := recordsName
	if page == evidencePage {
		name = evidenceName
	}
	if err := checkSchema(ctx, db, name); err != nil {
		return err
	}
	var found Report
	if err := integrity(ctx, db, name, &found); err != nil {
		return err
	}
	have, err := countRows(ctx, db, name)
	if err != nil {
		return err
	}
	want, err := countRows(ctx, from, name)
	if err != nil {
		return err
	}
	if !found.OK() || have != want {
		return cases.ErrDamaged
	}
	return nil
}

// countRows counts what nothing may be missing of. Slices carry their own authentication.
func countRows(ctx context.Context, db querier, name string) (n [3]int64, err error) {
	q := "SELECT (SELECT count(*) FROM op), (SELECT count(*) FROM blob), (SELECT count(*) FROM record)"
	if name == evidenceName {
		q = "SELECT (SELECT count(*) FROM slice), (SELECT coalesce(sum(length(data)), 0) FROM slice), (SELECT count(*) FROM kept)"
	}
	err = db.QueryRowContext(ctx, q).Scan(&n[0], &n[1], &n[2])
	return n, err
}
