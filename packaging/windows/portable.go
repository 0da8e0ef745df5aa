package windows

import (
	"path/filepath"

	"github.com/harborfile/harborfile/packaging"
)

// portable makes the archive that runs from any folder. All of it lies below one folder with the program's name, so that
// unpacking strews nothing about.
func (b *bundle) portable() error {
	out := b.out("-portable.zip")
	readme := filepath.Join(b.shop.Work, "README-portable.txt")
	if err := b.readme(readme, true); err != nil {
		return err
	}
	var files []packaging.Packed
	for _, p := range b.parts {
		if p.name == "README.txt" {
			p.from = readme
		}
		files = append(files, packaging.Packed{Name: b.shop.App.Name + "/" + p.name, From: p.from})
	}
	b.shop.Say("+ zip %s", filepath.Base(out))
	return packaging.Zip(out, b.shop.Date, files)
}
