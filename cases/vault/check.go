package vault

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// CheckFolder checks a vault that is not open: every byte of every file as it lies there, before anything is opened or
// put right, and then everything that Check looks at. A vault that is too damaged to open still gets a report. The
// error is for what is not damage: a wrong passphrase, a vault in use, a newer format, a cancelled context.
func CheckFolder(ctx context.Context, dir string, u Unlock, p cases.Progress) (Report, error) {
	r := Report{}
	if err := u.check(); err != nil {
		return r, err
	}
	k, err := readKeyFile(dir)
	if errors.Is(err, cases.ErrDamaged) {
		r.problem("%s does not read; without it nothing else can be looked at", keysName)
		return r, nil
	}
	if err != nil {
		return r, err
	}
	if k.Unfinished {
		return r, cases.ErrNoVault
	}
	step("check: begun")
	lock, err := takeLock(filepath.Join(dir, lockName))
	if err != nil {
		return r, explainOS(err)
	}
	defer lock.Close()
	if k, err = readKeyFile(dir); err != nil { // another program may have changed it until now
		return r, err
	}
	vmk, err := k.vaultKey(u)
	if errors.Is(err, cases.ErrDamaged) {
		r.problem("%s is not as it was written, and the way in that was used does not open", keysName)
		return r, nil
	}
	if err != nil {
		return r, err
	}
	v := &Vault{dir: dir, lock: lock, keys: k, vmk: vmk, clock: hlc{now: time.Now}}
	defer v.abandon()
	v.checkKeys(&r)
	v.keysAway = !r.OK() // a changed file must not be saved, and so signed, by us
	if r.OK() {
		if err := settleRotation(dir, k, vmk); err != nil {
			return r, err
		}
	}
	ready, err := v.checkRecovery(ctx, &r)
	if err != nil {
		return r, explain(err)
	}
	m := newMeter(v, p)
	if err := v.checkFiles(ctx, &r, m); err != nil {
		return r, explain(err)
	}
	if ready {
		v.asItIs = !r.OK()
		err = v.openDatabases(ctx, true)
	}
	if !ready || err != nil {
		// What SQLite cannot read has to be looked at without it.
		return r, errors.Join(explain(v.checkEvidenceFile(ctx, &r, nil, m)), v.cannotOpen(&r, err))
	}
	err = errors.Join(v.checkAll(ctx, &r, m), explain(v.evidence.dropJournal()))
	if errors.Is(err, cases.ErrDamaged) {
		r.problem("%s does not close as it should", evidenceName)
		err = nil
	}
	return r, err
}

// checkRecovery looks at what an unclean exit left beside the databases. Logs that are whole are put back first, as
// any opening does: a kill in the middle of a write leaves a block that only its log can mend. Where a log is not as
// it was written, nothing is opened and nothing changes; ready is then false.
func (v *Vault) checkRecovery(ctx context.Context, r *Report) (ready bool, err error) {
	if !v.unclean() {
		return true, nil
	}
	for _, db := range databases {
		for _, side := range sideFiles {
			if err := v.checkFile(ctx, r, db.name+side, db.page, nil, nil); err != nil {
				return false, err
			}
		}
	}
	if !r.OK() {
		r.notice("the last session did not end cleanly; what the files hold was not compared, because that would change them")
		return false, v.foretell(r)
	}
	err = v.openDatabases(ctx, true)
	if err == nil {
		err = v.evidence.dropJournal()
	}
	v.closeDatabases()
	if err != nil {
		return false, v.cannotOpen(r, err)
	}
	return true, nil
}

// unclean reports whether something lies beside the databases that opening them would work in.
func (v *Vault) unclean() bool {
	for _, db := range databases {
		for _, side := range sideFiles {
			if fi, err := os.Stat(v.path(db.name + side)); err == nil && fi.Size() > 0 {
				return true
			}
		}
	}
	return false
}

// cannotOpen turns damage into a line of the report, and passes everything else on.
func (v *Vault) cannotOpen(r *Report, err error) error {
	err = explain(err)
	if errors.Is(err, cases.ErrDamaged) {
		r.problem("the databases do not open")
		return nil
	}
	return err
}

// Check looks at everything in an open vault: every unit of every file, free pages included, the exact bytes of
// vault.keys, every record, the change log and its chain, and every blob against its SHA-256. Writing waits while the
// files are read.
func (v *Vault) Check(ctx context.Context, p cases.Progress) (Report, error) {
	r := Report{}
	if err := v.gate.enter(); err != nil {
		return r, err
	}
	defer v.gate.leave()
	if err := v.place.changed(); err != nil {
		return r, err
	}
	m := newMeter(v, p)
	if err := v.checkOpenFiles(ctx, &r, m); err != nil {
		return r, explain(err)
	}
	err := v.checkAll(ctx, &r, m)
	return r, errors.Join(err, v.place.changed()) // what was read may not be what lies in the folder by now
}

