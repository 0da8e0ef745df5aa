package vault

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// Vault is an open vault. Its methods may be called from any goroutine; after Close they return cases.ErrLocked.
type Vault struct {
	dir  string
	lock *os.File

	keysMu   sync.Mutex // guards the fields below; nobody who holds it waits for a database
	keys     *keyFile
	vmk      []byte
	keysAway bool  // keys and vmk are no longer those of the vault.keys on the disk: it is not to be written
	unsaved  int64 // seals that a full disk kept out of vault.keys

	recordsVFS, evidenceVFS string
	write                   *sql.DB // one connection: SQL cannot conflict with itself
	read                    *sql.DB // a pool that cannot write
	evidence                *evidence

	device string
	clock  hlc

	torn []string // side files that an unclean exit left torn; set once by unlock

	evidenceWorn bool // the key of evidence.db is to be renewed; guarded by keysMu after opening

	migrated bool // this session brought the records up to date; set once by unlock
	asItIs   bool // what is damaged is looked at and not brought up to date; set by a check

	undestroyed bool // a deletion for good waits for room on the disk; set once by unlock

	older   bool // an older copy than the keyring remembers; set once by unlock
	mirrors bool // this session uses the keyring, which so remembers the generation; guarded by keysMu after opening

	gate gate

	place folderMark

	backups sync.Mutex // one backup at a time
	checks  sync.Mutex // one check at a time
}

// Option changes how Open works.
type Option func(*options)

type options struct {
	now    func() time.Time
	called func()
}

// WithClock replaces the wall clock, for tests.
func WithClock(now func() time.Time) Option { return func(o *options) { o.now = now } }

// WithCalled is told of each call that reads or writes, on the goroutine that makes it and before it begins, opening
// and closing included: a window proves with it that it waits for no disk.
func WithCalled(called func()) Option { return func(o *options) { o.called = called } }

// Open unlocks the vault in dir. Errors: cases.ErrNoVault, ErrInUse, ErrWrongPassphrase, ErrWrongRecovery (also as
// *CodeError), ErrNeedsRecovery (this computer's keyring has no key for it), ErrKeyringUnavailable, ErrDamaged,
// ErrNewerFormat (nothing was touched), ErrReadOnly.
func Open(ctx context.Context, dir string, u Unlock, opts ...Option) (*Vault, error) {
	o := options{now: time.Now}
	for _, f := range opts {
		f(&o)
	}
	if o.called != nil {
		o.called()
	}
	if err := u.check(); err != nil {
		return nil, err
	}
	if k, err := readKeyFile(dir); err != nil { // before the lock file is made: a folder without a vault stays as it is
		return nil, err
	} else if k.Unfinished {
		return nil, cases.ErrNoVault
	}
	lock, err := takeLock(filepath.Join(dir, lockName))
	if err != nil {
		return nil, explainOS(err)
	}
	v, err := unlock(ctx, dir, lock, u, o)
	if err != nil {
		lock.Close()
		return nil, err
	}
	return v, nil
}

// unlock opens the vault whose lock is held.
func unlock(ctx context.Context, dir string, lock *os.File, u Unlock, o options) (*Vault, error) {
	k, err := readKeyFile(dir)
	if err != nil {
		return nil, err
	}
	vmk, err := k.vaultKey(u)
	if err != nil {
		return nil, err
	}
	if err := k.verify(vmk); err != nil {
		return nil, err
	}
	os.Remove(filepath.Join(dir, keysName+".new")) // a save that a crash cut short; what it was to replace is whole
	removeCopy(dir)                                // of a backup that a crash cut short
	if err := settleRotation(dir, k, vmk); err != nil {
		return nil, err
	}
	v := &Vault{dir: dir, lock: lock, keys: k, vmk: vmk, clock: hlc{now: o.now}, mirrors: u.Keyring}
	v.gate.called = o.called
	err = v.examineRights()
	if err == nil {
		err = v.examineSides()
	}
	if err == nil {
		err = v.openDatabases(ctx, true)
	}
	if err == nil {
		err = v.start(ctx)
	}
	if err == nil {
		err = v.compareAfterTear(ctx)
	}
	if err == nil {
		err = v.beginGeneration(ctx)
	}
	if err == nil {
		err = v.resumeDestruction(ctx)
	}
	if err == nil {
		err = v.renewWornOut(ctx)
	}
	if err == nil {
		err = explainOS(v.dropBefore())
	}
	if err != nil {
		v.abandon()
		return nil, explain(err)
	}
	return v, nil
}

// openDatabases registers the keys and opens both files. With exist set a missing or emptied file is damage.
func (v *Vault) openDatabases(ctx context.Context, exist bool) error {
	if err := v.register(); err != nil {
		return err
	}
	if err := v.openRecords(ctx, exist); err != nil {
		return err
	}
	if exist {
		if err := v.mendEvidence(); err != nil {
			return err
		}
	}
	var err error
	if v.evidence, err = openEvidence(ctx, v.path(evidenceName), v.evidenceVFS, exist); err != nil {
		return err
	}
	if err := v.proveMigration(ctx); err != nil {
		return err
	}
	return v.markPlace()
}

