package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
)

// runCheck is `dev check`: what a change goes through before it is shared. The import arrows, the canary, the law
// examples and the changelog heading are tests, so they run with the others.
func runCheck(ctx context.Context, t *tree, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%w: check takes nothing after it", errUsage)
	}
	if err := ensure(ctx, buildNeeds(), checkers()); err != nil {
		return err
	}
	var found []string
	for _, step := range []struct {
		name string
		run  func(context.Context) error
	}{
		{"gofmt", t.gofmt},
		{"go vet", t.vet},
		{"staticcheck", t.staticcheck},
		{"other systems", t.elsewhere},
		{"workflows", t.actionlint},
		{"known vulnerabilities", t.askVulnerabilities},
	} {
		if err := step.run(ctx); err != nil {
			say("%s: %v", step.name, err)
			found = append(found, step.name)
			continue
		}
		say("ok    %s", step.name)
	}
	return t.test(ctx, testOptions{race: true, also: found})
}

// gofmt names every file that is not formatted.
func (t *tree) gofmt(ctx context.Context) error {
	var out bytes.Buffer
	cmd := t.tool(ctx, "gofmt", "-l", "cmd", "ui", "cases", "forms", "packaging")
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		return err
	}
	if files := strings.Fields(out.String()); len(files) > 0 {
		return fmt.Errorf("not formatted: %s", strings.Join(files, ", "))
	}
	return nil
}

// staticcheck runs the version that go.mod pins.
func (t *tree) staticcheck(ctx context.Context) error {
	say("+ go tool staticcheck ./...")
	defer beat("staticcheck")()
	return t.goTool(ctx, "tool", "staticcheck", "./...").Run()
}
