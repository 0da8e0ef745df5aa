package vault

import (
	"errors"
	"io/fs"
	"os"
)

// diskFiles is what a renewal and a migration do with whole database files, beside SQLite.
type diskFiles interface {
	exists(path string) (bool, error)
	remove(path string) error // no error where there is none
	rename(from, to string) error
	sync(path string) error // of a closed file
	syncFolder(dir string) error
}

// disk reaches the files of this computer; tests put a failing disk here.
var disk diskFiles = osFiles{}

type osFiles struct{}

func (osFiles) exists(path string) (bool, error) {
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (osFiles) remove(path string) error {
	err := whileHeld(func() error { return os.Remove(path) }, heldByOther)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (osFiles) rename(from, to string) error { return renameFile(from, to) }

func (osFiles) sync(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func (osFiles) syncFolder(dir string) error { return syncFolder(dir) }

// removeDatabase removes a database with its side files. It is no error when there are none.
func removeDatabase(path string) error { return errors.Join(disk.remove(path), removeSides(path)) }

func removeSides(path string) (err error) {
	for _, side := range sideFiles {
		err = errors.Join(err, disk.remove(path+side))
	}
	return err
}

// replaceDatabase puts the closed database at from in the place of the one at to, and brings that to the disk. The side files
// of the old one go first: a log belongs to no other database. It may be repeated after a crash at any of its steps.
func replaceDatabase(dir, from, to string) error {
	there, err := disk.exists(from)
	if err == nil && there {
		if err = removeSides(to); err == nil {
			err = disk.rename(from, to)
		}
	}
	if err == nil {
		err = disk.syncFolder(dir)
	}
	return err
}
