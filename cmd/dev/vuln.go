package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// pinned are the arguments of a go command that runs a tool of packaging/tools.mod: tools that no program links are kept
// apart from the modules that programs do.
func pinned(name string, args ...string) []string {
	return append([]string{"tool", "-modfile=packaging/tools.mod", name}, args...)
}

// errNotAsked says that the vulnerability database could not be asked, which is neither good news nor bad.
var errNotAsked = errors.New("the vulnerability database was not asked")

// runVuln is `dev vuln`: whether the programs call anything with a known vulnerability. Without the database it ends as
// if something had been found, so that nobody takes silence for an answer.
func runVuln(ctx context.Context, t *tree, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%w: vuln takes nothing after it", errUsage)
	}
	return t.vulnerabilities(ctx, os.Stdout)
}

// vulnFound is how govulncheck ends when it found something; with any other number it did not get that far.
const vulnFound = 3

// vulnerabilities runs the pinned govulncheck. Its findings go to w.
func (t *tree) vulnerabilities(ctx context.Context, w io.Writer) error {
	say("+ go tool govulncheck ./...")
	defer beat("govulncheck")()
	var words bytes.Buffer
	cmd := t.goTool(ctx, pinned("govulncheck", "./...")...)
	cmd.Stdout, cmd.Stderr = w, &words
	err := cmd.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ended) && ended.ExitCode() == vulnFound:
		return errors.New("known vulnerabilities are called; govulncheck names them above")
	}
	said := strings.TrimSpace(words.String())
	if strings.Contains(said, "fetching vulnerabilities") {
		return fmt.Errorf("%w:\n%s", errNotAsked, indent(said))
	}
	return fmt.Errorf("govulncheck: %w\n%s", err, indent(said))
}

// askVulnerabilities is the step of `dev check`: here, where there may be no network, a database that cannot be reached
// stops nothing and is said.
func (t *tree) askVulnerabilities(ctx context.Context) error {
	err := t.vulnerabilities(ctx, os.Stderr)
	if errors.Is(err, errNotAsked) {
		say("NOT CHECKED: %v\nThe hosted workflow (vuln.yml) asks it on every push and every week.", err)
		return nil
	}
	return err
}

// actionlint looks at the workflows. It asks no shellcheck or pyflakes, which are on some machines and not on others.
func (t *tree) actionlint(ctx context.Context) error {
	return t.goTool(ctx, pinned("actionlint", "-shellcheck=", "-pyflakes=")...).Run()
}
