package main

import (
	"bytes"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// probeFlag makes the launcher try one way to draw, whose name follows, and end.
const probeFlag = "--probe-opengl"

// probeDrawn is what a probe says last where the library can draw. An exit code alone proves nothing: a driver may
// end the process with any.
const probeDrawn = "can draw\n"

// probeNames are what a probe is asked for. It is no path: this signed program would load any library for anybody.
var probeNames = [...]string{card: "card", processor: "processor"}

// probeAsked is the library to try where this process was started as a probe, "" for a name that is none.
func (f folder) probeAsked(args []string) (path string, ok bool) {
	if len(args) != 3 || args[1] != probeFlag {
		return "", false
	}
	for w, name := range probeNames {
		if args[2] == name {
			return f.drawing(way(w)), true
		}
	}
	return "", true
}

// probeLimits are how long a probe may take. A driver that takes longer counts as none; the processor's library is
// large, is read from a slow disk at times, and there is nothing to fall back to after it.
var probeLimits = [...]time.Duration{card: 5 * time.Second, processor: 20 * time.Second}

// probe tries a way in a process of its own, self being the launcher's file: drivers crash, hang and end processes.
func (f folder) probe(self string, w way) bool {
	cmd := exec.Command(self, probeFlag, probeNames[w])
	cmd.Env = drawingEnv(w)
	return proves(cmd, probeLimits[w])
}

// proves runs a probe and reports whether it said that it can draw, and then ended well, within the limit.
func proves(cmd *exec.Cmd, limit time.Duration) bool {
	var said bytes.Buffer
	cmd.Stdout = &said
	cmd.WaitDelay = time.Second // for what a driver started, and left behind with our pipe
	if err := cmd.Start(); err != nil {
		return false
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		return err == nil && said.String() == probeDrawn
	case <-time.After(limit):
		// A process within a driver may outlive this for a while. It is not waited for.
		_ = cmd.Process.Kill()
		return false
	}
}

// newEnough reports whether the text of a version, "4.6.0 vendor's words", is at least 2.1.
func newEnough(version string) bool {
	major, rest, _ := strings.Cut(version, ".")
	minor := rest
	if end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' }); end >= 0 {
		minor = rest[:end]
	}
	x, err := strconv.Atoi(major)
	y, err2 := strconv.Atoi(minor)
	return err == nil && err2 == nil && (x > 2 || x == 2 && y >= 1)
}
