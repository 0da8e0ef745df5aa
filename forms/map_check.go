package forms

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Check returns everything that is wrong with a map, so that its author sees all of it at once.
func (m *Map) Check() error {
	var all []error
	bad := func(format string, args ...any) { all = append(all, fmt.Errorf(format, args...)) }
	if m.Form == "" || m.Edition == "" {
		bad("form and edition have to be named")
	}
	if !slices.Contains(cases.Recipients(), m.Recipient) {
		bad("recipient %q is none of ours", m.Recipient)
	}
	if m.About != "" && m.About != AboutRelative {
		bad("about %q is not known", m.About)
	}
	if name := m.strange(); name != "" {
		bad("%s: one short line of plain letters is wanted", name)
	}
	if p := m.Pinned; p != nil && (len(p.SHA256) == 0 || p.Names == "" || p.Pages < 1) {
		bad("pinned: the file's hash, the hash of its field names and its pages have to be there")
	}
	if m.Published && m.Pinned != nil {
		bad("a published map has no blank that it is pinned to")
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
	for _, k := range m.Addendum.Marks {
		if m.known(bad, "addendum", k.Box); k.Item == "" {
			bad("addendum: the box %s belongs to no item", k.Box)
		}
	}
	if m.Addendum.Count != "" {
		m.known(bad, "addendum", m.Addendum.Count)
	}
	return errors.Join(all...)
}

// longestName is the most letters of what a map says of itself, and longestText the most that a row writes by itself.
const longestName, longestText = 300, 8000

// strange names what a map says of itself and a screen or a report could not show: a line break, an invisible sign, a page
// full of letters. A map may come from anywhere.
func (m *Map) strange() string {
	said := map[string]string{"form": m.Form, "edition": m.Edition, "verified": m.Verified.By + m.Verified.On}
	if p := m.Pinned; p != nil {
		said["title"], said["office"] = p.Title, p.Office
	}
	for _, name := range slices.Sorted(maps.Keys(said)) {
		unseen := func(r rune) bool {
			return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
		}
		if utf8.RuneCountInString(said[name]) > longestName || strings.ContainsFunc(said[name], unseen) {
			return name
		}
	}
	return ""
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
	if err := r.When.check(); err != nil {
		bad("repeat %s: %w", r.List, err)
	}
	if r.Title == "" || len(r.Show) == 0 || r.Rows < 0 {
		bad("repeat %s: title and show have to be there", r.List)
	}
}

// fieldKinds are the types that a row of a published map may name.
var fieldKinds = []fill.Kind{fill.Text, fill.Check, fill.Radio, fill.Combo, fill.List, fill.Signature}

// checkPlace is what a row says about where its field lies and what it is.
func (m *Map) checkPlace(f *Field) error {
	switch {
	case m.Published && (f.At.Page < 0 || f.At.Rect != [4]float64{} || f.Draw != nil || !slices.Contains(fieldKinds, f.Type)):
		return errors.New("a row of a published map has a type and no place")
	case m.Published:
		return nil
	case f.Type != "":
		return errors.New("only a published map says types")
	case f.At.Page < 1:
		return errors.New("page counts from 1")
	}
	return f.Draw.check(f.At.Rect)
}

func (m *Map) checkField(f *Field) error {
	if err := m.checkPlace(f); err != nil {
		return err
	}
	if err := f.When.check(); err != nil {
		return err
	}
	if err := checkChoices(f); err != nil {
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
	case Undecided:
		if m.Pinned == nil {
			return errors.New("undecided: only a map that an office works on leaves a row open")
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

// counts says whether this is the source that a field takes, by the facts that read gives.
func (s Source) counts(read func(path string) cases.Value) bool {
	return (s.When == "" || !read(s.When).Empty()) && s.If.holds(read)
}

func checkChoices(f *Field) error {
	if len(f.Choices) > 0 && (len(f.Is) > 0 || f.Tick != "" || f.Status != Mapped && f.Status != Ask) {
		return errors.New("choices: each says for itself what chooses it")
	}
	for _, c := range f.Choices {
		if len(c.Is) == 0 || c.Tick == "" {
			return errors.New("choices: each wants is and tick")
		}
	}
	return nil
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
		all = append(all, checkSource(s.From, s.Text, s.As), checkFact(s.When), s.If.check())
	}
	return errors.Join(all...)
}

var placeholder = regexp.MustCompile(`\{([^{}]+)\}`)

func checkSource(from, text, as string) error {
	if len(text) > longestText {
		return fmt.Errorf("text: %d letters are the most", longestText)
	}
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
	if f.Place == cases.Shelter {
		return fmt.Errorf("fact %q is where a shelter is: no form reads that", path)
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
		if slices.ContainsFunc(isNot, func(s string) bool { return names(s, w) }) {
			return false
		}
		hit = hit || slices.ContainsFunc(is, func(s string) bool { return names(s, w) })
	}
	return hit
}

// names says whether one entry of is or isNot stands for the words: the very words, or with "no *" all that begin so. A
// person who wrote "no weapon was used" did not say yes.
func names(entry, words string) bool {
	if begin, ok := strings.CutSuffix(entry, " *"); ok {
		return strings.HasPrefix(words, plain(begin)+" ")
	}
	return plain(entry) == words
}

func plain(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.NewReplacer("-", " ", "–", " ", "_", " ", "’", "'").Replace(s))), " ")
}
