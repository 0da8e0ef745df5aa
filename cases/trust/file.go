package trust

import (
	"errors"
	"os"
)

// OpenFile opens a file that is to be checked. A pipe or a device of that name is not opened: reading it could wait for
// ever, and a program that asks the law at its start would never come up.
func OpenFile(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a file")
	}
	return os.Open(path)
}
