package vault

import (
	"context"
	"errors"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// nextOf is where a database lies under its new key until vault.keys names that key.
func nextOf(name string) string { return name + ".next" }

// Secrets are what wrapping a new vault key needs beside the keyring. The recovery code is not among them: its public
// key is enough.
type Secrets struct {
	Device     cases.Secret // the passphrase asked for together with the keyring; empty where the vault asks for none
	Passphrase cases.Secret // of the way in by passphrase alone; empty where there is none
}

// The keys that a renewal replaces, as a certificate names them.
const (
	renewedRecords  = "records"
	renewedEvidence = "evidence"
	renewedVault    = "vault"
	renewedDevice   = "device"
)

// Rotate gives the vault a new vault key, the records a new key under which they are written afresh, and this computer
// a new secret. Old copies of vault.keys and old blocks of vault.db no longer open with anything that is in use. The
// bytes of evidence are not written again: their keys lie in the records. Every other call waits meanwhile. A crash at
// any moment leaves the vault as before or renewed. Errors: cases.ErrWrongPassphrase, ErrKeyringUnavailable,
// *DeviceError (this computer has no secret of the vault), *FolderError, ErrNoSpace, ErrDamaged; the vault then has its old
// keys and stays open, unless the disk does not tell which keys hold: then it closes, and the next opening finds out.
func (v *Vault) Rotate(ctx context.Context, s Secrets) error {
	_, err := v.rotate(ctx, recordsName, &s)
	return err
}

// RotateEvidence writes evidence.db afresh under a new key. It needs as much room as that file takes, and the time to
// write it; every other call waits meanwhile. It is for the day on which Notices says that the key has sealed much, or
// a key may have become known. A crash at any moment leaves the vault as before or renewed. Errors: those of Rotate.
func (v *Vault) RotateEvidence(ctx context.Context) error {
	_, err := v.rotate(ctx, evidenceName, nil)
	if err == nil {
		v.keysMu.Lock()
		v.evidenceWorn = false
		v.keysMu.Unlock()
	}
	return err
}

// rotate renews the key of one database, and with secrets also the vault key and the secret of this computer.
func (v *Vault) rotate(ctx context.Context, name string, s *Secrets) (renewed []string, err error) {
	if err := v.gate.hold(ctx); err != nil {
		return nil, err
	}
	broken := false
	defer func() { v.gate.letGo(broken) }()
	if err := v.place.changed(); err != nil {
		return nil, err
	}
	r := newRotation(v, name)
	if err := r.prepare(ctx, s); err != nil {
		r.undo()
		return nil, explain(err)
	}
	if err := r.name(); err != nil {
		r.undo()
		if r.unsure { // the next opening may find the copy named, and so nothing that would be stored from here on
			broken = true
			v.abandon()
			v.lock.Close()
		}
		return nil, explain(err)
	}
	// From here on the renewal counts. Should the rest not go well, the vault closes, and the next opening ends it.
	if err := r.take(ctx); err != nil {
		broken = true
		v.abandon()
		v.lock.Close()
		return nil, explain(err)
	}
	return r.renewed, nil
}

// step is called at every named moment of work that a crash may cut short; tests end the program there.
var step = func(name string) {}

// The moments of a renewal, in their order.
var rotationSteps = []string{"rotate: secret", "rotate: copied", "rotate: checked", "rotate: named", "rotate: moved", "rotate: settled"}

// rotation is a renewal at work.
type rotation struct {
	v       *Vault
	db      string // the database that is written afresh
	page    int
	keys    *keyFile
	vmk     []byte
	vfs     string
	counts  bool   // the new key is that of the open vault
	secret  []byte // new secret of this computer, nil where it stays
	renewed []string
	unsure  bool // vault.keys does not read at the moment, and may name either
}

func newRotation(v *Vault, name string) *rotation {
	if name == evidenceName {
		return &rotation{v: v, db: name, page: evidencePage, renewed: []string{renewedEvidence}}
	}
	return &rotation{v: v, db: name, page: recordsPage, renewed: []string{renewedRecords}}
}

// prepare does all that leaves the vault as it is. Nobody else changes vault.keys meanwhile, but for the count of seals.
func (r *rotation) prepare(ctx context.Context, s *Secrets) error {
	v := r.v
	there, err := readKeyFile(v.dir)
	if err != nil {
		return err
	}
	if err := there.verify(v.vmk); err != nil {
		return err
	}
	v.keysMu.Lock()
	r.keys, r.vmk = v.keys.clone(), slices.Clone(v.vmk) // see changeKeys
	v.keysMu.Unlock()
	if s != nil {
		if err := r.renewVaultKey(*s); err != nil {
			return err
		}
	}
	step("rotate: secret")
	key := newKey()
	defer clear(key)
	e := r.keys.find(r.db)
	if e == nil {
		return cases.ErrDamaged
	}
	e.No++
	e.Moving = true
	e.Sealed = 0
	e.Wrapped = wrap(derive(r.vmk, "keys"), key, r.keys.bound(r.db, e.No))
	return r.copyDatabase(ctx, key)
}

// name writes vault.keys, which is the moment that counts. Where saving reports an error, what lies there decides: the
// file may have been replaced before the error came.
func (r *rotation) name() error {
	r.v.keysMu.Lock()
	defer r.v.keysMu.Unlock()
	if err := r.v.place.changed(); err != nil {
		return err
	}
	r.keys.keepCounts(r.v.keys)
	err := r.keys.save(r.v.dir, r.vmk)
	if err != nil {
		k, readErr := readKeyFile(r.v.dir)
		if readErr != nil {
			r.unsure = true
			return err
		}
		if k.verify(r.vmk) != nil || k.find(r.db) == nil || !k.find(r.db).Moving {
			return err
		}
	}
	r.v.keysAway = true
	step("rotate: named")
	return nil
}

// undo takes away what a renewal that does not count has made.
func (r *rotation) undo() {
	if !r.unsure {
		removeDatabase(r.v.path(nextOf(r.db)))
	}
	if r.vfs != "" {
		sealedvfs.Unregister(r.vfs)
	}
	if r.secret != nil && !r.unsure {
		forgetNextSecret(r.v.vaultID())
	}
	clear(r.vmk)
}

// take closes the old database, puts the new one in its place and goes on with it.
func (r *rotation) take(ctx context.Context) error {
	v := r.v
	if err := r.exchange(); err != nil {
		return err
	}
	v.place = folderMark{} // the renewal is about to exchange a file
	if err := settleRotation(v.dir, r.keys, r.vmk); err != nil {
		return err
	}
	if r.secret != nil {
		settleSecret(r.keys.Vault, r.secret)
	}
	v.keysMu.Lock()
	clear(v.vmk)
	v.keys, v.vmk = r.keys, r.vmk
	v.keysAway, r.counts = false, true
	v.keysMu.Unlock()
	var err error
	if r.db == evidenceName {
		v.evidence, err = openEvidence(ctx, v.path(evidenceName), v.evidenceVFS, true)
	} else {
		err = v.openRecords(ctx, true)
	}
	if err != nil {
		return err
	}
	return v.markPlace()
}

// exchange closes the old database and has its VFS replaced by the new one.
func (r *rotation) exchange() error {
	v := r.v
	if r.db == evidenceName {
		err := errors.Join(v.evidence.close(), sealedvfs.Unregister(v.evidenceVFS))
		v.evidence, v.evidenceVFS = nil, r.vfs
		return err
	}
	err := errors.Join(v.read.Close(), v.write.Close(), sealedvfs.Unregister(v.recordsVFS))
	v.read, v.write, v.recordsVFS = nil, nil, r.vfs
	return err
}

// settleRotation ends a renewal: exactly the databases that vault.keys names stay, under their own names. k has to be
// authentic. It may be repeated after a crash at any of its steps.
func settleRotation(dir string, k *keyFile, vmk []byte) error {
	v := Vault{dir: dir}
	for _, db := range databases {
		e := k.find(db.name)
		if e == nil || !e.Moving {
			if err := removeDatabase(v.path(nextOf(db.name))); err != nil { // a renewal that never counted
				return explainOS(err)
			}
			continue
		}
		if db.name == recordsName { // a copy from before a migration lies under the key that was replaced
			if err := disk.remove(v.path(beforeName)); err != nil {
				return explainOS(err)
			}
		}
		if err := replaceDatabase(dir, v.path(nextOf(db.name)), v.path(db.name)); err != nil {
			return explainOS(err)
		}
		step("rotate: moved")
		e.Moving = false
		if err := k.save(dir, vmk); err != nil {
			return err
		}
		step("rotate: settled")
	}
	return nil
}
