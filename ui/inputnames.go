package ui

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
)

// inNames is a list of names, one in each line: the family name, a comma, and the given names.
func inNames[T any](path string, high int, at func(*T) *[]cases.Name) input[T] {
	return input[T]{kit.NewArea(path, label(path), hint(path), high), func(r *T) string {
		lines := make([]string, len(*at(r)))
		for i, n := range *at(r) {
			lines[i] = n.Sorted()
		}
		return strings.Join(lines, "\n")
	}, func(r *T, typed string) bool {
		var out []cases.Name
		for l := range strings.SplitSeq(typed, "\n") {
			if l = strings.Join(strings.Fields(l), " "); l != "" {
				out = append(out, nameIn(l, *at(r)))
			}
		}
		*at(r) = out
		return true
	}}
}

// nameIn reads one line. A line that nobody changed stays the name it was, with what the line does not show.
func nameIn(typed string, before []cases.Name) cases.Name {
	for _, n := range before {
		if n.Sorted() == typed {
			return n
		}
	}
	family, given, comma := strings.Cut(typed, ",")
	if !comma { // no comma: the last word is the family name, as people say it
		given, family = "", typed
		if i := strings.LastIndex(typed, " "); i > 0 {
			given, family = typed[:i], typed[i+1:]
		}
	}
	first, middle, _ := strings.Cut(strings.TrimSpace(given), " ")
	return cases.Name{Family: strings.TrimSpace(family), Given: first, Middle: strings.TrimSpace(middle)}
}
