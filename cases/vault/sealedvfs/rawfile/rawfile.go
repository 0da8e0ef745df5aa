// Package rawfile calls the methods of one file of an SQLite VFS, as SQLite itself would, so that a test can compare
// the file with plain bytes in memory.
//
// Nothing but tests may import it.
package rawfile

/*
#cgo CFLAGS: -O2 -std=gnu99 -Wall -I${SRCDIR}/..
#cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
#include <stdlib.h>
#include "rawfile.h"
*/
import "C"

import (
	"fmt"
	"unsafe"

	_ "github.com/mattn/go-sqlite3" // supplies the sqlite3_* symbols
)

// Kind is what SQLite uses a file for.
type Kind int

// The kinds of file. A Log or Journal belongs to the database at its path, which is made where there is none.
const (
	Database Kind = 0
	Log      Kind = 1
	Journal  Kind = 2
	Passing  Kind = 3 // a temporary file without a name
)

// ShortRead is what reading past the end gives; the rest of the buffer is zeros then.
const ShortRead = 522

// A Code is SQLite's number for what did not go well.
type Code int

func (c Code) Error() string { return fmt.Sprintf("SQLite code %d", int(c)) }

// File is an open file.
type File struct{ f *C.rawfile }

// Open opens a file of the VFS.
func Open(vfs, path string, kind Kind) (*File, error) {
	v, p := C.CString(vfs), C.CString(path)
	defer C.free(unsafe.Pointer(v))
	defer C.free(unsafe.Pointer(p))
	var rc C.int
	f := C.raw_open(v, p, C.int(kind), &rc)
	if f == nil {
		return nil, Code(rc)
	}
	return &File{f}, nil
}

// Close closes the file.
func (f *File) Close() error { return code(C.raw_close(f.f)) }

// Read fills p from off. Reading past the end gives ShortRead.
func (f *File) Read(p []byte, off int64) error {
	return code(C.raw_read(f.f, pointer(p), C.int(len(p)), C.sqlite3_int64(off)))
}

// Write stores p at off.
func (f *File) Write(p []byte, off int64) error {
	return code(C.raw_write(f.f, pointer(p), C.int(len(p)), C.sqlite3_int64(off)))
}

// Truncate sets the size.
func (f *File) Truncate(size int64) error { return code(C.raw_truncate(f.f, C.sqlite3_int64(size))) }

// Sync brings the file to the disk.
func (f *File) Sync() error { return code(C.raw_sync(f.f)) }

// Size is the size that SQLite sees.
func (f *File) Size() (int64, error) {
	var n C.sqlite3_int64
	err := code(C.raw_size(f.f, &n))
	return int64(n), err
}

func pointer(p []byte) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(p)) }

func code(rc C.int) error {
	if rc == 0 {
		return nil
	}
	return Code(rc)
}