// openRecords opens vault.db for writing and for reading.
func (v *Vault) openRecords(ctx context.Context, exist bool) error {
	records := sealedvfs.Options{VFS: v.recordsVFS, PageSize: recordsPage, CacheKiB: 8 << 10, MustExist: exist,
		Pragmas: "PRAGMA secure_delete=ON"}
	var err error
	if v.write, err = openExisting(v.path(recordsName), records); err != nil {
		return err
	}
	if !exist {
		if err := createRecords(ctx, v.write); err != nil {
			return err
		}
	}
	if err := checkSchema(ctx, v.write, recordsName); err != nil {
		return err
	}
	if err := v.migrate(ctx); err != nil {
		return err
	}
	records.ReadOnly, records.Conns, records.MustExist = true, 4, true
	v.read, err = openExisting(v.path(recordsName), records)
	return err
}

// openExisting is sealedvfs.Open, where a file that is missing counts as damage and not as a folder without rights.
func openExisting(path string, o sealedvfs.Options) (*sql.DB, error) {
	if o.MustExist && belowVFS == "" {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return nil, cases.ErrDamaged
		}
	}
	return sealedvfs.Open(path, o)
}

// start reads what this session needs to know and clears up after an import that a crash cut short.
func (v *Vault) start(ctx context.Context) error {
	var device sql.NullString
	var last sql.NullInt64
	err := v.write.QueryRowContext(ctx, "SELECT (SELECT value FROM meta WHERE name='device'), (SELECT value FROM meta WHERE name='clock')").Scan(&device, &last)
	if err != nil {
		return err
	}
	if !device.Valid || !last.Valid { // a log that was cut in the first session of a vault
		return cases.ErrDamaged
	}
	v.device, v.clock.last = device.String, last.Int64
	if err := unmark(v.dir); err != nil {
		return err
	}
	return v.sweep(ctx)
}

func (v *Vault) path(name string) string { return filepath.Join(v.dir, name) }

// belowVFS is the VFS under the sealed one; tests put a failing disk there.
var belowVFS = ""

func (v *Vault) register() error {
	unique := cases.NewID()
	for name, page := range map[string]int{recordsName: recordsPage, evidenceName: evidencePage} {
		key, err := v.databaseKey(name)
		if err != nil {
			return err
		}
		vfs := "harborfile-" + name + "-" + unique
		err = sealedvfs.RegisterOver(vfs, belowVFS, key, page)
		clear(key)
		if err != nil {
			return err
		}
		if err := sealedvfs.Allow(vfs, v.allowance(name)); err != nil {
			return err
		}
		if name == recordsName {
			v.recordsVFS = vfs
		} else {
			v.evidenceVFS = vfs
		}
	}
	return nil
}

func (v *Vault) databaseKey(name string) ([]byte, error) {
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	return v.keys.databaseKey(v.vmk, name)
}

// Close locks the vault: it waits for running calls, empties the log into the database, closes every file and drops
// the keys. Closing twice is harmless. A full disk is no error here: all that was acknowledged is in the log, which
// stays and is emptied next time.
func (v *Vault) Close() error {
	v.gate.tell()
	if !v.gate.shut() {
		return nil
	}
	err := errors.Join(butNotFull(v.evidence.close()), butNotFull(v.endGeneration()), v.read.Close())
	var busy, pages, moved int
	emptied := v.write.QueryRow("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	return explain(errors.Join(err, butNotFull(emptied), v.write.Close(), v.dropKeys(), v.lock.Close()))
}

// butNotFull passes every error on but that of a full disk.
func butNotFull(err error) error {
	if errors.Is(explain(err), cases.ErrNoSpace) {
		return nil
	}
	return err
}

// abandon releases what a vault that could not be opened holds, except its lock.
func (v *Vault) abandon() {
	v.closeDatabases()
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	v.keysAway = true
	clear(v.vmk)
}

// closeDatabases closes whatever openDatabases opened.
func (v *Vault) closeDatabases() {
	if v.evidence != nil {
		v.evidence.db.Close()
	}
	for _, db := range []*sql.DB{v.read, v.write} {
		if db != nil {
			db.Close()
		}
	}
	v.unregister()
	v.evidence, v.read, v.write = nil, nil, nil
	v.place = folderMark{} // not before: closing deletes side files by their names
}

func (v *Vault) dropKeys() error {
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	v.keysAway = true
	clear(v.vmk)
	return v.unregister()
}

func (v *Vault) unregister() (err error) {
	for _, vfs := range []*string{&v.recordsVFS, &v.evidenceVFS} {
		if *vfs != "" {
			err = errors.Join(err, sealedvfs.Unregister(*vfs))
			*vfs = ""
		}
	}
	return err
}
