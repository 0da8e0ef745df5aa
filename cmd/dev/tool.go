package main

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// buildFlags is the one flag set of run, test and release. Another set compiles SQLite and the window toolkit anew,
// which takes minutes; only check adds -race.
var buildFlags = []string{"-trimpath", "-tags=sqlite_fts5,migrated_fynedo"}

// toolEnv is the environment of every Go command the runner starts. The flags travel in GOFLAGS, so that staticcheck
// and the go commands inside tests meet the same build cache. -buildvcs=false: a checkout that belongs to another
// user stops `go build` otherwise. GOWORK=off: in a workspace around the checkout, the pinned versions are not those
// that are built, and the pinned tools do not run.
func toolEnv(extra ...string) []string {
	flags := strings.Fields(os.Getenv("GOFLAGS"))
	flags = append(flags, "-buildvcs=false")
	flags = append(flags, buildFlags...)
	env := append(os.Environ(), "GOFLAGS="+strings.Join(flags, " "), "CGO_ENABLED=1", "GOWORK=off")
	if dir := compilerFolder(); dir != "" {
		env = append(env, "PATH="+dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	}
	return append(env, extra...)
}

// tool prepares a command in the checkout, with nothing on standard input and all its words on standard error.
func (t *tree) tool(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = t.root
	cmd.Env = toolEnv()
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	// An interrupted tool gets the time to end its own children before it is killed.
	cmd.Cancel = func() error { return interrupt(cmd.Process) }
	cmd.WaitDelay = 10 * time.Second
	return cmd
}

// goTool prepares a go command; the flag set comes from the environment. `go run` has put its own go first on PATH, so
// one version builds everything.
func (t *tree) goTool(ctx context.Context, args ...string) *exec.Cmd {
	return t.tool(ctx, "go", args...)
}

// goOutput is what a go command prints.
func (t *tree) goOutput(ctx context.Context, args ...string) ([]byte, error) {
	cmd := t.goTool(ctx, args...)
	cmd.Stdout = nil
	return cmd.Output()
}

// exe is the name of a program file on this system.
func exe(name string) string {
	if runtime.GOOS == "windows" {
		return name + ".exe"
	}
	return name
}

func interrupt(p *os.Process) error {
	if runtime.GOOS == "windows" {
		return p.Kill()
	}
	return p.Signal(os.Interrupt)
}

// beat prints a line each half minute while something long and silent runs, so that nobody takes it for hung.
// The returned function ends it.
func beat(what string) (stop func()) {
	done, start := make(chan struct{}), time.Now()
	go func() {
		tick := time.NewTicker(30 * time.Second)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				say("... %s, %s so far", what, time.Since(start).Round(time.Second))
			}
		}
	}()
	return func() { close(done) }
}
