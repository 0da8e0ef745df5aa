package forms

import (
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// Missing is a form that a matter files and whose blank the office has not imported.
type Missing struct {
	Form      string `json:"form"`
	Title     string `json:"title,omitempty"`
	Edition   string `json:"edition,omitempty"` // newest known
	Publisher string `json:"publisher,omitempty"`
	Where     string `json:"where,omitempty"` // the agency's own page
	AsOf      string `json:"asOf,omitempty"`
}

// String says in one sentence what is missing and where it is to be had.
func (m Missing) String() string {
	s := fmt.Sprintf("The blank of %s is not in the office's library yet.", m.Form)
	if m.Where != "" {
		s += fmt.Sprintf(" %s publishes it at %s; the newest edition known on %s is %s.", m.Publisher, m.Where, m.AsOf, m.Edition)
	}
	return s
}

// MissingForms lists the forms of a matter that cannot be filled because their blank is not there.
func MissingForms(s *cases.Snapshot) []Missing {
	out := []Missing{}
	for _, name := range s.Matter.Forms {
		if _, own := OwnForm(name); own {
			continue
		}
		if _, ok := libraryOf(s).BlankFor(name); !ok {
			out = append(out, missing(name))
		}
	}
	return out
}

// Fillable counts the filled forms that a matter should have: one for each form whose blank is there, and of a form
// about a relative one for each of them.
func Fillable(s *cases.Snapshot) int {
	n := 0
	lacking := MissingForms(s)
	for _, name := range s.Matter.Forms {
		switch {
		case slices.ContainsFunc(lacking, func(m Missing) bool { return sameForm(m.Form, name) }):
		case AboutARelative(s, name):
			n += len(RelativesFor(s, name))
		default:
			n++
		}
	}
	return n
}

func missing(name string) Missing {
	m := Missing{Form: name}
	for _, e := range EditionsOf(name) {
		m = Missing{Form: e.Form, Title: e.Title, Edition: e.Edition, Publisher: e.Agency, Where: e.Where, AsOf: e.AsOf}
		break
	}
	return m
}
