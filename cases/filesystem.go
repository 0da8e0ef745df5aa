//go:build !windows

package cases

import (
	"errors"
	"syscall"
)

// fileHeld reports whether another program has the file open and does not let it go; only Windows knows that.
func fileHeld(error) bool { return false }

// badName reports whether the system has no such names.
func badName(err error) bool { return errors.Is(err, syscall.ENAMETOOLONG) }
