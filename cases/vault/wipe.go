package vault

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// wipingName marks a vault whose wipe has begun. It outlives the keys, so that the next start of the program completes
// what a crash cut short.
const wipingName = "vault.wiping"

// WipeReport says what a wipe did, in numbers.
type WipeReport struct {
	Files       int   // of the vault, erased
	Bytes       int64 // in those files
	Left        int   // files of the vault that could not be erased; they open to nobody
	Strangers   int   // files in the folder that are not the vault's; they stay as they are
	Keyring     bool  // the keyring held a secret of the vault
	KeyringLeft bool  // and still holds it: the keyring was locked or away
}

// wiping is what vault.wiping holds: no word of the vault, but what the end of the wipe has to know.
type wiping struct {
	Vault   string          `json:"vault,omitempty"` // its UUID, which names its items in the keyring
	Keyring bool            `json:"keyring,omitempty"`
	Files   int             `json:"files"`
	Bytes   int64           `json:"bytes"`
	Note    json.RawMessage `json:"note,omitempty"` // of the caller
}

// The moments of a wipe, in their order; tests end the program there.
var wipeSteps = []string{"wipe: marked", "wipe: keys", "wipe: keyring", "wipe: files", "wipe: unmarked"}

// Wipe destroys the vault in dir for good: first the keys, which are overwritten before they are deleted, so that from
// then on nobody can read the rest; then what the keyring holds of it, the databases, and the folder where nothing else
// is in it. The vault has to be closed. Backups made before still hold everything. note is JSON that WipeBegun gives
// back where the program ends in the middle; it lies in clear beside the vault until the end, so it names nobody.
// also is done after the files and before the mark goes, so that an end of the program in its middle is known at the next
// start too.
// Errors: cases.ErrNoVault, ErrInUse; ErrReadOnly (the keys could not be destroyed, and nothing was changed).
func Wipe(dir string, note []byte, also ...func()) (WipeReport, error) {
	if !Exists(dir) && !marked(dir) {
		return WipeReport{}, cases.ErrNoVault
	}
	lock, err := takeLock(filepath.Join(dir, lockName))
	if err != nil {
		return WipeReport{}, explainOS(err)
	}
	r, err := wipe(dir, note, also)
	lock.Close()
	if err == nil && r.Left == 0 {
		// Windows removes a file only once it is closed. A folder with something of others in it stays.
		os.Remove(filepath.Join(dir, lockName))
		os.Remove(dir)
	}
	return r, err
}

// WipeBegun gives the note of a wipe that has begun in dir and did not end. Wipe completes it.
func WipeBegun(dir string) (note []byte, begun bool) {
	return readWiping(dir).Note, marked(dir)
}

// unmark forgets a wipe that had begun: whoever opens the vault, or makes another in its folder, wants to keep it.
func unmark(dir string) error {
	if err := os.Remove(filepath.Join(dir, wipingName)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func marked(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, wipingName))
	return err == nil
}

// readWiping reads the mark. One that does not read is a mark all the same: it says nothing but that.
func readWiping(dir string) (w wiping) {
	if raw, err := os.ReadFile(filepath.Join(dir, wipingName)); err == nil && json.Unmarshal(raw, &w) != nil {
		return wiping{}
	}
	return w
}

// wipe does the work under the lock. Each step may be repeated.
func wipe(dir string, note []byte, also []func()) (r WipeReport, err error) {
	w, err := markWiping(dir, note)
	if err != nil {
		return r, err
	}
	step("wipe: marked")
	if err := destroyKeys(dir); err != nil {
		if k, e := readKeyFile(dir); e == nil && !k.torn {
			os.Remove(filepath.Join(dir, wipingName)) // the vault is whole, and opens as before
		}
		return r, explainOS(err)
	}
	step("wipe: keys")
	if r.Keyring = w.Keyring; w.Keyring {
		forgetDeviceSecret(w.Vault)
		_, err := keyring.Get(keyringService, w.Vault)
		r.KeyringLeft = !errors.Is(err, keyring.ErrNotFound)
	}
	step("wipe: keyring")
	ours, strangers, err := filesOf(dir)
	if err != nil {
		return r, explainOS(err)
	}
	for _, name := range ours {
		os.Remove(filepath.Join(dir, name)) // what is left is counted
	}
	if ours, _, err = filesOf(dir); err != nil {
		return r, explainOS(err)
	}
	r.Left, r.Strangers = len(ours), len(strangers)
	r.Files, r.Bytes = max(0, w.Files-r.Left), w.Bytes
	for _, do := range also {
		do()
	}
	step("wipe: files")
	if r.Left > 0 {
		return r, nil // the mark stays, and the next start tries again
	}
	err = os.Remove(filepath.Join(dir, wipingName))
	step("wipe: unmarked")
	return r, errors.Join(explainOS(err), explainOS(syncFolder(dir)))
}

// markWiping writes the mark, or reads the one of a wipe that has begun before.
func markWiping(dir string, note []byte) (wiping, error) {
	if marked(dir) {
		return readWiping(dir), nil
	}
	w := wiping{Note: note}
	if k, err := readKeyFile(dir); err == nil {
		w.Vault = k.Vault
		w.Keyring = k.slot(slotDevice) != nil
	}
	ours, _, err := filesOf(dir)
	if err != nil {
		return w, explainOS(err)
	}
	w.Files = len(ours)
	for _, name := range ours {
		if fi, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			w.Bytes += fi.Size()
		}
	}
	raw, err := json.Marshal(w)
	if err != nil {
		return w, err
	}
	return w, explainOS(replaceFile(filepath.Join(dir, wipingName), raw))
}

// destroyKeys overwrites vault.keys and what a save of it left, brings that to the disk, and deletes both.
func destroyKeys(dir string) error {
	for _, name := range []string{keysName, keysName + ".new"} {
		if err := overwrite(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return syncFolder(dir)
}

func overwrite(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	fi, err := f.Stat()
	if err == nil {
		noise := make([]byte, fi.Size())
		rand.Read(noise)
		_, err = f.WriteAt(noise, 0)
	}
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Remove(path)
}

// filesOf are the names in dir that belong to the vault, its lock and its mark left out, and the names that do not.
func filesOf(dir string) (ours, strangers []string, err error) {
	list, err := os.ReadDir(dir)
	for _, e := range list {
		switch name := e.Name(); {
		case name == lockName, name == wipingName, name == wipingName+".new":
		case isOurs(name) && !e.IsDir():
			ours = append(ours, name)
		default:
			strangers = append(strangers, name)
		}
	}
	return ours, strangers, err
}

// isOurs tells the files that a vault may have at any moment, those of a crash among them.
func isOurs(name string) bool {
	for _, side := range append([]string{"-shm"}, sideFiles...) {
		name = strings.TrimSuffix(name, side)
	}
	for _, base := range []string{keysName, recordsName, evidenceName} {
		rest, ok := strings.CutPrefix(name, base)
		if ok && slices.Contains([]string{"", ".new", ".next", ".before", ".before.new", ".copying"}, rest) {
			return true
		}
	}
	return false
}
