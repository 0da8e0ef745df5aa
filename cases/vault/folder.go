package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// folderMark remembers which files an open vault works in. On Unix a folder can be deleted, renamed or replaced while
// its files are open: what is written then goes into files that nobody will find again.
type folderMark struct {
	dir  string
	lock os.FileInfo
	held map[string]os.FileInfo // databases, by name
	log  os.FileInfo            // the WAL of the records, nil until a change was stored; guarded by the writers' turn
}

// markPlace notes where the open files lie. From then on nothing else is opened or deleted under their names.
func (v *Vault) markPlace() error {
	err := v.place.mark(v.dir, v.lock)
	for _, vfs := range []string{v.recordsVFS, v.evidenceVFS} {
		err = errors.Join(err, sealedvfs.Guard(vfs, func() bool { return v.place.changed() == nil }))
	}
	return err
}

// mark notes the files as they lie there now. Windows keeps open files in their place by itself.
func (m *folderMark) mark(dir string, lock *os.File) error {
	if runtime.GOOS == "windows" || belowVFS != "" {
		return nil
	}
	m.dir = dir
	m.held, m.log = map[string]os.FileInfo{}, nil
	var err error
	if m.lock, err = lock.Stat(); err != nil {
		return err
	}
	for _, db := range databases {
		if m.held[db.name], err = os.Stat(filepath.Join(dir, db.name)); err != nil {
			return err
		}
	}
	return nil
}

// changed is an error where a file of the vault is gone from its place, or another one lies there.
func (m *folderMark) changed() error {
	if m.lock == nil {
		return nil
	}
	if !sameFile(filepath.Join(m.dir, lockName), m.lock) {
		return &FolderError{}
	}
	for name, was := range m.held {
		if !sameFile(filepath.Join(m.dir, name), was) {
			return &FolderError{}
		}
	}
	return nil
}

// changedLog is the same for the WAL, which holds what was stored last.
func (m *folderMark) changedLog() error {
	if m.log != nil && !sameFile(filepath.Join(m.dir, recordsName+"-wal"), m.log) {
		return &FolderError{}
	}
	return nil
}

// sawLog notes the WAL after a change, which is when it is there for certain.
func (m *folderMark) sawLog() {
	if m.lock != nil && m.log == nil {
		m.log, _ = os.Stat(filepath.Join(m.dir, recordsName+"-wal"))
	}
}

func sameFile(path string, was os.FileInfo) bool {
	now, err := os.Stat(path)
	return err == nil && os.SameFile(now, was)
}

// A FolderError says that the folder of an open vault was deleted, renamed or replaced. Nothing that is entered from
// then on would be found again, so nothing is called saved.
type FolderError struct{}

func (*FolderError) Error() string {
	return fmt.Sprint("the folder changed under it: ", cases.ErrReadOnly)
}

// Unwrap makes it a kind of cases.ErrReadOnly.
func (*FolderError) Unwrap() error { return cases.ErrReadOnly }

// Explain gives the words to cases.Explain.
func (*FolderError) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "La carpeta de esta bóveda se borró, se movió o se reemplazó mientras estaba abierta.",
			"Esto último no se ha guardado; todo lo que se guardó antes está en la carpeta de antes.",
			"Anote lo que acaba de escribir, cierre la bóveda y devuelva la carpeta a su lugar, o restaure la última copia de seguridad."
	}
	return "The folder of this vault was deleted, moved or replaced while it was open.",
		"This last change is not saved; everything saved before is in the folder as it was.",
		"Note down what you have just entered, close the vault, and put the folder back in its place, or restore the last backup."
}
