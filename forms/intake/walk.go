package intake

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// broughtFile is a file that a person brought: named, or lying in a folder that was.
type broughtFile struct {
	path string
	name string // from the folder on that was named
	size int64  // when it was looked at
	why  Why    // why it cannot be read; "" = it may be
}

type broughtFiles struct {
	files   []broughtFile
	skipped int
}

// brought lists files: those named in the order given, those of a folder in the natural order of their names.
func brought(ctx context.Context, paths []string) (out broughtFiles) {
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			out.files = append(out.files, broughtFile{path: path, name: filepath.Base(path), why: whyOf(err)})
		case info.IsDir():
			out.folder(ctx, path)
		case ofSystem(filepath.Base(path)):
			out.skipped++
		default:
			out.add(path, filepath.Base(path), info)
		}
	}
	return out
}

func (b *broughtFiles) add(path, name string, info fs.FileInfo) {
	f := broughtFile{path: path, name: name, size: info.Size()}
	if !info.Mode().IsRegular() { // a pipe may have no end, and a link may lead out of the folder
		f.size, f.why = 0, WhyNoFile
	}
	b.files = append(b.files, f)
}

// folder adds the files below a folder. One that does not open is named and the rest is read.
func (b *broughtFiles) folder(ctx context.Context, root string) {
	from := len(b.files)
	above := filepath.Dir(filepath.Clean(root))
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return fs.SkipAll
		}
		name, nerr := filepath.Rel(above, path)
		if nerr != nil {
			name = filepath.Base(path)
		}
		if path != root && (ofSystem(d.Name()) || strings.HasPrefix(d.Name(), ".")) {
			b.skipped++
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if err == nil && d.IsDir() {
			return nil
		}
		var info fs.FileInfo
		if err == nil {
			info, err = d.Info()
		}
		if err != nil {
			b.files = append(b.files, broughtFile{path: path, name: name, why: whyOf(err)})
			return nil
		}
		b.add(path, name, info)
		return nil
	})
	slices.SortStableFunc(b.files[from:], func(x, y broughtFile) int { return natural(x.name, y.name) })
}

// ofSystem reports whether a file of this name is one that a system or an office program leaves in folders, and no
// evidence.
func ofSystem(name string) bool {
	switch strings.ToLower(name) {
	case ".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", ".spotlight-v100", ".trashes", ".fseventsd",
		"$recycle.bin", "system volume information", "icon\r":
		return true
	}
	// What AppleDouble, Word and LibreOffice put beside a file.
	return strings.HasPrefix(name, "._") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock.")
}

// Sorted puts paths as a person reads their names: page 2 before page 10.
func Sorted(paths []string) []string {
	out := slices.Clone(paths)
	slices.SortStableFunc(out, func(x, y string) int { return natural(filepath.Base(x), filepath.Base(y)) })
	return out
}
