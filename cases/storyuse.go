package cases

import (
	"slices"
	"strings"
)

// StoryUse is one paper in which a piece of the story stands.
type StoryUse struct {
	Paper      string // id of the Document or the FilledForm
	Form       string // number, where it is a form
	Title      string
	Paragraphs []int // numbers as the paper prints them; none where they are not known
}

// UsesOf lists the papers of the matter that hold a piece of the story as they were drafted or filled: first the
// documents, then the forms, each in the order of the snapshot.
func (s *Snapshot) UsesOf(f Fragment) []StoryUse {
	var out []StoryUse
	for _, d := range s.Documents {
		use, found := StoryUse{Paper: d.ID, Title: d.Title}, false
		for _, src := range s.SourcesIn(d) {
			if src.Fragment != f.ID {
				continue
			}
			found = true
			if src.Paragraph > 0 && !slices.Contains(use.Paragraphs, src.Paragraph) {
				use.Paragraphs = append(use.Paragraphs, src.Paragraph)
			}
		}
		if found {
			out = append(out, use)
		}
	}
	for _, form := range s.Forms {
		if f.standsAmong(form.Facts) {
			out = append(out, StoryUse{Paper: form.ID, Form: form.Form, Title: form.Title})
		}
	}
	return out
}

// SourcesIn says which pieces of the story stand in a document. One that was drafted before papers kept it is looked
// through for the pieces in the words they have now.
func (s *Snapshot) SourcesIn(d Document) []Source {
	if len(d.Sources) > 0 {
		return d.Sources
	}
	return s.sourcesAmong(d.Facts)
}

// SourcesInForm says which pieces of the story stand in a filled form, in the words they have now.
func (s *Snapshot) SourcesInForm(f FilledForm) []Source { return s.sourcesAmong(f.Facts) }

func (s *Snapshot) sourcesAmong(facts map[string]string) []Source {
	var out []Source
	for _, f := range s.Story {
		if f.standsAmong(facts) {
			out = append(out, Source{Block: -1, Fragment: f.ID, Hash: f.Hash()})
		}
	}
	return out
}

// standsAmong reports whether the words of a piece are among the facts that a paper was made from.
func (f Fragment) standsAmong(facts map[string]string) bool {
	words := strings.TrimSpace(f.Words)
	if words == "" {
		return false
	}
	for path, v := range facts {
		if strings.HasPrefix(path, "story.") && strings.Contains(v, words) {
			return true
		}
	}
	return false
}
