package forms

import (
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Report is what a person should look at before a filled form is filed. It holds no values but the texts that found
// no room.
type Report struct {
	Form     string          `json:"form"`
	Edition  string          `json:"edition"`
	Expires  string          `json:"expires,omitempty"`
	AsOf     string          `json:"asOf"`
	Notice   string          `json:"notice,omitempty"` // about the edition
	Filled   int             `json:"filled"`           // fields with a value
	Blank    []Item          `json:"blank"`            // mapped to facts that nobody has told
	Ask      []Item          `json:"ask"`              // questions for the client or the attorney
	Held     []Item          `json:"held"`             // told, and held back
	Further  []Further       `json:"further"`          // texts that went to additional information or an addendum
	Overflow []fill.Overflow `json:"overflow"`         // texts that have no place yet
	Fallback []fill.Fallback `json:"fallback"`         // fields drawn in another font than usual
	Changed  []string        `json:"changed"`          // facts that differ from those of the last filling
	Gate     []string        `json:"gate"`             // what looked wrong when the result was drawn and compared
	Checked  bool            `json:"checked"`          // the result was drawn and compared with the blank
	Filing   bool            `json:"filing"`           // there is a flattened filing copy
	Why      string          `json:"why,omitempty"`    // why there is none
}

// Open are the lines that a person still has to look at, in words.
func (r *Report) Open() []string {
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	add(r.Why)
	for _, h := range r.Held {
		add(h.where() + ": " + h.Why)
	}
	for _, g := range r.Gate {
		add(g)
	}
	for _, a := range r.Ask {
		add(a.where() + ": " + a.Why)
	}
	for _, b := range r.Blank {
		if f, ok := cases.FactByPath(b.Fact); ok {
			add(b.where() + ": not told yet: " + f.Label)
		}
	}
	add(r.Notice)
	return out
}

// where is how the form itself would name the place: "Page 3, Part 3, item 5".
func (i Item) where() string {
	s := fmt.Sprintf("Page %d", i.Page)
	if i.Part != "" {
		s += ", Part " + i.Part
	}
	if i.Item != "" {
		s += ", item " + i.Item
	}
	return s
}

// Changed lists the facts of a filled form that have another value now, in alphabetical order. Facts that differ by
// reader are read for the reader of that form.
func Changed(s *cases.Snapshot, f cases.FilledForm) []string {
	s = s.In(readFor(f))
	out := []string{}
	for path, was := range f.Facts {
		if v, _ := cases.FactValue(s, path); v.String() != was {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// readFor is what the facts of a filled form were read for.
func readFor(f cases.FilledForm) cases.Paper {
	p := cases.Paper{Name: f.Form}
	if len(f.When) >= len("2006-01-02") {
		p.On = cases.Date(f.When[:len("2006-01-02")])
	}
	for _, e := range append(EditionsOf(f.Form), ownEditions()...) {
		if e.Edition != f.Edition || !sameForm(e.Form, f.Form) {
			continue
		}
		if m, ok := e.Map(); ok {
			p.For = m.Recipient
		}
	}
	return p
}

func ownEditions() []Edition {
	var out []Edition
	for _, o := range OwnForms() {
		out = append(out, o.Edition)
	}
	return out
}

// policeNotice is said of a form that goes to law enforcement while the client has not chosen that.
func policeNotice(s *cases.Snapshot, form string, to cases.Recipient) string {
	certification := strings.HasSuffix(letters(form), "914b") || strings.HasSuffix(letters(form), "918b")
	if certification {
		to = cases.Certifier
	}
	if s.Wishes().MayReach(to) {
		return ""
	}
	return "The client has not chosen contact with law enforcement, and this form goes there. Ask the client first, and note the answer in the choice log."
}
