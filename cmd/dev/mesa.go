package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/harborfile/harborfile/packaging"
	"github.com/harborfile/harborfile/packaging/windows"
)

// mesaNeeds fetch and unpack Mesa; none of our programs speaks to a network.
func mesaNeeds() []need {
	return []need{program("curl", "curl"), program("7z", "p7zip-full")}
}

// runMesa is `dev mesa FOLDER`: the pinned libraries that draw without a graphics card, for the packages for Windows.
func runMesa(ctx context.Context, t *tree, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("%w: mesa takes the folder they go to", errUsage)
	}
	folder, err := filepath.Abs(args[0])
	if err != nil {
		return err
	}
	if err := ensure(ctx, mesaNeeds(), nil); err != nil {
		return err
	}
	run := func(ctx context.Context, name string, args ...string) error { return t.tool(ctx, name, args...).Run() }
	if err := windows.FetchMesa(ctx, folder, run); err != nil {
		return err
	}
	say("ok    Mesa is in %s; %s=%s makes packages with it", folder, packaging.MesaVariable, folder)
	return nil
}
