//go:build !windows

package cases

import (
	"errors"
	"syscall"
)

// diskFull reports whether the system said that the disk, or the user's share of it, has no room.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
