package macos

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/harborfile/harborfile/packaging"
)

// Make builds both programs for both kinds of Mac, puts them in a signed bundle, and leaves it in a disk image in
// s.Dist. prove is given the folder of the signed programs before they are packed and says whether they work: what the
// hardened runtime forbids shows only when a signed program runs.
func Make(ctx context.Context, s *packaging.Shop, prove func(ctx context.Context, programs string) error) error {
	seal, err := findSeal(os.Getenv)
	if err != nil {
		return err
	}
	built := filepath.Join(s.Work, "built")
	for _, name := range programs {
		if err := buildUniversal(ctx, s, name, built); err != nil {
			return err
		}
	}
	folder := filepath.Join(s.Work, "image")
	b, err := layOut(s, built, folder)
	if err != nil {
		return err
	}
	rights := filepath.Join(s.Work, "entitlements.plist")
	if err := os.WriteFile(rights, entitlements, 0o600); err != nil {
		return err
	}
	if err := run(ctx, s, seal.bundle(b, rights)); err != nil {
		return err
	}
	if err := prove(ctx, b.path("MacOS")); err != nil {
		return err
	}
	if seal.notary != "" {
		if err := run(ctx, s, seal.notarise(b.dir, filepath.Join(s.Work, "bundle.zip"))); err != nil {
			return err
		}
	}
	if err := os.Symlink("/Applications", filepath.Join(folder, "Applications")); err != nil {
		return err
	}
	image := filepath.Join(s.Dist, s.App.Name+"-"+s.App.Version+"-macos.dmg")
	if err := patiently(ctx, s, pack(s.App.Name, folder, image)); err != nil {
		return err
	}
	if err := run(ctx, s, seal.image(image)); err != nil {
		return err
	}
	seal.say(s)
	return nil
}

// buildUniversal builds a program for Intel and for Apple silicon and joins the two.
func buildUniversal(ctx context.Context, s *packaging.Shop, name, built string) error {
	if err := os.MkdirAll(built, 0o755); err != nil {
		return err
	}
	join := command{"lipo", "-create", "-output", filepath.Join(built, name)}
	for _, arch := range []string{"amd64", "arm64"} {
		out := filepath.Join(s.Work, name+"-"+arch)
		if err := s.Build(ctx, target(arch), "./cmd/"+name, out); err != nil {
			return err
		}
		join = append(join, out)
	}
	return run(ctx, s, []command{join})
}

// target is one kind of Mac. The first macOS it starts on is said to the compiler and to the linker both, and in words
// that the build cache keeps apart; the variable Apple's tools read would not be.
func target(arch string) packaging.Target {
	since := "-O2 -g -mmacosx-version-min=" + oldestSystem
	return packaging.Target{OS: "darwin", Arch: arch, Env: []string{
		"CGO_CFLAGS=" + since, "CGO_CXXFLAGS=" + since, "CGO_LDFLAGS=" + since,
	}}
}

// patiently runs a command up to three times: hdiutil now and then finds its new volume busy, because macOS began to
// index it.
func patiently(ctx context.Context, s *packaging.Shop, c command) error {
	var err error
	for try := range 3 {
		if try > 0 {
			s.Say("Once more in ten seconds: %v", err)
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(10 * time.Second):
			}
		}
		if err = run(ctx, s, []command{c}); err == nil {
			return nil
		}
	}
	return err
}

// A command is a program and its arguments.
type command []string

func run(ctx context.Context, s *packaging.Shop, commands []command) error {
	for _, c := range commands {
		if err := s.Run(ctx, c[0], c[1:]...); err != nil {
			return err
		}
	}
	return nil
}
