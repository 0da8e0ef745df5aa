package ui

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// decisionState is the chip of a row of a map.
func decisionState(f *forms.Field) (string, theme.Tone) {
	switch {
	case f.Status == forms.Undecided:
		return lang.T("map.state.open"), theme.Warn
	case f.Status == forms.Never:
		return lang.T("map.state.never"), theme.Neutral
	case f.Status == forms.Ask:
		return lang.T("map.state.ask"), theme.Info
	case f.Text != "" && !strings.Contains(f.Text, "{"):
		return lang.T("map.state.fixed"), theme.Good
	}
	return lang.T("map.state.fact"), theme.Good
}

// inFacts are the facts in a text.
var inFacts = regexp.MustCompile(`\{[^{}]+\}`)

// decisionWords say what a row of a map decides; m names the fields that others repeat, and may be nil.
func decisionWords(m *forms.Map, f *forms.Field) string {
	when := ""
	if len(f.Is) > 0 && f.Is[0] != "told" {
		when = lang.T("map.when.is", "values", strings.Join(f.Is, ", "))
	}
	switch {
	case f.Status == forms.Undecided:
		return ""
	case f.Status == forms.Never:
		return upper(lang.FormWords(f.Reason))
	case f.Status == forms.Ask:
		return dotted(lang.Question(f.Question), when)
	case f.Same != "":
		label := f.Same
		if m != nil {
			if of, ok := m.Field(f.Same); ok {
				label = of.Print.Label
			}
		}
		return lang.T("map.same", "label", label)
	case f.Text != "":
		return lang.T("map.text", "text", inFacts.ReplaceAllStringFunc(cases.OneLine(f.Text), func(hole string) string { return "[" + factLabel(hole[1:len(hole)-1]) + "]" }))
	case len(f.Any) > 0:
		var labels []string
		for _, src := range f.Any {
			labels = append(labels, orText(src.Text, factLabel(src.From)))
		}
		return strings.Join(labels, " / ")
	}
	return dotted(factLabel(f.From), when)
}

// The decisions a person can make about a field. Place and printed words are the map's own.

func (s *mapForm) blankRow(f *forms.Field) forms.Field { return forms.Field{Name: f.Name} }

// box reports a field that is ticked.
func (s *mapForm) box(f *forms.Field) bool {
	return s.hints[f.Name].Box()
}

// byFact fills a field from a fact. values tick a box; empty ticks it whenever the fact is told.
func (s *mapForm) byFact(f *forms.Field, path string, values []string) forms.Field {
	row := s.blankRow(f)
	row.Status, row.From = forms.Mapped, path
	if s.box(f) {
		if row.Is = values; len(values) == 0 {
			row.Is = []string{"told"}
		}
		return row
	}
	row.As = s.usualFormat(f, path)
	return row
}

// usualFormat is how a fact is most likely wanted in a field.
func (s *mapForm) usualFormat(f *forms.Field, path string) string {
	fact, _ := cases.FactByPath(path)
	h := s.hints[f.Name]
	switch {
	case h.Choice():
		return "option"
	case fact.Kind == cases.DateFact:
		return "date"
	case fact.Kind == cases.ListFact:
		return "list"
	case strings.HasSuffix(path, ".zip"):
		return "zip"
	case strings.Contains(strings.ToLower(path), "phone") || strings.HasSuffix(path, ".mobile") || strings.HasSuffix(path, ".fax"):
		return "phone"
	case strings.HasSuffix(path, "aNumber") && h.Max == 9:
		return "aNumber"
	case strings.HasSuffix(path, ".ssn") && h.Max > 0 && h.Max < 11:
		return "digits"
	}
	return ""
}

// byWords writes the same words on every form, or always ticks a box.
func (s *mapForm) byWords(f *forms.Field, text string) forms.Field {
	row := s.blankRow(f)
	row.Status, row.Text = forms.Mapped, text
	return row
}

// byQuestion asks a person. A question that another field asks already shares its answer.
func (s *mapForm) byQuestion(f *forms.Field, who, question string, values []string) forms.Field {
	row := s.blankRow(f)
	row.Status, row.Who, row.Question, row.From = forms.Ask, who, question, s.answerName(f, question)
	if s.box(f) {
		if row.Is = values; len(values) == 0 {
			row.Is = []string{"yes"}
		}
	}
	return row
}

// answerName is the name under which the answer to a question of this form is kept.
func (s *mapForm) answerName(f *forms.Field, question string) string {
	used := map[string]bool{}
	for i := range s.m.Fields {
		o := &s.m.Fields[i]
		if o.Status == forms.Ask && o.Question == question && o.Name != f.Name {
			return o.From
		}
		if o.Name != f.Name {
			used[o.From] = true
		}
	}
	if f.Status == forms.Ask && !used[f.From] {
		return f.From
	}
	begin := cases.AnswerPrefix + slug(s.m.Form) + ".p" + strconv.Itoa(f.At.Page) + "."
	for n := 1; ; n++ {
		if name := begin + strconv.Itoa(n); !used[name] {
			return name
		}
	}
}

// slug is the number of a form as names of answers begin: small letters and digits, hyphens between.
func slug(form string) string {
	words := strings.FieldsFunc(strings.ToLower(form), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if len(words) == 0 {
		return "form"
	}
	return strings.Join(words, "-")
}

// byHand leaves a field empty, with the reason.
func (s *mapForm) byHand(f *forms.Field, reason string) forms.Field {
	row := s.blankRow(f)
	row.Status, row.Reason = forms.Never, reason
	return row
}

// regroup ties together the boxes that answer one question: of those that read the same fact or the
// same answer for different values, one at most is ticked.
func (s *mapForm) regroup() {
	const ours = "one of "
	s.m.Groups = slices.DeleteFunc(s.m.Groups, func(g forms.Group) bool { return strings.HasPrefix(g.Name, ours) })
	var order []string
	boxes := map[string][]string{}
	for i := range s.m.Fields {
		f := &s.m.Fields[i]
		decided := f.Status == forms.Mapped || f.Status == forms.Ask
		fact, _ := cases.FactByPath(f.From)
		if !decided || f.From == "" || !s.box(f) || fact.Kind == cases.ListFact || s.grouped(f.Name) {
			continue
		}
		if boxes[f.From] == nil {
			order = append(order, f.From)
		}
		boxes[f.From] = append(boxes[f.From], f.Name)
	}
	for _, from := range order {
		if len(boxes[from]) > 1 {
			s.m.Groups = append(s.m.Groups, forms.Group{Name: ours + from, Kind: "oneOf", Fields: boxes[from]})
		}
	}
}

func (s *mapForm) grouped(name string) bool {
	return slices.ContainsFunc(s.m.Groups, func(g forms.Group) bool { return slices.Contains(g.Fields, name) })
}

// decide puts a decision into the map and keeps it.
func (s *mapForm) decide(row forms.Field) error {
	if err := s.m.Set(row.Name, row); err != nil {
		return err
	}
	s.regroup()
	s.tell()
	s.list.Apply()
	s.store()
	return nil
}
