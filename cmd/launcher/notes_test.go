package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestNotesOfManyPlaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Harborfile", "drawing.json")
	for i := range 3 * maxNotes {
		n := openNotes(path, strconv.Itoa(i))
		n.remember(card, i%2 == 0)
	}
	last := 3*maxNotes - 1
	for i := range 3 * maxNotes {
		can, known := openNotes(path, strconv.Itoa(i)).can(card)
		if known != (i > last-maxNotes) || known && can != (i%2 == 0) {
			t.Errorf("of place %d: %v, known %v", i, can, known)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the notes lie %v, %v", left, err)
	}
}

func TestNotesThatCannotBeReadAreNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "drawing.json")
	for _, text := range []string{"", "{", "[1]", `{"place":"here","card":true}`, "[" + strings.Repeat(" ", maxNotesSize) + `{"place":"here","card":true}]`} {
		write(t, path, text)
		n := openNotes(path, "here")
		if _, known := n.can(card); known || n.asked() {
			t.Errorf("%.20q is believed", text)
		}
		n.remember(card, true)
		if can, known := openNotes(path, "here").can(card); !can || !known {
			t.Errorf("after %.20q nothing is remembered", text)
		}
	}
	openNotes(filepath.Join(path, "a file is no folder"), "here").remember(card, true) // it goes on without
}

func TestNotesSayNothingOfTheMachine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "drawing.json")
	openNotes(path, fingerprint("a-machine", "an adapter")).remember(card, true)
	text, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(text), "machine") || strings.Contains(string(text), "adapter") {
		t.Errorf("%s, %v", text, err)
	}
	if fingerprint("ab", "c") == fingerprint("a", "bc") {
		t.Error("two different sets of facts look alike")
	}
}
