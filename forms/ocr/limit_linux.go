package ocr

import (
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// maxMemory is more than a page of 40 megapixels takes with two languages.
const maxMemory = 3 << 30

// bindToParent ends the program with ours, however ours ends.
func bindToParent(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// limitMemory bounds what the program may take, before it has seen a byte of the picture: memory, no core dump, no file.
func limitMemory(p *os.Process) {
	for what, n := range map[int]uint64{unix.RLIMIT_AS: maxMemory, unix.RLIMIT_CORE: 0, unix.RLIMIT_FSIZE: 0} {
		_ = unix.Prlimit(p.Pid, what, &unix.Rlimit{Cur: n, Max: n}, nil)
	}
}
