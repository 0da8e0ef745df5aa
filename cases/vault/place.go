package vault

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/cases"
)

// CheckOutside returns cases.ErrInsideVault when path, a file or folder about to be written, lies in the folder of any
// vault: the new file could take the place of the vault's own, and would be lost with it. Links in the folders before
// it are followed.
func CheckOutside(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	for dir := resolved(path); ; dir = filepath.Dir(dir) {
		if holdsVault(dir) {
			return fmt.Errorf("write: %w", cases.ErrInsideVault)
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

// resolved is the folder path lies in, or path itself where it is a folder, without links. What is not there yet has
// none.
func resolved(path string) string {
	for dir := path; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			continue
		}
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return real
		}
	}
	return path
}

// holdsVault looks at names alone, so that a vault with a damaged or lost file is kept as safe as a whole one.
func holdsVault(dir string) bool {
	for _, name := range []string{keysName, recordsName} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.Mode().IsRegular() {
			return true
		}
	}
	return false
}
