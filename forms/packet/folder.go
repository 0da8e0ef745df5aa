package packet

import (
	"errors"
	"io/fs"
)

// FolderFree says before any work whether Save would write into dir: nil where the folder is not there, is empty, or
// holds an earlier packet; ErrFolderInUse where it holds anything else.
func FolderFree(dir string) error {
	_, err := earlier(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
