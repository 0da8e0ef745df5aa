package forms

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// Says is what a row decides, in words for a person who compares it with the page.
func (f *Field) Says() string {
	said := f.decides()
	if len(f.Is) > 0 && f.Status != Never {
		said += ", where it is " + strings.Join(f.Is, " or ")
	}
	if len(f.IsNot) > 0 {
		said += ", unless it is " + strings.Join(f.IsNot, " or ")
	}
	return said + f.When.words()
}

func (f *Field) decides() string {
	switch f.Status {
	case Ask:
		return fmt.Sprintf("asks the %s: %s", f.Who, f.Question)
	case Never:
		return "stays empty: " + f.Reason
	case Undecided:
		return "not decided yet"
	}
	switch {
	case f.Same != "":
		return "repeats " + f.Same
	case f.Text != "":
		return "writes " + textWords(f.Text)
	case len(f.Any) > 0:
		var parts []string
		for _, s := range f.Any {
			switch {
			case s.Text != "":
				parts = append(parts, textWords(s.Text))
			case s.From == "":
				parts = append(parts, "nothing")
			default:
				parts = append(parts, factWords(s.From))
			}
		}
		return "writes the first that is told: " + strings.Join(parts, "; ")
	}
	return "writes " + factWords(f.From)
}

func factWords(path string) string {
	if f, ok := cases.FactByPath(path); ok {
		return fmt.Sprintf("%s (%s)", f.Label, path)
	}
	return path
}

// textWords is a text with the names of its facts in place of their paths.
func textWords(text string) string {
	return `"` + placeholder.ReplaceAllStringFunc(text, func(p string) string {
		if f, ok := cases.FactByPath(p[1 : len(p)-1]); ok {
			return "[" + f.Label + "]"
		}
		return p
	}) + `"`
}

// words is a condition as the end of a sentence.
func (c *Condition) words() string {
	if c == nil {
		return ""
	}
	var names []string
	for _, path := range append([]string{c.Fact}, c.Facts...) {
		if path != "" {
			names = append(names, factWords(path))
		}
	}
	said := "; only if " + strings.Join(names, " or ")
	switch {
	case len(c.Is) > 0 && len(c.IsNot) > 0:
		return said + " is " + strings.Join(c.Is, " or ") + " and not " + strings.Join(c.IsNot, " or ")
	case len(c.IsNot) > 0:
		return said + " is told and not " + strings.Join(c.IsNot, " or ")
	case len(c.Is) > 0:
		return said + " is " + strings.Join(c.Is, " or ")
	}
	return said + " is told"
}
