package vault

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// copyName is where a backup keeps its copy of the records while it runs.
const copyName = recordsName + ".copying"

// recordsCopy is vault.db as it stood at one moment, in a file under a key that lives only as long as the backup.
type recordsCopy struct {
	path, vfs string
	key       []byte
	db        *sql.DB // cannot write
}

// copyRecords copies vault.db in one read transaction. Writers go on meanwhile.
func (v *Vault) copyRecords(ctx context.Context) (*recordsCopy, error) {
	c := &recordsCopy{path: v.path(copyName), vfs: "harborfile-backup-" + cases.NewID(), key: newKey()}
	if err := removeCopy(v.dir); err != nil {
		return nil, err
	}
	if err := sealedvfs.Register(c.vfs, c.key, recordsPage); err != nil {
		return nil, err
	}
	err := c.fill(ctx, v)
	if err == nil {
		c.db, err = openClosed(c.path, c.vfs)
	}
	if err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// fill uses a connection of its own: the pool for reading may not write, and the one for writing would keep others out.
func (c *recordsCopy) fill(ctx context.Context, v *Vault) error {
	from, err := openExisting(v.path(recordsName), sealedvfs.Options{VFS: v.recordsVFS, PageSize: recordsPage, CacheKiB: 4 << 10, MustExist: true})
	if err != nil {
		return err
	}
	defer from.Close()
	return sealedvfs.CopyInto(ctx, from, c.path, c.vfs)
}

// openClosed opens records that nobody writes to.
func openClosed(path, vfs string) (*sql.DB, error) {
	return openExisting(path, sealedvfs.Options{VFS: vfs, PageSize: recordsPage, Journal: "DELETE", CacheKiB: 2 << 10, Conns: 2, MustExist: true, ReadOnly: true})
}

// close removes the copy and its key.
func (c *recordsCopy) close() error {
	var err error
	if c.db != nil {
		err = c.db.Close()
	}
	clear(c.key)
	return errors.Join(err, sealedvfs.Unregister(c.vfs), os.Remove(c.path))
}

// removeCopy removes what a backup that a crash cut short left in the vault folder. Its key is gone.
func removeCopy(dir string) error {
	v := Vault{dir: dir}
	for _, side := range append([]string{""}, sideFiles...) {
		if err := os.Remove(v.path(copyName + side)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// eachBlob calls work for every blob of db in the order of their numbers.
func eachBlob(ctx context.Context, db querier, work func(id string, s sealed) error) error {
	rows, err := db.QueryContext(ctx, "SELECT id, no, identity, sha256, size, sealed FROM blob ORDER BY no")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var s sealed
		if err := rows.Scan(&id, &s.no, &s.identity, &s.sha256, &s.size, &s.length); err != nil {
			return err
		}
		if err := work(id, s); err != nil {
			return err
		}
	}
	return rows.Err()
}
