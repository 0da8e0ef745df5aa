package windows

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/packaging"
)

// A part is one file of the program as people get it.
type part struct {
	name string // where it goes below the program's folder, with slashes
	from string // where it lies now
}

// window and drawn are the window's program and its second place, beside the libraries that draw without a graphics card.
const (
	window = "gl/harborfile.exe"
	drawn  = "soft/harborfile.exe"
)

// A bundle is all that the packages hold, and what they say of it.
type bundle struct {
	shop  *packaging.Shop
	icon  string
	parts []part // sorted by name; every package and every uninstaller takes its files from here
}

// newBundle puts the built programs together with the papers, and with Mesa's libraries where they are given.
func newBundle(s *packaging.Shop, built, mesa []part, icon string) (*bundle, error) {
	b := &bundle{shop: s, icon: icon, parts: slices.Clone(built)}
	if len(mesa) > 0 {
		b.parts = append(b.parts, mesa...)
		b.parts = append(b.parts, part{drawn, b.from(window)})
	}
	papers, err := b.papers()
	if err != nil {
		return nil, err
	}
	b.parts = append(b.parts, papers...)
	slices.SortFunc(b.parts, func(x, y part) int { return strings.Compare(x.name, y.name) })
	return b, b.settle()
}

// from is where a part lies, "" where the bundle has none of that name.
func (b *bundle) from(name string) string {
	for _, p := range b.parts {
		if p.name == name {
			return p.from
		}
	}
	return ""
}

// hasMesa reports whether the bundle can draw without a graphics card.
func (b *bundle) hasMesa() bool { return b.from(drawn) != "" }

// settle copies every part to one folder of the shop, all with the commit's date: installers write the date of a file
// into themselves, and two builds of one commit would differ by it.
func (b *bundle) settle() error {
	for i, p := range b.parts {
		to := filepath.Join(b.shop.Work, "parts", filepath.FromSlash(p.name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := copyFile(p.from, to); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		if err := os.Chtimes(to, b.shop.Date, b.shop.Date); err != nil {
			return err
		}
		b.parts[i].from = to
	}
	return nil
}

// size is what the parts take on disk, in bytes.
func (b *bundle) size() (int64, error) {
	var sum int64
	for _, p := range b.parts {
		info, err := os.Stat(p.from)
		if err != nil {
			return 0, err
		}
		sum += info.Size()
	}
	return sum, nil
}

// folders are the folders below the program's own, sorted.
func (b *bundle) folders() []string {
	var out []string
	for _, p := range b.parts {
		if dir := path.Dir(p.name); dir != "." && !slices.Contains(out, dir) {
			out = append(out, dir)
		}
	}
	slices.Sort(out)
	return out
}

// out is where a finished package goes: the name, the version, the system and what follows.
func (b *bundle) out(rest string) string {
	return filepath.Join(b.shop.Dist, b.shop.App.Name+"-"+b.shop.App.Version+"-windows"+rest)
}
