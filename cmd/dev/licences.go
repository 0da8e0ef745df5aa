package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/packaging"
)

// runLicences is `dev licences`: it collects the licences of everything in the programs into the file that the
// programs embed.
func runLicences(ctx context.Context, t *tree, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%w: licences takes nothing more", errUsage)
	}
	list, err := packaging.Collect(ctx, t.root, toolEnv())
	if err != nil {
		return err
	}
	if err := packaging.WriteLicences(t.root, list); err != nil {
		return err
	}
	say("ok    %d licences in %s", len(list), packaging.LicenceFile)
	return nil
}

// freshLicences stops a package whose list of licences is not that of its programs.
func freshLicences(ctx context.Context, s *packaging.Shop) error {
	collected, err := packaging.Collect(ctx, s.Root, s.Env)
	if err != nil {
		return err
	}
	embedded, err := packaging.ReadLicences(s.Root)
	if err != nil {
		return err
	}
	if stale := packaging.StaleLicences(embedded, collected); len(stale) > 0 {
		return fmt.Errorf("the list of licences is old: %s; `go run ./cmd/dev licences` makes it anew", stale[0])
	}
	return nil
}
