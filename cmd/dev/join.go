package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/packaging"
)

// runJoin is `dev join FROM TO`: the packages that several machines made become one folder with one signed list of sums.
func runJoin(_ context.Context, t *tree, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("%w: join takes the folder with the packages and the folder to make", errUsage)
	}
	if err := packaging.Join(args[0], args[1]); err != nil {
		return err
	}
	keys, err := t.keys()
	if err != nil {
		return err
	}
	sums, err := os.ReadFile(filepath.Join(args[1], packaging.SumsFile))
	if err != nil {
		return err
	}
	signature, err := keys.Sign(sums, "file:"+packaging.SumsFile)
	switch {
	case errors.Is(err, packaging.ErrNoSecret):
		say("The sums are not signed: the trusted keys are known, and no secret one was given (%s).", packaging.SignKeyVariable)
		return nil
	case err != nil:
		return err
	case keys.Test:
		say("The sums are signed with a test key of this machine: this is no release.")
	}
	return os.WriteFile(filepath.Join(args[1], packaging.SignatureFile), signature, 0o644)
}
