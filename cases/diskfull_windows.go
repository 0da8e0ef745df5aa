package cases

import (
	"errors"
	"syscall"
)

// diskFull knows the two codes Windows gives when a volume has no room: ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
// The portable syscall.ENOSPC is never returned there.
func diskFull(err error) bool {
	return errors.Is(err, syscall.Errno(39)) || errors.Is(err, syscall.Errno(112))
}
