package vault

import (
	"os"

	"golang.org/x/sys/unix"
)

// forgetCached asks the system to drop what it holds of f in memory, so that reading it back reads the disk. It is a
// wish: where it is not granted, reading back proves only what was handed to the system.
func forgetCached(f *os.File) { unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED) }
