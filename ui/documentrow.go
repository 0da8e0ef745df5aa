package ui

import (
	"cmp"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// documentRow is one paper that the program drafts for a matter, with how it stands against the facts.
type documentRow struct {
	template, title string
	order           int
	record          *cases.Document // nil before the first draft
	state           forms.DocumentState
	signed          *cases.WorkingCopy // the scan of this very draft, signed by hand
	proofed         forms.Proofed      // what the check while drafting says; the zero value before it was read
	form            string             // number of the form that the paper continues, "" for a paper of its own
	relative        string             // of that form
}

// key is what the row is found again by.
func (r *documentRow) key() string {
	if r.record != nil {
		return r.record.ID
	}
	return r.template
}

// chip is what the paper needs next.
func (r *documentRow) chip() (string, theme.Tone) {
	switch {
	case r.record == nil:
		return lang.T("document.state.new"), theme.Info
	case len(r.state.Changed) > 0:
		return lang.T("document.state.changed"), theme.Warn
	case len(r.state.Gaps) > 0:
		return lang.N("document.state.gaps", len(r.state.Gaps)), theme.Neutral
	case toLookAt(r.proofed.Open) > 0:
		return lang.N("document.state.look", toLookAt(r.proofed.Open)), theme.Warn
	case r.signed != nil:
		return lang.T("document.state.signed"), theme.Good
	}
	return lang.T("document.state.fresh"), theme.Good
}

// page is the file to show: the signed scan, else the draft.
func (r *documentRow) page() string {
	switch {
	case r.signed != nil:
		return r.signed.Blob.ID
	case r.record != nil:
		return r.record.PDF.ID
	}
	return ""
}

// documentRows are the papers of a matter in the order of its packet: those that fit it, drafted or not, and the sheets
// that continue its forms. Papers are compared with the facts for it, so it runs in a job.
func documentRows(s *cases.Snapshot) ([]*documentRow, error) {
	var rows []*documentRow
	drafted := map[string]bool{}
	for i := range s.Documents {
		d := &s.Documents[i]
		drafted[d.Template] = true
		state, err := forms.StateOf(s, *d)
		if err != nil {
			return nil, err
		}
		r := &documentRow{template: d.Template, title: paperTitle(d.Title), order: d.Order, record: d, state: state, signed: signedOf(s, d)}
		if f, ok := forms.FormOfAddendum(s, *d); ok {
			r.form, r.relative, r.order = f.Form, f.Relative, 1<<20
		}
		rows = append(rows, r)
	}
	for _, t := range draft.Usual(s) {
		if !drafted[t.ID] {
			rows = append(rows, &documentRow{template: t.ID, title: paperTitle(t.Title), order: t.Order})
		}
	}
	slices.SortStableFunc(rows, func(a, b *documentRow) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.title, b.title))
	})
	return rows, nil
}

// signedOf is the newest scan that was signed on the draft as it is now; a paper drafted anew is signed anew.
func signedOf(s *cases.Snapshot, d *cases.Document) (signed *cases.WorkingCopy) {
	for i := range s.Copies {
		c := &s.Copies[i]
		if c.SourceID == d.ID && c.Step == cases.Signed && c.FromSHA256 == d.PDF.SHA256 && (signed == nil || c.When >= signed.When) {
			signed = c
		}
	}
	return signed
}
