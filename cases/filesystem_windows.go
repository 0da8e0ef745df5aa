package cases

import (
	"errors"
	"os"
	"syscall"
)

// fileHeld knows ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION. A file that is open elsewhere cannot be replaced
// either, and Windows calls that ERROR_ACCESS_DENIED: a packet that is open in a PDF reader, above all.
func fileHeld(err error) bool {
	if errors.Is(err, syscall.Errno(32)) || errors.Is(err, syscall.Errno(33)) {
		return true
	}
	var moved *os.LinkError
	return errors.As(err, &moved) && moved.Op == "rename" && errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}

// badName knows ERROR_INVALID_NAME, ERROR_BAD_PATHNAME and ERROR_FILENAME_EXCED_RANGE: a name with ? or |, or a path
// that is too long.
func badName(err error) bool {
	for _, code := range []syscall.Errno{123, 161, 206} {
		if errors.Is(err, code) {
			return true
		}
	}
	return false
}
