// Package netless runs a program where there is no network, writes down every socket it asks for, and says which of them
// could have left the computer. Tests of both programs use it; the programs themselves never do.
package netless

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// calls are the system calls that make a socket or give it another end, and the one that starts a program.
const calls = "trace=socket,socketpair,connect,bind,sendto,sendmsg,execve"

// Cannot is why no program can be watched here, "" where it can.
var Cannot = sync.OnceValue(func() string {
	if _, err := exec.LookPath("strace"); err != nil {
		return "strace is not installed (package strace)"
	}
	if out, err := exec.Command("strace", tracer(os.DevNull, "true")...).CombinedOutput(); err != nil {
		return "system calls may not be traced here: " + strings.TrimSpace(string(out))
	}
	return ""
})

// Alone reports whether a program can be given a network of its own with nothing in it. Where it cannot, as in a
// container that forbids it, what it asked for is still written down.
var Alone = sync.OnceValue(func() bool {
	return exec.Command("unshare", apart("true")...).Run() == nil
})

// Command is a program under watch, with everything it starts. Its sockets are written to log, for Read.
func Command(ctx context.Context, log, name string, args ...string) *exec.Cmd {
	line := Apart(Watched(log, append([]string{name}, args...)...)...)
	cmd := exec.CommandContext(ctx, line[0], line[1:]...)
	cmd.Env = append(os.Environ(), Calm)
	return cmd
}

// Calm goes into the environment of what is watched: Go's scheduler sends itself signals, at each of which a traced
// program stops twice.
const Calm = "GODEBUG=asyncpreemptoff=1"

// Watched is the command line that writes down what another one asks for.
func Watched(log string, line ...string) []string {
	return append([]string{"strace"}, tracer(log, line...)...)
}

// Apart is the command line that gives another one a network of its own; the line itself where that is not permitted.
func Apart(line ...string) []string {
	if !Alone() {
		return line
	}
	return append([]string{"unshare"}, apart(line...)...)
}

func tracer(log string, line ...string) []string {
	return append([]string{"-f", "-qq", "--seccomp-bpf", "-e", calls, "-e", "signal=none", "-o", log, "--"}, line...)
}

// apart makes the user root in the new network, so that nobody needs to be root outside.
func apart(line ...string) []string {
	return append([]string{"--map-root-user", "--net", "--"}, line...)
}
