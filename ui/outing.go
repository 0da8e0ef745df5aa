package ui

import (
	"context"
	"crypto/rand"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
)

// noteOuting notes in the vault what a person chose to have written outside it on a borrowed computer, so that the end of
// the day can find it again. For a folder it notes what was in it before: that is not ours.
func (a *App) noteOuting(path string, folder bool, then func()) {
	if !a.day.Borrowed || a.vault == nil {
		then()
		return
	}
	v := a.vault
	o := cases.Outing{ID: cases.NewID(), Path: path, Folder: folder, When: a.opt.Now().UTC().Format(time.RFC3339)}
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		if abs, err := filepath.Abs(path); err == nil {
			o.Path = abs
		}
		if folder {
			o.Had = namesIn(path)
		}
		return v.Write(ctx, &o)
	}, func(err error) {
		if err != nil {
			a.fail(err, nil) // what nobody remembers is not written
			return
		}
		then()
	})
}

// noteWritten notes which names came into a folder that was chosen with saveFolder, now that the writing is over. What
// others put there later is theirs.
func (a *App) noteWritten(dir string) {
	if !a.day.Borrowed || a.vault == nil {
		return
	}
	v := a.vault
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		list, err := readOutings(ctx, v)
		if err != nil {
			return err
		}
		if abs, err := filepath.Abs(dir); err == nil {
			dir = abs
		}
		for _, o := range slices.Backward(list) {
			if o.Folder && o.Path == dir && len(o.Made) == 0 {
				if o.Made = slices.DeleteFunc(namesIn(dir), func(name string) bool { return slices.Contains(o.Had, name) }); len(o.Made) > 0 {
					err = v.Write(ctx, &o)
				}
				break
			}
		}
		return err
	}, func(error) {}) // without it the end of the day shows all that is new there, and ticks nothing
}

func namesIn(dir string) (names []string) {
	list, _ := os.ReadDir(dir) // a folder that is not there yet holds nothing
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

// stray is something that was written outside the vault on the day, and is still there.
type stray struct {
	path  string
	size  int64
	erase bool // ticked
}

// strays are what is still there of the outings, and how many are gone. The sealed file that was handed over is none, also
// where it was put into a folder with others. What came into a chosen folder, and may be of others, is not ticked.
func strays(list []cases.Outing, handed string) (found []*stray, gone int) {
	seen := map[string]*stray{}
	add := func(path string, ours bool) bool {
		size, there := sizeOf(path)
		if !there || path == handed {
			return there
		}
		if seen[path] == nil {
			seen[path] = &stray{path: path, size: size}
			found = append(found, seen[path])
		}
		seen[path].erase = seen[path].erase || ours && onThisComputer(path)
		return there
	}
	for _, o := range list {
		there := false
		if !o.Folder {
			there = add(o.Path, true)
		}
		for _, name := range namesIn(o.Path) {
			made := slices.Contains(o.Made, name)
			if o.Folder && (made || len(o.Made) == 0 && !slices.Contains(o.Had, name)) {
				there = add(filepath.Join(o.Path, name), made) || there
			}
		}
		if !there {
			gone++
		}
	}
	return found, gone
}

// sizeOf counts the bytes of a file, or of all files in a folder.
func sizeOf(path string) (size int64, there bool) {
	err := filepath.WalkDir(path, func(_ string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			size += info.Size()
		}
		return nil
	})
	return size, err == nil
}

// onThisComputer guesses whether a path lies on the borrowed computer and not on a stick: in the user's own folder, or
// among temporary files. The person sees the guess and may change it.
func onThisComputer(path string) bool {
	home, err := os.UserHomeDir()
	for _, base := range []string{home, os.TempDir()} {
		if rest, e := filepath.Rel(base, path); base != "" && e == nil && rest != ".." && !strings.HasPrefix(rest, ".."+string(filepath.Separator)) {
			return true
		}
	}
	return err != nil
}

// eraseStray overwrites a file, or every file in a folder, and deletes it. A link is deleted and what it leads to stays.
func eraseStray(path string) error {
	err := filepath.WalkDir(path, func(at string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		return overwrite(at)
	})
	if e := os.RemoveAll(path); err == nil {
		err = e
	}
	return err
}

func overwrite(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		_, err = io.CopyN(f, rand.Reader, info.Size())
	}
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// readOutings reads what was written outside, oldest first.
func readOutings(ctx context.Context, v *vault.Vault) ([]cases.Outing, error) {
	list, err := vault.List[cases.Outing](ctx, v, cases.OfficeStream)
	slices.SortFunc(list, func(a, b cases.Outing) int { return strings.Compare(a.When+a.ID, b.When+b.ID) })
	return list, err
}