// checkOpenFiles keeps writers out while it reads the files.
func (v *Vault) checkOpenFiles(ctx context.Context, r *Report, m *meter) error {
	v.clock.mu.Lock()
	defer v.clock.mu.Unlock()
	v.evidence.turn.RLock()
	defer v.evidence.turn.RUnlock()
	v.checkKeys(r)
	return v.checkFiles(ctx, r, m)
}

// checkAll looks at everything that the open databases hold, and then at those blocks of evidence.db that nothing had
// to be read from. Nearly all of them are authenticated while the evidence is read, and once is enough.
func (v *Vault) checkAll(ctx context.Context, r *Report, m *meter) error {
	v.checks.Lock() // evidence.db has one watcher
	defer v.checks.Unlock()
	seen, err := sealedvfs.Watch(v.evidenceVFS, v.path(evidenceName), evidencePage)
	if err != nil {
		return explain(err)
	}
	defer seen.End()
	var content Report
	if err := v.checkContent(ctx, &content, m.p); err != nil {
		return err
	}
	v.evidence.turn.RLock()
	defer v.evidence.turn.RUnlock()
	err = v.checkEvidenceFile(ctx, r, seen, m)
	r.append(content) // the files come first
	return explain(err)
}

// checkKeys compares vault.keys, byte for byte, with what was written under the vault key.
func (v *Vault) checkKeys(r *Report) {
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	r.Files++
	k, err := readKeyFile(v.dir)
	if err != nil || k.verify(v.vmk) != nil {
		r.problem("%s is not as it was written", keysName)
	}
}

// checkFiles authenticates vault.db and whatever lies beside both databases.
func (v *Vault) checkFiles(ctx context.Context, r *Report, m *meter) error {
	for _, db := range databases {
		for _, name := range []string{db.name, db.name + "-wal", db.name + "-journal"} {
			if name == evidenceName {
				continue // see checkAll
			}
			if err := v.checkFile(ctx, r, name, db.page, nil, m.add); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkEvidenceFile authenticates the units of evidence.db that were not seen. Where they were looked for, the progress
// has counted them already.
func (v *Vault) checkEvidenceFile(ctx context.Context, r *Report, seen *sealedvfs.Seen, m *meter) error {
	tell := m.add
	if seen != nil {
		tell = nil
	}
	return v.checkFile(ctx, r, evidenceName, evidencePage, seen, tell)
}

// checkFile authenticates one database or side file, but for the units that were seen.
func (v *Vault) checkFile(ctx context.Context, r *Report, name string, page int, seen *sealedvfs.Seen, tell func(int64)) error {
	main := strings.TrimSuffix(strings.TrimSuffix(name, "-wal"), "-journal")
	key, err := v.databaseKey(main)
	if err != nil {
		r.problem("%s: its key in %s does not open", main, keysName)
		return nil
	}
	defer clear(key)
	in, err := sealedvfs.InspectUnseen(ctx, v.path(name), key, page, seen, tell)
	if err == nil {
		if v.hasLog(name) {
			in.Short = 0 // the pages may be in the log alone
		}
		report(r, name, name == main, in)
	}
	return err
}

// hasLog reports whether a log that holds something lies beside a database.
func (v *Vault) hasLog(name string) bool {
	fi, err := os.Stat(v.path(name + "-wal"))
	return err == nil && fi.Size() > 0
}

// report turns what Inspect found in one file into lines.
func report(r *Report, name string, main bool, in sealedvfs.Inspection) {
	if in.Missing {
		if main {
			r.problem("%s is missing", name)
		}
		return
	}
	r.Files++
	r.Units += in.Units
	switch {
	case !in.Header:
		r.problem("%s: its first bytes are not as they were written", name)
	case main && in.Units == 0:
		r.problem("%s is empty", name)
	}
	if len(in.Bad) > 0 {
		r.problem("%s: block %s not as written", name, listUnits(in.Bad))
	}
	if len(in.Unread) > 0 {
		r.problem("%s: block %s does not read from the disk", name, listUnits(in.Unread))
	}
	switch {
	case in.Rest > 0 && main:
		r.problem("%s: %d bytes at its end belong to no block", name, in.Rest)
	case in.Rest > 0 && in.Header:
		r.notice("%s ends in the middle of a block, as a crash leaves it", name)
	}
	if in.Short > 0 {
		r.problem("%s is cut off: its last %d blocks are missing", name, in.Short)
	}
	if in.Hole {
		r.problem("%s: the gap at the lock bytes is not empty, or does not read", name)
	}
}

// meter passes the bytes of the files on as progress.
type meter struct{ p cases.Progress }

// newMeter sets the total: every file once. Evidence counts where it is hashed.
func newMeter(v *Vault, p cases.Progress) *meter {
	if p == nil {
		p = cases.NoProgress
	}
	var total int64
	for _, name := range []string{recordsName, recordsName + "-wal", evidenceName} {
		if fi, err := os.Stat(v.path(name)); err == nil {
			total += fi.Size()
		}
	}
	p.SetTotal(total)
	return &meter{p}
}

func (m *meter) add(n int64) { m.p.Add(n) }
