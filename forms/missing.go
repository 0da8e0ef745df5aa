package forms

import (
	"fmt"

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
		if _, ok := blankFor(s.Blanks, name); !ok {
			out = append(out, missing(name))
		}
	}
	return out
}

func missing(name string) Missing {
	m := Missing{Form: name}
	for _, e := range EditionsOf(name) {
		m = Missing{Form: e.Form, Title: e.Title, Edition: e.Edition, Publisher: e.Agency, Where: e.Where, AsOf: e.AsOf}
		break
	}
	return m
}

// blankFor picks the blank to use for a form: one with a map before one without, then a newest known edition, then the
// one imported last.
func blankFor(blanks []cases.Blank, form string) (cases.Blank, bool) {
	var best cases.Blank
	rank := func(b cases.Blank) (int, string) {
		e, n := editionOf(b), 0
		if e.Mapped {
			n += 2
		}
		if e.NewestKnown {
			n++
		}
		return n, b.Imported
	}
	for _, b := range blanks {
		if !sameForm(b.Form, form) {
			continue
		}
		n, when := rank(b)
		m, before := rank(best)
		if best.ID == "" || n > m || n == m && when > before {
			best = b
		}
	}
	return best, best.ID != ""
}
