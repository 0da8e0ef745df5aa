package forms

import (
	"slices"
	"strconv"

	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Item is one field as a report names it.
type Item struct {
	Field string `json:"field"`
	Page  int    `json:"page"`
	// Rect is left, bottom, right, top of the field on its page, in points; all 0 where it has none.
	Rect  [4]float64 `json:"rect"`
	Part  string     `json:"part,omitempty"`
	Item  string     `json:"item,omitempty"`
	Label string     `json:"label,omitempty"`
	Fact  string     `json:"fact,omitempty"` // the fact that is not told, or was held back
	Who   string     `json:"who,omitempty"`  // of a question: client or attorney
	Why   string     `json:"why,omitempty"`  // the question, or what stands in the way
}

// values is what the facts of one matter give for one form, before anything is drawn.
type values struct {
	set   fill.Values
	facts map[string]string // fact path -> value used, so that a later change shows
	blank []Item            // mapped, and nobody has told the fact
	ask   []Item            // questions for a person that have no answer yet
	held  []Item            // told, and not written: the reason is in Why
}

// valuer works out the values of one form.
type valuer struct {
	m      *Map
	s      *cases.Snapshot
	fields map[string]fill.Field
	asked  *asked
	today  time.Time
	told   map[string]string // boxes left empty although their fact is told, with the fact
	out    *values
}

// mapValues turns facts into field values.
func mapValues(m *Map, fields []fill.Field, s *cases.Snapshot, today time.Time) *values {
	v := &valuer{m: m, s: s, fields: map[string]fill.Field{}, asked: m.asked(s), today: today, told: map[string]string{},
		out: &values{set: fill.Values{}, facts: map[string]string{}}}
	for _, f := range fields {
		v.fields[f.Name] = f
	}
	for _, f := range m.drawn() {
		v.fields[f.Name] = f
	}
	for i := range m.Fields {
		v.field(&m.Fields[i])
	}
	v.mirror()
	v.oneOf()
	v.firewall()
	v.forgetAnswered()
	return v.out
}

func (v *valuer) item(f *Field, fact, why string) Item {
	return Item{Field: f.Name, Page: f.At.Page, Rect: f.At.Rect, Part: f.Print.Part, Item: f.Print.Item, Label: f.Print.Label, Fact: fact, Who: f.Who, Why: why}
}

func (v *valuer) field(f *Field) {
	if f.Status == Undecided {
		v.out.blank = append(v.out.blank, v.item(f, "", "Nobody has decided yet what belongs here."))
	}
	if f.Status == Never || f.Status == Undecided || f.Same != "" || !v.asked.holds(f) {
		return
	}
	src := Source{From: f.From, Text: f.Text, As: f.As, Is: f.Is, IsNot: f.IsNot}
	for _, s := range f.Any {
		if src = (Source{}); s.counts(v.asked.fact) {
			src = s
			break
		}
	}
	if src.Text != "" {
		v.words(f, src.Text)
		return
	}
	v.single(f, src)
}

// fact reads a fact that decides something without being written.
func (v *valuer) fact(path string) cases.Value {
	val, _ := cases.FactValue(v.s, path)
	return val
}

// use reads a fact that is going to be written. ok is false when its place may not go to this form's reader.
func (v *valuer) use(path string) (cases.Value, bool) {
	f, _ := cases.FactByPath(path)
	if !f.MayGoTo(v.s, v.m.Recipient) {
		return cases.Value{}, false
	}
	val := f.Get(v.s)
	if !val.Empty() {
		v.out.facts[path] = val.String()
	}
	return val, true
}

// single writes one fact.
func (v *valuer) single(f *Field, src Source) {
	if src.From == "" {
		return
	}
	val, may := v.use(src.From)
	if !may {
		if v.fact(src.From).Empty() {
			v.untold(f, src.From) // a home that nobody told is a gap like any other
			return
		}
		v.out.held = append(v.out.held, v.item(f, src.From, privateWords))
		return
	}
	if val.Empty() {
		v.untold(f, src.From)
		return
	}
	if !matches(val, src.Is, src.IsNot) {
		v.told[f.Name] = src.From
		return
	}
	pdf := v.fields[f.Name]
	if len(f.Choices) > 0 {
		v.choose(f, src.From, val)
		return
	}
	if v.isBox(f) {
		v.tick(f)
		return
	}
	if pdf.Type == fill.Combo && src.As == "" {
		src.As = "option" // nothing but the drop-down's own values
	}
	text, ok := formats[src.As](val, place{field: pdf, today: v.today})
	if !ok {
		v.out.held = append(v.out.held, v.item(f, src.From, "What is on file cannot be written the way this box wants it. Please look at it."))
		return
	}
	if text != "" {
		v.out.set[f.Name] = text
	}
}

func (v *valuer) isBox(f *Field) bool {
	kind := v.fields[f.Name].Type
	return kind == fill.Check || kind == fill.Radio
}

// choose ticks the one of a field's boxes that the fact names.
func (v *valuer) choose(f *Field, fact string, val cases.Value) {
	for _, c := range f.Choices {
		if matches(val, c.Is, nil) {
			v.out.set[f.Name] = c.Tick
			return
		}
	}
	v.out.held = append(v.out.held, v.item(f, fact, "What is on file fits none of these boxes. Please choose one."))
}

func (v *valuer) tick(f *Field) {
	v.out.set[f.Name] = true
	if f.Tick != "" {
		v.out.set[f.Name] = f.Tick
	}
}

// untold notes a box that stays empty and whom to ask, or writes what the map wants in its place.
func (v *valuer) untold(f *Field, fact string) {
	switch {
	case f.NA != "":
		v.out.set[f.Name] = f.NA
		return
	case f.Optional:
		return
	case f.Question != "":
		v.out.ask = append(v.out.ask, v.item(f, fact, f.Question))
		return
	}
	if !v.isBox(f) && v.hasRow(fact) {
		v.out.blank = append(v.out.blank, v.item(f, fact, ""))
	}
}

// hasRow says whether a fact of a list belongs to a row that is there: a second child's empty boxes are no gap when
// there is one child.
func (v *valuer) hasRow(fact string) bool {
	open, end := strings.LastIndex(fact, "["), strings.LastIndex(fact, "]")
	if open < 0 {
		return true
	}
	n, _ := cases.Rows(v.s, fact[:open])
	i, err := strconv.Atoi(fact[open+1 : end])
	return err == nil && i < n
}

// words writes a text with facts in it. A line in which a fact is not told, or may not be told, is left out.
func (v *valuer) words(f *Field, text string) {
	var lines []string
	missing := ""
	for _, line := range strings.Split(text, "\n") {
		whole := true
		line = placeholder.ReplaceAllStringFunc(line, func(p string) string {
			path := p[1 : len(p)-1]
			val, may := v.use(path)
			if !may || val.Empty() {
				whole, missing = false, path
			}
			return val.String()
		})
		if whole {
			lines = append(lines, line)
		}
	}
	if strings.TrimSpace(strings.Join(lines, "")) == "" { // an empty first line only keeps the others lower
		v.untold(f, missing)
		return
	}
	if v.isBox(f) { // a fixed answer: always ticked
		v.tick(f)
		return
	}
	v.out.set[f.Name] = strings.Join(lines, "\n")
}

// mirror copies values into the fields that repeat them; the form's own script, which is gone, used to do that.
func (v *valuer) mirror() {
	for i := range v.m.Fields {
		f := &v.m.Fields[i]
		if f.Same == "" {
			continue
		}
		if val, ok := v.out.set[f.Same]; ok {
			v.out.set[f.Name] = val
		}
	}
}

// oneOf keeps boxes that exclude each other from being ticked together: then none is, and a person decides. So does
// a person when what is on file ticks none of them.
func (v *valuer) oneOf() {
	for _, g := range v.m.Groups {
		ticked := v.ticked(g)
		if g.Kind != "oneOf" {
			if len(ticked) == 0 && v.inWords(g) {
				v.noneFits(g)
			}
			continue
		}
		if len(ticked) > 1 {
			for _, name := range ticked {
				delete(v.out.set, name)
			}
			f, _ := v.m.Field(ticked[0])
			v.out.held = append(v.out.held, v.item(f, f.From, "Two answers that exclude each other are on file. Please choose one."))
		}
		if len(ticked) == 0 {
			v.noneFits(g)
		}
	}
}

func (v *valuer) ticked(g Group) []string {
	var out []string
	for _, name := range g.Fields {
		if val, ok := v.out.set[name]; ok && val != false && val != "" && val != "Off" {
			out = append(out, name)
		}
	}
	return out
}

// inWords says whether boxes of which several may be ticked hang on one fact in words, such as the race. A list may
// well have entries that a form does not ask about, and a question that was answered "no" is answered.
func (v *valuer) inWords(g Group) bool {
	return slices.ContainsFunc(g.Fields, func(name string) bool {
		path := v.told[name]
		return path != "" && !strings.HasPrefix(path, cases.AnswerPrefix) && v.fact(path).Kind == cases.TextFact
	})
}

// noneFits says that what is on file ticks none of the boxes: by the question that the form asks there, where it has one.
func (v *valuer) noneFits(g Group) {
	i := slices.IndexFunc(g.Fields, func(name string) bool { return v.told[name] != "" })
	if i < 0 {
		return
	}
	f, _ := v.m.Field(g.Fields[i])
	item := v.item(f, v.told[f.Name], "What is on file fits none of these boxes. Please choose one.")
	if f.Question == "" {
		v.out.held = append(v.out.held, item)
		return
	}
	if item.Why = f.Question; !slices.ContainsFunc(v.out.ask, func(a Item) bool { return slices.Contains(g.Fields, a.Field) }) {
		v.out.ask = append(v.out.ask, item)
	}
}

// forgetAnswered drops the questions that are answered: "No" asks nothing once "Yes" is ticked. The entries for
// further text are filled by the program itself and ask nothing.
func (v *valuer) forgetAnswered() {
	quiet := map[string]bool{v.m.Addendum.Count: true}
	for _, name := range v.m.Addendum.Boxes {
		quiet[name] = true
	}
	for _, k := range v.m.Addendum.Marks {
		quiet[k.Box] = true
	}
	for _, b := range v.m.Continue {
		quiet[b.Page], quiet[b.Part], quiet[b.Item], quiet[b.Text] = true, true, true, true
	}
	for _, g := range v.m.Groups {
		once := map[string]bool{} // a question with forty boxes is one question
		for _, i := range v.out.ask {
			if g.Kind == "oneOf" && slices.Contains(g.Fields, i.Field) {
				quiet[i.Field] = quiet[i.Field] || once[i.Why]
				once[i.Why] = true
			}
		}
		if len(v.ticked(g)) > 0 {
			for _, name := range g.Fields {
				quiet[name] = true
			}
		}
	}
	v.out.ask = slices.DeleteFunc(v.out.ask, func(i Item) bool { return quiet[i.Field] })
}
