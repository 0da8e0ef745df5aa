package built

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"runtime"
	"slices"
	"sync"
)

// licenceFile is written by `go run ./cmd/dev licences` from what the programs link; a test of cmd/dev demands that it
// is fresh.
//
//go:embed licences.json.gz
var licenceFile []byte

// A Licence is the terms of one thing in the programs that others wrote: a module, a library inside one, a font.
type Licence struct {
	Name    string `json:"name"`           // a module path, or what people call the thing
	Version string `json:"version"`        // "" where it has none
	Kind    string `json:"kind"`           // SPDX expression, "MIT" for one
	Note    string `json:"note,omitempty"` // what else there is to say, as where a library's source is had; mostly ""
	Text    string `json:"text"`           // whole, in the words of its owners, with copyright notices
}

// Licences are the terms of everything in the programs that others wrote, for all systems, sorted by name without
// regard to capitals.
func Licences() []Licence { return slices.Clone(licences()) }

// licences unpacks the list when it is first asked for: nearly no run of the program does.
var licences = sync.OnceValue(func() []Licence {
	var packed struct {
		Licences []struct {
			Name, Version, Kind, Note string
			Text                      int
		}
		Texts []string
	}
	r, err := gzip.NewReader(bytes.NewReader(licenceFile))
	if err == nil {
		err = json.NewDecoder(r).Decode(&packed)
	}
	if err != nil {
		panic("built: the embedded licences: " + err.Error())
	}
	var list []Licence
	for _, p := range packed.Licences {
		l := Licence{p.Name, p.Version, p.Kind, p.Note, packed.Texts[p.Text]}
		if l.Name == "Go" {
			l.Version = runtime.Version()
		}
		list = append(list, l)
	}
	return list
})
