package lang

import (
	_ "embed" // the Spanish lines
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed check-es.yaml
var checkFile []byte

var checkES = func() (texts map[string]string) {
	if err := yaml.Unmarshal(checkFile, &texts); err != nil {
		panic(err) // part of the program, as the catalogues are
	}
	return texts
}()

var (
	// A page's number has a digit: 7, A-2. "page 9, 2 facts" names one page, "pages 3, 4 and 9" three.
	checkPages  = regexp.MustCompile(strings.ReplaceAll(`page (PAGE)|pages (PAGE(?:, PAGE)*(?: and \d+ more| and PAGE)?)`, "PAGE", `[^\s,.;]*\d[^\s,.;]*`))
	checkNumber = regexp.MustCompile(`\d+`)
	checkForm   = regexp.MustCompile(`form ([^,]+),`)
)

// Check says a line of a packet's check in the language in use. rule is its permanent id, good
// whether it is green, english its own text, which also stands where a rule has no other words yet.
func Check(rule string, good bool, english string) string {
	key := rule + ".bad"
	switch {
	case good:
		key = rule + ".good"
	case rule == "contents" && strings.Contains(english, "links for"):
		key = rule + ".links"
	}
	text, ok := checkES[key]
	if Code() != "es" || !ok {
		return english
	}
	put := func(name, value string) { text = strings.ReplaceAll(text, "{"+name+"}", value) }
	if numbers := checkNumber.FindAllString(english, 2); len(numbers) == 2 {
		put("n", numbers[0])
		put("of", numbers[1])
	}
	if m := checkForm.FindStringSubmatch(english); m != nil {
		put("form", m[1])
	}
	if pages := pagesES(english); pages != "" {
		put("pages", pages)
	}
	if strings.Contains(text, "{") { // the English is other than this table knows it
		return english
	}
	return text
}

// pagesES is the list of pages in an English line, as a Spanish sentence names them.
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
	for key := range checkES {
		rule, _, _ := strings.Cut(key, ".")
		out[rule] = true
	}
	return out
}
