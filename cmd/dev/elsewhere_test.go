package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestPackagesThatNeedNoSDK(t *testing.T) {
	ours := &struct {
		GoVersion string
		Main      bool
	}{"1.26", true}
	pure, tied := needsNoSDK([]listing{
		{ImportPath: "net", Standard: true, CgoFiles: []string{"cgo.go"}},
		{ImportPath: "x/sqlite", CgoFiles: []string{"c.go"}},
		{ImportPath: "o/plain", Module: ours, Deps: []string{"net"}},
		{ImportPath: "o/vault", Module: ours, Deps: []string{"x/sqlite"}},
		{ImportPath: "o/own", Module: ours, CgoFiles: []string{"c.go"}},
		{ImportPath: "o/forms", Module: ours},
		{ImportPath: "o/forms [o/forms.test]", ForTest: "o/forms", Module: ours},
		{ImportPath: "o/forms_test [o/forms.test]", ForTest: "o/forms", Module: ours, Deps: []string{"o/vault", "x/sqlite"}},
		{ImportPath: "o/forms.test", Module: ours, Deps: []string{"o/vault", "x/sqlite"}},
	})
	if !slices.Equal(pure, []string{"o/plain"}) || !slices.Equal(tied, []string{"o/forms", "o/own", "o/vault"}) {
		t.Errorf("pure %v, tied %v", pure, tied)
	}
}

// A check that takes everything guards nothing.
func TestTypesFindWhatWouldNotBuild(t *testing.T) {
	ours := &struct {
		GoVersion string
		Main      bool
	}{"1.26", true}
	dir := t.TempDir()
	source := func(name, text string) []string {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return []string{name}
	}
	good := "package lib\n\nimport \"C\"\n\nfunc Limit() int { return int(C.limit()) }\n"
	list := []listing{
		{Dir: dir, ImportPath: "lib", CgoFiles: source("lib.go", good)},
		{Dir: dir, ImportPath: "o/fine", Module: ours, GoFiles: source("fine.go", "package fine\n\nimport \"lib\"\n\nvar N = lib.Limit()\n")},
		{Dir: dir, ImportPath: "o/name", Module: ours, GoFiles: source("name.go", "package name\n\nimport \"lib\"\n\nvar N = lib.Limits()\n")},
		{Dir: dir, ImportPath: "o/kind", Module: ours, GoFiles: source("kind.go", "package kind\n\nimport \"lib\"\n\nfunc f() string { return lib.Limit() }\n")},
		{Dir: dir, ImportPath: "o/gone", Module: ours, GoFiles: source("gone.go", "package gone\n\nimport \"elsewhere\"\n\nvar N = elsewhere.N\n")},
		{Dir: dir, ImportPath: "o/broken", Module: ours, GoFiles: source("broken.go", "package broken\n\nfunc {\n")},
	}
	n, found := typeCheck(list, "arm64")
	if n != 5 {
		t.Errorf("looked at %d packages", n)
	}
	all := strings.Join(found, "\n")
	for _, name := range []string{"name.go", "kind.go", "gone.go", "broken.go"} {
		if !strings.Contains(all, name) {
			t.Errorf("nothing was found in %s:\n%s", name, all)
		}
	}
	if strings.Contains(all, "fine.go") || strings.Contains(all, "lib.go") {
		t.Errorf("found what is no fault:\n%s", all)
	}
}
