package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/harborfile/harborfile/cases/place"
)

// A note is what is remembered of one computer in one state: the same machine at its own screen and over a remote
// connection are two, and a new graphics driver makes a new one.
type note struct {
	Place     string `json:"place"`               // a fingerprint; nothing can be read from it
	Card      *bool  `json:"card,omitempty"`      // whether the graphics card can draw
	Processor *bool  `json:"processor,omitempty"` // whether the processor can
	Asked     bool   `json:"asked,omitempty"`     // the person wants the processor to draw
	Opening   bool   `json:"opening,omitempty"`   // a window was started and not yet drawn
}

// notes are kept in one small file, the last used first.
type notes struct {
	path string
	list []note // never empty; the first is that of this start
}

// maxNotes bounds the file: a profile that travels over many machines leaves old notes behind.
const maxNotes = 8

// maxNotesSize is far above what maxNotes take; a larger file is not ours.
const maxNotesSize = 64 << 10

// openNotes reads the file, and puts the note of the place first. What cannot be read counts as nothing: everything in it
// can be found out again. Where the last start was never drawn, nothing is believed of what can draw.
func openNotes(path, at string) *notes {
	n := &notes{path: path, list: []note{{Place: at}}}
	for _, old := range readNotes(path) {
		switch {
		case old.Place == at && old.Opening:
			n.list[0] = note{Place: at, Asked: old.Asked}
		case old.Place == at:
			n.list[0] = old
		case len(n.list) < maxNotes:
			n.list = append(n.list, old)
		}
	}
	return n
}

func readNotes(path string) []note {
	if info, err := os.Stat(path); err != nil || info.Size() > maxNotesSize {
		return nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	var list []note
	if json.Unmarshal(text, &list) != nil {
		return nil
	}
	return list
}

// can reports what is remembered of a way.
func (n *notes) can(w way) (can, known bool) {
	if answer := *n.of(w); answer != nil {
		return *answer, true
	}
	return false, false
}

func (n *notes) of(w way) **bool {
	if w == card {
		return &n.list[0].Card
	}
	return &n.list[0].Processor
}

func (n *notes) remember(w way, can bool) {
	*n.of(w) = &can
	n.save()
}

// forget drops what is remembered of both ways here. What the person asked for stays.
func (n *notes) forget() {
	n.list[0].Card, n.list[0].Processor = nil, nil
	n.save()
}

// asked reports whether the person wants the processor to draw.
func (n *notes) asked() bool { return n.list[0].Asked }

func (n *notes) ask(soft bool) {
	n.list[0].Asked = soft
	n.save()
}

// opening notes that a window is being started, or that it was drawn.
func (n *notes) opening(is bool) {
	n.list[0].Opening = is
	n.save()
}

// save writes the file whole or not at all. Where it cannot, the next start asks again.
func (n *notes) save() {
	text, err := json.Marshal(n.list)
	if err != nil || os.MkdirAll(filepath.Dir(n.path), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(n.path), "drawing-*.tmp")
	if err != nil {
		return
	}
	_, err = f.Write(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil || os.Rename(f.Name(), n.path) != nil {
		os.Remove(f.Name())
	}
}

// notesFile is the file in the part of the user's profile that stays on the computer.
func notesFile() string {
	home, err := place.Home()
	if err != nil {
		home = filepath.Join(os.TempDir(), "Harborfile")
	}
	return filepath.Join(home, "drawing.json")
}

// fingerprint is a short name for facts that nobody should be able to read out of a file.
func fingerprint(facts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(facts, "\x00")))
	return hex.EncodeToString(sum[:8])
}
