package guide

import (
	"bytes"
	"embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed data/*.yaml
var data embed.FS

type groupSet struct {
	Kinds map[string]string `yaml:"kinds"`
	More  []struct {
		ID      string `yaml:"id"`
		Kind    string `yaml:"kind"`
		Title   string `yaml:"title"`
		Purpose string `yaml:"purpose"`
		Place   string `yaml:"place"`
		Note    string `yaml:"note"`
	} `yaml:"more"`
}

type sheetRow struct {
	ID string `yaml:"id"`
	EN Sheet  `yaml:"en"`
	ES Sheet  `yaml:"es"`
}

var (
	groups = sync.OnceValue(func() groupSet { return load[groupSet]("groups.yaml") })
	sheets = sync.OnceValue(func() []sheetRow { return load[[]sheetRow]("sheets.yaml") })
)

// load reads one file strictly. The files are part of the program and a test reads them all, so an error here is a
// broken build.
func load[T any](name string) (set T) {
	text, err := data.ReadFile("data/" + name)
	if err == nil {
		dec := yaml.NewDecoder(bytes.NewReader(text))
		dec.KnownFields(true)
		err = dec.Decode(&set)
	}
	if err != nil {
		panic(fmt.Errorf("cases/guide/data/%s: %w", name, err))
	}
	return set
}
