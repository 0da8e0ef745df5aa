package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// databases are the two sealed files with their page sizes.
var databases = []struct {
	name string
	page int
}{{recordsName, recordsPage}, {evidenceName, evidencePage}}

// examineRights finds a database that cannot be written before SQLite quietly opens it for reading alone: the work of
// an hour would then not be saved. It runs while no database is open, because closing a file drops this process's locks.
func (v *Vault) examineRights() error {
	for _, db := range databases {
		f, err := os.OpenFile(v.path(db.name), os.O_RDWR, 0)
		if errors.Is(err, fs.ErrNotExist) {
			continue // damage, and said as that when it is opened
		}
		if err != nil {
			return fmt.Errorf("%s: %w", db.name, cases.ErrReadOnly)
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// examineSides looks at what an unclean exit left beside the databases, before SQLite does. A log that is damaged in
// what was acknowledged is refused and stays untouched; SQLite would read the rest as if that were all.
func (v *Vault) examineSides() error {
	for _, db := range databases {
		for _, side := range sideFiles {
			name := db.name + side
			if _, err := os.Stat(v.path(name)); err != nil {
				continue
			}
			key, err := v.databaseKey(db.name)
			if err != nil {
				return err
			}
			state, err := sealedvfs.ReadSide(v.path(name), key, db.page)
			clear(key)
			switch {
			case err != nil:
				return err
			case state == sealedvfs.SideBroken:
				return fmt.Errorf("%s: %w", name, cases.ErrDamaged)
			case state == sealedvfs.SideTorn:
				v.torn = append(v.torn, name)
			}
		}
	}
	return nil
}

// compareAfterTear runs when a log was torn at its end: the databases have to be as they were at some whole moment.
func (v *Vault) compareAfterTear(ctx context.Context) error {
	if len(v.torn) == 0 {
		return nil
	}
	var r Report
	for _, look := range []func(context.Context, *Report) error{v.checkStructure, v.checkLog, v.checkFold, v.checkEvidence} {
		if err := look(ctx, &r); err != nil {
			return err
		}
	}
	if !r.OK() {
		return fmt.Errorf("after an unclean exit: %w", cases.ErrDamaged)
	}
	var busy, pages, moved int // the torn end goes away with the log
	return v.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
}

// Notices says, in plain words, what was found and put right when the vault was opened. It is usually empty.
func (v *Vault) Notices() []string {
	var list []string
	if v.older {
		list = append(list, noticeOlder)
	}
	if v.undestroyed {
		list = append(list, noticeUndestroyed)
	}
	for _, name := range v.torn {
		list = append(list, "The program did not end cleanly last time, and the end of "+filepath.Base(name)+
			" does not read. Everything up to the last whole change is there. Please look at what you entered last.")
	}
	return list
}

// mendEvidence runs before evidence.db is opened for use. If the last session did not end cleanly, SQLite first rolls
// its journal back; then free pages that a power cut left torn are sealed afresh. They hold nothing.
func (v *Vault) mendEvidence() error {
	path := v.path(evidenceName)
	if _, err := os.Stat(path + "-journal"); err != nil || belowVFS != "" {
		return nil
	}
	db, err := openExisting(path, sealedvfs.Options{VFS: v.evidenceVFS, PageSize: evidencePage, Journal: "TRUNCATE", MustExist: true})
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	key, err := v.databaseKey(evidenceName)
	if err != nil {
		return err
	}
	defer clear(key)
	_, err = sealedvfs.MendFreePages(path, key, evidencePage)
	return err
}
