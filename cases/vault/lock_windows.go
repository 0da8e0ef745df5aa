package vault

import (
	"errors"
	"os"
	"syscall"

	"github.com/harborfile/harborfile/cases"
)

const (
	sharingViolation = syscall.Errno(32) // ERROR_SHARING_VIOLATION
	lockViolation    = syscall.Errno(33) // ERROR_LOCK_VIOLATION
)

// heldByOther reports whether a file could not be moved or removed because somebody has it open. Windows says for some
// of these cases that access is denied.
func heldByOther(err error) bool {
	return errors.Is(err, sharingViolation) || errors.Is(err, lockViolation) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}

// takeLock takes the single-process lock of a vault folder: the file is opened without any sharing.
func takeLock(path string) (*os.File, error) {
	p, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, sharingViolation) {
		return nil, cases.ErrInUse
	}
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(h), path), nil
}

// syncFolder does nothing: NTFS journals renames, and a folder handle cannot be flushed without special rights.
func syncFolder(string) error { return nil }
