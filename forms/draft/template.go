package draft

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/harborfile/harborfile/cases"
	"go.yaml.in/yaml/v3"
)

//go:embed templates/*.yaml
var templateFiles embed.FS

// Template is one paper as data: a YAML file with a small closed set of constructs (see node), read strictly: an unknown
// key, fact or citation is an error, found by the tests.
type Template struct {
	ID     string          `yaml:"id"`
	Title  string          `yaml:"title"`
	Footer string          `yaml:"footer"`
	Look   Look            `yaml:"look"`
	Lang   string          `yaml:"lang"`
	For    purpose         `yaml:"for"`
	Order  int             `yaml:"order"` // place among the papers of a matter
	Cites  map[string]cite `yaml:"cites"`
	Notes  []string        `yaml:"notes"` // for the attorney, beside those of the citations
	Body   []node          `yaml:"body"`
}

// purpose says which matters a template is for.
type purpose struct {
	Kind   cases.Kind `yaml:"kind"`
	Relief string     `yaml:"relief"` // id of a relief in the law data; also fits the ids below it
}

// cite is a source of law that the text names as {cite.key}.
type cite struct {
	Text string   `yaml:"text"` // as the paper prints it
	Law  string   `yaml:"law"`  // id of the record in the law data that says so
	Uses []string `yaml:"uses"` // fields of that record the paper relies on
	Note string   `yaml:"note"` // further words to the attorney
}

var theTemplates = sync.OnceValues(func() ([]Template, error) { return readAll(templateFiles) })

// Templates lists the templates that come with the program, in the order of their matters' packets. A template that
// cannot be read is a broken build, which the tests find first.
func Templates() []Template {
	list, err := theTemplates()
	if err != nil {
		panic(err)
	}
	return slices.Clone(list)
}

// TemplateByID finds a template by its permanent id, which cases.Document.Template holds.
func TemplateByID(id string) (Template, bool) {
	for _, t := range Templates() {
		if t.ID == id {
			return t, true
		}
	}
	return Template{}, false
}

// For lists the templates that fit a matter's kind and relief.
func For(s *cases.Snapshot) []Template {
	var out []Template
	for _, t := range Templates() {
		if t.For.Kind == s.Matter.Kind && within(s.Matter.Relief, t.For.Relief) {
			out = append(out, t)
		}
	}
	return out
}

// within reports whether relief is top or a relief below it: vac.us.3771a is within vac.us.
func within(relief, top string) bool {
	return relief == top || strings.HasPrefix(relief, top+".")
}

func readAll(files fs.FS) ([]Template, error) {
	names, err := fs.Glob(files, "templates/*.yaml")
	if err != nil {
		return nil, err
	}
	var out []Template
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		t, err := Read(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b Template) int {
		if c := strings.Compare(string(a.For.Kind), string(b.For.Kind)); c != 0 {
			return c
		}
		return a.Order - b.Order
	})
	return out, nil
}

// Read reads one template strictly and checks every fact, citation and construct it uses.
func Read(raw []byte) (*Template, error) {
	var t Template
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(&t); err != nil {
		return nil, err
	}
	return &t, t.check()
}
