package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// topLevel is everything that may stand at the head of the checkout. dist is what a release leaves, ignored by git.
var topLevel = []string{
	"cmd", "ui", "cases", "forms", "packaging", "go.mod", "go.sum", "FyneApp.toml", "README.md", "LICENSE",
	"CHANGELOG.md", ".ci", ".github", ".gitignore", ".gitattributes", ".git", "dist",
}

func TestTopLevel(t *testing.T) {
	tr, err := findTree()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(tr.root)
	if err != nil {
		t.Fatal(err)
	}
	var there []string
	for _, e := range entries {
		there = append(there, e.Name())
		if !slices.Contains(topLevel, e.Name()) {
			t.Errorf("%s stands at the top level; the layout has no place for it", e.Name())
		}
	}
	for _, name := range topLevel {
		if name != "dist" && name != ".git" && !slices.Contains(there, name) {
			t.Errorf("%s is not there", name)
		}
	}
}

// One place says the version: FyneApp.toml. The changelog has a heading for it.
func TestChangelogHasTheVersion(t *testing.T) {
	tr, err := findTree()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tr.version(); err != nil {
		t.Error(err)
	}
}

// What wraps and starts the programs is filled from FyneApp.toml: a second place of the version would say the old one
// on the day of a release. The README may name it in its prose, as long as it is this one.
func TestNobodyRepeatsTheVersion(t *testing.T) {
	tr, err := findTree()
	if err != nil {
		t.Fatal(err)
	}
	version, err := tr.version()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`\bversion (\d+\.\d+\.\d+)`).FindAllStringSubmatch(read(t, tr, "README.md"), -1) {
		if m[1] != version {
			t.Errorf("the README says version %s, FyneApp.toml %s", m[1], version)
		}
	}
	whole := regexp.MustCompile(`(^|[^\w.])` + regexp.QuoteMeta(version) + `($|[^\w.])`)
	for _, folder := range []string{"cmd", "packaging", ".github", "cases/built"} {
		err := fs.WalkDir(os.DirFS(tr.root), folder, func(name string, d fs.DirEntry, err error) error {
			// A test may say any version, and the pins of tools are none of ours.
			if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata/") || strings.HasPrefix(name, "packaging/tools.") {
				return err
			}
			if whole.MatchString(read(t, tr, name)) {
				t.Errorf("%s repeats version %s: take it from FyneApp.toml", name, version)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// The words of the README are what a newcomer types; every verb it names is one the runner has.
func TestReadmeNamesRealVerbs(t *testing.T) {
	tr, err := findTree()
	if err != nil {
		t.Fatal(err)
	}
	text := read(t, tr, "README.md")
	var known []string
	for _, v := range verbs() {
		known = append(known, v.name)
	}
	named := regexp.MustCompile("go run ./cmd/dev ([a-z]+)").FindAllStringSubmatch(text, -1)
	if len(named) < 2 {
		t.Error("the README names fewer than two verbs")
	}
	for _, m := range named {
		if !slices.Contains(known, m[1]) {
			t.Errorf("the README says `dev %s`, which is no verb", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join(tr.root, filepath.FromSlash(m[1]))); err != nil {
			t.Errorf("the README points at %s, which is not there", m[1])
		}
	}
	if !strings.Contains(text, "packaging/screens/") {
		t.Error("the README shows no picture of the window")
	}
}

func read(t *testing.T, tr *tree, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(tr.root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
