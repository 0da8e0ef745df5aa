// Package templates holds our own fillable forms as data: one YAML file per form. Package fill turns a Template into
// a PDF; this package only reads the files. The words and the layout of a form are changed here and nowhere else, and
// a changed form gets a new edition.
package templates

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"github.com/harborfile/harborfile/forms/fill"
	"go.yaml.in/yaml/v3"
)

//go:embed *.yaml
var files embed.FS

// All returns our own forms, sorted by id. The files are part of the program, so an error is a mistake in one of them.
var All = sync.OnceValues(func() ([]fill.Template, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, err
	}
	var out []fill.Template
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var t fill.Template
		dec := yaml.NewDecoder(bytes.NewReader(data))
		dec.KnownFields(true) // a misspelt key would silently drop a field
		if err := dec.Decode(&t); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if t.ID+".yaml" != name {
			return nil, fmt.Errorf("%s: the id %q differs from the file name", name, t.ID)
		}
		out = append(out, t)
	}
	return out, nil
})

// Get returns one form by its id, such as "release-of-information".
func Get(id string) (fill.Template, error) {
	all, err := All()
	if err != nil {
		return fill.Template{}, err
	}
	for _, t := range all {
		if t.ID == id {
			return t, nil
		}
	}
	return fill.Template{}, fmt.Errorf("no form with the id %q", id)
}
