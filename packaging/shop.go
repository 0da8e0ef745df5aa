package packaging

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A Shop is where one package is made: the checkout, the folder the package goes to, and what is said of it.
type Shop struct {
	Root   string    // the checkout
	Dist   string    // where the files go that people get; made anew for each run, and renamed once it is whole
	Work   string    // a folder for what lies between, removed by whoever made it
	Kept   string    // a folder outside the checkout that outlives the run and only its owner reads: keys for tests
	App    App       // from FyneApp.toml
	Commit string    // full hash, with "+" behind it where files differ from it
	Date   time.Time // of the commit, UTC: the only date that may stand in a package, so that two builds are alike
	Keys   []string  // minisign public keys that the packaged programs believe
	Signer *Keys     // what signs the release set
	Env    []string  // environment of every tool: the one flag set of the project
	Say    func(format string, args ...any)
}

// A Target is a kind of computer a program is built for.
type Target struct {
	OS, Arch string   // as Go names them
	Env      []string // CC and the like, where the machine's own compiler does not do
}

// builtPackage is where the link-time values stand.
const builtPackage = "github.com/harborfile/harborfile/cases/built"

// plain is what Go and C compile for where nothing else is said. Whoever builds may have asked for more, for a computer
// as new as theirs; on an older one the program would end at its first line.
var plain = []string{"GOAMD64=v1", "GOARM64=v8.0", "GOFIPS140=off",
	"CGO_CPPFLAGS=", "CGO_CFLAGS=-O2 -g", "CGO_CXXFLAGS=-O2 -g", "CGO_LDFLAGS=-O2 -g"}

// Build links one program of the checkout for release: without symbols and without an id of the build, so that two
// builds of one commit with the same compilers can be compared. more is for the linker, "-H=windowsgui" for one.
func (s *Shop) Build(ctx context.Context, to Target, pkg, out string, more ...string) error {
	flags := append([]string{"-s", "-w", "-buildid=",
		"-X=" + builtPackage + ".version=" + s.App.Version,
		"-X=" + builtPackage + ".commit=" + s.Commit,
		"-X=" + builtPackage + ".keys=" + strings.Join(s.Keys, ","),
	}, more...)
	env := slices.Concat([]string{"GOOS=" + to.OS, "GOARCH=" + to.Arch}, plain, to.Env)
	s.Say("+ building %s for %s/%s", pkg, to.OS, to.Arch)
	if err := s.RunWith(ctx, env, "go", "build", "-ldflags="+strings.Join(flags, " "), "-o", out, pkg); err != nil {
		return err
	}
	return s.keep(to, pkg, out)
}

// Run runs a tool in the checkout; its words go to standard error.
func (s *Shop) Run(ctx context.Context, name string, args ...string) error {
	return s.RunWith(ctx, nil, name, args...)
}

// RunWith is Run with more in the environment.
func (s *Shop) RunWith(ctx context.Context, env []string, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = s.Root
	cmd.Env = append(append([]string{}, s.Env...), "SOURCE_DATE_EPOCH="+fmt.Sprint(s.Date.Unix()))
	cmd.Env = append(cmd.Env, env...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	return nil
}
