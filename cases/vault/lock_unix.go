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
	for try := 0; ; try++ {
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
		if stillNamed(f, path) || try == 20 {
			return f, nil
		}
		f.Close() // a creation that gave up took the file away; the lock of a file without a name keeps nobody out
	}
}

func stillNamed(f *os.File, path string) bool {
	held, err := f.Stat()
	if err != nil {
		return true
	}
	there, err := os.Lstat(path)
	return err == nil && os.SameFile(held, there)
}

// syncFolder makes a rename in dir durable.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); !noFolderSync(err) {
		return err
	}
	return nil
}

// noFolderSync tells the file systems that cannot sync a folder, some on network disks among them, from a disk that does
// not obey. SQLite passes over the same.
func noFolderSync(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOSYS)
}

// heldByOther is never so here: open files can be moved and removed.
func heldByOther(error) bool { return false }
