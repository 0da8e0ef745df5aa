package forms

import (
	"slices"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
)

const heldWords = "This text names a place or a number that is kept private. Please change the text, or ask the client whether the reader of this form may see it."

// firewall holds back every text that names a place, a number or a word that may not reach the reader of this form,
// whatever fact or answer it came from. Facts of secret places are stopped before; this catches a shelter's street
// typed into another box.
func (v *valuer) firewall() {
	secret := secretWords(v.s, v.m.Recipient)
	for i := range v.m.Fields {
		f := &v.m.Fields[i]
		text, ok := v.out.set[f.Name].(string)
		if !ok || !namesSecret(text, secret) {
			continue
		}
		delete(v.out.set, f.Name)
		if f.Same == "" {
			v.out.held = append(v.out.held, v.item(f, f.From, heldWords))
		}
	}
}

// secretWords are the texts that may not reach r, made plain for comparing. What the client allowed for r, or marked
// safe as a way of contact, is no secret even where the same words are on the list.
func secretWords(s *cases.Snapshot, r cases.Recipient) []string {
	var secret, allowed []string
	places := slices.Clone(s.Client.Addresses)
	for _, f := range s.Client.Family {
		places = append(places, f.Address)
	}
	for _, a := range places {
		switch {
		case !a.Kept():
		case a.MayGoTo(r):
			allowed = append(allowed, bare(a.Line()))
		default:
			secret = append(secret, bare(a.Street))
		}
	}
	for _, c := range s.Client.Contacts {
		if c.Safety == cases.Safe {
			allowed = append(allowed, bare(c.Value))
		}
	}
	for _, c := range s.Client.Contacts {
		if c.Safety != cases.Safe {
			secret = append(secret, bare(c.Value))
		}
	}
	for _, w := range s.Client.SecretWords {
		secret = append(secret, bare(w))
	}
	return slices.DeleteFunc(secret, func(w string) bool {
		return len(w) < 4 || slices.ContainsFunc(allowed, func(a string) bool { return strings.Contains(" "+a+" ", " "+w+" ") })
	})
}

// namesSecret compares whole words; telephone numbers also by their digits, however they are written.
func namesSecret(text string, secret []string) bool {
	plain := " " + bare(text) + " "
	digits := onlyDigits(text)
	for _, w := range secret {
		if strings.Contains(plain, " "+w+" ") {
			return true
		}
		if d := onlyDigits(w); len(d) >= 7 && len(d)*3 >= len(w)*2 && strings.Contains(digits, d) {
			return true
		}
	}
	return false
}

// bare is text in lower case with everything but letters and digits as single spaces.
func bare(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
