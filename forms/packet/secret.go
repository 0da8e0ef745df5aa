package packet

import (
	"slices"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
)

// SecretKind names a kind of secret in words that reveal nothing.
type SecretKind string

// The kinds of secret the address firewall looks for.
const (
	SecretHome    SecretKind = "home address"
	SecretShelter SecretKind = "shelter address"
	SecretWork    SecretKind = "work address"
	SecretSchool  SecretKind = "school address"
	SecretKept    SecretKind = "address kept for others"
	SecretPhone   SecretKind = "telephone number"
	SecretWord    SecretKind = "protected word"
	SecretTaken   SecretKind = "place where a picture was taken" // coordinates that a camera wrote into it
)

var secretKinds = map[cases.AddressKind]SecretKind{
	cases.Home: SecretHome, cases.Shelter: SecretShelter, cases.Work: SecretWork, cases.School: SecretSchool,
}

// secret is one thing that may not leave unasked, ready to be looked for.
type secret struct {
	kind   SecretKind
	number string   // house number, normalised; "" for other secrets
	name   []string // words of the street, without its type and direction
	street string   // its type in short form: st, ave; "" when it has none
	words  []string // a phrase: box, name of a place, protected word; of a street, the line as it is written
	digits string   // of a telephone
}

// secretsOf lists what may not leave to a recipient of a matter's packet: the
// client's home, shelter, work and school, unless the address names the
// recipient; any other address that the client kept for others; telephone numbers that the client did not mark safe; and every
// word marked secret, unless it is part of an address that the recipient may
// see.
func secretsOf(c cases.Client, to []cases.Recipient) []secret {
	var out []secret
	var open [][]string // words of the addresses that may be seen
	for _, a := range c.Places() {
		if !a.Kept() || allowed(a, to) {
			open = append(open, tokens(apostrophes.Replace(a.InCareOf+" "+a.Street)))
			continue
		}
		kind, protected := secretKinds[a.Kind]
		if !protected {
			kind = SecretKept
		}
		if s, ok := streetSecret(kind, a.Street); ok && (protected || !standsIn(c, to, a.Street)) {
			out = append(out, s)
		}
		if s, ok := deliverySecret(kind, a.ZIP); ok && (protected || !standsIn(c, to, a.Street)) {
			out = append(out, s)
		}
		if w := tokens(apostrophes.Replace(a.InCareOf)); a.Kind == cases.Shelter && len(squash(w)) >= leastWord {
			out = append(out, secret{kind: kind, words: w})
		}
	}
	safe := map[string]bool{}
	for _, w := range c.Contacts {
		if w.Safety == cases.Safe {
			safe[phoneDigits(w.Value)] = true
		}
	}
	for _, w := range c.Contacts {
		if d := phoneDigits(w.Value); len(d) >= 7 && !safe[d] && !strings.Contains(w.Value, "@") {
			out = append(out, secret{kind: SecretPhone, digits: d})
		}
	}
	for _, w := range c.SecretWords {
		t := words(apostrophes.Replace(w))
		seen := slices.ContainsFunc(open, func(a []string) bool { return holdsRun(a, t) })
		if len(tokens(w)) > 0 && !seen { // a direction alone stands everywhere, as in "U.S."
			out = append(out, secret{kind: SecretWord, words: t})
		}
	}
	return out
}

// standsIn reports whether the same street is part of an address that the recipients may see: a mailing address that is
// kept for one body may be the safe address for all.
func standsIn(c cases.Client, to []cases.Recipient, street string) bool {
	return slices.ContainsFunc(c.Places(), func(a cases.Address) bool {
		return (!a.Kept() || allowed(a, to)) && squash(tokens(a.Street)) == squash(tokens(street))
	})
}

func allowed(a cases.Address, to []cases.Recipient) bool {
	return slices.ContainsFunc(a.AllowFor, func(r cases.Recipient) bool { return slices.Contains(to, r) })
}

// readers are the recipients whose leave counts for a packet. The office's and
// the client's own copies show what is filed, so what the addressee of the
// filing may see may stand in them.
func readers(to cases.Recipient, kind cases.Kind) []cases.Recipient {
	switch {
	case to != cases.OfficeCopy && to != cases.ClientCopy && to != cases.Supervisor:
		return []cases.Recipient{to}
	case kind == cases.Immigration:
		return []cases.Recipient{to, cases.USCIS, cases.EOIR}
	}
	return []cases.Recipient{to, cases.CourtPublic, cases.CourtSealed}
}

// streetSecret takes a street line apart. A line without a house number (a
// box, the name of a house) is looked for as a phrase, and so is one whose
// street has no name beside its type and direction ("7 North Street", "45
// Avenue B").
func streetSecret(kind SecretKind, street string) (secret, bool) {
	street = apostrophes.Replace(street)
	if box := boxed(street); box != "" {
		street = box
	}
	if digits := inDigits(street); digits != "" { // Twenty-Third Street is looked for as 23rd
		street = digits
	}
	t := tokens(street)
	if len(t) == 0 {
		return secret{}, false
	}
	if !startsWithDigit(t[0]) {
		if len(t) == 3 && t[1] == "box" && len(t[2]) >= 3 {
			t = t[1:] // "Box 4471" says it too
		}
		return secret{kind: kind, words: t}, len(squash(t)) >= leastWord
	}
	line := words(street)
	if i := slices.IndexFunc(line, func(w string) bool { return unitWords[w] }); i > 0 {
		line = line[:i]
	}
	s := secret{kind: kind, number: houseNumber(t[0]), words: line}
	s.name = t[1:]
	if i := slices.IndexFunc(s.name, func(w string) bool { return unitWords[w] }); i >= 0 {
		s.name = s.name[:i]
	}
	// Only the last word is the type: "Court Street" is a street named Court.
	if last := len(s.name) - 1; last >= 0 && streetTypes[s.name[last]] {
		s.name, s.street = s.name[:last], s.name[last]
	}
	return s, len(line) > 1
}

// deliverySecret is a ZIP code of nine digits: the last four name one side of one block, or one box (USPS Publication
// 28, section 213). Five digits alone are a part of town.
func deliverySecret(kind SecretKind, zip string) (secret, bool) {
	t := tokens(zip)
	if s := squash(t); len(s) != 9 || strings.Trim(s, "0123456789") != "" {
		return secret{}, false
	} else {
		return secret{kind: kind, words: []string{s[:5], s[5:]}}, true
	}
}

// houseNumber drops the letter behind a house number: 221B is found as 221.
func houseNumber(w string) string {
	digits := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	if digits == "" || len(w)-len(digits) > 1 {
		return w
	}
	return digits
}

// leastWord is the shortest phrase that is also looked for inside other words,
// longPhrase the shortest that is looked for across them.
const (
	leastWord  = 5
	longPhrase = 8
)

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// nationalDigits are what is compared of a number from abroad, which people
// write with its country code or with a zero in its place.
const nationalDigits = 9

// phoneDigits keeps the digits of a number, without country code and extension.
func phoneDigits(s string) string {
	var d []byte
	for _, r := range fold(s) {
		if r >= '0' && r <= '9' {
			d = append(d, byte(r))
		} else if unicode.IsLetter(r) && len(d) >= 7 { // ext. 12
			break
		}
	}
	switch {
	case len(d) == 11 && d[0] == '1':
		d = d[1:]
	case len(d) > 10:
		d = d[len(d)-nationalDigits:]
	}
	return string(d)
}
