package vault

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"syscall"
	"time"

	"filippo.io/age"
	"github.com/google/uuid"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// Restore makes a new vault in dir out of a backup and the recovery code that was valid when the backup was made, and
// returns it open. It opens by the way that o names and by the same recovery code; it has keys, a name in the keyring
// and a device identity of its own, so that the vault that was backed up may live on beside it.
//
// The report is that of a full check. Damage in it was there when the backup was made: the backup itself is
// authenticated to its last byte. Errors: cases.ErrWrongRecovery (also as *CodeError), ErrBackup, ErrNewerFormat,
// ErrVaultExists, and those of Create. A restore that does not end leaves nothing that counts as a vault, and may be
// repeated. archive is read once, from first to last.
func Restore(ctx context.Context, archive io.Reader, dir string, code cases.Secret, o CreateOptions, p cases.Progress) (*Vault, Report, error) {
	if o.Unlock.checkNew() != nil {
		return nil, Report{}, errNoWay
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if p == nil {
		p = cases.NoProgress
	}
	r := &restoring{o: o, p: p}
	// Before the folder is made: a wrong code or a file that is no backup leaves no trace.
	if err := r.openArchive(ctx, archive, code); err != nil {
		return nil, Report{}, fmt.Errorf("restore: %w", err)
	}
	place, err := claimFolder(dir)
	if err != nil {
		return nil, Report{}, explainOS(err)
	}
	if err := clearUnfinished(dir); err != nil {
		place.giveBack()
		return nil, Report{}, err
	}
	r.v = &Vault{dir: dir, lock: place.lock, vmk: newKey(), clock: hlc{now: o.Clock}}
	r.v.keys = &keyFile{Format: keyFormat, Vault: uuid.NewString(), Unfinished: true}
	if err := r.restore(ctx); err != nil {
		r.undo()
		place.giveBack()
		return nil, Report{}, fmt.Errorf("restore: %w", err)
	}
	return r.v, r.report, nil
}

// restoring is a restore at work.
type restoring struct {
	v      *Vault
	o      CreateOptions
	p      cases.Progress
	code   RecoveryCode
	clear  io.Reader
	a      archiveReader
	info   archiveInfo
	report Report
}

// openArchive tries the code and reads the first entry.
func (r *restoring) openArchive(ctx context.Context, archive io.Reader, typed cases.Secret) (err error) {
	if r.code, err = ParseRecoveryCode(typed.Reveal()); err != nil {
		return err
	}
	id, err := r.code.identity()
	if err != nil {
		return err
	}
	src := &watchedReader{ctx: ctx, src: archive}
	r.clear, err = age.Decrypt(src, id)
	r.a = newArchiveReader(src, r.clear)
	var noMatch *age.NoIdentityMatchError
	switch {
	case errors.As(err, &noMatch):
		return cases.ErrWrongRecovery
	case err != nil:
		return r.a.reason()
	}
	r.info, err = r.a.head()
	return err
}

func (r *restoring) restore(ctx context.Context) error {
	r.p.SetTotal(2 * (r.info.Records + r.info.Evidence)) // read, then checked
	if err := r.makeKeys(); err != nil {
		return explain(err)
	}
	step("restore: keys")
	if err := r.fill(ctx); err != nil {
		return err
	}
	step("restore: filled")
	return blame(explain(r.finish(ctx)))
}

// archiveDamage is err, where damage can only have come out of the archive.
func archiveDamage(err error) error {
	if errors.Is(err, cases.ErrDamaged) || errors.Is(err, sealedvfs.ErrPages) {
		return cases.ErrBackup
	}
	return err
}

// blame says what kept restored records from being opened and checked. What is not the disk's or the caller's doing can
// only be what the archive holds, however it shows itself.
func blame(err error) error {
	var system syscall.Errno
	var migration *MigrationError
	if errors.As(err, &migration) {
		return err
	}
	for _, kind := range []error{context.Canceled, context.DeadlineExceeded, cases.ErrNoSpace, cases.ErrReadOnly, cases.ErrNewerFormat} {
		if err == nil || errors.Is(err, kind) || errors.As(err, &system) {
			return err
		}
	}
	return cases.ErrBackup
}

// makeKeys writes vault.keys, marked unfinished until the very end.
func (r *restoring) makeKeys() error {
	if err := r.v.fillSlots(r.o, r.code); err != nil {
		return err
	}
	clear(r.v.keys.addDatabaseKey(r.v.vmk, recordsName))
	clear(r.v.keys.addDatabaseKey(r.v.vmk, evidenceName))
	return r.v.keys.save(r.v.dir, r.v.vmk)
}

// fill writes both databases from the archive, under new keys.
func (r *restoring) fill(ctx context.Context) error {
	if err := r.v.register(); err != nil {
		return err
	}
	defer r.v.closeDatabases()
	if err := r.fillRecords(ctx); err != nil {
		return err
	}
	step("restore: records")
	records, err := openClosed(r.v.path(recordsName), r.v.recordsVFS)
	if err != nil {
		return archiveDamage(explain(err))
	}
	defer records.Close()
	if err := examineRecords(ctx, records, r.info); err != nil {
		return archiveDamage(explain(err))
	}
	if r.v.evidence, err = openEvidence(ctx, r.v.path(evidenceName), r.v.evidenceVFS, false); err != nil {
		return explain(err)
	}
	if err := r.fillEvidence(ctx, records); err != nil {
		return err
	}
	if err := r.a.end(r.clear); err != nil {
		return err
	}
	return explain(r.v.evidence.close())
}

func (r *restoring) fillRecords(ctx context.Context) error {
	if err := r.a.expect(archiveRecords, r.info.Records); err != nil {
		return err
	}
	key, err := r.v.databaseKey(recordsName)
	if err != nil {
		return err
	}
	defer clear(key)
	r.v.countSeals(recordsName, r.info.Records/recordsPage+1)
	err = sealedvfs.WritePages(r.v.path(recordsName), key, recordsPage, progressReader{ctx, r.a, r.p})
	return archiveDamage(explain(err))
}

// examineRecords looks at records from an archive that anybody who knows the public key of the recovery code may have
// made, before anything in them is acted upon.
func examineRecords(ctx context.Context, db *sql.DB, info archiveInfo) error {
	if err := checkSchema(ctx, db, recordsName); err != nil {
		return err
	}
	var active, blobs, bytes int64
	err := db.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')), (SELECT count(*) FROM blob), (SELECT coalesce(sum(sealed), 0) FROM blob)").
		Scan(&active, &blobs, &bytes)
	if err != nil {
		return err
	}
	if active != 0 || blobs != info.Blobs || bytes != info.Evidence {
		return cases.ErrBackup
	}
	return nil
}

// finish opens the vault, makes it one of its own, checks all of it, and only then lets it count as a vault.
func (r *restoring) finish(ctx context.Context) error {
	v := r.v
	if err := v.openDatabases(ctx, true); err != nil {
		return err
	}
	// A computer of its own in the change log: what the vault that was backed up writes from now on can then never
	// bear the same stamp as what this one writes.
	if err := setMeta(ctx, v.write, "device", newDeviceID()); err != nil {
		return err
	}
	if err := setMeta(ctx, v.write, metaBackup, r.info.Made.UnixMilli()); err != nil {
		return err
	}
	if err := v.start(ctx); err != nil {
		return err
	}
	var err error
	if r.report, err = v.Check(ctx, partOf{r.p}); err != nil {
		return err
	}
	step("restore: checked")
	v.keys.Unfinished = false
	if err := v.keys.save(v.dir, v.vmk); err != nil {
		v.keys.Unfinished = true
		v.keys.save(v.dir, v.vmk) // the new file may have taken its place before the error came
		return err
	}
	step("restore: counts")
	return nil
}

// The moments of a restore, in their order; tests end the program there.
var restoreSteps = []string{"restore: keys", "restore: records", "restore: filled", "restore: checked", "restore: counts"}

// partOf passes progress on and keeps its total.
type partOf struct{ cases.Progress }

func (partOf) SetTotal(int64) {}

// undo takes away what a restore that did not end has made.
func (r *restoring) undo() {
	r.v.abandon()
	if r.o.Keyring {
		forgetDeviceSecret(r.v.keys.Vault)
	}
	clearUnfinished(r.v.dir)
}
