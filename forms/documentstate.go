package forms

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// DocumentState is how a drafted paper stands against the facts as they are now.
type DocumentState struct {
	Changed []string    // paths of facts that the paper states otherwise, or does not state yet; in alphabetical order
	Gaps    []draft.Gap // facts that nobody has told yet, in the order of the paper
	// Story are the pieces of the story that the paper no longer has as the client wants them. Where there is one,
	// Changed names the story too, so that whoever reads only Changed does not take the paper for fresh.
	Story []StoryChange
}

// StateOf compares a drafted paper with the facts of its matter. A paper whose template or form is gone is as fresh as
// its own facts.
func StateOf(s *cases.Snapshot, d cases.Document) (DocumentState, error) {
	if f, ok := FormOfAddendum(s, d); ok {
		f.Facts = d.Facts
		return DocumentState{Changed: Changed(s, f)}, nil
	}
	read := s.In(draftedFor(s, d))
	now := map[string]string{}
	for path := range d.Facts {
		v, _ := cases.FactValue(read, path)
		now[path] = v.String()
	}
	var state DocumentState
	sources := s.SourcesIn(d)
	if t, ok := draft.Find(s.Templates, d.Template); ok {
		doc, gaps, err := t.Build(read)
		if err != nil {
			return state, fmt.Errorf("state of document %s: %w", d.ID, err)
		}
		maps.Copy(now, doc.Facts)
		state.Gaps, state.Story = gaps, storyChanges(read, sources, doc.Sources)
		if d.Edited {
			state.Story = withoutLeftOut(read, state.Story, draftedFor(s, d).On)
		}
	} else {
		state.Story = storyChanges(read, sources, sources)
	}
	if len(state.Story) > 0 {
		state.Changed = append(state.Changed, storyFact)
	}
	for path, value := range now {
		if was, had := d.Facts[path]; !had || was != value {
			state.Changed = append(state.Changed, path)
		}
	}
	slices.Sort(state.Changed)
	state.Changed = slices.Compact(state.Changed)
	return state, nil
}

// draftedFor is the paper for whose readers, and on which day, a document was drafted.
func draftedFor(s *cases.Snapshot, d cases.Document) cases.Paper {
	p := cases.Paper{Name: d.Template, Sort: d.Sort, For: d.For}
	if p.For == "" {
		p.For = draft.FiledWith(s.Matter.Kind)
	}
	if when, err := time.Parse(time.RFC3339, d.When); err == nil {
		p.On = cases.DateOf(when.Local()) // an evening here is the next day elsewhere
	}
	return p
}

// FormOfAddendum is the filled form that a sheet continues; ok is false for any other document.
func FormOfAddendum(s *cases.Snapshot, d cases.Document) (form cases.FilledForm, ok bool) {
	if !strings.HasPrefix(d.Template, addendumPrefix) {
		return form, false
	}
	for _, f := range s.Forms {
		for _, e := range append(EditionsOf(f.Form), Edition{Form: f.Form, Edition: f.Edition}) {
			if addendumOf(e, f.Relative) == d.Template {
				return f, true
			}
		}
	}
	return form, false
}

// DraftDocument drafts one paper of a matter anew and stores it under its own id. template is the id of a template that
// fits the matter; any other is cases.ErrNotFound.
func DraftDocument(ctx context.Context, d Desk, matterID, template string, o MatterOptions) (Drafted, error) {
	s, err := d.Snapshot(ctx, matterID)
	if err != nil {
		return Drafted{}, err
	}
	for _, t := range draft.For(s) {
		if t.ID == template {
			return draftOne(ctx, d, s, &t, o)
		}
	}
	return Drafted{}, fmt.Errorf("draft %s: %w", template, cases.ErrNotFound)
}
