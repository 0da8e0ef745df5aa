package worker

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// bindToParent ends the child with its parent, however the parent ends.
func bindToParent(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}

// limitSelf takes rights away from the calling process, which is the child:
// writable memory (PDFium's twice while it grows, and slack), no core dump that could hold a page, few descriptors, small files
// only (the compilation cache), no tracing by others, no new privileges.
func limitSelf(memoryMB int) {
	limits := map[int]uint64{
		unix.RLIMIT_CORE:   0,
		unix.RLIMIT_NOFILE: 64,
		unix.RLIMIT_FSIZE:  64 << 20,
	}
	if !raceDetector { // its shadow memory alone is larger than any useful limit
		// Not RLIMIT_AS: the C library and Go reserve far more address space than they write to, by chance of timing.
		limits[unix.RLIMIT_DATA] = uint64(2*memoryMB+1536) << 20
	}
	for what, n := range limits {
		_ = unix.Setrlimit(what, &unix.Rlimit{Cur: n, Max: n})
	}
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
	_ = unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
}
