package vault

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// nextName is where the records lie under their new key until vault.keys names that key.
const nextName = recordsName + ".next"

// Secrets are what wrapping a new vault key needs beside the keyring. The recovery code is not among them: its public
// key is enough.
type Secrets struct {
	Device     cases.Secret // the passphrase asked for together with the keyring; empty where the vault asks for none
	Passphrase cases.Secret // of the way in by passphrase alone; empty where there is none
}

// The keys that a renewal replaces, as a certificate names them.
const (
	renewedRecords = "records"
	renewedVault   = "vault"
	renewedDevice  = "device"
)

// Rotate gives the vault a new vault key, the records a new key under which they are written afresh, and this computer
// a new secret. Old copies of vault.keys and old blocks of vault.db no longer open with anything that is in use. The
// bytes of evidence are not written again: their keys lie in the records. Every other call waits meanwhile. A crash at
// any moment leaves the vault as before or renewed. Errors: cases.ErrWrongPassphrase, ErrKeyringUnavailable,
// ErrNeedsRecovery, ErrNoSpace, ErrDamaged; the vault then has its old keys and stays open.
func (v *Vault) Rotate(ctx context.Context, s Secrets) error {
	_, err := v.rotate(ctx, &s)
	return err
}

// rotate renews the key of the records, and with secrets also the vault key and the secret of this computer.
func (v *Vault) rotate(ctx context.Context, s *Secrets) (renewed []string, err error) {
	if err := v.gate.hold(ctx); err != nil {
		return nil, err
	}
	broken := false
	defer func() { v.gate.letGo(broken) }()
	r := &rotation{v: v, renewed: []string{renewedRecords}}
	if err := r.prepare(ctx, s); err != nil {
		r.undo()
		return nil, explain(err)
	}
	if err := r.name(); err != nil {
		r.undo()
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

// step is called at every named moment of a renewal or a destruction; tests end the program there.
var step = func(name string) {}

// The moments of a renewal, in their order.
var rotationSteps = []string{"rotate: secret", "rotate: copied", "rotate: checked", "rotate: named", "rotate: moved", "rotate: settled"}

// rotation is a renewal at work.
type rotation struct {
	v       *Vault
	keys    *keyFile
	vmk     []byte
	vfs     string
	secret  []byte // new secret of this computer, nil where it stays
	renewed []string
	unsure  bool // vault.keys does not read at the moment, and may name either
}

// prepare does all that leaves the vault as it is.
func (r *rotation) prepare(ctx context.Context, s *Secrets) error {
	v := r.v
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	var err error
	if r.keys, err = readKeyFile(v.dir); err != nil {
		return err
	}
	if err := r.keys.verify(v.vmk); err != nil {
		return err
	}
	r.vmk = slices.Clone(v.vmk)
	if s != nil {
		if err := r.renewVaultKey(*s); err != nil {
			return err
		}
	}
	step("rotate: secret")
	key := newKey()
	defer clear(key)
	e := r.keys.find(recordsName)
	if e == nil {
		return cases.ErrDamaged
	}
	e.No++
	e.Moving = true
	e.Wrapped = wrap(derive(r.vmk, "keys"), key, r.keys.bound(recordsName, e.No))
	return r.copyRecords(ctx, key)
}

// renewVaultKey wraps a new vault key for every way in, and the keys of the databases under it.
func (r *rotation) renewVaultKey(s Secrets) error {
	old := r.vmk
	defer clear(old)
	r.vmk = newKey()
	for i := range r.keys.Slots {
		fresh, err := r.rewrap(&r.keys.Slots[i], s)
		if err != nil {
			return err
		}
		r.keys.Slots[i] = fresh
	}
	for i := range r.keys.Keys {
		e := &r.keys.Keys[i]
		key, err := r.keys.databaseKey(old, e.Name)
		if err != nil {
			return err
		}
		e.Wrapped = wrap(derive(r.vmk, "keys"), key, r.keys.bound(e.Name, e.No))
		clear(key)
	}
	r.renewed = append(r.renewed, renewedVault)
	if r.secret != nil {
		r.renewed = append(r.renewed, renewedDevice)
	}
	return nil
}

// rewrap makes a slot of the same kind for the new vault key. Passphrases are tried on the old slot first: a mistyped
// one must not become the way in.
func (r *rotation) rewrap(s *slot, secrets Secrets) (slot, error) {
	switch s.Kind {
	case slotPassphrase:
		if _, err := r.keys.openPassphrase(secrets.Passphrase); err != nil {
			return slot{}, err
		}
		return r.keys.passphraseSlot(r.vmk, secrets.Passphrase, *s.KDF), nil
	case slotDevice:
		if _, _, err := r.keys.openWithSecrets(s, secrets.Device); err != nil {
			return slot{}, err
		}
		r.secret = newKey()
		if err := setSecretItem(nextSecretUser(r.keys.Vault), r.secret); err != nil {
			return slot{}, err
		}
		pass, costs := cases.Secret(""), KDFParams{}
		if s.KDF != nil {
			pass, costs = secrets.Device, *s.KDF
		}
		return r.keys.deviceSlot(r.vmk, r.secret, pass, costs), nil
	}
	to, err := parseRecipient(s.Recipient)
	if err != nil {
		return slot{}, cases.ErrDamaged
	}
	return r.keys.publicSlot(s.Kind, to, s.Recipient, r.vmk)
}

// copyRecords writes the records afresh under key, brings them to the disk, and has SQLite look through them.
func (r *rotation) copyRecords(ctx context.Context, key []byte) error {
	v := r.v
	if err := removeDatabase(v.path(nextName)); err != nil {
		return err
	}
	name := "harborfile-" + recordsName + "-" + cases.NewID()
	if err := sealedvfs.RegisterOver(name, belowVFS, key, recordsPage); err != nil {
		return err
	}
	r.vfs = name
	var busy, pages, moved int
	if err := v.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if err := sealedvfs.CopyInto(ctx, v.write, v.path(nextName), r.vfs); err != nil {
		return err
	}
	step("rotate: copied")
	if err := syncFile(v.path(nextName)); err != nil {
		return err
	}
	if err := r.examine(ctx); err != nil {
		return err
	}
	step("rotate: checked")
	return nil
}

func (r *rotation) examine(ctx context.Context) error {
	db, err := openClosed(r.v.path(nextName), r.vfs)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := checkSchema(ctx, db, recordsName); err != nil {
		return err
	}
	var found Report
	if err := integrity(ctx, db, recordsName, &found); err != nil {
		return err
	}
	if !found.OK() {
		return cases.ErrDamaged
	}
	return nil
}

// syncFile brings a closed file and its name to the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// name writes vault.keys, which is the moment that counts. Where saving reports an error, what lies there decides: the
// file may have been replaced before the error came.
func (r *rotation) name() error {
	err := r.keys.save(r.v.dir, r.vmk)
	if err != nil {
		k, readErr := readKeyFile(r.v.dir)
		if readErr != nil {
			r.unsure = true
			return err
		}
		if k.verify(r.vmk) != nil || k.find(recordsName) == nil || !k.find(recordsName).Moving {
			return err
		}
	}
	step("rotate: named")
	return nil
}

// undo takes away what a renewal that does not count has made.
func (r *rotation) undo() {
	if !r.unsure {
		removeDatabase(r.v.path(nextName))
	}
	if r.vfs != "" {
		sealedvfs.Unregister(r.vfs)
	}
	if r.secret != nil && !r.unsure {
		forgetNextSecret(r.v.vaultID())
	}
	clear(r.vmk)
}

// take closes the old records, puts the new ones in their place and goes on with them.
func (r *rotation) take(ctx context.Context) error {
	v := r.v
	err := errors.Join(v.read.Close(), v.write.Close(), sealedvfs.Unregister(v.recordsVFS))
	v.read, v.write = nil, nil
	v.recordsVFS = r.vfs
	if err != nil {
		return err
	}
	if err := settleRotation(v.dir, r.keys, r.vmk); err != nil {
		return err
	}
	if r.secret != nil {
		settleSecret(r.keys.Vault, r.secret)
	}
	v.keysMu.Lock()
	clear(v.vmk)
	v.keys, v.vmk = r.keys, r.vmk
	v.keysMu.Unlock()
	return v.openRecords(ctx, true)
}

// settleRotation ends a renewal: exactly the records that vault.keys names stay, in the file vault.db. k has to be
// authentic. It may be repeated after a crash at any of its steps.
func settleRotation(dir string, k *keyFile, vmk []byte) error {
	next, records := filepath.Join(dir, nextName), filepath.Join(dir, recordsName)
	e := k.find(recordsName)
	if e == nil || !e.Moving {
		return explainOS(removeDatabase(next)) // a renewal that never counted
	}
	_, err := os.Stat(next)
	if err == nil {
		// The new file takes the place of the old one; its log goes first, because it belongs to no other database.
		if err = removeSides(records); err == nil {
			err = os.Rename(next, records)
		}
	} else if errors.Is(err, fs.ErrNotExist) {
		err = nil // it has moved already
	}
	if err == nil {
		err = syncFolder(dir)
	}
	if err != nil {
		return explainOS(err)
	}
	step("rotate: moved")
	e.Moving = false
	if err := k.save(dir, vmk); err != nil {
		return err
	}
	step("rotate: settled")
	return nil
}

// removeDatabase removes a database with its side files. It is no error when there are none.
func removeDatabase(path string) error {
	err := os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, removeSides(path))
}

func removeSides(path string) (err error) {
	for _, side := range sideFiles {
		if gone := os.Remove(path + side); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}
