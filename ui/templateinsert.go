package ui

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/lang"
)

// insertion is something that can be put into the text of a template.
type insertion struct {
	head, note, text string
	late             bool // comes after the others in the picker
}

// insertionsFor are what a template may hold: the constructs, the citations that its text has already, and every fact
// that may stand in a paper.
func insertionsFor(text string) []insertion {
	var out []insertion
	for _, c := range draft.Constructs() {
		out = append(out, insertion{head: c.In(lang.Code()), note: lang.T("template.construct"), text: c.Text})
	}
	if t, err := draft.Read([]byte(text)); err == nil {
		for _, c := range t.Citations() {
			out = append(out, insertion{head: c.Text, note: lang.T("template.citation"), text: "{cite." + c.Key + "}"})
		}
	}
	for _, f := range cases.Facts() {
		if f.Secret() {
			continue
		}
		label := f.Label
		if lang.Code() == "es" {
			label = f.LabelES
		}
		out = append(out, insertion{head: label, note: f.Path, text: "{" + f.Path + "}", late: true})
	}
	return out
}
