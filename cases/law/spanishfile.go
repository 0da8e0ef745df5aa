package law

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
)

// spanishFile may stand in a set that comes from elsewhere. The built-in texts have their Spanish in the window.
const spanishFile = "es.yaml"

// Said is a text of the law data and its Spanish. Both may have holes {1} to {9}, for what changes.
type Said struct {
	EN string `yaml:"en"`
	ES string `yaml:"es"`
}

// Spanish is what a set brings for its own texts, nothing where it brings none. A text without Spanish is shown in
// English.
func (d *Data) Spanish() []Said { return d.spanish.rows() }

var hole = regexp.MustCompile(`\{[1-9]\}`)

func (d *Data) readSpanish() ([]Said, error) {
	text, err := fs.ReadFile(d.files, spanishFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	doc, err := document(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", spanishFile, err)
	}
	var out []Said
	if err := checkShape(doc.Content[0], reflect.TypeFor[[]Said](), "text"); err != nil {
		return nil, fmt.Errorf("%s: %w", spanishFile, err)
	}
	if err := doc.Decode(&out); err != nil {
		return nil, err
	}
	for _, s := range out {
		if !slices.Equal(holesOf(s.EN), holesOf(s.ES)) {
			return nil, fmt.Errorf("%s: the holes of %q and its Spanish differ", spanishFile, s.EN)
		}
	}
	return out, nil
}

// holesOf lists the holes of a text, sorted, each once: a hole may be said twice or in another order.
func holesOf(text string) []string {
	list := hole.FindAllString(text, -1)
	slices.Sort(list)
	return slices.Compact(list)
}

// RowFiles lists the files of rows in a set, by name.
func RowFiles(files fs.FS) ([]string, error) { return fs.Glob(files, rowFolder+"/*.yaml") }
