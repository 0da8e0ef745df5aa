package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/harborfile/harborfile/packaging"
)

// runVersion is `dev version`: the version in FyneApp.toml alone on standard output, once the changelog tells of it. The
// release workflow holds the tag against it.
func runVersion(_ context.Context, t *tree, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%w: version takes nothing after it", errUsage)
	}
	version, err := t.version()
	if err != nil {
		return err
	}
	fmt.Println(version)
	return nil
}

// version is the one in FyneApp.toml. Where the changelog has no heading for it, nobody is told what is new.
func (t *tree) version() (string, error) {
	app, err := packaging.ReadApp(t.root)
	if err != nil {
		return "", err
	}
	changes, err := os.ReadFile(filepath.Join(t.root, "CHANGELOG.md"))
	if err != nil {
		return "", err
	}
	if !hasHeading(string(changes), app.Version) {
		return "", fmt.Errorf("CHANGELOG.md has no heading \"## %s\", the version in FyneApp.toml", app.Version)
	}
	return app.Version, nil
}

// hasHeading reports whether a changelog has a second-level heading that begins with the version.
func hasHeading(changelog, version string) bool {
	return regexp.MustCompile(`(?m)^## \[?` + regexp.QuoteMeta(version) + `\]?(\s|$)`).MatchString(changelog)
}
