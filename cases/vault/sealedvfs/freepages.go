package sealedvfs

import (
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"os"
)

var errFreeList = errors.New("sealedvfs: the list of free pages does not read")

// MendFreePages seals zeros into the free pages of a closed database that are not authentic, and returns how many
// there were. SQLite does not journal a free page before it uses it again, so a power cut in a transaction that is
// rolled back may leave such a page torn. It holds nothing; without this it would look like tampering for ever. Any
// other page that is not authentic is damage and stays as it is. What lies behind the last page that the database counts
// is cut off: half a page, as a kill in the middle of a write leaves it, and whole pages, where the power went before a
// file that had become shorter was cut. SQLite looks at neither and so never takes them away.
func MendFreePages(path string, key []byte, pageSize int) (mended int, err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	l := layoutOf(path, pageSize)
	aead, err := fileAEAD(path, f, key, l)
	if err != nil {
		return 0, err
	}
	fi, err := f.Stat()
	if err != nil {
		return 0, err
	}
	m := mender{f: f, aead: aead, l: l}
	units, rest := l.units(fi.Size())
	m.units = units
	first, err := m.read(0)
	if err != nil {
		return 0, err
	}
	// The header of a database: offset 28 number of its pages, which counts if 24 and 92 agree.
	if pages := int64(be32(first, 28)); pages > 0 && pages < units && be32(first, 24) == be32(first, 92) {
		units, rest = pages, 1
		m.units = units
	}
	if rest > 0 {
		if err := errors.Join(f.Truncate(l.at(units)), f.Sync()); err != nil {
			return 0, err
		}
	}
	// Offset 32 first page of the free list, 36 number of its pages.
	trunk, left := be32(first, 32), int64(be32(first, 36))
	for ; trunk != 0 && left > 0; left-- {
		t, err := m.read(int64(trunk) - 1)
		if err != nil {
			return mended, err
		}
		// A trunk page: offset 0 next trunk, 4 number of leaves, then their page numbers.
		leaves := min(int64(be32(t, 4)), int64(pageSize/4-2))
		for i := range leaves {
			fixed, err := m.mend(int64(be32(t, int(8+4*i))) - 1)
			if err != nil {
				return mended, err
			}
			if fixed {
				mended++
			}
		}
		left -= leaves
		trunk = be32(t, 0)
	}
	if mended > 0 {
		return mended, f.Sync()
	}
	return 0, nil
}

type mender struct {
	f    *os.File
	aead cipher.AEAD
	l    layout

	units int64
}

func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

func (m mender) read(unit int64) ([]byte, error) {
	if unit < 0 || unit >= m.units {
		return nil, errFreeList
	}
	b := make([]byte, m.l.page+overhead)
	if _, err := m.f.ReadAt(b, m.l.at(unit)); err != nil {
		return nil, errFreeList
	}
	plain, err := m.aead.Open(nil, nil, b, unitAAD(unit))
	if err != nil {
		return nil, errFreeList
	}
	return plain, nil
}

// mend seals zeros into a unit that is there and does not open.
func (m mender) mend(unit int64) (bool, error) {
	if unit < 0 || unit >= m.units {
		return false, errFreeList
	}
	b := make([]byte, m.l.page+overhead)
	if _, err := m.f.ReadAt(b, m.l.at(unit)); err != nil {
		return false, err
	}
	if _, err := m.aead.Open(nil, nil, b, unitAAD(unit)); err == nil {
		return false, nil
	}
	sealed := m.aead.Seal(nil, nil, make([]byte, m.l.page), unitAAD(unit))
	_, err := m.f.WriteAt(sealed, m.l.at(unit))
	return true, err
}
