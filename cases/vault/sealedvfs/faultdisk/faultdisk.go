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
	"fmt"
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

// Bad makes the bytes from..to of a file unreadable, as a failing disk does; an empty range heals them.
func Bad(name string, from, to int64) {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	C.fd_bad(n, C.longlong(from), C.longlong(to))
}

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

// Put replaces what a closed file holds, as a program beside SQLite does that syncs what it writes.
func Put(name string, b []byte) {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	C.fd_put(n, (*C.uchar)(unsafe.Pointer(unsafe.SliceData(b))), C.longlong(len(b)))
}

// A CodeError is a step that did not go well; it is the result code of SQLite.
type CodeError int

func (e CodeError) Error() string { return fmt.Sprint("faultdisk: code ", int(e)) }

func codeError(rc C.int) error {
	if rc == 0 {
		return nil
	}
	return CodeError(rc)
}

// Rename gives a file another name; a file of that name is gone. A power cut may undo it until SyncFolder.
func Rename(from, to string) error {
	f, t := C.CString(from), C.CString(to)
	defer C.free(unsafe.Pointer(f))
	defer C.free(unsafe.Pointer(t))
	return codeError(C.fd_rename(f, t))
}

// Remove takes a file away, for good.
func Remove(name string) error {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	return codeError(C.fd_remove(n))
}

// Sync brings a file to the disk.
func Sync(name string) error {
	n := C.CString(name)
	defer C.free(unsafe.Pointer(n))
	return codeError(C.fd_sync(n))
}

// SyncFolder brings the names of all files to the disk.
func SyncFolder() error { return codeError(C.fd_sync_folder()) }

// MoveLockByte moves the byte range that SQLite locks, in every database of the process.
func MoveLockByte(at int64) { C.fd_move_lock_byte(C.longlong(at)) }

// LockByteHits counts reads and writes of database files that touched the lock range since it was moved.
func LockByteHits() int { return int(C.fd_lock_byte_hits()) }
