package packaging

import (
	"archive/tar"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"
)

// WriteTar writes the files and folders below dir as a tar archive whose paths all begin with prefix. Nothing of this
// machine is in it: paths are sorted, every date is date, the owner is 0, and a file is either 0644 or, where its owner
// may run it, 0755.
func WriteTar(w io.Writer, dir, prefix string, date time.Time) (err error) {
	t := tar.NewWriter(w)
	defer func() { err = errors.Join(err, t.Close()) }()
	return filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		h := &tar.Header{Name: path.Join(prefix, filepath.ToSlash(rel)), ModTime: date, Mode: 0o644, Typeflag: tar.TypeReg, Size: info.Size(), Format: tar.FormatPAX}
		switch {
		case e.IsDir():
			h.Name, h.Mode, h.Typeflag, h.Size = h.Name+"/", 0o755, tar.TypeDir, 0
		case !info.Mode().IsRegular():
			return errors.New(rel + " is neither a file nor a folder")
		case info.Mode()&0o100 != 0:
			h.Mode = 0o755
		}
		if err := t.WriteHeader(h); err != nil || e.IsDir() {
			return err
		}
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.Copy(t, f)
		return err
	})
}
