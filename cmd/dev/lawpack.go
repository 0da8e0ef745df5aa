package main

import (
	"context"
	"fmt"
	"path/filepath"
)

// runLawPack is `dev lawpack OUT`: the law data of this checkout as a signed file, for programs that are older. The
// work is done by a program of its own, because this one knows no law.
func runLawPack(ctx context.Context, t *tree, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%w: lawpack [--notes FILE] [--for VERSION] [--archive FILE | --signature FILE] OUT.lawpack", errUsage)
	}
	shop, err := workshop()
	if err != nil {
		return err
	}
	return t.tool(ctx, "go", append([]string{"run", "./cmd/dev/lawpack", "-keys", filepath.Join(shop, "keys")}, args...)...).Run()
}
