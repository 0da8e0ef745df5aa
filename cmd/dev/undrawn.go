package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

func cannotUndrawn() string {
	if why := cannotWindow(); why != "" {
		return why
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
// empty one that a new window begins with, and the first page. It has to say so and end, and never hold the vault.
func runUndrawn(ctx context.Context, t *tree, tally *tally) error {
	bin, dir, err := t.program(ctx)
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	o, err := newOffice(ctx, t, bin, dir)
	if err != nil {
		return err
	}
	driver := filepath.Join(dir, "swap.so")
	if err := t.tool(ctx, "gcc", "-shared", "-fPIC", "-o", driver, filepath.Join("cmd", "dev", "testdata", "swap.c"), "-ldl").Run(); err != nil {
		return fmt.Errorf("the driver that hangs does not build: %w", err)
	}
	d, err := newDisplay(ctx)
	if err != nil {
		return err
	}
	defer d.close()
	for frame := 1; frame <= 2; frame++ {
		window := t.tool(ctx, filepath.Join(bin, "harborfile"), "--vault", o.vault, "--passphrase-file", o.passphrase)
		// Without a folder of programs the message comes on standard error, and not in a box that somebody has to close.
		window.Env = append(append(window.Env, d.env(dir)...), "LD_PRELOAD="+driver, "HARBORFILE_SWAP="+strconv.Itoa(frame), "PATH=")
		if err := undrawn(window, o.vault); err != nil {
			tally.fault(fmt.Sprintf("real window, a driver that hangs at frame %d: %v", frame, err))
			continue
		}
		tally.passed++
	}
	return nil
}

// undrawn runs a window that cannot be drawn to its end.
func undrawn(window *exec.Cmd, vault string) error {
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
			if held := holds(window.Process.Pid, vault); held != "" {
				window.Process.Kill()
				<-ended
				return fmt.Errorf("it holds %s of a vault that nobody sees", held)
			}
		case err := <-ended:
			exit := (*exec.ExitError)(nil)
			if !errors.As(err, &exit) || exit.ExitCode() != undrawnCode || !strings.Contains(words.String(), "No vault was opened") {
				return fmt.Errorf("it ends with %v, and says %q", err, words.String())
			}
			return nil
		}
	}
}

// holds names a file in a folder that a process has open, "" where it has none.
func holds(pid int, folder string) string {
	open, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	if err != nil {
		return ""
	}
	for _, file := range open {
		path, err := os.Readlink(file)
		if err == nil && strings.HasPrefix(path, folder+string(filepath.Separator)) {
			return filepath.Base(path)
		}
	}
	return ""
}
