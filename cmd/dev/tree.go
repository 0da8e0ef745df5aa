package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A tree is the checkout the runner works on.
type tree struct {
	root string // absolute; holds go.mod
}

// findTree walks up from the working folder to the go.mod of this project.
func findTree() (*tree, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("the working folder cannot be read: %w", err)
	}
	for {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(text), "module github.com/harborfile/harborfile\n") {
			return &tree{root: dir}, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return nil, errors.New("start this inside the Harborfile checkout: no go.mod of the project was found here or above")
		}
		dir = up
	}
}

// shared is a file in the folder of official blanks and reference data beside the checkout; ok is false where that
// folder is not there. HARBORFILE_SHARED names another place for it.
func (t *tree) shared(parts ...string) (path string, ok bool) {
	base := os.Getenv("HARBORFILE_SHARED")
	if base == "" {
		base = filepath.Join(filepath.Dir(t.root), "shared")
	}
	path = filepath.Join(append([]string{base}, parts...)...)
	_, err := os.Stat(path)
	return path, err == nil
}
