package forms

import "strings"

// Printing lists which of some forms print one of the facts, in the order of the forms. Of each the newest known edition
// that has a map is read; a form without one is left out, because nobody can say.
func Printing(numbers []string, paths ...string) []string {
	var out []string
	for _, number := range numbers {
		for _, e := range EditionsOf(number) {
			if m, ok := e.Map(); ok {
				if m.prints(paths) {
					out = append(out, e.Form)
				}
				break
			}
		}
	}
	return out
}

// prints reports whether a field of the map takes its value from one of the facts.
func (m *Map) prints(paths []string) bool {
	for i := range m.Fields {
		f := &m.Fields[i]
		if f.Status != Mapped {
			continue
		}
		from, texts := []string{f.From}, []string{f.Text}
		for _, s := range f.Any {
			from, texts = append(from, s.From), append(texts, s.Text)
		}
		for n := range from {
			for _, p := range paths {
				if from[n] == p || strings.Contains(texts[n], "{"+p) {
					return true
				}
			}
		}
	}
	return false
}
