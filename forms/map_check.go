package forms

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// check returns everything that is wrong with a map, so that its author sees all of it at once.
func (m *Map) check() error {
	var all []error
	bad := func(format string, args ...any) { all = append(all, fmt.Errorf(format, args...)) }
	if m.Form == "" || m.Edition == "" {
		bad("form and edition have to be named")
	}
	if !slices.Contains(cases.Recipients(), m.Recipient) {
		bad("recipient %q is none of ours", m.Recipient)
	}
	for i := range m.Fields {
		if err := m.checkField(&m.Fields[i]); err != nil {
			bad("%s: %w", m.Fields[i].Name, err)
		}
	}
	for _, g := range m.Groups {
		if (g.Kind != "oneOf" && g.Kind != "anyOf") || len(g.Fields) < 2 {
			bad("group %s: a oneOf or anyOf group of two fields or more is wanted", g.Name)
		}
		m.known(bad, "group "+g.Name, g.Fields...)
	}
	for _, r := range m.Repeats {
		m.checkRepeat(bad, r)
	}
	for _, b := range m.Continue {
		m.known(bad, "continue", b.Page, b.Part, b.Item, b.Text)
	}
	m.known(bad, "addendum", m.Addendum.Boxes...)
	if m.Addendum.Count != "" {
		m.known(bad, "addendum", m.Addendum.Count)
	}
	return errors.Join(all...)
}

func (m *Map) known(bad func(string, ...any), where string, names ...string) {
	for _, n := range names {
		if _, ok := m.byName[n]; !ok {
			bad("%s: no field %q", where, n)
		}
	}
}

func (m *Map) checkRepeat(bad func(string, ...any), r Repeat) {
	if _, ok := cases.Rows(&cases.Snapshot{}, r.List); !ok {
		bad("repeat: %q is no list", r.List)
		return
	}
	for _, s := range r.Show {
		if _, ok := cases.FactByPath(r.List + "[0]." + s); !ok {
			bad("repeat %s: no fact %q", r.List, s)
		}
	}
	if r.Title == "" || len(r.Show) == 0 || r.Rows < 0 {
		bad("repeat %s: title and show have to be there", r.List)
	}
}

func (m *Map) checkField(f *Field) error {
	if f.At.Page < 1 {
		return errors.New("page counts from 1")
	}
	if err := f.When.check(); err != nil {
		return err
	}
	switch f.Status {
	case Mapped:
		return m.checkMapped(f)
	case Ask:
		if !strings.HasPrefix(f.From, cases.AnswerPrefix) || f.Question == "" || f.Text+f.Same != "" || f.Any != nil {
			return errors.New("ask: say what is asked, and from which answer it is filled")
		}
		return errors.Join(checkWho(f), checkSource(f.From, "", f.As))
	case Never:
		if f.Reason == "" {
			return errors.New("never: give the reason")
		}
	default:
		return fmt.Errorf("status %q is not mapped, ask or never", f.Status)
	}
	if f.From+f.Text+f.Same+f.As != "" || f.Any != nil {
		return fmt.Errorf("%s: a field that is not mapped has no source", f.Status)
	}
	return nil
}

func (c *Condition) check() error {
	if c == nil {
		return nil
	}
	if (c.Fact == "") == (len(c.Facts) == 0) {
		return errors.New("when: either fact or facts")
	}
	for _, path := range c.Facts {
		if err := checkFact(path); err != nil {
			return err
		}
	}
	return checkFact(c.Fact)
}

// holds says whether the condition is met by the facts that read gives.
func (c *Condition) holds(read func(path string) cases.Value) bool {
	if c == nil {
		return true
	}
	if c.Fact != "" {
		return matches(read(c.Fact), c.Is, c.IsNot)
	}
	return slices.ContainsFunc(c.Facts, func(path string) bool { return matches(read(path), c.Is, c.IsNot) })
}

func checkWho(f *Field) error {
	if f.Question != "" && f.Who != "client" && f.Who != "attorney" {
		return errors.New("a question is put to the client or to the attorney")
	}
	return nil
}

func (m *Map) checkMapped(f *Field) error {
	sources := 0
	for _, has := range []bool{f.From != "", f.Text != "", f.Same != "", len(f.Any) > 0} {
		if has {
			sources++
		}
	}
	if sources != 1 {
		return errors.New("mapped: exactly one of from, text, same and any")
	}
	if f.Same != "" {
		if o, ok := m.Field(f.Same); !ok || o.Status != Mapped || o.Same != "" {
			return fmt.Errorf("same: %q is not a mapped field of this form", f.Same)
		}
	}
	var all []error
	all = append(all, checkWho(f), checkSource(f.From, f.Text, f.As))
	for _, s := range f.Any {
		all = append(all, checkSource(s.From, s.Text, s.As), checkFact(s.When))
	}
	return errors.Join(all...)
}

var placeholder = regexp.MustCompile(`\{([^{}]+)\}`)

func checkSource(from, text, as string) error {
	if _, ok := formats[as]; !ok {
		return fmt.Errorf("no format %q", as)
	}
	for _, p := range placeholder.FindAllStringSubmatch(text, -1) {
		if err := checkFact(p[1]); err != nil {
			return err
		}
	}
	return checkFact(from)
}

func checkFact(path string) error {
	if path == "" {
		return nil
	}
	f, ok := cases.FactByPath(path)
	if !ok {
		return fmt.Errorf("no fact %q", path)
	}
	if f.Repeats() {
		return fmt.Errorf("fact %q needs a row number", path)
	}
	return nil
}

// matches says whether a value passes is and isNot. Words are compared without regard to case, hyphens and doubled spaces.
func matches(v cases.Value, is, isNot []string) bool {
	if v.Empty() {
		return false
	}
	var words []string
	switch v.Kind {
	case cases.ListFact:
		words = v.List
	case cases.YesFact:
		words = []string{"yes"}
	default:
		words = []string{v.Text}
	}
	hit := len(is) == 0 || slices.Contains(is, "told")
	for _, w := range words {
		w = plain(w)
		if slices.ContainsFunc(isNot, func(s string) bool { return plain(s) == w }) {
			return false
		}
		hit = hit || slices.ContainsFunc(is, func(s string) bool { return plain(s) == w })
	}
	return hit
}

func plain(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.NewReplacer("-", " ", "–", " ", "_", " ", "’", "'").Replace(s))), " ")
}
