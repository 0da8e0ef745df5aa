package vault

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

// BackupReport says what a backup holds. It is given only for a backup that was read back.
type BackupReport struct {
	Made    time.Time `json:"made"`    // the moment that the backup shows
	Size    int64     `json:"size"`    // bytes of the file
	Records int       `json:"records"` // deleted ones included
	Blobs   int       `json:"blobs"`
	// Damaged names blobs that do not read as they were imported. The backup keeps what is left of them; an earlier
	// backup may have them whole.
	Damaged []string `json:"damaged"`
}

// Backup writes everything in the vault to one file that the recovery code opens (and the office's key, where the
// vault has one), on any computer. It shows one moment; other calls go on meanwhile. The file gets its name only after
// it was read back and compared, until then what stands at path stays. A backup that does not end leaves nothing
// behind. Errors: cases.ErrNoSpace, ErrReadOnly, ErrDamaged (the records do not read), ErrLocked (the vault was closed
// meanwhile), a PlaceError, a FolderError, and a ReadBackError.
func (v *Vault) Backup(ctx context.Context, path string, p cases.Progress) (BackupReport, error) {
	if err := v.gate.enter(); err != nil {
		return BackupReport{}, err
	}
	defer v.gate.leave()
	v.backups.Lock()
	defer v.backups.Unlock()
	if err := v.place.changed(); err != nil {
		return BackupReport{}, err
	}
	if p == nil {
		p = cases.NoProgress
	}
	ctx, cancel := v.untilClosed(ctx)
	defer cancel()
	if err := v.checkPlace(path); err != nil {
		return BackupReport{}, err
	}
	r, err := v.backup(ctx, path, p)
	for try := 0; errors.Is(err, errShredded) && try < 5; try++ {
		r, err = v.backup(ctx, path, p)
	}
	if err != nil {
		if cause := context.Cause(ctx); cause != nil {
			err = cause
		}
		return BackupReport{}, fmt.Errorf("backup: %w", explainPlace(err))
	}
	v.noteBackup(ctx, r.Made)
	return r, nil
}

// The moments of a backup, in their order; tests end the program there.
var backupSteps = []string{"backup: copied", "backup: written", "backup: read back", "backup: named"}

// errShredded says that a sealed file was deleted for good after its record was copied. A backup made from that copy
// would keep what somebody has just destroyed.
var errShredded = errors.New("deleted for good meanwhile")

// backup makes one attempt.
func (v *Vault) backup(ctx context.Context, path string, p cases.Progress) (r BackupReport, err error) {
	b := &backup{v: v, p: p, made: v.clock.now().UTC().Truncate(time.Millisecond)}
	if b.copy, err = v.copyRecords(ctx); err != nil {
		return r, err
	}
	defer b.copy.close() // what it cannot remove now, the next opening does
	step("backup: copied")
	part := filepath.Join(filepath.Dir(path), v.partName())
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return r, err
	}
	f, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return r, err
	}
	defer func() {
		f.Close() // closed before, where it matters
		if err != nil {
			os.Remove(part)
		}
	}()
	if err := b.writeAndReadBack(ctx, f); err != nil {
		return r, err
	}
	if err := f.Close(); err != nil {
		return r, err
	}
	step("backup: read back")
	if err := renameFile(part, path); err != nil {
		return r, err
	}
	step("backup: named")
	return b.report, syncFolder(filepath.Dir(path))
}

// backup is a backup being made.
type backup struct {
	v      *Vault
	p      cases.Progress
	made   time.Time
	copy   *recordsCopy
	info   archiveInfo
	sum    []byte // SHA-256 of records.sqlite as it was written
	proof  *age.HybridIdentity
	report BackupReport
}

// writeAndReadBack fills f, brings it to the disk, and opens what lies there with a key made for this one purpose.
func (b *backup) writeAndReadBack(ctx context.Context, f *os.File) (err error) {
	to, err := b.v.backupRecipients()
	if err != nil {
		return err
	}
	if b.proof, err = age.GenerateHybridIdentity(); err != nil {
		return err
	}
	if err := b.measure(ctx); err != nil {
		return err
	}
	if err := b.write(ctx, &syncedFile{File: f}, append(to, b.proof.Recipient())); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	fi, err := f.Stat()
	if err != nil {
		return err
	}
	b.report.Size = fi.Size()
	step("backup: written")
	forgetCached(f)
	if _, err := f.Seek(0, 0); err != nil {
		return err
	}
	err = b.readBack(ctx, f)
	if errors.Is(err, cases.ErrBackup) {
		return &ReadBackError{}
	}
	return err
}

// A ReadBackError says that a backup did not read back as it was written: its disk, or the memory, is not to be
// trusted. No backup was made.
type ReadBackError struct{}

func (*ReadBackError) Error() string { return "the file does not read back as it was written" }

// Explain gives the words to cases.Explain.
func (*ReadBackError) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "La copia de seguridad no se lee en ese disco como se escribió.", "Se quitó, y la bóveda no ha cambiado.", "Haga la copia de seguridad en otro disco, y no confíe en este."
	}
	return "The backup does not read on that disk as it was written.", "It was taken away, and the vault is unchanged.", "Make the backup on another disk, and do not rely on this one."
}

// measure fills in backup.json and the report from the copy.
func (b *backup) measure(ctx context.Context) error {
	b.info = archiveInfo{Format: archiveFormat, Vault: b.v.vaultID(), Made: b.made, Schema: schemaVersion}
	b.report = BackupReport{Made: b.made, Damaged: []string{}}
	err := b.copy.db.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM blob), (SELECT coalesce(sum(sealed), 0) FROM blob), (SELECT count(*) FROM record)").
		Scan(&b.info.Blobs, &b.info.Evidence, &b.report.Records)
	b.report.Blobs = int(b.info.Blobs)
	return err
}

