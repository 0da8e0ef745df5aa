package sealedvfs

// #include "sealed.h"
import "C"

import (
	"crypto/cipher"
	"encoding/binary"
	"runtime/cgo"
	"sync/atomic"
	"unsafe"
)

// maxSeals bounds the seals of one open file: half of what random 96-bit nonces allow.
const maxSeals = 1 << 31

// keyHolder is what a registered VFS holds.
type keyHolder struct {
	key   []byte
	seals atomic.Int64 // of all files, since registration
	seen  atomic.Pointer[Seen]
	guard atomic.Pointer[func() bool]

	limit sealLimit
}

// openFile is the cipher of one open file. SQLite never uses a file handle from two threads at once.
type openFile struct {
	aead  cipher.AEAD
	owner *keyHolder
	kind  byte
	seals int64
	aad   [8]byte
}

// watcher is who notes the units of this file; mostly nobody.
func (f *openFile) watcher() *Seen {
	if f.kind != kindDatabase {
		return nil
	}
	return f.owner.seen.Load()
}

// A panic must not cross a callback: SQLite's mutexes would stay held for ever. Each export turns one into an error.

//export svOpenFile
func svOpenFile(vault C.uintptr_t, kind, page C.int, header, owner *C.uchar, create C.int) (h C.uintptr_t) {
	defer func() {
		if recover() != nil {
			h = 0
		}
	}()
	v := cgo.Handle(vault).Value().(*keyHolder)
	hdr := unsafe.Slice((*byte)(unsafe.Pointer(header)), headerSize)
	salt := unsafe.Slice((*byte)(unsafe.Pointer(owner)), saltSize)
	var aead cipher.AEAD
	var err error
	if create != 0 {
		fresh := newHeader(byte(kind), int(page))
		copy(hdr, fresh[:])
		var check []byte
		aead, check, err = fileCipher(v.key, hdr, salt)
		copy(hdr[checkAt:], check)
	} else {
		aead, err = openHeader(v.key, hdr, salt, byte(kind), int(page))
	}
	if err != nil {
		return 0
	}
	return C.uintptr_t(cgo.NewHandle(&openFile{aead: aead, owner: v, kind: byte(kind)}))
}

//export svInPlace
func svInPlace(vault C.uintptr_t) (yes C.int) {
	defer func() {
		if recover() != nil {
			yes = 0
		}
	}()
	ask := cgo.Handle(vault).Value().(*keyHolder).guard.Load()
	if ask == nil || (*ask)() {
		return 1
	}
	return 0
}

//export svCloseFile
func svCloseFile(h C.uintptr_t) {
	defer func() { recover() }()
	cgo.Handle(h).Delete()
}

//export svSeal
func svSeal(h C.uintptr_t, unit C.longlong, in *C.uchar, n C.int, out *C.uchar) (rc C.int) {
	defer func() {
		if recover() != nil {
			rc = 1
		}
	}()
	f := cgo.Handle(h).Value().(*openFile)
	if f.seals++; f.seals > maxSeals {
		return 1
	}
	if !f.owner.limit.permits(f.owner.seals.Add(1)) {
		return 1
	}
	f.watcher().drop(int64(unit))
	binary.LittleEndian.PutUint64(f.aad[:], uint64(unit))
	f.aead.Seal(unsafe.Slice((*byte)(unsafe.Pointer(out)), int(n)+overhead)[:0], nil,
		unsafe.Slice((*byte)(unsafe.Pointer(in)), int(n)), f.aad[:])
	return 0
}

//export svOpen
func svOpen(h C.uintptr_t, unit C.longlong, in *C.uchar, n C.int, out *C.uchar) (rc C.int) {
	defer func() {
		if recover() != nil {
			rc = 1
		}
	}()
	f := cgo.Handle(h).Value().(*openFile)
	binary.LittleEndian.PutUint64(f.aad[:], uint64(unit))
	_, err := f.aead.Open(unsafe.Slice((*byte)(unsafe.Pointer(out)), int(n)-overhead)[:0], nil,
		unsafe.Slice((*byte)(unsafe.Pointer(in)), int(n)), f.aad[:])
	if err != nil {
		return 1
	}
	f.watcher().add(int64(unit))
	return 0
}
