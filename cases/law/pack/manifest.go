package pack

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/harborfile/harborfile/cases/built"
)

// format is the layout of packs that this program reads and writes.
const format = 1

// Manifest says what a pack is, in its own words.
type Manifest struct {
	Format  int      `yaml:"format" json:"format"`
	AsOf    string   `yaml:"as_of" json:"asOf"`                           // the day of the law data, year-month-day
	Program string   `yaml:"program" json:"program"`                      // the oldest version of Harborfile that can read it
	Notes   []string `yaml:"notes,omitempty" json:"notes,omitempty"`      // what changed, for people
	NotesES []string `yaml:"notes_es,omitempty" json:"notesEs,omitempty"` // the same in Spanish
}

// NotesIn are the notes in a language, the English ones where there are no others.
func (m Manifest) NotesIn(lang string) []string {
	if lang == "es" && len(m.NotesES) > 0 {
		return m.NotesES
	}
	return m.Notes
}

// Bounds of the notes, so that a page can show them.
const (
	mostNotes     = 40
	mostNoteBytes = 1000
)

// readManifest reads a manifest strictly. It gives a Problem where the format is another or the day is none.
func readManifest(text []byte) (Manifest, error) {
	// The format is looked at first: a later one may have keys that are unknown here.
	var only struct {
		Format int `yaml:"format"`
	}
	if err := yaml.Unmarshal(text, &only); err != nil {
		return Manifest{}, problem(broken, err)
	}
	if only.Format > format {
		return Manifest{}, problem(newerFormat, nil)
	}
	var m Manifest
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&m); err != nil {
		return Manifest{}, problem(broken, err)
	}
	if err := dec.Decode(new(any)); !errors.Is(err, io.EOF) {
		return Manifest{}, problem(broken, errors.New("more than one document in the manifest"))
	}
	if err := m.check(); err != nil {
		return Manifest{}, problem(broken, err)
	}
	return m, nil
}

func (m Manifest) check() error {
	switch _, err := dayOf(m.AsOf); {
	case m.Format != format:
		return fmt.Errorf("format %d", m.Format)
	case err != nil:
		return err
	case !built.Form.MatchString(m.Program):
		return errors.New("program is no version")
	case len(m.NotesES) > 0 && len(m.NotesES) != len(m.Notes):
		return errors.New("the notes in the two languages are not as many")
	}
	notes := append(append([]string{}, m.Notes...), m.NotesES...)
	if len(notes) > mostNotes {
		return errors.New("more notes than a page shows")
	}
	for _, n := range notes {
		if n == "" || len(n) > mostNoteBytes || strings.ContainsFunc(n, unicode.IsControl) {
			return errors.New("a note is empty, too long, or has signs that are no text")
		}
	}
	return nil
}

// dayOf reads a day of the calendar.
func dayOf(s string) (time.Time, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 2000 || t.Year() > 2200 {
		return time.Time{}, errors.New("as_of is no day")
	}
	return t, nil
}
