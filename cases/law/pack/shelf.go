package pack

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/place"
	"github.com/harborfile/harborfile/cases/trust"
)

// A Shelf is the folder of the packs that were installed on this computer. There is no list beside them: the newest pack
// that still holds is in use, so that each change is the appearing or the renaming of one file, and a program that is
// stopped in between, or a second one, finds one state or the other.
type Shelf struct {
	Dir     string
	Keys    []trust.Key
	Version string // of this program
}

// Own is the shelf of this person on this computer, with the keys of this program.
func Own() Shelf { return Shelf{place.Law(), trust.Keys(), built.Version()} }

// Suffix ends the name of every pack.
const Suffix = ".lawpack"

const (
	aside   = ".aside"   // behind the name of a pack that a person put back
	arrival = ".arrival" // behind the name of a pack that is being written
	kept    = 3          // packs that stay when a newer one comes
)

var onShelf = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})\.lawpack(\.aside)?$`)

// A Passed pack lies on the shelf and is not used. Err says why, with words for people.
type Passed struct {
	AsOf string
	Err  error
}

// overtaken reports whether it is passed over only because the program brought newer data, which asks nothing of anybody.
func (p Passed) overtaken() bool {
	var is *Problem
	return errors.As(p.Err, &is) && is.kind == overtaken
}

// Choose gives the newest pack on the shelf that holds and is newer than the built-in data, nil where there is none,
// and the packs above it that do not. Each is checked whole, signature first, as when it came.
func (s Shelf) Choose() (p *Pack, passed []Passed) {
	files, err := s.files()
	if err != nil {
		return nil, []Passed{{"", problem(unreadableShelf, err)}}
	}
	for _, f := range files {
		if f.aside {
			continue
		}
		p, err := s.open(f)
		if err == nil {
			return p, passed
		}
		passed = append(passed, Passed{f.asOf, err})
	}
	return nil, passed
}

// open checks a pack of the shelf.
func (s Shelf) open(f shelved) (*Pack, error) {
	if f.asOf <= law.BuiltInAsOf {
		return nil, problem(overtaken, nil)
	}
	raw, err := ReadFile(filepath.Join(s.Dir, f.name))
	if err != nil {
		return nil, err
	}
	p, err := Open(raw, s.Keys, s.Version)
	if err == nil && p.AsOf != f.asOf {
		err = problem(broken, errors.New("the file has the name of another day"))
	}
	return p, err
}

// shelved is a file of the shelf.
type shelved struct {
	name, asOf string
	aside      bool
}

// files lists what lies on the shelf, newest first. A folder that is not there is an empty one.
func (s Shelf) files() ([]shelved, error) {
	entries, err := os.ReadDir(s.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []shelved
	for _, e := range slices.Backward(entries) { // sorted by name, which begins with the day
		if m := onShelf.FindStringSubmatch(e.Name()); m != nil {
			out = append(out, shelved{m[0], m[1], m[2] != ""})
		}
	}
	return out, nil
}

// inUse is the day of the data that a program started now would use.
func (s Shelf) inUse() string {
	if p, _ := s.Choose(); p != nil {
		return p.AsOf
	}
	return law.BuiltInAsOf
}

// Look opens a pack that a person chose. It gives the error of Install where it would not be installed.
func (s Shelf) Look(raw []byte, now time.Time) (*Pack, error) {
	return openIf(raw, s.Keys, s.Version, func(m Manifest) error { return m.newerThan(s.inUse(), now) })
}

// Install puts a pack on the shelf. It is used by every program that starts from then on. A pack that is not newer than
// the data in use is not taken, nor one of a day to come; on any error the shelf is as it was.
func (s Shelf) Install(raw []byte, now time.Time) (*Pack, error) {
	p, err := s.Look(raw, now)
	if err != nil {
		return nil, err
	}
	if err := s.write(p.AsOf+Suffix, p.raw); err != nil {
		return nil, problem(noPlace, err)
	}
	s.clear(p.AsOf, now)
	// What is said to be used is looked at once more, from the disk, as the next program will.
	if used := s.inUse(); used < p.AsOf {
		return nil, problem(noPlace, errors.New("what was installed is not found again"))
	}
	return p, nil
}

// write makes a file appear whole or not at all, also when the power goes.
func (s Shelf) write(name string, raw []byte) error {
	if err := os.MkdirAll(s.Dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(s.Dir, "*"+arrival)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already where all went well
	_, err = f.Write(raw)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		return err
	}
	if back, err := os.ReadFile(f.Name()); err != nil || !bytes.Equal(back, raw) {
		return errors.Join(errors.New("what was written does not read back"), err)
	}
	if err := os.Rename(f.Name(), filepath.Join(s.Dir, name)); err != nil {
		return err
	}
	if dir, err := os.Open(s.Dir); err == nil {
		_ = dir.Sync() // not every system can; the file itself is on the disk
		dir.Close()
	}
	return nil
}

// clear takes away what nobody goes back to after the pack of a day came: that day put aside before, packs behind the
// newest few below it, and what a stopped program left half written. The pack itself stays however many of a later day
// lie aside, and so do those. What cannot be taken away stays; it does no harm.
func (s Shelf) clear(asOf string, now time.Time) {
	files, _ := s.files()
	older := 0
	for _, f := range files {
		if f.asOf < asOf {
			older++
		}
		if f.asOf == asOf && f.aside || older >= kept {
			os.Remove(filepath.Join(s.Dir, f.name))
		}
	}
	halves, _ := filepath.Glob(filepath.Join(s.Dir, "*"+arrival))
	for _, name := range halves {
		if info, err := os.Stat(name); err == nil && now.Sub(info.ModTime()) > time.Hour {
			os.Remove(name)
		}
	}
}

// Back puts the newest pack of the shelf aside, so that the one before it is used, or the built-in data. It gives the
// day of what is used from then on. A pack that was put aside can be installed again from its file.
func (s Shelf) Back() (asOf string, err error) {
	files, err := s.files()
	if err != nil {
		return "", problem(unreadableShelf, err)
	}
	for _, f := range files {
		if f.aside {
			continue
		}
		name := filepath.Join(s.Dir, f.name)
		if err := os.Rename(name, name+aside); err != nil {
			return "", problem(noPlace, err)
		}
		return s.inUse(), nil
	}
	return "", problem(noneToLeave, nil)
}
