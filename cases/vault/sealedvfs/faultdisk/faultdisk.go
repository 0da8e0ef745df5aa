// Package faultdisk is a disk for tests: an SQLite VFS in memory that loses power, runs full, and tears writes at a
// chosen step. Writes that were not synced are kept, dropped, torn or garbled, one 512-byte sector at a time.
//
// Nothing but tests may import it.
package faultdisk

/*
#cgo CFLAGS: -O2 -std=gnu99 -Wall -I${SRCDIR}/..
#cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
#include <stdlib.h>
#include "faultdisk.h"
*/
import "C"

import (
	"unsafe"

	_ "github.com/mattn/go-sqlite3" // supplies the sqlite3_* symbols
)

// Name is what the VFS is called.
const Name = "faultdisk"

// The result codes of SQLite that a failing step may return.
const (
	IOErr      = 10
	Full       = 13
	IOErrWrite = 778
	IOErrFsync = 1034
)

// What becomes of writes that were not synced.
const (
	LoseAll  = 0 // none reached the disk
	KeepAll  = 1 // all did
	PerPart  = 2 // each sector by chance
	Garbling = 3 // each sector by chance, some with garbage
)

// UndeletableWhenOpen is the trait of Windows, where an open file cannot be deleted.
const UndeletableWhenOpen = 0x800

// Install registers the VFS. It is never the default one.
func Install() { C.fd_install() }

// Wipe forgets every file, armed fault and trait. No file may be open.
func Wipe() { C.fd_wipe() }

// Seed makes chance repeatable.
func Seed(n int) { C.fd_seed(C.long(n)) }

// CutAfter cuts the power at the n-th step (a write, truncation, sync or deletion) from now; -1 disarms.
func CutAfter(n int) { C.fd_cut_after(C.long(n)) }

// FailAfter makes the n-th step from now return code, and every later one too if sticky; -1 disarms.
func FailAfter(n, code int, sticky bool) {
	s := C.int(0)
	if sticky {
		s = 1
	}
	C.fd_fail_after(C.long(n), C.int(code), s)
}

// Reboot brings the power back. Open files are gone and un-synced writes have met their fate.
func Reboot(fate int) { C.fd_reboot(C.int(fate)) }

// Steps counts the steps since the start of the process: with it a test proves that an armed step was reached.
func Steps() int { return int(C.fd_steps()) }

// IsCut reports whether the power is off.
func IsCut() bool { return C.fd_is_cut() != 0 }

// Claim adds device characteristics to what the disk says of itself.
func Claim(traits int) { C.fd_claim(C.int(traits)) }

// Size is the length of a file, -1 when there is none.
func Size(name string) int64 {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	return int64(C.fd_size(n))
}

// Bytes is a copy of a file's content.
func Bytes(name string) []byte {
	size := Size(name)
	if size <= 0 {
		return nil
	}
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	b := make([]byte, size)
	C.fd_copy(n, (*C.uchar)(unsafe.Pointer(&b[0])))
	return b
}

// MoveLockByte moves the byte range that SQLite locks, in every database of the process.
func MoveLockByte(at int64) { C.fd_move_lock_byte(C.longlong(at)) }

// LockByteHits counts reads and writes of database files that touched the lock range since it was moved.
func LockByteHits() int { return int(C.fd_lock_byte_hits()) }
