//go:build unix

package vault

import (
	"errors"
	"os"
	"syscall"

	"github.com/harborfile/harborfile/cases"
)

// takeLock takes the single-process lock of a vault folder; closing the file releases it. Two processes on one vault
// would corrupt it, because the index of the log lives in process memory.
func takeLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, cases.ErrInUse
		}
		return nil, err
	}
	return f, nil
}

// syncFolder makes a rename in dir durable.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
