package lang

import (
	_ "embed" // the Spanish sentences
	"regexp"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/harborfile/harborfile/cases"
)

//go:embed formwords-es.yaml
var formWordsFile []byte

// formSentence is one sentence that the reports of forms say, in both languages. {1}, {2} stand for names and numbers.
type formSentence struct {
	EN string `yaml:"en"`
	ES string `yaml:"es"`

	shape *regexp.Regexp
}

var formSentences = sync.OnceValue(func() []formSentence {
	var list []formSentence
	if err := yaml.Unmarshal(formWordsFile, &list); err != nil {
		panic(err) // part of the program, as the catalogues are
	}
	for i := range list {
		parts := formHole.Split(list[i].EN, -1)
		for n := range parts {
			parts[n] = regexp.QuoteMeta(parts[n])
		}
		list[i].shape = regexp.MustCompile("^" + strings.Join(parts, "(.*?)"))
	}
	return list
})

var formHole = regexp.MustCompile(`\{\d\}`)

// FormWords says the words of a form's report in the language in use. Sentences that the table does not know stay as
// they are, so that nothing is left out.
func FormWords(english string) string {
	if Code() != "es" {
		return daysInWords(english)
	}
	if es, ok := QuestionInSpanish(english); ok {
		return es // what is still to be asked
	}
	var out []string
	for rest := strings.TrimSpace(english); rest != ""; rest = strings.TrimSpace(rest) {
		said, after := nextFormSentence(rest)
		out, rest = append(out, said), after
	}
	return daysInWords(strings.Join(out, " "))
}

var writtenDay = regexp.MustCompile(`\b\d{4}-\d\d-\d\d\b`)

// daysInWords says the days in a sentence as the rest of the window does.
func daysInWords(text string) string {
	return writtenDay.ReplaceAllStringFunc(text, func(day string) string { return Date(cases.Date(day)) })
}

// nextFormSentence takes one sentence off the beginning of a text: one of the table, else up to the next full stop.
func nextFormSentence(text string) (said, rest string) {
	for _, s := range formSentences() {
		m := s.shape.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		after := text[len(m[0]):]
		if after != "" && !strings.HasPrefix(after, " ") {
			continue // a longer word begins like this one
		}
		said := s.ES
		for i, name := range m[1:] {
			said = strings.ReplaceAll(said, "{"+string(rune('1'+i))+"}", name)
		}
		return said, after
	}
	if i := strings.Index(text, ". "); i >= 0 {
		return text[:i+1], text[i+1:]
	}
	return text, ""
}
