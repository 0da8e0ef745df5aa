package forms

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed library
var library embed.FS

// Edition is one edition of one official form: how to recognise its blank, and where the agency publishes it.
type Edition struct {
	ID      string `yaml:"id" json:"id"`     // also the name of its folder in library, when it has a map
	Form    string `yaml:"form" json:"form"` // as people say it: I-914, DV-100
	Title   string `yaml:"title" json:"title"`
	Agency  string `yaml:"agency" json:"agency"`
	Edition string `yaml:"edition" json:"edition"` // as printed
	// Expires is the expiry of the OMB number as printed. It is not the day until which the agency takes the edition.
	Expires string `yaml:"expires" json:"expires,omitempty"`
	// AcceptedFrom and AcceptedUntil are the first and the last day on which the agency takes this edition,
	// year-month-day, as far as AcceptedSource said on AcceptedAsOf. Empty is not known; nothing is guessed.
	AcceptedFrom   string   `yaml:"acceptedFrom" json:"acceptedFrom,omitempty"`
	AcceptedUntil  string   `yaml:"acceptedUntil" json:"acceptedUntil,omitempty"`
	AcceptedAsOf   string   `yaml:"acceptedAsOf" json:"acceptedAsOf,omitempty"`
	AcceptedSource string   `yaml:"acceptedSource" json:"acceptedSource,omitempty"`
	SHA256         []string `yaml:"sha256" json:"sha256"`             // of the files as published
	Barcode        string   `yaml:"barcode" json:"barcode,omitempty"` // FORM|EDITION, without the page
	Pages          int      `yaml:"pages" json:"pages"`               //
	Fields         int      `yaml:"fields" json:"fields"`             // all fields, barcodes and buttons included
	Names          string   `yaml:"names" json:"names,omitempty"`     // hash of all field names, see nameHash
	Kinds          string   `yaml:"kinds" json:"kinds,omitempty"`     // hash of what each field is, see kindHash
	Where          string   `yaml:"where" json:"where"`               // the agency's own page
	Note           string   `yaml:"note" json:"note,omitempty"`       // for the person who imports it
	NewestKnown    bool     `yaml:"newestKnown" json:"newestKnown"`   // no newer edition was known on the as-of date
	AsOf           string   `yaml:"-" json:"asOf"`                    // date of the registry
	Mapped         bool     `yaml:"-" json:"mapped"`                  // library holds a map for it
	Known          bool     `yaml:"-" json:"known"`                   // false for a blank that is in no registry
	Recognised     string   `yaml:"-" json:"recognised,omitempty"`    // how Recognise knew it: file, names, text
	Notice         string   `yaml:"-" json:"notice,omitempty"`        // what a person should know before using it
	// Source is where the map comes from; ToCheck are the pages of a published map that nobody has compared yet.
	Source  MapSource `yaml:"-" json:"source,omitempty"`
	ToCheck []int     `yaml:"-" json:"toCheck,omitempty"`

	given *Map // of one of our own forms, of the office's making, or with the places that the blank told
}

type registry struct {
	asOf     string
	editions []Edition
	maps     map[string]func() *Map // by edition; each is read when it is first asked for: all of them take a while
}

// theRegistry is read once. What is embedded was checked by the tests of this package, so a fault here is one of the
// build, not of the user.
var theRegistry = sync.OnceValue(func() registry {
	r, err := readRegistry()
	if err != nil {
		panic(err)
	}
	return r
})

func readRegistry() (registry, error) {
	raw, err := library.ReadFile("library/editions.yaml")
	if err != nil {
		return registry{}, err
	}
	var file struct {
		AsOf     string    `yaml:"asOf"`
		Editions []Edition `yaml:"editions"`
	}
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	if err := d.Decode(&file); err != nil {
		return registry{}, fmt.Errorf("form editions: %w", err)
	}
	r := registry{asOf: file.AsOf, editions: file.Editions, maps: map[string]func() *Map{}}
	for i := range r.editions {
		e := &r.editions[i]
		e.AsOf, e.Known = r.asOf, true
		raw, err := library.ReadFile(path.Join("library", e.ID, "map.yaml"))
		if err != nil {
			continue // no map for this edition
		}
		e.Mapped, e.Source = true, FromLibrary
		if bytes.Contains(raw, []byte("\npublished: true\n")) {
			e.Source = FromPublished
		}
		r.maps[e.ID] = sync.OnceValue(func() *Map {
			m, err := libraryMap(raw, *e)
			if err != nil {
				panic(err)
			}
			return m
		})
	}
	return r, nil
}

// libraryMap reads the map of an edition. The tests of this package read every one of them.
func libraryMap(raw []byte, e Edition) (*Map, error) {
	m, err := ReadMap(raw)
	if err != nil {
		return nil, err
	}
	if m.Pinned != nil {
		return nil, fmt.Errorf("form map %s %s: the library pins its maps by editions.yaml", m.Form, m.Edition)
	}
	if m.Form != e.Form || m.Edition != e.Edition {
		return nil, fmt.Errorf("form map %s %s lies in the folder of %s %s", m.Form, m.Edition, e.Form, e.Edition)
	}
	return m, nil
}

// Editions lists every form edition that the program knows, as of the date in Edition.AsOf.
func Editions() []Edition { return slices.Clone(theRegistry().editions) }

// EditionsOf lists the editions of one form, newest known first. The number is compared without case and blanks.
func EditionsOf(form string) []Edition {
	var out []Edition
	for _, e := range theRegistry().editions {
		if sameForm(e.Form, form) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Edition) int {
		switch {
		case a.NewestKnown == b.NewestKnown:
			return 0
		case a.NewestKnown:
			return -1
		}
		return 1
	})
	return out
}

// Map returns the map of this edition; ok is false when there is none.
func (e *Edition) Map() (m *Map, ok bool) {
	switch {
	case e.given != nil:
		return e.given, true
	case !e.Known || !e.Mapped || e.Recognised == ByText:
		return nil, false
	}
	read, ok := theRegistry().maps[e.ID]
	if !ok {
		return nil, false
	}
	return read(), true
}

func sameForm(a, b string) bool {
	fold := func(s string) string {
		return strings.ToLower(strings.NewReplacer(" ", "", "-", "", "_", "").Replace(s))
	}
	return fold(a) == fold(b)
}
