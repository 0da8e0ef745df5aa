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
	lock, err := takeLock(filepath.Join(dir, lockName))
	if err != nil {
		return r, explainOS(err)
	}
	defer lock.Close()
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
	if r.OK() {
		if err := settleRotation(dir, k, vmk); err != nil {
			return r, err
		}
	}
	if ready, err := v.checkRecovery(ctx, &r); err != nil {
		return r, explain(err)
	} else if err := v.checkFiles(ctx, &r, newMeter(v, p)); err != nil || !ready {
		return r, explain(err)
	}
	if err := v.openDatabases(ctx, true); err != nil {
		return r, v.cannotOpen(&r, err)
	}
	err = explain(errors.Join(v.checkContent(ctx, &r, p), v.evidence.dropJournal()))
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
			if err := v.checkFile(ctx, r, db.name+side, db.page, nil); err != nil {
				return false, err
			}
		}
	}
	if !r.OK() {
		r.notice("the last session did not end cleanly; what the files hold was not compared, because that would change them")
		return false, nil
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
	if p == nil {
		p = cases.NoProgress
	}
	if err := v.checkOpenFiles(ctx, &r, p); err != nil {
		return r, explain(err)
	}
	return r, explain(v.checkContent(ctx, &r, p))
}

// checkOpenFiles keeps writers out while it reads the files.
func (v *Vault) checkOpenFiles(ctx context.Context, r *Report, p cases.Progress) error {
	v.clock.mu.Lock()
	defer v.clock.mu.Unlock()
	v.evidence.turn.RLock()
	defer v.evidence.turn.RUnlock()
	v.checkKeys(r)
	return v.checkFiles(ctx, r, newMeter(v, p))
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

// checkFiles authenticates both databases and whatever lies beside them.
func (v *Vault) checkFiles(ctx context.Context, r *Report, m *meter) error {
	for _, db := range databases {
		for _, name := range []string{db.name, db.name + "-wal", db.name + "-journal"} {
			if err := v.checkFile(ctx, r, name, db.page, m.add); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkFile authenticates one database or side file.
func (v *Vault) checkFile(ctx context.Context, r *Report, name string, page int, tell func(int64)) error {
	main := strings.TrimSuffix(strings.TrimSuffix(name, "-wal"), "-journal")
	key, err := v.databaseKey(main)
	if err != nil {
		r.problem("%s: its key in %s does not open", main, keysName)
		return nil
	}
	defer clear(key)
	in, err := sealedvfs.Inspect(ctx, v.path(name), key, page, tell)
	if err == nil {
		report(r, name, name == main, in)
	}
	return err
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
	switch {
	case in.Rest > 0 && main:
		r.problem("%s: %d bytes at its end belong to no block", name, in.Rest)
	case in.Rest > 0 && in.Header:
		r.notice("%s ends in the middle of a block, as a crash leaves it", name)
	}
	if in.Hole {
		r.problem("%s: the gap at the lock bytes is not empty", name)
	}
}

// meter passes the bytes of the files on as progress.
type meter struct{ p cases.Progress }

// newMeter sets the total: every file once, and evidence a second time for its hashes.
func newMeter(v *Vault, p cases.Progress) *meter {
	if p == nil {
		p = cases.NoProgress
	}
	var total int64
	for name, times := range map[string]int64{recordsName: 1, recordsName + "-wal": 1, evidenceName: 2} {
		if fi, err := os.Stat(v.path(name)); err == nil {
			total += times * fi.Size()
		}
	}
	p.SetTotal(total)
	return &meter{p}
}

func (m *meter) add(n int64) { m.p.Add(n) }
