package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// apt installs Debian packages, as root or through sudo, without a question.
type apt struct {
	prefix []string // what stands before apt-get; nil when there is no leave to install
	may    bool
	run    func(ctx context.Context, argv []string) error
}

func newApt() *apt {
	a := &apt{run: runAloud}
	switch {
	case os.Geteuid() == 0:
		a.may = true
	case onPath("sudo"):
		// -n: a password prompt would wait for ever where nobody sits in front.
		a.prefix, a.may = []string{"sudo", "-n"}, true
	}
	return a
}

// install brings the packages. The lists of a fresh machine are empty or old, so when the first try does not succeed
// they are fetched and it is tried once more.
func (a *apt) install(ctx context.Context, packages []string) error {
	argv := a.command(append([]string{"install", "-y", "--no-install-recommends"}, packages...)...)
	if !a.may {
		return a.typeThis(packages)
	}
	if a.run(ctx, argv) == nil {
		return nil
	}
	say("Fetching the lists of packages, then once more.")
	if err := a.run(ctx, a.command("update")); err != nil {
		say("The lists could not be fetched in full: %v", err)
	}
	if a.run(ctx, argv) != nil {
		return a.typeThis(packages)
	}
	return nil
}

// command is the whole command line. The wait for the lock covers a machine that is updating itself just now.
func (a *apt) command(args ...string) []string {
	argv := append([]string{}, a.prefix...)
	argv = append(argv, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300")
	return append(argv, args...)
}

func (a *apt) typeThis(packages []string) error {
	return fmt.Errorf("these packages could not be installed from here; as root, type\n  apt-get update && apt-get install -y --no-install-recommends %s",
		strings.Join(packages, " "))
}

// runAloud prints a command and runs it with its words on standard error.
func runAloud(ctx context.Context, argv []string) error {
	say("+ %s", strings.Join(argv, " "))
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}
