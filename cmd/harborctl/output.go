package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/cases/vault"
)

// An output is a file that appears whole or not at all: it is written under a passing name beside its place, brought
// to the disk, and only then given its name. What stood there before stays until that moment.
type output struct {
	*os.File
	place string // "" when the bytes go straight where they belong
}

// createOutput begins an output file, readable by this user only.
func createOutput(path string) (*output, error) {
	if err := vault.CheckOutside(path); err != nil {
		return nil, err
	}
	// A device or a pipe has no half-written state, and renaming over it would destroy it.
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return nil, stopped(nil, "This name already belongs to a folder.", "Nothing was written.", "Choose a name for the new file.")
		}
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &output{File: f}, err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".harborfile-*.part")
	if err != nil {
		return nil, err
	}
	return &output{File: f, place: path}, nil
}

// outside looks, before any work is done, whether these places may be written at all. "" is none.
func outside(places ...string) error {
	for _, p := range places {
		if p == "" {
			continue
		}
		if err := vault.CheckOutside(p); err != nil {
			return err
		}
	}
	return nil
}

// createNewOutput begins an output file whose name nothing has yet.
func createNewOutput(path string) (*output, error) {
	if info, err := os.Lstat(path); err == nil && (info.Mode().IsRegular() || info.Mode()&os.ModeSymlink != 0) {
		return nil, stopped(nil, "There is already a file of this name.", "It was not touched, and nothing was made.", "Choose a new name, or move that file away.")
	}
	return createOutput(path)
}

// commit makes the file durable and gives it its name.
func (o *output) commit() error {
	if o.place == "" {
		return o.Close()
	}
	if err := o.whole(); err != nil {
		o.discard()
		return err
	}
	if err := o.Close(); err != nil {
		os.Remove(o.Name())
		return err
	}
	if err := os.Rename(o.Name(), o.place); err != nil {
		os.Remove(o.Name())
		return err
	}
	syncFolder(filepath.Dir(o.place))
	return nil
}

// whole brings every byte to the disk. A device has none to be brought to.
func (o *output) whole() error {
	if o.place == "" {
		return nil
	}
	return o.Sync()
}

// discard leaves nothing behind; what stood in the place before stays.
func (o *output) discard() {
	o.Close()
	if o.place != "" {
		os.Remove(o.Name())
	}
}

// writeOutput writes a whole file through write.
func writeOutput(path string, write func(io.Writer) error) error {
	o, err := createOutput(path)
	if err != nil {
		return err
	}
	if err := write(o); err != nil {
		o.discard()
		return err
	}
	return o.commit()
}

// An outputFolder is a folder that appears whole or not at all. What stood in its place before stays until then.
type outputFolder struct {
	dir   string // where the files are written now
	place string // absolute; where the folder will stand
}

// createOutputFolder begins a folder beside its place.
func createOutputFolder(place string) (*outputFolder, error) {
	place, err := filepath.Abs(place)
	if err != nil {
		return nil, err
	}
	if err := vault.CheckOutside(place); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(place), ".harborfile-*.part")
	if err != nil {
		return nil, err
	}
	return &outputFolder{dir: dir, place: place}, nil
}

// commit gives the folder its name. A folder that stands there already steps aside first and is removed last, so that
// at every moment one of the two is whole.
func (f *outputFolder) commit() error {
	aside := f.dir + ".old"
	had := os.Rename(f.place, aside)
	if had != nil && !errors.Is(had, fs.ErrNotExist) {
		return had
	}
	if err := os.Rename(f.dir, f.place); err != nil {
		if had == nil {
			os.Rename(aside, f.place)
		}
		return err
	}
	syncFolder(filepath.Dir(f.place))
	return os.RemoveAll(aside)
}

// discard leaves nothing behind.
func (f *outputFolder) discard() { os.RemoveAll(f.dir) }

// syncFolder brings a rename to the disk. Systems that cannot sync a folder order renames themselves.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}
