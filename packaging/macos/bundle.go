package macos

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/packaging"
)

// programs are what the bundle holds, inner ones first: an outer signature covers the inner ones, so these are signed
// before. harborctl lies beside the window, where Apple wants helper programs.
var programs = []string{"harborctl", "harborfile"}

// A bundle is a folder NAME.app.
type bundle struct {
	dir string
	id  string // reverse domain, from FyneApp.toml
}

func (b bundle) path(parts ...string) string {
	return filepath.Join(append([]string{b.dir, "Contents"}, parts...)...)
}

// program is where a program lies in the bundle.
func (b bundle) program(name string) string { return b.path("MacOS", name) }

// layOut writes the bundle below folder: the programs found in built by their names, and all that goes with them.
func layOut(s *packaging.Shop, built, folder string) (bundle, error) {
	b := bundle{filepath.Join(folder, s.App.Name+".app"), s.App.ID}
	info, err := infoPlist(s)
	if err != nil {
		return b, err
	}
	icon, err := packaging.ReadIcon(s.Root, s.App)
	if err != nil {
		return b, err
	}
	icns, err := icon.ICNS()
	if err != nil {
		return b, err
	}
	licences, err := s.LicencesText("macos")
	if err != nil {
		return b, err
	}
	for _, f := range []struct {
		path  string
		bytes []byte
	}{
		{b.path("Info.plist"), info},
		{b.path("Resources", "harborfile.icns"), icns},
		{b.path("Resources", "LICENSES.txt"), licences},
		{b.path("Resources", "en.lproj", "InfoPlist.strings"), wordsOf(func(a asked) string { return a.English })},
		{b.path("Resources", "es.lproj", "InfoPlist.strings"), wordsOf(func(a asked) string { return a.Spanish })},
	} {
		if err := write(f.path, f.bytes, 0o644); err != nil {
			return b, err
		}
	}
	for _, name := range programs {
		if err := place(filepath.Join(built, name), b.program(name)); err != nil {
			return b, err
		}
	}
	return b, nil
}

func write(path string, bytes []byte, mode fs.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path, bytes, mode); err != nil {
		return err
	}
	return os.Chmod(path, mode) // the umask of whoever builds has no say
}

// place copies a program and makes sure that it is one for both kinds of Mac.
func place(from, to string) error {
	if err := checkUniversal(from); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(from), err)
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o755)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	return os.Chmod(to, 0o755)
}
