package sealedvfs

import "fmt"

// Guard asks inPlace before a named file is opened or deleted through the VFS called name. SQLite finds side files, and
// the database itself for a further connection, by name: where inPlace says that other files lie under these names by
// now, nothing more is opened, and deleting does nothing. inPlace runs in the middle of SQLite and must not use a database.
func Guard(name string, inPlace func() bool) error {
	registeredMu.Lock()
	defer registeredMu.Unlock()
	h, ok := registered[name]
	if !ok {
		return fmt.Errorf("sealedvfs: guard %q: no such VFS", name)
	}
	h.Value().(*keyHolder).guard.Store(&inPlace)
	return nil
}
