package main

import (
	"os"
	"os/exec"
	"time"

	"github.com/harborfile/harborfile/cmd/launcher/handover"
)

// A window is the program that was started, as the launcher watches it.
type window struct {
	cmd   *exec.Cmd
	free  bool          // it may end to be started the other way
	began chan struct{} // closed with its first own step
	drawn chan struct{} // closed with its first frame
	ended chan struct{} // closed when the process is gone
	well  chan struct{} // closed when now is no longer undrawn
}

// An outcome is how far a window came.
type outcome int

const (
	undrawn outcome = iota // it was not drawn, so far or for ever
	drawn                  // its first frame was drawn
	ended                  // it ended before anything was to be drawn: its own arguments were wrong, for one
	turned                 // it ended to be started the other way
)

// open starts the window with its end of a pipe.
func (l *launcher) open(p plan, args []string) (*window, error) {
	heard, said, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer said.Close()
	w := &window{cmd: exec.Command(l.folder.program(p.way), args...), free: p.free,
		began: make(chan struct{}), drawn: make(chan struct{}), ended: make(chan struct{}), well: make(chan struct{})}
	handle := lend(w.cmd, said)
	w.cmd.Env = append(drawingEnv(p.way), l.order(p).Environment(handle))
	lendStandard(w.cmd)
	if err := w.cmd.Start(); err != nil {
		heard.Close()
		return nil, err
	}
	go w.listen(heard)
	return w, nil
}

// pass runs the window for words alone, and returns its exit code.
func (l *launcher) pass(args []string) int {
	cmd := exec.Command(l.folder.program(card), args...)
	lendStandard(cmd)
	joinTerminal()
	if err := cmd.Start(); err != nil {
		l.tell(notStarted)
		return exitIncomplete
	}
	_ = cmd.Wait()
	return cmd.ProcessState.ExitCode()
}

// drawingEnv is the environment of a program whose window is drawn that way. Mesa would try the graphics card through
// Direct3D first, and that is what does not work where it is used.
func drawingEnv(w way) []string {
	env := os.Environ()
	if w == processor {
		env = append(env, "GALLIUM_DRIVER=llvmpipe")
	}
	return env
}

// lendStandard lets the window use the standard files of the launcher, where it has any: a program that was started
// with a double-click has none.
func lendStandard(cmd *exec.Cmd) {
	if os.Stdin != nil && usable(os.Stdin) {
		cmd.Stdin = os.Stdin
	}
	if os.Stdout != nil && usable(os.Stdout) {
		cmd.Stdout = os.Stdout
	}
	if os.Stderr != nil && usable(os.Stderr) {
		cmd.Stderr = os.Stderr
	}
}

// pipeLimit is how long the pipe may stay open after the end of the process; its last words were written before.
const pipeLimit = time.Second

// listen follows the window to its end.
func (w *window) listen(heard *os.File) {
	defer heard.Close()
	silent := make(chan struct{})
	go func() {
		defer close(silent)
		w.hear(heard)
	}()
	_ = w.cmd.Wait()
	select {
	case <-silent:
	case <-time.After(pipeLimit):
	}
	close(w.ended)
	if !isClosed(w.drawn) && w.now() != undrawn {
		close(w.well)
	}
}

// hear reads what the window tells until it tells no more.
func (w *window) hear(heard *os.File) {
	said := make([]byte, 1)
	for {
		if _, err := heard.Read(said); err != nil {
			return
		}
		switch {
		case said[0] == handover.Began && !isClosed(w.began):
			close(w.began)
		case said[0] == handover.Drawn && !isClosed(w.drawn):
			close(w.drawn)
			close(w.well)
		}
	}
}

// await waits until the outcome is known, the window ends, or its time is over.
func (w *window) await(l limits) outcome {
	late := time.NewTimer(l.start)
	defer late.Stop()
	began := w.began
	for {
		select {
		case <-w.drawn:
			return drawn
		case <-w.ended:
			return w.now()
		case <-began:
			began = nil
			late.Reset(l.frame)
		case <-late.C:
			return w.now()
		}
	}
}

// now is how far the window has come.
func (w *window) now() outcome {
	switch {
	case isClosed(w.drawn):
		return drawn
	case !isClosed(w.ended):
		return undrawn
	}
	code := w.cmd.ProcessState.ExitCode()
	switch {
	case w.free && (code == handover.WantsProcessor || code == handover.WantsCard):
		return turned
	case !isClosed(w.began) && ownCode(code):
		return ended
	default:
		return undrawn
	}
}

// ownCode reports whether a program chose to end with a code. The system's own codes for one that could not be loaded
// or that crashed are far above, and below on other systems.
func ownCode(code int) bool { return code >= 0 && code < 256 }

// over reports whether the process has ended.
func (w *window) over() bool { return isClosed(w.ended) }

// wait is the exit code of the window when it ends.
func (w *window) wait() int {
	<-w.ended
	return w.cmd.ProcessState.ExitCode()
}

// killLimit is how long a process may take to be ended. One that hangs within a driver may never go; it holds no vault.
const killLimit = 3 * time.Second

// kill ends the window.
func (w *window) kill() {
	_ = w.cmd.Process.Kill()
	select {
	case <-w.ended:
	case <-time.After(killLimit):
	}
}

func isClosed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
