package forms

import (
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// Answers are the words yes and no. YAML reads a bare yes as true, and a map that waits for "true" waits for ever.
func TestAnswersAreWords(t *testing.T) {
	for id, m := range libraryMaps() {
		for i := range m.Fields {
			f := &m.Fields[i]
			words := slices.Concat(f.Is, f.IsNot)
			for _, s := range f.Any {
				words = slices.Concat(words, s.Is, s.IsNot)
			}
			for _, c := range f.Choices {
				words = append(words, c.Is...)
			}
			if f.When != nil {
				words = slices.Concat(words, f.When.Is, f.When.IsNot)
			}
			if slices.Contains(words, "true") || slices.Contains(words, "false") {
				t.Errorf("%s, %s waits for true or false, which nobody answers", id, f.Name)
			}
		}
	}
}

// A field that waits for an answer waits for one that some form asks, and for a word that can be chosen there: a slip in
// a name would leave the field empty without anybody being told.
func TestConditionsWaitForAnswersThatAreAsked(t *testing.T) {
	maps := libraryMaps()
	offered := map[string][]string{} // words of the boxes, by answer; none where words are typed
	for _, m := range maps {
		for i := range m.Fields {
			offers(&m.Fields[i], offered)
		}
	}
	for id, m := range maps {
		for _, f := range m.Fields {
			for _, s := range f.Any {
				if _, ok := offered[s.When]; strings.HasPrefix(s.When, cases.AnswerPrefix) && !ok {
					t.Errorf("%s, %s waits for %s, which no form asks", id, f.Name, s.When)
				}
			}
			if f.When == nil {
				continue
			}
			for _, path := range append(slices.Clone(f.When.Facts), f.When.Fact) {
				words, ok := offered[path]
				switch {
				case !strings.HasPrefix(path, cases.AnswerPrefix):
				case !ok:
					t.Errorf("%s, %s waits for %s, which no form asks", id, f.Name, path)
				case len(words) > 0 && len(f.When.Is) > 0 && !slices.ContainsFunc(f.When.Is, func(s string) bool { return slices.Contains(words, plain(s)) || s == "told" }):
					t.Errorf("%s, %s waits for %s to be one of %q, and %q can be chosen", id, f.Name, path, f.When.Is, words)
				}
			}
		}
	}
}

// offers notes the answer that a field takes, and the words that its boxes stand for.
func offers(f *Field, to map[string][]string) {
	take := func(path string, is []string) {
		if !strings.HasPrefix(path, cases.AnswerPrefix) {
			return
		}
		words := to[path]
		for _, s := range is {
			words = append(words, plain(s))
		}
		if len(words) > 0 {
			words = append(words, "yes", "no") // a box that stands alone takes both
		}
		to[path] = words
	}
	for _, c := range f.Choices {
		take(f.From, c.Is)
		for _, s := range f.Any {
			take(s.From, c.Is)
		}
	}
	take(f.From, f.Is)
	for _, s := range f.Any {
		take(s.From, s.Is)
	}
}

// libraryMaps are all maps of the library by the id of their edition.
func libraryMaps() map[string]*Map {
	out := map[string]*Map{}
	for _, e := range Editions() {
		if m, ok := e.Map(); ok {
			out[e.ID] = m
		}
	}
	return out
}
