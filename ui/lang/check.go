package lang

import (
	_ "embed" // the Spanish lines
	"regexp"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed check-es.yaml
var checkFile []byte

// checkLine is one sentence that a packet's check says, in both languages. Places in braces stand for what changes.
type checkLine struct {
	Rule string `yaml:"rule"`
	EN   string `yaml:"en"`
	ES   string `yaml:"es"`

	pattern *regexp.Regexp // of EN
	places  []string
}

var checkLines = sync.OnceValue(func() map[string][]checkLine {
	var lines []checkLine
	if err := yaml.Unmarshal(checkFile, &lines); err != nil {
		panic(err) // part of the program, as the catalogues are
	}
	out := map[string][]checkLine{}
	for _, l := range lines {
		pattern := checkPlace.ReplaceAllStringFunc(regexp.QuoteMeta(l.EN), func(place string) string {
			l.places = append(l.places, strings.Trim(place, `\{}`))
			return "(.+)"
		})
		l.pattern = regexp.MustCompile("^" + pattern + "$")
		out[l.Rule] = append(out[l.Rule], l)
	}
	return out
})

var (
	checkPlace = regexp.MustCompile(`\\\{[a-z]+\\\}`)
	// A page's number has a digit: 7, A-2. "pages 3, 4 and 9" names three, "pages 3, 4 and 12 more" fourteen.
	checkPages = regexp.MustCompile(strings.ReplaceAll(`^(?:page (PAGE)|pages (PAGE(?:, PAGE)*(?: and \d+ more| and PAGE)?))$`, "PAGE", `[^\s,.;]*\d[^\s,.;]*`))
)

// Check says a line of a packet's check in the language in use. rule is its permanent id, english its own text, which
// also stands where no Spanish is known for it.
func Check(rule string, _ bool, english string) string {
	if Code() != "es" {
		return english
	}
	for _, l := range checkLines()[rule] {
		if text, ok := l.spanish(english); ok {
			return text
		}
	}
	return english
}

// spanish is the sentence in Spanish; ok is false where the English is another sentence.
func (l checkLine) spanish(english string) (text string, ok bool) {
	m := l.pattern.FindStringSubmatch(english)
	if m == nil {
		return "", false
	}
	text = l.ES
	for i, name := range l.places {
		value := m[i+1]
		if name == "pages" {
			if value = pagesES(value); value == "" {
				return "", false
			}
		}
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	return text, true
}

// pagesES is a list of pages as a Spanish sentence names them, "" where it is none.
func pagesES(english string) string {
	m := checkPages.FindStringSubmatch(english)
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		return "la página " + m[1]
	}
	list := strings.Replace(m[2], " and ", " y ", 1)
	if rest, more := strings.CutSuffix(list, " more"); more {
		list = rest + " más"
	}
	return "las páginas " + list
}

// CheckRules lists the ids in the Spanish table, for tests.
func CheckRules() map[string]bool {
	out := map[string]bool{}
	for rule := range checkLines() {
		out[rule] = true
	}
	return out
}
