package forms

import (
	"slices"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet"
)

// privateWords say that a place of the client stays out of a form.
const privateWords = "This place is kept private. Ask the client whether the reader of this form may see it, and name the reader on that address."

const heldWords = "This text names a place or a number that is kept private. Please change the text, or ask the client whether the reader of this form may see it."

// firewall holds back every text that names a place, a number or a word that may not reach the reader of this form,
// whatever fact or answer it came from. Facts of secret places are stopped before; this catches a shelter's street
// typed into another box.
func (v *valuer) firewall() {
	secret := secretsOf(v.s, v.m.Recipient)
	for i := range v.m.Fields {
		f := &v.m.Fields[i]
		text, ok := v.out.set[f.Name].(string)
		if !ok || !secret.in(text) {
			continue
		}
		delete(v.out.set, f.Name)
		if f.Same == "" {
			v.out.held = append(v.out.held, v.item(f, f.From, heldWords))
		}
	}
}

// secrets are what of a client may not reach the reader of a form.
type secrets struct {
	known packet.Secrets // places, telephone numbers and words
	ways  []string       // ways of contact that are not safe and no telephone: mail, names on other services
}

// secretsOf lists what may not reach r. What the client allowed for r, or marked safe as a way of contact, is no secret.
func secretsOf(s *cases.Snapshot, r cases.Recipient) secrets {
	out := secrets{known: packet.SecretsOf(s.Guarded(), r)}
	safe := map[string]bool{}
	for _, c := range s.Client.Contacts {
		if c.Safety == cases.Safe {
			safe[bare(c.Value)] = true
		}
	}
	for _, c := range s.Client.Contacts {
		phone := len(onlyDigits(c.Value)) >= 7 && !strings.Contains(c.Value, "@")
		if w := bare(c.Value); !phone && !safe[w] && len(w) >= 4 {
			out.ways = append(out.ways, w)
		}
	}
	return out
}

// in reports whether a text names one of them.
func (x secrets) in(text string) bool {
	return x.known.In(text) || slices.ContainsFunc(x.ways, func(w string) bool { return strings.Contains(" "+bare(text)+" ", " "+w+" ") })
}

// bare is text in lower case with everything but letters and digits as single spaces.
func bare(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
