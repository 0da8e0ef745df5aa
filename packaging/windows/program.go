package windows

import (
	"context"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/packaging"
)

// A program is one executable of the package.
type program struct {
	name  string // where it goes, with slashes
	pkg   string // the package it is built from
	says  string // what Windows shows of it in the task manager and in the file's properties
	to    packaging.Target
	flags []string // for the linker
}

// programs are the executables, the launcher first.
func programs(a packaging.App) []program {
	return []program{
		{"harborfile.exe", "./cmd/launcher", a.Name, pure, []string{"-H=windowsgui"}},
		{"gl/harborfile.exe", "./cmd/harborfile", a.Name, amd64, []string{"-H=windowsgui"}},
		{"harborctl.exe", "./cmd/harborctl", a.Name + " for the terminal", amd64, nil},
	}
}

// buildPrograms builds every program with its resource. The Go command takes a resource from the folder of the package
// alone, so all is built in a copy of the checkout: nothing is left lying there, whatever ends the build, and two builds
// at once do not meet. The paths differ and the compiled packages are shared all the same, because of -trimpath.
func buildPrograms(ctx context.Context, s *packaging.Shop, icon string) ([]part, error) {
	copied := *s
	copied.Root = filepath.Join(s.Work, "tree")
	if err := copyTree(s.Root, copied.Root); err != nil {
		return nil, err
	}
	var built []part
	for _, p := range programs(s.App) {
		if err := writeResource(s, p, icon, filepath.Join(copied.Root, filepath.FromSlash(p.pkg), "resource_windows_amd64.syso")); err != nil {
			return nil, err
		}
		out := filepath.Join(s.Work, "programs", filepath.FromSlash(p.name))
		if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
			return nil, err
		}
		if err := copied.Build(ctx, p.to, p.pkg, out, p.flags...); err != nil {
			return nil, err
		}
		built = append(built, part{p.name, out})
	}
	return built, nil
}
