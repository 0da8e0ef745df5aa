package main

import (
	"context"
	"fmt"
	"path/filepath"
)

// runShots is `dev shots`: the window's own tests draw its screens without a display into a folder.
func runShots(ctx context.Context, t *tree, args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("%w: shots takes one folder", errUsage)
	}
	dir := filepath.Join(t.root, "dist", "screens")
	if len(args) == 1 {
		abs, err := filepath.Abs(args[0])
		if err != nil {
			return err
		}
		dir = abs
	}
	if err := ensure(ctx, buildNeeds(), nil); err != nil {
		return err
	}
	cmd := t.goTool(ctx, "test", "-vet=off", "-count=1", "-run=^TestShots$", "./ui")
	cmd.Env = toolEnv("HARBORFILE_SHOTS=" + dir)
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the screens were not drawn: %w", err)
	}
	say("The pictures lie in %s", dir)
	return nil
}
