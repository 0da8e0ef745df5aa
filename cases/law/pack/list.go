package pack

import (
	"os"
	"path/filepath"
	"time"

	"github.com/harborfile/harborfile/cases/law"
)

// State is how a set of law data stands.
type State string

// The states. Of all sets one is in use.
const (
	InUse   State = "in use"
	Kept    State = "kept"     // older than the one in use
	Aside   State = "aside"    // a person went back from it
	NotUsed State = "not used" // it does not hold, or the program brings newer data
)

// A Set is one line of what law data this computer has.
type Set struct {
	AsOf      string    `json:"asOf"`
	State     State     `json:"state"`
	BuiltIn   bool      `json:"builtIn"`
	KeyID     string    `json:"key,omitempty"`
	File      string    `json:"file,omitempty"` // its name on the shelf, without the folder
	Installed time.Time `json:"installed,omitzero"`
	Sum       string    `json:"sha256,omitempty"`
	Notes     []string  `json:"notes,omitempty"`
	NotesES   []string  `json:"notesEs,omitempty"`
	Err       error     `json:"-"` // why it is not used
}

// List gives every set, newest first, the built-in one among them.
func (s Shelf) List() ([]Set, error) {
	files, err := s.files()
	if err != nil {
		return nil, problem(unreadableShelf, err)
	}
	var out []Set
	chosen := false
	own := Set{AsOf: law.BuiltInAsOf, State: Kept, BuiltIn: true}
	for _, f := range files {
		set := Set{AsOf: f.asOf, File: f.name}
		if info, err := os.Stat(filepath.Join(s.Dir, f.name)); err == nil {
			set.Installed = info.ModTime()
		}
		p, err := s.open(f)
		if p != nil {
			set.KeyID, set.Sum, set.Notes, set.NotesES = p.KeyID, p.Sum, p.Notes, p.NotesES
		}
		switch {
		case f.aside:
			set.State = Aside
		case err != nil:
			set.State, set.Err = NotUsed, err
		case chosen:
			set.State = Kept
		default:
			set.State, chosen = InUse, true
		}
		out = append(out, set)
	}
	if !chosen {
		own.State = InUse
	}
	at := 0
	for at < len(out) && out[at].AsOf > own.AsOf {
		at++
	}
	return append(out[:at:at], append([]Set{own}, out[at:]...)...), nil
}
