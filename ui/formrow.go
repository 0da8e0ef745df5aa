package ui

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// formRow is one form that the matter files, with how far it is. A form about a member of the
// client's family has a row for each person it is filled for.
type formRow struct {
	form, title, edition string
	about                bool   // the form is about a member of the family
	relative, who        string // its id and name; empty while nobody is chosen
	filled               *cases.FilledForm
	blank                *cases.Blank
	where                string   // the agency's page, for a blank that is missing
	changed              []string // facts that differ from those in the form
}

// state is the row's chip: what the form needs next.
func (r *formRow) state() (string, theme.Tone) {
	switch {
	case r.filled == nil && r.blank == nil && r.where != "":
		return lang.T("forms.state.blank"), theme.Warn
	case r.nobody():
		return lang.T("forms.state.whom"), theme.Info
	case r.filled == nil:
		return lang.T("forms.state.ready"), theme.Info
	case len(r.changed) > 0:
		return lang.T("forms.state.changed"), theme.Warn
	case len(r.filled.Open) > 0:
		return lang.N("forms.state.open", len(r.filled.Open)), theme.Neutral
	}
	return lang.T("forms.state.done"), theme.Good
}

// nobody reports a form about a relative for whom it is not known yet.
func (r *formRow) nobody() bool { return r.about && r.relative == "" }

// missing reports that the agency's blank is not in the library.
func (r *formRow) missing() bool { return r.filled == nil && r.blank == nil && r.where != "" }

// key is what the row is found again by.
func (r *formRow) key() string { return r.form + " " + r.relative }

// name is the form's number, and for whom it is.
func (r *formRow) name() string { return dotted(r.form, r.who) }

// told is the blob of the last filling's report.
func (r *formRow) told() string {
	if r.filled == nil {
		return ""
	}
	return r.filled.Report.ID
}

// page is the blob to show: the filing copy, else the draft, else the empty form.
func (r *formRow) page() string {
	switch {
	case r.filled != nil && r.filled.Filing.ID != "":
		return r.filled.Filing.ID
	case r.filled != nil:
		return r.filled.Draft.ID
	case r.blank != nil && r.blank.Normalised.ID != "":
		return r.blank.Normalised.ID
	case r.blank != nil:
		return r.blank.Original.ID
	}
	return ""
}

// formRows are the forms that the matter names, and any other that was filled for it. Maps are read
// for it, so it runs in a job.
func formRows(s *cases.Snapshot) []*formRow {
	var rows []*formRow
	for _, name := range s.Matter.Forms {
		number := formNumber(name)
		if !forms.AboutARelative(s, number) {
			rows = append(rows, newFormRow(s, number, ""))
			continue
		}
		for _, person := range forms.RelativesFor(s, number) {
			rows = append(rows, newFormRow(s, number, person.ID))
		}
		if filledFor(s, number) == 0 && len(forms.RelativesFor(s, number)) == 0 {
			nobody := newFormRow(s, number, "")
			nobody.about = true
			rows = append(rows, nobody)
		}
	}
	for _, f := range s.Forms {
		if !slices.ContainsFunc(rows, func(r *formRow) bool { return r.form == f.Form && r.relative == f.Relative }) {
			rows = append(rows, newFormRow(s, f.Form, f.Relative))
		}
	}
	return rows
}

// filledFor is for how many members of the family a form was filled.
func filledFor(s *cases.Snapshot, number string) (n int) {
	for _, f := range s.Forms {
		if f.Form == number && f.Relative != "" {
			n++
		}
	}
	return n
}

// formNumber is the number of a form that a matter may also name by its title.
func formNumber(name string) string {
	if own, ok := forms.OwnForm(name); ok {
		return own.Edition.Form
	}
	return name
}

func newFormRow(s *cases.Snapshot, number, relative string) *formRow {
	r := &formRow{form: number, relative: relative, about: relative != ""}
	for _, person := range s.Client.Family {
		if relative != "" && person.ID == relative {
			r.who = person.Name.Full()
		}
	}
	if relative != "" && r.who == "" {
		r.who = lang.T("forms.whom.gone") // a form without a name would read as the client's own
	}
	if own, ok := forms.OwnForm(number); ok {
		r.title, r.edition = paperTitle(own.Edition.Title), own.Edition.Edition
	}
	if known := forms.EditionsOf(number); len(known) > 0 {
		r.title, r.edition, r.where = known[0].Title, known[0].Edition, known[0].Where
	}
	for i := range s.Blanks {
		if b := &s.Blanks[i]; b.Form == number {
			r.blank, r.edition = b, b.Edition
		}
	}
	for i := range s.Forms {
		if f := &s.Forms[i]; f.Form == number && f.Relative == relative {
			r.filled, r.edition = f, f.Edition
			if r.title = paperTitle(f.Title); relative != "" {
				r.title = orText(titleOf(number), f.Title)
			}
			r.changed = forms.Changed(s, *f)
		}
	}
	return r
}

// titleOf is the title of a known form.
func titleOf(number string) string {
	for _, e := range forms.EditionsOf(number) {
		return e.Title
	}
	return ""
}
