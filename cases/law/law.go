// Package law is the law as data, and the arithmetic of dates.
//
// It owns the reference rows (record relief, protective orders, immigration relief, places of filing, kinds of
// evidence, screening questions, resources, deadlines, closed days) and the engine that counts days. The rows lie in
// data/*.yaml and venues/*.yaml, embedded; a newer set may come from a signed file (package pack). A set is read strictly and
// only once; nothing of it changes while the program runs. Each row carries
// its citation, the day it was written, and how far it was checked. Nothing here is legal advice.
//
// It must not know clients, storage, paper or the window, and imports no other package of ours. What a matter's facts
// have to do with these rows stands in package due.
package law

import (
	"strings"
)

// Head is what every row has.
type Head struct {
	ID           string      `yaml:"id"`
	Kind         string      `yaml:"kind"`
	Jurisdiction string      `yaml:"jurisdiction"` // US, DC, or two letters of a state
	Title        string      `yaml:"title"`
	Citation     []string    `yaml:"citation,omitempty"`         // the authority itself
	TextRead     []TextRead  `yaml:"text_read,omitempty"`        // what kind of text was read; none = nothing was read
	See          []string    `yaml:"see,omitempty"`              // other rows this one leans on
	AsOf         string      `yaml:"as_of"`                      // when the row was written, year-month-day
	TextAsOf     string      `yaml:"text_as_of,omitempty"`       // how fresh the text was, in words
	Confidence   Confidence  `yaml:"confidence"`                 // of the row
	Fields       Confidences `yaml:"field_confidence,omitempty"` // where one field differs
	Status       Status      `yaml:"status"`
	Notes        []string    `yaml:"notes,omitempty"` // for people
}

// Row is one row of a kind: its head and its facts.
type Row[F any] struct {
	Head  `yaml:",inline"`
	Facts F `yaml:"facts"`
}

// Cite is the citation in one line.
func (h Head) Cite() string { return strings.Join(h.Citation, "; ") }

// ConfidenceOf is how far one field was checked, such as "facts.fee_usd"; the row's own confidence where the field has
// none of its own.
func (h Head) ConfidenceOf(field string) Confidence {
	if c, ok := h.Fields[field]; ok {
		return c
	}
	return h.Confidence
}

// Confirm is the sentence that stands beside every figure that was not fully verified, "" beside one that was.
func (h Head) Confirm() string {
	if h.Confidence == Verified && h.Status == InForce {
		return ""
	}
	if len(h.Citation) == 0 {
		return "Confirm before relying."
	}
	return "Confirm before relying: " + h.Cite() + "."
}

// Confidence is how far a row or a field was checked.
type Confidence string

// The levels. Design marks the program's own wording, which is not law.
const (
	Verified   Confidence = "verified"   // the text of the law, or an official text, was read
	Secondary  Confidence = "secondary"  // a summary, a bill, or a quotation was read
	Unverified Confidence = "unverified" // nothing was read
	Design     Confidence = "design"
)

func (Confidence) oneOf() []string { return []string{"verified", "secondary", "unverified", "design"} }

// weaker is the one of two levels on which less may be built.
func weaker(a, b Confidence) Confidence {
	rank := map[Confidence]int{Verified: 0, Secondary: 1, Unverified: 2}
	if rank[b] > rank[a] {
		return b
	}
	return a
}

// Confidences maps a field such as "facts.fee_usd" to how far it was checked.
type Confidences map[string]Confidence

// Status says whether a row is in force.
type Status string

// The three states of a row. Contested: what was read disagrees.
const (
	InForce   Status = "in_force"
	Contested Status = "contested"
	Unknown   Status = "unknown"
)

func (Status) oneOf() []string { return []string{"in_force", "contested", "unknown"} }

// TextRead is the kind of text that was read for a row.
type TextRead string

const formCopy TextRead = "form_copy" // the form itself, which is its own authority

func (TextRead) oneOf() []string {
	return []string{
		"law_text",      // statute, rule or regulation
		"bill_text",     // a bill, before or after enactment
		"official_page", // page, manual or instructions of a court or agency
		string(formCopy),
		"decision", // an opinion of a court
		"quoted",   // the law as quoted in another text
		"summary",  // nonprofit, practice or news page
		"guide",    // guide for advocates
	}
}
