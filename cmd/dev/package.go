package main

import (
	"bytes"
	"context"
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
	if err := freshLicences(ctx, s); err != nil {
		return err
	}
	if err := m.make(ctx, s); err != nil {
		return err
	}
	if err := s.Seal(ctx, m.name); err != nil {
		return err
	}
	say("ok    %s in %s, %s", filepath.Join("dist", m.name), time.Since(began).Round(time.Second), s.App.Version)
	if how != "" {
		return t.again(ctx, m, s, how)
	}
	return nil
}

// shop prepares an empty folder under dist and one outside the checkout for what lies between.
func (t *tree) shop(ctx context.Context, system string) (*packaging.Shop, error) {
	app, err := packaging.ReadApp(t.root)
	if err != nil {
		return nil, err
	}
	commit, date, err := t.commit(ctx)
	if err != nil {
		return nil, err
	}
	dist := filepath.Join(t.root, "dist", system)
	if err := os.RemoveAll(dist); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dist, 0o755); err != nil {
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
	work, err := os.MkdirTemp(shop, "package-*")
	if err != nil {
		return nil, err
	}
	return &packaging.Shop{Root: t.root, Dist: dist, Work: work, Kept: filepath.Join(shop, "keys"), App: app, Commit: commit, Date: date,
		Keys: keys.Trusted, Signer: keys, Env: toolEnv(), Say: say}, nil
}

// keys are the keys of a release, or the test pair that this machine keeps outside the checkout.
func (t *tree) keys() (*packaging.Keys, error) {
	shop, err := workshop()
	if err != nil {
		return nil, err
	}
	return packaging.FindKeys(t.root, filepath.Join(shop, "keys"))
}

// commit is what is checked out, with "+" behind it where files differ from it, and when it was committed. Without git
// there is no package: it could not say what it was built from.
func (t *tree) commit(ctx context.Context) (hash string, date time.Time, err error) {
	git := func(args ...string) (string, error) {
		// A checkout of another user, as on a build machine, is read all the same.
		cmd := t.tool(ctx, "git", append([]string{"-c", "safe.directory=*"}, args...)...)
		cmd.Stdout = nil
		out, err := cmd.Output()
		return string(bytes.TrimSpace(out)), err
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
	changed, err := git("status", "--porcelain")
	if err != nil {
		return "", date, err
	}
	if changed != "" {
		hash += "+"
	}
	return hash, time.Unix(seconds, 0).UTC(), nil
}
