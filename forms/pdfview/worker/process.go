package worker

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"time"
)

// ErrLost: the child did not start, or ended by itself.
var ErrLost = errors.New("worker: the child process is gone")

// startLimit bounds the start of a child; the first start of PDFium on a
// machine compiles it.
const startLimit = 4 * time.Minute

// Process is a running child, seen from the parent.
type Process struct {
	In  *bufio.Writer // to the child
	Out *bufio.Reader // from the child

	cmd   *exec.Cmd
	stdin io.WriteCloser
}

// Launch starts our own executable in a role, with dir as its working folder,
// and waits until it says Hello.
func Launch(flag, dir string, limits Limits) (*Process, error) {
	exe, err := self()
	if err != nil {
		return nil, fmt.Errorf("%w: own program not found", ErrLost)
	}
	cmd := exec.Command(exe, flag, dir, strconv.Itoa(limits.MemoryMB))
	cmd.Env = []string{} // nothing of the user's session; on Windows Go adds SYSTEMROOT
	cmd.Dir = dir
	cmd.Stderr = nil // discarded
	bindToParent(cmd)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("%w: no pipe", ErrLost)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("%w: no pipe", ErrLost)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%w: it cannot be started", ErrLost)
	}
	p := &Process{cmd: cmd, stdin: stdin,
		In:  bufio.NewWriterSize(stdin, 64<<10),
		Out: bufio.NewReaderSize(stdout, 1<<20)}
	timer := time.AfterFunc(startLimit, p.Kill)
	k, _, err := Receive(p.Out)
	timer.Stop()
	if err != nil || k != Hello {
		p.End()
		return nil, fmt.Errorf("%w: it did not start", ErrLost)
	}
	return p, nil
}

// PID is the process id.
func (p *Process) PID() int { return p.cmd.Process.Pid }

// Kill ends the process; a Receive that waits for it returns.
func (p *Process) Kill() { _ = p.cmd.Process.Kill() }

// End ends the process and waits for it, so that none is left behind.
func (p *Process) End() {
	_ = p.stdin.Close()
	p.Kill()
	_ = p.cmd.Wait()
}
