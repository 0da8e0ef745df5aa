package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

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
	return v.eachSide(func(name string, state sealedvfs.SideState) error {
		switch state {
		case sealedvfs.SideBroken:
			return fmt.Errorf("%s: %w", name, cases.ErrDamaged)
		case sealedvfs.SideTorn:
			v.torn = append(v.torn, name)
		}
		return nil
	})
}

// eachSide tells what the logs that lie beside the databases are worth.
func (v *Vault) eachSide(use func(name string, state sealedvfs.SideState) error) error {
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
			if err == nil {
				err = use(name, state)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// foretell says in a report on damaged logs what opening the vault would make of each: a check calls damage what an
// opening may mend, because it cannot tell a torn write from a changed one.
func (v *Vault) foretell(r *Report) error {
	return v.eachSide(func(name string, state sealedvfs.SideState) error {
		switch state {
		case sealedvfs.SideBroken:
			r.notice("%s is damaged in what was stored for good: the vault does not open beside it", name)
		case sealedvfs.SideTorn:
			r.notice("%s is damaged where a power cut may tear: opening the vault goes back to the last whole change before that, and says so", name)
		}
		return nil
	})
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
	v.keysMu.Lock()
	v.reserveSeals(evidenceName, sealsMendFree)
	v.keysMu.Unlock()
	mended, err := sealedvfs.MendFreePages(path, key, evidencePage)
	v.countSeals(evidenceName, max(0, int64(mended)-sealsMendFree))
	return err
}
