package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// undrawnNeeds is what a driver that hangs takes, beside showing the window.
func undrawnNeeds() []need {
	if windowNeeds() == nil {
		return nil
	}
	return append(windowNeeds(), program(compiler(), "gcc"))
}

func cannotUndrawn() string {
	if why := cannotWindow(); why != "" {
		return why
	}
	if still := absent(undrawnNeeds()); len(still) > 0 {
		return "missing: " + strings.Join(names(still), ", ")
	}
	if runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		return "the driver that hangs is written for amd64 and arm64"
	}
	return ""
}

// undrawnLimit is how long the window may take to give up: it waits 15 seconds for a frame.
const undrawnLimit = 40 * time.Second

// undrawnCode is the exit code of a window that was not drawn, handover.WantsProcessor; the runner imports no program.
const undrawnCode = 3

// runUndrawn starts the window, told to open a vault, before a driver that does not come back from showing a frame: the
// empty one that a new window begins with, and the first page. It has to say so and end, and never hold the vault. At the
// frame after these the vault is open, which shows that the watch sees it. Without any display it says the same.
func runUndrawn(ctx context.Context, t *tree, tally *tally) error {
	o, err := t.office(ctx)
	if err != nil {
		return err
	}
	defer os.RemoveAll(o.dir)
	driver := filepath.Join(o.dir, "swap.so")
	if err := t.tool(ctx, compiler(), "-shared", "-fPIC", "-o", driver, filepath.Join("cmd", "dev", "testdata", "swap.c"), "-ldl").Run(); err != nil {
		return fmt.Errorf("the driver that hangs does not build: %w", err)
	}
	d, err := newDisplay(ctx)
	if err != nil {
		return err
	}
	defer d.close()
	vault, err := filepath.EvalSymlinks(o.vault) // as the system names what is open
	if err != nil {
		return err
	}
	start := func(more ...string) *exec.Cmd {
		window := t.tool(ctx, o.window, "--vault", vault, "--passphrase-file", o.passphrase)
		// Without a folder of programs the message comes on standard error, and not in a box that somebody has to close.
		window.Env = append(append(append(window.Env, d.env(o.dir)...), "PATH="), more...)
		return window
	}
	for frame, want := range map[int]error{1: nil, 2: nil, 3: errHeld} {
		err := undrawn(start("LD_PRELOAD="+driver, "HARBORFILE_SWAP="+strconv.Itoa(frame)), vault, "hangs at frame")
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case !errors.Is(err, want):
			tally.fault(fmt.Sprintf("real window, a driver that hangs at frame %d: %v", frame, err))
		default:
			tally.passed++
		}
	}
	if err := undrawn(start("DISPLAY="), vault, "No vault"); err != nil {
		tally.fault(fmt.Sprintf("real window, no display: %v", err))
	} else {
		tally.passed++
	}
	return nil
}

var errHeld = errors.New("it holds a vault that nobody sees")

// undrawn runs a window that cannot be drawn to its end, and looks for more words beside those for the person.
func undrawn(window *exec.Cmd, vault, more string) error {
	var words strings.Builder
	window.Stderr = &words
	if err := window.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- window.Wait() }()
	late := time.After(undrawnLimit)
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case <-late:
			window.Process.Kill()
			<-ended
			return fmt.Errorf("it does not end within %s, and says %q", undrawnLimit, words.String())
		case <-look.C:
			if holds(window.Process.Pid, vault) {
				window.Process.Kill()
				<-ended
				return errHeld
			}
		case err := <-ended:
			exit := (*exec.ExitError)(nil)
			if !errors.As(err, &exit) || exit.ExitCode() != undrawnCode || !strings.Contains(words.String(), more) || !strings.Contains(words.String(), "No vault was opened") {
				return fmt.Errorf("it ends with %v, and says %q", err, words.String())
			}
			return nil
		}
	}
}

// holds reports whether a process has a file of a folder open.
func holds(pid int, folder string) bool {
	open, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	return err == nil && slices.ContainsFunc(open, func(file string) bool {
		path, err := os.Readlink(file)
		return err == nil && strings.HasPrefix(path, folder+string(filepath.Separator))
	})
}
