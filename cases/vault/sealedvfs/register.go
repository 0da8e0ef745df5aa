package sealedvfs

/*
#cgo CFLAGS: -O2 -std=gnu99 -Wall
#cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
#include <stdlib.h>
#include "sealed.h"
*/
import "C"

import (
	"fmt"
	"runtime/cgo"
	"sync"
	"unsafe"

	_ "github.com/mattn/go-sqlite3" // supplies the sqlite3_* symbols
)

var (
	registered   = map[string]cgo.Handle{}
	registeredMu sync.Mutex
)

// Register makes a VFS called name whose files are sealed under key (32 bytes). pageSize, 512 to 65536, is the only
// accepted database page size.
func Register(name string, key []byte, pageSize int) error {
	return RegisterOver(name, "", key, pageSize)
}

// RegisterOver is Register above the VFS called below instead of the platform's default one.
func RegisterOver(name, below string, key []byte, pageSize int) error {
	if len(key) != 32 || pageSize < 512 || pageSize > 65536 || pageSize&(pageSize-1) != 0 {
		return fmt.Errorf("sealedvfs: key of %d bytes, page size %d", len(key), pageSize)
	}
	registeredMu.Lock()
	defer registeredMu.Unlock()
	holder := &keyHolder{key: append([]byte(nil), key...)}
	holder.limit.unlimited()
	h := cgo.NewHandle(holder)
	n, b := C.CString(name), C.CString(below)
	defer C.free(unsafe.Pointer(n))
	defer C.free(unsafe.Pointer(b))
	if rc := C.sv_register(n, b, C.uintptr_t(h), C.int(pageSize)); rc != 0 {
		h.Delete()
		return fmt.Errorf("sealedvfs: register %q: code %d", name, int(rc))
	}
	registered[name] = h
	return nil
}

// Unregister removes the VFS and overwrites its key. It is refused while a file is open. Go may hold expanded copies
// of the key until the garbage collector runs: erasure is best effort.
func Unregister(name string) error {
	registeredMu.Lock()
	defer registeredMu.Unlock()
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	if rc := C.sv_unregister(n); rc != 0 {
		return fmt.Errorf("sealedvfs: unregister %q: code %d", name, int(rc))
	}
	h := registered[name]
	clear(h.Value().(*keyHolder).key)
	h.Delete()
	delete(registered, name)
	return nil
}

// Failures counts units that were not authentic since a VFS was registered.
type Failures struct{ Database, WAL, Temporary, Journal int64 }

// Any reports whether there was one.
func (f Failures) Any() bool { return f != Failures{} }

// FailuresOf returns the counters of the VFS called name, zeros when there is none.
func FailuresOf(name string) Failures {
	var c [C.KINDS]C.int64_t
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	C.sv_failures(n, &c[0])
	return Failures{int64(c[kindDatabase]), int64(c[kindWAL]), int64(c[kindBlock]), int64(c[kindJournal])}
}

// Seals returns how many units were sealed by the VFS called name since it was registered.
func Seals(name string) int64 {
	registeredMu.Lock()
	defer registeredMu.Unlock()
	h, ok := registered[name]
	if !ok {
		return 0
	}
	return h.Value().(*keyHolder).seals.Load()
}

func abiCheck() (string, int) {
	var buf [200]C.char
	bad := C.sv_abi_check(&buf[0], C.int(len(buf)))
	return C.GoString(&buf[0]), int(bad)
}

// moveLockByte lets a test reach SQLite's lock range with a small file.
func moveLockByte(at int64) {
	C.sv_lock_byte = C.sqlite3_int64(at)
	lockByte = at
}
