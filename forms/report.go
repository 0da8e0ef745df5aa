package forms

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Report is what a person should look at before a filled form is filed. It holds no values but the texts that found
// no room.
type Report struct {
	Form     string          `json:"form"`
	Edition  string          `json:"edition"`
	Expires  string          `json:"expires,omitempty"`
	AsOf     string          `json:"asOf"`
	Accepted string          `json:"accepted,omitempty"` // how long the agency takes the edition, as far as is known
	Notice   string          `json:"notice,omitempty"`   // about the edition and its map
	Map      MapSource       `json:"map,omitempty"`      // where the map comes from; empty for none
	ToCheck  []int           `json:"toCheck"`            // pages that nobody has compared with a map made without a blank
	Filled   int             `json:"filled"`             // fields with a value
	Blank    []Item          `json:"blank"`              // mapped to facts that nobody has told
	Ask      []Item          `json:"ask"`                // questions for the client or the attorney
	Held     []Item          `json:"held"`               // told, and held back
	Further  []Further       `json:"further"`            // texts that went to additional information or an addendum
	Overflow []fill.Overflow `json:"overflow"`           // texts that have no place yet
	Fallback []fill.Fallback `json:"fallback"`           // fields drawn in another font than usual
	Changed  []string        `json:"changed"`            // facts that differ from those of the last filling
	Gate     []GateProblem   `json:"gate"`               // what looked wrong when the result was drawn and compared
	Checked  bool            `json:"checked"`            // the result was drawn and compared with the blank
	Filing   bool            `json:"filing"`             // there is a flattened filing copy
	Why      string          `json:"why,omitempty"`      // why there is none
}

// GateProblem is one thing that looked wrong when a filled form was drawn and compared with its blank.
type GateProblem struct {
	Kind  string       `json:"kind"`            // unseen, text, outside, erased or pages
	Page  int          `json:"page"`            // from 1; 0 when it concerns the whole file
	Field string       `json:"field,omitempty"` // empty when it is in no box
	Rect  [4]float64   `json:"rect"`            // of the box: left, bottom, right, top in points of the page; all 0 for no box
	On    pdfview.Rect `json:"on,omitzero"`     // where on the page as displayed, in points from its upper left corner
	Part  string       `json:"part,omitempty"`
	Item  string       `json:"item,omitempty"`
	Label string       `json:"label,omitempty"`
	Words string       `json:"words"`
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
		add(g.Words)
	}
	for _, a := range r.Ask {
		add(a.where() + ": " + a.Why)
	}
	for _, b := range r.Blank {
		if f, ok := cases.FactByPath(b.Fact); ok {
			add(b.where() + notToldYet + f.Label)
		}
	}
	add(r.Notice)
	return out
}

// blanks counts the lines of Open that are questions whose facts nobody has told.
func (r *Report) blanks() int {
	n := 0
	for _, line := range r.Open() {
		if strings.Contains(line, notToldYet) {
			n++
		}
	}
	return n
}

// notToldYet stands in such a line, before the fact.
const notToldYet = ": not told yet: "

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

// Stale is a filled form of which some facts are others now.
type Stale struct {
	Form    cases.FilledForm
	Changed []string // paths of facts, in alphabetical order
}

// StaleForms lists the filled forms of a matter that no longer say what the file says.
func StaleForms(s *cases.Snapshot) []Stale {
	out := []Stale{}
	for _, f := range s.Forms {
		if changed := Changed(s, f); len(changed) > 0 {
			out = append(out, Stale{Form: f, Changed: changed})
		}
	}
	return out
}

// ReadReport reads the report of a form's last filling; nil when it was filled before reports were kept.
func ReadReport(ctx context.Context, d Desk, f cases.FilledForm) (*Report, error) {
	if f.Report.ID == "" {
		return nil, nil
	}
	raw, err := readBlob(ctx, d, f.Report)
	if err != nil {
		return nil, err
	}
	r := &Report{}
	if err := json.Unmarshal(raw, r); err != nil {
		return nil, fmt.Errorf("report of form %s: %w", f.ID, cases.ErrDamaged)
	}
	return r, nil
}

// readFor is what the facts of a filled form were read for.
func readFor(f cases.FilledForm) cases.Paper {
	p := cases.Paper{Name: f.Form, Relative: f.Relative, For: f.For}
	if len(f.When) >= len("2006-01-02") {
		p.On = cases.Date(f.When[:len("2006-01-02")])
	}
	for _, e := range append(EditionsOf(f.Form), ownEditions()...) {
		if p.For != "" || e.Edition != f.Edition || !sameForm(e.Form, f.Form) {
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
