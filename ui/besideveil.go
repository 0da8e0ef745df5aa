package ui

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// inVeil is the mark of a person: how they stand in the view that the client shares. Without a mark it goes by their part
// in the file.
func inVeil[T any](path string, marks []cases.Veil, at func(*T) *cases.Veil) input[T] {
	values, texts := make([]string, len(marks)), make([]string, len(marks))
	for i, m := range marks {
		key := string(m)
		if m == "" {
			key = "as"
		}
		values[i], texts[i] = string(m), lang.T("veil."+key)
	}
	return input[T]{kit.NewChoice(path, label(path), hint(path), values, texts),
		func(r *T) string { return string(*at(r)) },
		func(r *T, v string) bool { *at(r) = cases.Veil(v); return true }}
}
