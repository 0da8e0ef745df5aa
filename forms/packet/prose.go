package packet

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/identify"
)

// The finders of the packet's check, for a text that is still being written: what is found on a finished page is found
// in the draft first, by the same eyes.

// Kinds names the kinds of secret that a text holds, each once.
func (all Secrets) Kinds(text string) []SecretKind {
	var out []SecretKind
	if text == "" {
		return nil
	}
	var stacks []haystack
	for _, reading := range readings(text) {
		stacks = append(stacks, newHaystack(reading))
	}
	for _, s := range all {
		if !slices.Contains(out, s.kind) && slices.ContainsFunc(stacks, func(h haystack) bool { return h.has(s) }) {
			out = append(out, s.kind)
		}
	}
	return out
}

// ReadersOf are the recipients whose leave counts for a paper: the office's and the client's own copies show what is
// filed, so what the addressee of the filing may see may stand in them.
func ReadersOf(to cases.Recipient, kind cases.Kind) []cases.Recipient { return readers(to, kind) }

// Minors are the names of people under 18, ready to be looked for.
type Minors [][]string

// MinorsOf lists the names of everybody in the file who is, or may be, under 18 on a day. A name of one word is too
// common to be looked for.
func MinorsOf(s *cases.Snapshot, day cases.Date) Minors { return minorsOf(s, day) }

// In reports whether a text names one of them in full.
func (m Minors) In(text string) bool {
	plain := tokens(text)
	return slices.ContainsFunc(m, func(name []string) bool { return holdsRun(plain, name) })
}

// Identifier is one in a text: runes From to To are what is kept back; the last digits or the year may stay.
type Identifier struct {
	Kind     identify.Kind
	From, To int
	Doubtful bool // it has the form, and no word beside it says that it is one
}

// Identifiers finds Social Security, taxpayer, account and card numbers and dates of birth in a text, also those of the
// people in the file that no word announces.
func Identifiers(s *cases.Snapshot, text string) []Identifier {
	flat, known := identify.Flat(text, fold), knownOf(s)
	var out []Identifier
	for _, h := range append(identify.Numbers(flat, known), identify.Births(flat, known)...) {
		out = append(out, Identifier(h))
	}
	return out
}

// ExhibitsNamed are the labels of the exhibits that a text names, in its order: "Exhibits A, B, and D" gives A, B, D.
func ExhibitsNamed(text string) []string { return labelsIn(text) }