// backupRecipients are the public keys that a backup is sealed to: that of the recovery code, and that of the office
// where the vault has one.
func (v *Vault) backupRecipients() ([]age.Recipient, error) {
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	var to []age.Recipient
	for _, kind := range []string{slotRecovery, slotOffice} {
		s := v.keys.slot(kind)
		if s == nil && kind == slotRecovery {
			return nil, cases.ErrNeedsRecovery
		}
		if s == nil {
			continue
		}
		r, err := parseRecipient(s.Recipient)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", keysName, kind, cases.ErrDamaged)
		}
		if old, ok := r.(*age.X25519Recipient); ok {
			r = classic{old}
		}
		to = append(to, r)
	}
	return to, nil
}

// classic is an older key of an office, which age mixes with hybrid keys only when told so. A backup for such an office
// is closed to a quantum computer no better than that office's own slot in vault.keys.
type classic struct{ *age.X25519Recipient }

// WrapWithLabels implements age.RecipientWithLabels.
func (c classic) WrapWithLabels(fileKey []byte) ([]*age.Stanza, []string, error) {
	stanzas, err := c.Wrap(fileKey)
	return stanzas, []string{"postquantum"}, err
}

func (v *Vault) vaultID() string {
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	return v.keys.Vault
}

// partName is the passing name of a backup. It is the same each time, so that the next backup clears away what a crash
// left, and differs from vault to vault.
func (v *Vault) partName() string {
	sum := sha256.Sum256([]byte("backup part|" + v.vaultID()))
	return ".harborfile-" + hex.EncodeToString(sum[:8]) + ".part"
}

// A PlaceError says that a backup cannot have this name: it belongs to something that is no file, lies inside the folder
// of a vault (Inside), belongs to a file that is no earlier backup (Taken), or lies on a disk that holds no file of that
// size (TooBig): a stick formatted as FAT32 ends at 4 GiB.
type PlaceError struct{ Inside, Taken, TooBig bool }

func (e *PlaceError) Error() string { return "backup: not a place for a backup" }

// Explain gives the words to cases.Explain.
func (e *PlaceError) Explain(lang string) (what, safe, do string) {
	switch {
	case e.Inside && lang == "es":
		return "Una copia de seguridad dentro de la carpeta de una bóveda se perdería junto con ella.", "No se ha escrito nada.", "Elija otra carpeta, mejor en otro disco."
	case e.Inside:
		return "A backup inside the folder of a vault would be lost together with it.", "Nothing was written.", "Choose another folder, best on another disk."
	case e.Taken && lang == "es":
		return "Este nombre ya pertenece a un archivo que no es una copia de seguridad.", "Ese archivo no ha cambiado.", "Elija otro nombre para la copia de seguridad."
	case e.Taken:
		return "This name already belongs to a file that is not a backup.", "That file is unchanged.", "Choose another name for the backup."
	case e.TooBig && lang == "es":
		return "Este disco no admite archivos tan grandes como la copia de seguridad. Una memoria con formato FAT32 llega a 4 GB.", "La bóveda no ha cambiado, y las copias de seguridad anteriores están ahí.", "Elija otro disco, o dé a la memoria el formato exFAT después de vaciarla."
	case e.TooBig:
		return "This disk takes no file as large as the backup. A stick formatted as FAT32 ends at 4 GB.", "The vault is unchanged, and earlier backups are there.", "Choose another disk, or format the stick as exFAT after emptying it."
	case lang == "es":
		return "Este nombre ya pertenece a algo que no es un archivo.", "No se ha escrito nada.", "Elija un nombre para el archivo de la copia de seguridad."
	}
	return "This name already belongs to something that is not a file.", "Nothing was written.", "Choose a name for the backup file."
}

// explainPlace is explain for what the disk of the backup says.
func explainPlace(err error) error {
	if errors.Is(err, syscall.EFBIG) {
		return &PlaceError{TooBig: true}
	}
	return explain(err)
}

// checkPlace refuses what a rename would destroy or could not replace.
func (v *Vault) checkPlace(path string) error {
	fi, err := os.Stat(path)
	if err == nil && !fi.Mode().IsRegular() {
		return &PlaceError{}
	}
	if Exists(filepath.Dir(path)) {
		return &PlaceError{Inside: true}
	}
	if err == nil && fi.Size() > 0 && !beginsAsBackup(path) {
		return &PlaceError{Taken: true}
	}
	here, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return explainOS(err)
	}
	if own, err := os.Stat(v.dir); err == nil && os.SameFile(here, own) {
		return &PlaceError{Inside: true}
	}
	return nil
}

// beginsAsBackup reports whether a file begins as every age file does. One that does not read is left alone.
func beginsAsBackup(path string) bool {
	const first = "age-encryption.org/v1\n"
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(first))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == first
}

// untilClosed ends ctx with cases.ErrLocked when the vault is being closed, so that locking never waits for a backup.
func (v *Vault) untilClosed(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	go func() {
		for tick := time.NewTicker(50 * time.Millisecond); ctx.Err() == nil; {
			select {
			case <-ctx.Done():
			case <-tick.C:
				if v.gate.isShut() {
					cancel(cases.ErrLocked)
				}
			}
		}
	}()
	return ctx, func() { cancel(nil) }
}

func (g *gate) isShut() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.closed
}
