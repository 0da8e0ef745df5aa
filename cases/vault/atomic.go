package vault

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// replaceFile saves vault.keys; tests put a failing disk here.
var replaceFile = saveFile

// saveFile replaces path by data so that a crash at any moment leaves the old content or the new: temporary file in the
// same folder, sync, rename, sync of the folder.
func saveFile(path string, data []byte) (err error) {
	temp := path + ".new"
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(temp)
		}
	}()
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = renameFile(temp, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// renameFile is os.Rename, with patience where another program looks at one of the files just now.
func renameFile(from, to string) error {
	return whileHeld(func() error { return os.Rename(from, to) }, heldByOther)
}

// whileHeld repeats work for about a second as long as its error says that another program has the file open. On Windows
// a scanner for viruses or a program that mirrors folders does that for a moment with every file that is new.
func whileHeld(work func() error, held func(error) bool) error {
	for wait := 5 * time.Millisecond; ; wait *= 2 {
		err := work()
		if err == nil || !held(err) || wait > 500*time.Millisecond {
			return err
		}
		time.Sleep(wait)
	}
}
