// Package relief reads one matter's facts beside the law data: which record relief may reach a charge, what a protective
// order still lacks, what an immigration filing still lacks, and by when.
//
// It owns the tests and their words. Nothing it gives is a finding about a person: the answers are "possible", "not
// covered by the text read" and "not known", each with its citation, the day of the data and how far it was checked. No
// charge is ever left out. It must not know storage, paper or the window.
package relief

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Answer is what the text that was read says of one charge.
type Answer string

// The three answers. None of them is advice, and none says that a person is or is not eligible.
const (
	Possible   Answer = "possible"
	NotCovered Answer = "not covered by the text read"
	NotKnown   Answer = "not known"
)

// In gives the answer in a language.
func (a Answer) In(lang string) string {
	if lang != "es" {
		return string(a)
	}
	return map[Answer]string{Possible: "posible", NotCovered: "no cubierto por el texto leído", NotKnown: "no se sabe"}[a]
}

// Figure is one thing the law says, never shown without where it is from and how far that was checked.
type Figure struct {
	Label      string `json:"label"`
	LabelES    string `json:"labelEs"`
	Text       string `json:"text"`
	Citation   string `json:"citation"`
	AsOf       string `json:"asOf"`
	Confidence string `json:"confidence"`
	Confirm    string `json:"confirm,omitempty"` // "Confirm before relying ..." where it was not verified
}

// Item is one thing a matter needs: what is there, and what is asked where it is open.
type Item struct {
	ID      string         `json:"id"` // the fact path, where there is one
	Label   string         `json:"label"`
	LabelES string         `json:"labelEs"`
	Value   string         `json:"value,omitempty"`
	Open    bool           `json:"open"`
	Ask     cases.Sentence `json:"ask,omitzero"`
	Figures []Figure       `json:"figures,omitempty"`
}

// figure makes one figure of a row. field is its path in the row, such as facts.fee_usd.
func figure(h law.Head, field, en, es, text string) Figure {
	c := h.ConfidenceOf(field)
	f := Figure{Label: en, LabelES: es, Text: text, Citation: h.Cite(), AsOf: h.AsOf, Confidence: string(c)}
	if h.TextAsOf != "" {
		f.AsOf += " (text of " + h.TextAsOf + ")"
	}
	if c != law.Verified || h.Status != law.InForce {
		f.Confirm = "Confirm before relying."
		if f.Citation != "" {
			f.Confirm = "Confirm before relying: " + f.Citation + "."
		}
	}
	return f
}

// some makes a figure only where there is a text.
func some(list *[]Figure, h law.Head, field, en, es, text string) {
	if strings.TrimSpace(text) != "" {
		*list = append(*list, figure(h, field, en, es, text))
	}
}
