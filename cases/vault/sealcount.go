package vault

import (
	"context"
	"errors"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// Seals are counted over the life of each database key, because AES-GCM with random nonces bears 2^32 messages under
// one key at most (NIST SP 800-38D, 8.3). The count stands beside the wrapped key in vault.keys. It is raised, and on
// the disk, before the seals it stands for are made, so that after a crash it is too high and never too low.
//
// What is counted is every unit of every file that is sealed out of the key: pages, WAL frames, journal sectors,
// temporary blocks. Each file has a key of its own, made from the database key and the file's salt, so each of those
// keys is used less often than the count says.

// sealBounds are the bounds of one database key; tests lower them.
var sealBounds = struct{ renew, most int64 }{
	renew: 1 << 30, // from here on the key is renewed when the vault is opened
	most:  1 << 32, // no unit is sealed beyond
}

const (
	sealBlock     = 1 << 12 // seals that are reserved at a time at least; later as many as were used in this session
	sealsUnsaved  = 1 << 16 // seals of a session that a full disk may keep out of vault.keys
	sealsUnknown  = 1 << 28 // what a key of format 1, which was not counted, is taken to have sealed: 1 TiB of vault.db
	sealsMendFree = 1 << 12 // reserved before torn free pages are sealed again
)

// allowance gives the VFS of a database seals, block by block.
func (v *Vault) allowance(name string) sealedvfs.Allowance {
	return func(used int64) int64 {
		v.keysMu.Lock()
		defer v.keysMu.Unlock()
		return v.reserveSeals(name, max(sealBlock, used))
	}
}

// reserveSeals raises the count of a key and returns by how much. A full disk must keep nobody out of their vault, so
// it may go without saving for a while; any other error of the disk gives nothing. It needs keysMu.
func (v *Vault) reserveSeals(name string, more int64) int64 {
	e := v.keys.find(name)
	if e == nil || v.keysAway || e.Sealed+more > sealBounds.most {
		return 0
	}
	if v.place.changed() != nil {
		return 0 // another vault's vault.keys may lie there by now
	}
	e.Sealed += more
	err := v.keys.save(v.dir, v.vmk)
	switch {
	case err == nil:
		v.unsaved = 0
	case errors.Is(err, cases.ErrNoSpace) && v.unsaved+more <= sealsUnsaved:
		v.unsaved += more
	default:
		e.Sealed -= more
		return 0
	}
	return more
}

// countSeals adds seals that were made without the VFS.
func (v *Vault) countSeals(name string, n int64) {
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	if e := v.keys.find(name); e != nil {
		e.Sealed += n
	}
}

// sealedUnder is the count of the key of the database called name.
func (v *Vault) sealedUnder(name string) int64 {
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	if e := v.keys.find(name); e != nil {
		return e.Sealed
	}
	return 0
}

// wornOut reports whether the key of a database is to be renewed.
func (v *Vault) wornOut(name string) bool { return v.sealedUnder(name) >= sealBounds.renew }

// keepCounts takes over from another copy of the same vault.keys whatever it counted further.
func (k *keyFile) keepCounts(from *keyFile) {
	for i := range k.Keys {
		e := &k.Keys[i]
		if f := from.find(e.Name); f != nil && f.No == e.No {
			e.Sealed = max(e.Sealed, f.Sealed)
		}
	}
}

// renewWornOut renews the key of the records at an opening. That of the evidence is only spoken of: its renewal may
// take long, and the bound leaves room for years. A full disk keeps nobody out.
func (v *Vault) renewWornOut(ctx context.Context) error {
	v.evidenceWorn = v.wornOut(evidenceName)
	if !v.wornOut(recordsName) {
		return nil
	}
	_, err := v.rotate(ctx, recordsName, nil)
	return butNotFull(err)
}
