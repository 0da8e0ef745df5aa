package ui

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
)

// drawn adds what looked wrong when the form was drawn, and what found no room.
func (r *formReview) drawn(report *forms.Report) {
	for _, g := range report.Gate {
		w := &reviewRow{kind: "gate", words: lang.FormWords(g.Words), page: g.Page, on: g.On}
		if l := r.f.holding(g.Field); l != nil {
			w.line = lineKey(l)
		}
		r.add(w)
	}
	for _, o := range report.Overflow {
		w := &reviewRow{kind: "overflow", words: r.label(o.Field), page: o.Page, rect: o.Rect,
			note: lang.T("review.overflow", "shown", cases.OneLine(o.Shown), "rest", cases.OneLine(o.Rest))}
		if l := r.f.holding(o.Field); l != nil {
			w.line = lineKey(l)
		}
		r.add(w)
	}
}

// noted adds what is right and still worth a look: text that goes on elsewhere, and other fonts.
func (r *formReview) noted(report *forms.Report) {
	for _, f := range report.Further {
		r.add(&reviewRow{kind: "further", words: orText(f.Label, placeWords(f.Page, f.Part, f.Item)), page: f.Page,
			note: lang.T("review.further", "where", orText(f.Where, "–"), "text", cases.OneLine(f.Text))})
	}
	for _, f := range report.Fallback {
		w := &reviewRow{kind: "font", words: r.label(f.Field), note: lang.T("review.font", "fonts", strings.Join(f.Fonts, ", "))}
		if l := r.f.holding(f.Field); l != nil {
			w.line, w.page = lineKey(l), l.Page()
		}
		r.add(w)
	}
}

// label is what a field is called on the list of fields.
func (r *formReview) label(field string) string {
	if l := r.f.holding(field); l != nil {
		return lineWords(l)
	}
	return field
}
