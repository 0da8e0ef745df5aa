package linux

import (
	"crypto/md5"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/harborfile/harborfile/packaging"
)

// control is what the template of the control file and its neighbours is filled with.
type control struct {
	*packaging.Shop
	Package, Arch, Depends string
	Installed              int64 // kibibytes
}

// Revision is the version as Debian writes it: behind the dash is the number of the build.
func (c control) Revision() string { return fmt.Sprintf("%s-%d", c.App.Version, c.App.Build) }

// Owner is the name of the account that the website belongs to.
func (c control) Owner() string { return filepath.Base(filepath.Dir(c.App.Website)) }

// deb lays the stage into a tree of its own with the control files, and packs it. The package runs nothing on
// installing or removing: the vault, which lies in a person's home, is out of its reach.
func (m *maker) deb() error {
	depends, err := m.depends()
	if err != nil {
		return err
	}
	c := control{Shop: m.s, Package: packageName, Arch: m.arch, Depends: depends}
	tree := filepath.Join(m.s.Work, "deb")
	if err := os.MkdirAll(tree, 0o755); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(tree, "usr"), os.DirFS(m.stage)); err != nil {
		return err
	}
	if err := m.documents(c, filepath.Join(tree, "usr", "share")); err != nil {
		return err
	}
	sums, kibibytes, err := inventory(tree)
	if err != nil {
		return err
	}
	c.Installed = kibibytes
	text, err := fill("control", c)
	if err != nil {
		return err
	}
	if err := errors.Join(write(filepath.Join(tree, "DEBIAN", "control"), text), write(filepath.Join(tree, "DEBIAN", "md5sums"), sums)); err != nil {
		return err
	}
	if err := m.level(tree); err != nil {
		return err
	}
	m.s.Say("Depends: %s", depends)
	out := filepath.Join(m.s.Dist, fmt.Sprintf("%s_%s_%s.deb", packageName, c.Revision(), m.arch))
	// Two threads, whatever the machine has: with one the bytes are others.
	return m.s.Run(m.ctx, "dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--threads-max=2", "--build", tree, out)
}

// documents are what Debian wants beside every program, and what its checker need not say again.
func (m *maker) documents(c control, share string) error {
	dir := filepath.Join(share, "doc", packageName)
	licences, err := m.s.LicencesText("linux")
	if err != nil {
		return err
	}
	changes, err := os.ReadFile(filepath.Join(m.s.Root, "CHANGELOG.md"))
	if err != nil {
		return err
	}
	debian, err := fill("changelog", c)
	if err != nil {
		return err
	}
	copyright, err := fill("copyright", c)
	if err != nil {
		return err
	}
	overrides, err := fill("overrides", c)
	if err != nil {
		return err
	}
	return errors.Join(
		write(filepath.Join(share, "lintian", "overrides", packageName), overrides),
		write(filepath.Join(dir, "copyright"), copyright),
		write(filepath.Join(dir, "LICENSES.txt.gz"), packed(licences)),
		write(filepath.Join(dir, "changelog.gz"), packed(changes)),
		write(filepath.Join(dir, "changelog.Debian.gz"), packed(debian)))
}

// inventory is the file md5sums and the size of everything in a tree, each file rounded up to a kibibyte as Debian
// counts. The paths come sorted.
func inventory(tree string) (sums []byte, kibibytes int64, err error) {
	var b strings.Builder
	err = filepath.WalkDir(tree, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			kibibytes++
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(tree, name)
		if err != nil {
			return err
		}
		kibibytes += (int64(len(content)) + 1023) / 1024
		fmt.Fprintf(&b, "%x  %s\n", md5.Sum(content), filepath.ToSlash(rel))
		return nil
	})
	return []byte(b.String()), kibibytes, err
}

// level gives every file and folder the one date and plain rights, whatever umask this ran under.
func (m *maker) level(tree string) error {
	return filepath.WalkDir(tree, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if e.IsDir() || filepath.Base(filepath.Dir(name)) == "bin" {
			mode = 0o755
		}
		if err := os.Chmod(name, mode); err != nil {
			return err
		}
		return os.Chtimes(name, m.s.Date, m.s.Date)
	})
}
