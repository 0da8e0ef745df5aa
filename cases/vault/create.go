package vault

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"github.com/harborfile/harborfile/cases"
)

// CreateOptions say how a new vault is opened from now on.
type CreateOptions struct {
	Unlock                  // Keyring (with the passphrase as second factor) or Passphrase alone
	Clock  func() time.Time // nil = the wall clock
	KDF    KDFParams        // zero = production costs; Salt is ignored
}

// Create makes a vault in dir and returns it open, with the recovery code that has to reach paper now. dir is made
// when it does not exist. Errors: cases.ErrVaultExists, ErrKeyringUnavailable, ErrReadOnly, ErrNoSpace, ErrInUse.
// A creation that is cut short leaves nothing that counts as a vault, and may be repeated.
func Create(ctx context.Context, dir string, o CreateOptions) (*Vault, RecoveryCode, error) {
	if o.Unlock.checkNew() != nil {
		return nil, RecoveryCode{}, errNoWay
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	place, err := claimFolder(dir)
	if err != nil {
		return nil, RecoveryCode{}, explainOS(err)
	}
	v, code, err := create(ctx, dir, place.lock, o)
	if err != nil {
		place.giveBack()
		return nil, RecoveryCode{}, err
	}
	return v, code, nil
}

// newPlace is the folder of a vault that is being made, with its lock held.
type newPlace struct {
	dir  string
	lock *os.File
	made bool // the folder was not there before
}

// claimFolder makes dir, readable by its owner alone, and locks it. A folder that already holds something keeps its rights.
func claimFolder(dir string) (newPlace, error) {
	p := newPlace{dir: dir}
	_, err := os.Lstat(dir)
	p.made = errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return p, err
	}
	if held, err := os.ReadDir(dir); err == nil && len(held) == 0 {
		if err := os.Chmod(dir, 0o700); err != nil {
			return p, err
		}
	}
	p.lock, err = takeLock(filepath.Join(dir, lockName))
	return p, err
}

// giveBack leaves the folder as it was found, where no vault has come to be in it.
func (p newPlace) giveBack() {
	if _, err := readKeyFile(p.dir); !errors.Is(err, cases.ErrNoVault) {
		p.lock.Close()
		return
	}
	// While the lock is still held, so that nobody can have taken it; Windows removes a file only once it is closed.
	name := filepath.Join(p.dir, lockName)
	early := os.Remove(name)
	p.lock.Close()
	if early != nil {
		os.Remove(name)
	}
	if p.made {
		os.Remove(p.dir) // not where something lies in it
	}
}

func create(ctx context.Context, dir string, lock *os.File, o CreateOptions) (*Vault, RecoveryCode, error) {
	if err := clearUnfinished(dir); err != nil {
		return nil, RecoveryCode{}, err
	}
	v := &Vault{dir: dir, lock: lock, vmk: newKey(), clock: hlc{now: o.Clock}}
	v.keys = &keyFile{Format: keyFormat, Vault: uuid.NewString(), Unfinished: true}
	code := newRecoveryCode()
	err := v.fillSlots(o, code)
	if err == nil {
		err = v.fillDatabases(ctx)
	}
	if err != nil {
		v.abandon()
		if o.Keyring {
			forgetDeviceSecret(v.keys.Vault)
		}
		if v.keys.Unfinished {
			clearUnfinished(dir)
		}
		return nil, RecoveryCode{}, explain(err)
	}
	return v, code, nil
}

// fillSlots makes the way in that o names, and the recovery code another.
func (v *Vault) fillSlots(o CreateOptions, code RecoveryCode) error {
	v.mirrors = o.Keyring
	if o.Keyring {
		secret, err := storeDeviceSecret(v.keys.Vault)
		if err != nil {
			return err
		}
		v.keys.put(v.keys.deviceSlot(v.vmk, secret, o.Passphrase, o.KDF))
	} else {
		v.keys.put(v.keys.passphraseSlot(v.vmk, o.Passphrase, o.KDF))
	}
	s, err := v.keys.recoverySlot(v.vmk, code)
	v.keys.put(s)
	return err
}

// fillDatabases writes vault.keys, marked unfinished, then both databases, and at last takes the mark away.
func (v *Vault) fillDatabases(ctx context.Context) error {
	clear(v.keys.addDatabaseKey(v.vmk, recordsName))
	clear(v.keys.addDatabaseKey(v.vmk, evidenceName))
	if err := v.keys.save(v.dir, v.vmk); err != nil {
		return err
	}
	if err := v.makeEmptyFiles(); err != nil {
		return err
	}
	if err := v.openDatabases(ctx, false); err != nil {
		return err
	}
	if err := setMeta(ctx, v.write, "device", newDeviceID()); err != nil {
		return err
	}
	if err := setMeta(ctx, v.write, "clock", 0); err != nil {
		return err
	}
	if err := v.start(ctx); err != nil {
		return err
	}
	v.keys.Unfinished = false
	if err := v.keys.save(v.dir, v.vmk); err != nil {
		v.keys.Unfinished = true
		v.keys.save(v.dir, v.vmk) // the new file may have taken its place before the error came
		return err
	}
	return nil
}

// makeEmptyFiles gives both databases their rights before anything is in them; side files inherit them.
func (v *Vault) makeEmptyFiles() error {
	if belowVFS != "" {
		return nil
	}
	for _, name := range []string{recordsName, evidenceName} {
		f, err := os.OpenFile(v.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// clearUnfinished removes what a creation that was cut short left behind. It touches nothing else: databases without
// their vault.keys may be somebody's vault.
func clearUnfinished(dir string) error {
	k, err := readKeyFile(dir)
	if errors.Is(err, cases.ErrNoVault) {
		for _, name := range []string{recordsName, evidenceName} {
			if _, err := os.Lstat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
				return cases.ErrVaultExists
			}
		}
		return nil
	}
	if err != nil || !k.Unfinished {
		return cases.ErrVaultExists
	}
	for _, name := range []string{recordsName, evidenceName} {
		for _, side := range append([]string{""}, sideFiles...) {
			if err := os.Remove(filepath.Join(dir, name+side)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return explainOS(err)
			}
		}
	}
	if err := removeDatabase(filepath.Join(dir, beforeName)); err != nil { // of a backup of an earlier schema
		return explainOS(err)
	}
	return explainOS(os.Remove(filepath.Join(dir, keysName)))
}
