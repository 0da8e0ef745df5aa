package draft

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/harborfile/harborfile/cases"
	"go.yaml.in/yaml/v3"
)

//go:embed templates/*.yaml
var templateFiles embed.FS

// Template is one paper as data: a YAML file with a small closed set of constructs (see node), read strictly: an unknown
// key, fact or citation is a mistake, named with its line.
type Template struct {
	ID     string          `yaml:"id"`
	Title  string          `yaml:"title"`
	Footer string          `yaml:"footer"`
	Look   Look            `yaml:"look"`
	Lang   string          `yaml:"lang"`
	For    purposes        `yaml:"for"`
	Order  int             `yaml:"order"`  // place among the papers of a matter
	Reader cases.Recipient `yaml:"reader"` // who it is for; "" = as the kind of matter says, see ReaderIn
	Set    string          `yaml:"set"`    // UsualSet or FurtherSet
	Sort   string          `yaml:"sort"`   // of cases.PaperSorts
	Cites  map[string]cite `yaml:"cites"`
	Notes  []string        `yaml:"notes"` // for the attorney, beside those of the citations
	Body   []node          `yaml:"body"`

	Office   bool `yaml:"-"` // the office wrote it
	Replaces bool `yaml:"-"` // it stands in the place of one of the program's
}

// The sets: a usual paper is drafted with the matter's others, a further one when a person adds it. None means UsualSet.
const (
	UsualSet   = "usual"
	FurtherSet = "further"
)

// langs are the languages of papers; the first is the one of a template that names none.
var langs = []string{"en-US", "es-US"}

// anyKind in a purpose stands for every kind of matter.
const anyKind cases.Kind = "any"

// purposes say which matters a template is for: one purpose, or a list of which any fits.
type purposes []purpose

// purpose is one kind of matter, or any, and of it one relief, or all.
type purpose struct {
	Kind   cases.Kind `yaml:"kind"`
	Relief string     `yaml:"relief"` // id of a relief in the law data, or the beginning of several; also fits the ids below it
	Except []string   `yaml:"except"` // reliefs of these that it is not for
}

// UnmarshalYAML reads a purpose or a list of them.
func (p *purposes) UnmarshalYAML(n *yaml.Node) error {
	list := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		list = n.Content
	}
	for _, one := range list {
		for i := 0; one.Kind == yaml.MappingNode && i < len(one.Content); i += 2 {
			if key := one.Content[i]; !slices.Contains([]string{"kind", "relief", "except"}, key.Value) {
				return Mistakes{{Line: key.Line, Key: "unknown-key", What: key.Value}}
			}
		}
		var q purpose
		if err := one.Decode(&q); err != nil {
			return err
		}
		*p = append(*p, q)
	}
	return nil
}

// fits reports whether a matter is one that the purpose names.
func (p purpose) fits(m cases.Matter) bool {
	return (p.Kind == anyKind || p.Kind == m.Kind) && (p.Relief == "" || within(m.Relief, p.Relief)) &&
		!slices.ContainsFunc(p.Except, func(not string) bool { return within(m.Relief, not) })
}

// Fits reports whether the template is for a matter's kind and relief.
func (t *Template) Fits(m cases.Matter) bool {
	return slices.ContainsFunc(t.For, func(p purpose) bool { return p.fits(m) })
}

// ReaderIn is who reads the paper in a matter of a kind. A template that names no reader is filed: record relief goes to
// the court under seal, a protective order into the public file, which the other party reads, an immigration matter to
// the agency.
func (t *Template) ReaderIn(kind cases.Kind) cases.Recipient {
	if t.Reader != "" {
		return t.Reader
	}
	return FiledWith(kind)
}

// FiledWith is who reads the papers of a kind of matter as they are filed.
func FiledWith(kind cases.Kind) cases.Recipient {
	switch kind {
	case cases.RecordRelief:
		return cases.CourtSealed
	case cases.Immigration:
		return cases.USCIS
	}
	return cases.CourtPublic
}

// IsUsual reports whether the paper is drafted with the matter's others, unasked.
func (t *Template) IsUsual() bool { return t.Set != FurtherSet }

// cite is a source of law that the text names as {cite.key}.
type cite struct {
	Text string   `yaml:"text"` // as the paper prints it
	Law  string   `yaml:"law"`  // id of the record in the law data that says so
	Uses []string `yaml:"uses"` // fields of that record the paper relies on
	Note string   `yaml:"note"` // further words to the attorney
}

// theTexts are the names of the files of the program's templates, by id.
var theTexts = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	names, _ := fs.Glob(templateFiles, "templates/*.yaml")
	for _, name := range names {
		if raw, err := templateFiles.ReadFile(name); err == nil {
			if t, err := Read(raw); err == nil {
				out[t.ID] = name
			}
		}
	}
	return out
})

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

// For lists the templates that fit a matter's kind and relief: the program's, those of the office among them.
func For(s *cases.Snapshot) []Template {
	return slices.DeleteFunc(Known(s.Templates), func(t Template) bool { return !t.Fits(s.Matter) })
}

// Usual lists the templates that are drafted with a matter: the usual ones that fit it, and the further ones that a
// person has added to it.
func Usual(s *cases.Snapshot) []Template {
	return slices.DeleteFunc(For(s), func(t Template) bool { return !t.IsUsual() && !added(s, t.ID) })
}

func added(s *cases.Snapshot, template string) bool {
	return slices.ContainsFunc(s.Documents, func(d cases.Document) bool { return d.Template == template })
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
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}
