package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/packaging"
)

// runJoin is `dev join FROM TO`: the packages that several machines made become one folder with one signed list of sums.
func runJoin(_ context.Context, t *tree, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("%w: join takes the folder with the packages and the folder to make", errUsage)
	}
	app, err := packaging.ReadApp(t.root)
	if err != nil {
		return err
	}
	keys, err := t.keys() // before the folder: one that could not be signed would look finished
	if err != nil {
		return err
	}
	if err := packaging.Join(args[0], args[1]); err != nil {
		return err
	}
	return packaging.SignSums(args[1], keys, fmt.Sprintf("%s %s, %s", app.Name, app.Version, packaging.SumsFile), say)
}
