package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
)

// A system is a kind of computer the programs are made for.
type system struct{ os, arch string }

func (s system) String() string { return s.os + "/" + s.arch }

// env is the environment in which the go command looks at the tree as for this system.
func (s system) env(cgo string) []string {
	return toolEnv("GOOS="+s.os, "GOARCH="+s.arch, "CGO_ENABLED="+cgo)
}

// otherSystems are those this machine cannot build for: their C compilers and SDKs are not asked for in a check.
func otherSystems() []system {
	all := []system{{"darwin", "arm64"}, {"darwin", "amd64"}, {"windows", "amd64"}, {"linux", "amd64"}}
	return slices.DeleteFunc(all, func(s system) bool { return s.os == runtime.GOOS })
}

// elsewhere looks at every package, with its tests, as for each other system: what the compiler would not take there is
// found here. For macOS, packages that need no C are vetted too.
func (t *tree) elsewhere(ctx context.Context) error {
	var found []string
	for _, s := range otherSystems() {
		faults, err := t.asFor(ctx, s)
		if err != nil {
			return err
		}
		found = append(found, faults...)
	}
	for _, f := range found {
		say("%s", f)
	}
	if len(found) > 0 {
		return fmt.Errorf("%d places that would not build elsewhere", len(found))
	}
	return nil
}

// asFor names what is wrong as for one system.
func (t *tree) asFor(ctx context.Context, s system) ([]string, error) {
	defer beat("looking at everything as for " + s.String())()
	list, err := t.listFor(ctx, s)
	if err != nil {
		return nil, err
	}
	n, found := typeCheck(list, s.arch)
	say("      as for %s: the types of %d packages and test packages", s, n)
	if s.os != "darwin" {
		return found, nil
	}
	pure, tied := needsNoSDK(list)
	say("      as for %s: go vet of %d packages; %d are or are tested with C, and only a Mac vets them", s, len(pure), len(tied))
	cmd := t.goTool(ctx, append([]string{"vet"}, pure...)...)
	cmd.Env = s.env("0")
	if err := cmd.Run(); err != nil {
		found = append(found, fmt.Sprintf("go vet as for %s: %v", s, err))
	}
	return found, nil
}

// A listing is what `go list` says of a package, or of one with its tests, as it would be built on another system.
type listing struct {
	Dir, ImportPath   string
	ForTest           string // the package this one was compiled anew to test
	Standard          bool
	GoFiles, CgoFiles []string
	Deps              []string
	ImportMap         map[string]string
	Module            *struct {
		GoVersion string
		Main      bool
	}
	Error *struct{ Err string }
}

func (l listing) ours() bool { return l.Module != nil && l.Module.Main }

// generated reports whether the package is the main program that go test writes.
func (l listing) generated() bool { return l.ours() && strings.HasSuffix(l.ImportPath, ".test") }

// listFor lists every package of ours with its tests, and all they rest on first.
func (t *tree) listFor(ctx context.Context, s system) ([]listing, error) {
	cmd := t.goTool(ctx, "list", "-e", "-deps", "-test", "-json=Dir,ImportPath,ForTest,Standard,GoFiles,CgoFiles,Deps,ImportMap,Module,Error", "./...")
	cmd.Env = s.env("1")
	cmd.Stdout = nil
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list as for %s: %w", s, err)
	}
	var list []listing
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var l listing
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			return list, nil
		} else if err != nil {
			return nil, err
		}
		list = append(list, l)
	}
}

// needsNoSDK parts our packages into those that can be vetted without another system's C compiler, and those that hold
// C, rest on it or are tested with it. The standard library has a way without C for each of its own.
func needsNoSDK(list []listing) (pure, tied []string) {
	withC, ours := map[string]bool{}, map[string]bool{}
	for _, l := range list {
		withC[l.ImportPath] = !l.Standard && len(l.CgoFiles) > 0
		if l.ours() && l.ForTest == "" && !l.generated() {
			ours[l.ImportPath] = true
		}
	}
	bound := map[string]bool{}
	for _, l := range list {
		if !l.ours() {
			continue
		}
		name := l.ForTest
		if name == "" {
			name = strings.TrimSuffix(l.ImportPath, ".test")
		}
		if withC[l.ImportPath] || slices.ContainsFunc(l.Deps, func(dep string) bool { return withC[dep] }) {
			bound[name] = true
		}
	}
	for name := range ours {
		if bound[name] {
			tied = append(tied, name)
		} else {
			pure = append(pure, name)
		}
	}
	slices.Sort(pure)
	slices.Sort(tied)
	return pure, tied
}
