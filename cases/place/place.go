// Package place says where Harborfile keeps its own things on this computer: the vault a person did not put elsewhere,
// law data that was installed, what the launcher remembers. It knows names of folders only; it makes and reads none.
package place

import (
	"os"
	"path/filepath"
	"runtime"
)

// name is the folder's name on every system. It never changes, since vaults are found by it.
const name = "Harborfile"

// Home is the folder for what stays on this computer and belongs to this person. An error says that the system names
// none, as for a service without a profile.
//
// On Windows it is the local profile and not the roaming one, which is copied to a server of the office at log-off: a
// vault there would leave the computer unasked, and could come back half written. On macOS and Linux it is the folder
// of the user's settings.
func Home() (string, error) {
	find := os.UserConfigDir
	if runtime.GOOS == "windows" {
		find = os.UserCacheDir // %LocalAppData% itself, in spite of its name
	}
	base, err := find()
	if err != nil {
		return "", err
	}
	return filepath.Join(base, name), nil
}

// Vault is where the vault lies unless a person chose another folder.
func Vault() string { return within("vault") }

// Law is where law data is kept that was installed after the program.
func Law() string { return within("law") }

// within is a folder of Home; below the working folder where there is no Home.
func within(folder string) string {
	home, err := Home()
	if err != nil {
		return "harborfile-" + folder
	}
	return filepath.Join(home, folder)
}
