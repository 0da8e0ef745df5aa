// Package linux makes what people install on Linux: a Debian package, and an archive for every other system. Its
// templates lie in files; what it knows of the program comes from packaging.App. It knows nothing of the programs but
// the libraries they ask for.
package linux

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/harborfile/harborfile/packaging"
)

// A maker is one run: the shop, and what is laid out in it.
type maker struct {
	ctx   context.Context
	s     *packaging.Shop
	arch  string // as Debian names it, which for the two we build is also Go's name
	stage string // a folder that looks like /usr
}

// Make builds both programs for this machine's own processor and leaves the Debian package and the archive in s.Dist.
func Make(ctx context.Context, s *packaging.Shop) error {
	m := &maker{ctx: ctx, s: s, arch: runtime.GOARCH, stage: filepath.Join(s.Work, "usr")}
	for _, step := range []func() error{m.programs, m.files, m.check, m.deb, m.archive} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// programs builds into the bin folder.
func (m *maker) programs() error {
	to := packaging.Target{OS: "linux", Arch: m.arch}
	for _, name := range []string{"harborfile", "harborctl"} {
		if err := m.s.Build(m.ctx, to, "./cmd/"+name, filepath.Join(m.stage, "bin", name)); err != nil {
			return err
		}
	}
	return nil
}

// name is the beginning of the name of both packages.
func (m *maker) name() string {
	return fmt.Sprintf("%s-%s-linux-%s", packageName, m.s.App.Version, m.arch)
}

// packageName is the name of the Debian package.
const packageName = "harborfile"

// put writes a file of the stage.
func (m *maker) put(name string, content []byte) error {
	return write(filepath.Join(m.stage, filepath.FromSlash(name)), content)
}

func write(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o644)
}
