package vault

import (
	"os"

	"golang.org/x/sys/unix"
)

// forgetCached asks the system to read f past its memory, so that reading it back reads the disk. It is a wish: where
// it is not granted, reading back proves only what was handed to the system.
func forgetCached(f *os.File) { unix.FcntlInt(f.Fd(), unix.F_NOCACHE, 1) }
