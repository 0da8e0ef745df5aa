package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/harborfile/harborfile/packaging"
	"github.com/harborfile/harborfile/packaging/linux"
	"github.com/harborfile/harborfile/packaging/windows"
)

// A maker makes the packages for one system.
type maker struct {
	name  string // of the system, and of its folder under dist
	needs func() []need
	// cannot is why it is not possible here, "" where it is; asked after needs were installed.
	cannot func() string
	make   func(ctx context.Context, s *packaging.Shop) error
}

func makers() []maker {
	return []maker{
		{"windows", windowsNeeds, cannotWindows, windows.Make},
		{"linux", linuxNeeds, cannotLinux, linux.Make},
		{"macos", macosNeeds, cannotMacos, makeMacos},
	}
}

// runPackage is `dev package SYSTEM... [--twice]`: what people install, under dist.
func runPackage(ctx context.Context, t *tree, args []string) error {
	args, how := takeTwice(args)
	chosen, err := chooseMakers(args)
	if err != nil {
		return err
	}
	for _, m := range chosen {
		if err := t.make(ctx, m, how); err != nil {
			return fmt.Errorf("package %s: %w", m.name, err)
		}
	}
	return nil
}

func chooseMakers(names []string) ([]maker, error) {
	var known []string
	var chosen []maker
	for _, m := range makers() {
		known = append(known, m.name)
		for _, name := range names {
			if name == m.name {
				chosen = append(chosen, m)
			}
		}
	}
	if len(names) == 0 || len(chosen) != len(names) {
		return nil, fmt.Errorf("%w: package takes one or more of %s", errUsage, strings.Join(known, ", "))
	}
	return chosen, nil
}

// make makes one system's packages and seals them; how is twice or twiceCold where it is done again and compared.
func (t *tree) make(ctx context.Context, m maker, how string) error {
	if err := ensure(ctx, buildNeeds(), m.needs()); err != nil {
		return err
	}
	if why := m.cannot(); why != "" {
		return fmt.Errorf("not possible here: %s", why)
	}
	began := time.Now()
	s, err := t.shop(ctx, m.name)
	if err != nil {
		return err
	}
	defer os.RemoveAll(s.Work)
	defer os.RemoveAll(s.Dist) // what is half made; what is finished lies elsewhere by then
	// What may be lacking is asked for first: nobody waits for the programs to hear of it.
	if err := errors.Join(freshLicences(ctx, s), s.FetchTools(ctx)); err != nil {
		return err
	}
	if err := m.make(ctx, s); err != nil {
		return err
	}
	if err := s.Seal(ctx, m.name); err != nil {
		return err
	}
	if err := t.finish(s, m.name); err != nil {
		return err
	}
	say("ok    %s in %s, %s", filepath.Join("dist", m.name), time.Since(began).Round(time.Second), s.App.Version)
	if how != "" {
		return t.again(ctx, m, s, how)
	}
	return nil
}

// finished is where the packages of a system lie once all of them are made.
func (t *tree) finished(system string) string { return filepath.Join(t.root, "dist", system) }

// finish gives the packages their place under dist, all at once.
func (t *tree) finish(s *packaging.Shop, system string) error {
	to := t.finished(system)
	if err := os.RemoveAll(to); err != nil { // of another run that was faster
		return err
	}
	if err := os.Rename(s.Dist, to); err != nil {
		return err
	}
	s.Dist = to
	return nil
}

// shop takes the packages of earlier runs away, and prepares an empty folder under dist and one outside the checkout
// for what lies between. What is half made never has the name of what is finished, however a run ends.
func (t *tree) shop(ctx context.Context, system string) (*packaging.Shop, error) {
	app, err := packaging.ReadApp(t.root)
	if err != nil {
		return nil, err
	}
	commit, date, err := t.commit(ctx)
	if err != nil {
		return nil, err
	}
	shop, err := workshop()
	if err != nil {
		return nil, err
	}
	keys, err := t.keys()
	if err != nil {
		return nil, err
	}
	dist, err := t.unfinished(system)
	if err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp(shop, "package-*")
	if err != nil {
		return nil, err
	}
	return &packaging.Shop{Root: t.root, Dist: dist, Work: work, Kept: filepath.Join(shop, "keys"), App: app, Commit: commit, Date: date,
		Keys: keys.Trusted, Signer: keys, Env: toolEnv(), Say: say}, nil
}

// unfinished is an empty folder under dist for packages that are being made. Those of earlier runs go, and what a run
// left behind that was killed more than a day ago.
func (t *tree) unfinished(system string) (string, error) {
	if err := os.RemoveAll(t.finished(system)); err != nil {
		return "", err
	}
	dist := filepath.Dir(t.finished(system))
	if err := os.MkdirAll(dist, 0o755); err != nil {
		return "", err
	}
	left, err := filepath.Glob(filepath.Join(dist, "."+system+"-*"))
	if err != nil {
		return "", err
	}
	for _, dir := range left {
		if info, err := os.Stat(dir); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			os.RemoveAll(dir)
		}
	}
	dir, err := os.MkdirTemp(dist, "."+system+"-*")
	if err != nil {
		return "", err
	}
	return dir, os.Chmod(dir, 0o755)
}

// keys are the keys of a release, or the test pair that this machine keeps outside the checkout.
func (t *tree) keys() (*packaging.Keys, error) {
	shop, err := workshop()
	if err != nil {
		return nil, err
	}
	return packaging.FindKeys(t.root, filepath.Join(shop, "keys"))
}

// commit is what is checked out, with "+" behind it where files differ from it, and when it was committed. Without a
// history of its own there is no package: it could not say what it was built from.
func (t *tree) commit(ctx context.Context) (hash string, date time.Time, err error) {
	git := func(args ...string) (string, error) {
		// A checkout of another user, as on a build machine, is read all the same, and what a person set for other
		// work changes no answer.
		cmd := t.tool(ctx, "git", append([]string{"-c", "safe.directory=*", "-c", "log.showSignature=false"}, args...)...)
		cmd.Stdout = nil
		out, err := cmd.Output()
		return string(bytes.TrimSpace(out)), err
	}
	// A source archive unpacked inside another project would pass for a commit of that project.
	below, err := git("rev-parse", "--show-prefix")
	if err != nil || below != "" {
		return "", date, errors.Join(errors.New("git does not say which commit this is: packages are made in a clone, not in a source archive"), err)
	}
	line, err := git("log", "-1", "--format=%H %ct")
	if err != nil {
		return "", date, fmt.Errorf("git does not say which commit this is: %w", err)
	}
	hash, stamp, _ := strings.Cut(line, " ")
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil {
		return "", date, err
	}
	changed, err := git("status", "--porcelain", "--untracked-files=normal")
	if err != nil {
		return "", date, err
	}
	if changed != "" {
		hash += "+"
	}
	return hash, time.Unix(seconds, 0).UTC(), nil
}
