package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"

	"github.com/harborfile/harborfile/packaging"
	"github.com/harborfile/harborfile/packaging/macos"
)

// macosNeeds are Apple's own tools; they come with the Command Line Tools.
func macosNeeds() []need {
	if runtime.GOOS != "darwin" {
		return nil
	}
	var needs []need
	for _, name := range []string{"lipo", "plutil", "codesign", "hdiutil", "ditto", "xcrun", "spctl"} {
		needs = append(needs, program(name, ""))
	}
	return needs
}

func cannotMacos() string {
	if runtime.GOOS == "darwin" {
		return ""
	}
	return "the window needs Apple's SDK, which Apple licenses for its own hardware.\n" +
		"Here the bundle is checked as far as that goes: `go test ./packaging/macos` lays it out with stand-in programs,\n" +
		"and `go run ./cmd/dev check` looks at every package as for macOS. A hosted Mac makes it: .github/workflows/release.yml"
}

// makeMacos makes the disk image.
func makeMacos(ctx context.Context, s *packaging.Shop) error {
	return macos.Make(ctx, s, func(ctx context.Context, programs string) error {
		return provePrograms(ctx, s, programs)
	})
}

// provePrograms has the signed programs work before they are packed: the window says its version, and harborctl does
// the main job with the sample office. It reads PDF pages, which macOS ends at once if the entitlements do not fit.
func provePrograms(ctx context.Context, s *packaging.Shop, programs string) error {
	if err := s.Run(ctx, filepath.Join(programs, "harborfile"), "--version"); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(s.Work, samplePrefix+"*")
	if err != nil {
		return err
	}
	o, err := newOffice(ctx, &tree{root: s.Root}, programs, dir)
	if err != nil {
		return err
	}
	files, err := o.packets()
	if err != nil {
		return err
	}
	s.Say("The signed programs made %d files of packets.", len(files))
	return nil
}
