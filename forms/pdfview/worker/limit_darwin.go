package worker

import (
	"os/exec"

	"golang.org/x/sys/unix"
)

// bindToParent: macOS has no parent-death signal; the child ends when its
// input is closed, which the kernel does with the parent.
func bindToParent(*exec.Cmd) {}

// limitSelf forbids core dumps and large files. macOS ignores a limit of the
// address space; there the cap on PDFium's WebAssembly memory is the limit.
func limitSelf(int) {
	for what, n := range map[int]uint64{unix.RLIMIT_CORE: 0, unix.RLIMIT_NOFILE: 64, unix.RLIMIT_FSIZE: 64 << 20} {
		_ = unix.Setrlimit(what, &unix.Rlimit{Cur: n, Max: n})
	}
}
