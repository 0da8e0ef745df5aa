package worker

import (
	"bufio"
	"os"
	"runtime/debug"
	"strconv"
)

// Limits of a child.
type Limits struct {
	MemoryMB int
}

// Role is what a child does: it answers queries until its input ends.
type Role func(in *bufio.Reader, out *bufio.Writer, dir string, limits Limits) error

var roles = map[string]Role{}

// Register names a role by the flag that starts it. It is called from init.
func Register(flag string, role Role) { roles[flag] = role }

// Main makes the calling process a child when it was started as one, and then
// never returns. Otherwise it does nothing.
func Main() {
	if len(os.Args) != 4 {
		return
	}
	role, known := roles[os.Args[1]]
	if !known {
		return
	}
	memoryMB, err := strconv.Atoi(os.Args[3])
	if err != nil || memoryMB <= 0 {
		os.Exit(2)
	}
	limitSelf(memoryMB)
	debug.SetMemoryLimit(int64(memoryMB+128) << 20)
	in, out := bufio.NewReaderSize(os.Stdin, 1<<20), bufio.NewWriterSize(os.Stdout, 64<<10)
	if err := role(in, out, os.Args[2], Limits{MemoryMB: memoryMB}); err != nil {
		os.Exit(3) // no text: what went wrong may quote the document
	}
	os.Exit(0)
}
