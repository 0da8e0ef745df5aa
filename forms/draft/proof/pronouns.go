package proof

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

// The rules about how a paper speaks of the client.
const (
	RulePronoun   Rule = "pronoun"
	RuleHonorific Rule = "honorific" // Mr., Ms.
)

var (
	sheWords = pattern.Must(`(?i)\b(?:she|her|hers|herself|ella)\b`)
	heWords  = pattern.Must(`(?i)\b(?:he|him|his|himself|él)\b`)
	// Somebody else may be meant where one of these stands.
	somebody  = pattern.Must(`(?i)\b(?:man|woman|men|women|boy|girl|person|people|someone|somebody|anyone|trafficker|abuser|respondent|judge|officers?|detective|agents?|doctor|nurse|clinician|counselor|provider|interpreter|translator|notary|counsel|attorney|prosecutor|clerk|witness|mother|father|mom|dad|brother|sister|son|daughter|child|children|baby|aunt|uncle|cousin|husband|wife|spouse|partner|boyfriend|girlfriend|friend|boss|employer|manager|supervisor|landlord|customers?|buyers?|relatives?|family|declarant|affiant|hombre|mujer|hijo|hija|hermano|hermana|madre|padre|esposo|esposa|jefe|testigo)\b`)
	addressed = pattern.Must(`\b(Mr|Mrs|Ms|Miss|Mx|Sr|Sra|Srta)\b\.? (?:\p{Lu}[\p{L}'’-]*\.? ){0,2}`)
)

// gender are the pronouns that a person goes by; all false where nobody said.
type gender struct{ she, he, they bool }

func genderOf(pronouns string) gender {
	var g gender
	for _, w := range strings.FieldsFunc(strings.ToLower(pronouns), func(c rune) bool { return c == '/' || c == ' ' || c == ',' || c == ';' }) {
		switch w {
		case "she", "her", "hers", "ella":
			g.she = true
		case "he", "him", "his", "él", "el":
			g.he = true
		case "they", "them", "theirs", "elle":
			g.they = true
		}
	}
	return g
}

// pronouns finds sentences that speak of the client alone with pronouns the client does not use.
func (r *reading) pronouns() {
	g := genderOf(r.s.Client.Pronouns)
	if g == (gender{}) {
		return
	}
	self := r.clientWords()
	for _, p := range r.passages {
		if p.part == captioned || p.part == head || p.theirs {
			continue
		}
		r.honorifics(p, g, self)
		if p.part == signed || r.speaks() {
			continue
		}
		about := false // the sentences before spoke of the client alone
		for _, s := range sentences(p.text) {
			at := firstOf(s.text, self)
			if others := r.namesOthers(s.text, self); others {
				about = false
				continue
			}
			from := 0
			if at >= 0 {
				from = at
			} else if !about {
				continue
			}
			about = true
			for _, wrong := range []struct {
				re *pattern.Pattern
				is bool
			}{{sheWords, g.she}, {heWords, g.he}} {
				if m := wrong.re.FindStringIndex(s.text[from:]); m != nil && !wrong.is {
					level := Amber
					if at >= 0 {
						level = Red
					}
					r.find(RulePronoun, level, p, around(s.text, from+m[0], from+m[1], 40), r.s.Client.Pronouns, FixPaper)
				}
			}
		}
	}
}

// honorifics finds Mr. or Ms. before the client's name where it does not fit.
func (r *reading) honorifics(p passage, g gender, self []string) {
	for _, at := range addressed.FindAllStringSubmatchIndex(p.text, -1) {
		name := strings.Fields(folded(p.text[at[3]:min(len(p.text), at[1]+40)]))
		own, unlike := false, false
		for _, w := range name[:min(2, len(name))] {
			own, unlike = own || r.isClients(w), unlike || r.isClients(w) && !r.ofAnother(w)
		}
		title := p.text[at[2]:at[3]]
		male, female := title == "Mr" || title == "Sr", title == "Mrs" || title == "Ms" || title == "Miss" || title == "Sra" || title == "Srta"
		if !own || male && g.he || female && g.she || !male && !female {
			continue
		}
		level := Red
		if g.they || !unlike {
			level = Amber // a relative of the same name may be meant
		}
		r.find(RuleHonorific, level, p, around(p.text, at[0], at[1], 20), r.s.Client.Pronouns, FixPaper)
	}
}

// isClients reports whether a folded word is part of the client's name.
func (r *reading) isClients(w string) bool {
	c := r.s.Client
	return len(w) > 2 && slices.Contains(strings.Fields(folded(c.Name.Full()+" "+c.ChosenName)), w)
}

func namesOf(p person) string {
	out := strings.Join(p.others, " ")
	for _, n := range p.names {
		out += " " + n.Full()
	}
	return out
}

// clientWords are what names the client in this paper, folded.
func (r *reading) clientWords() []string {
	c := r.s.Client
	out := []string{"movant", "my client", "the client"}
	for _, n := range []string{c.Name.Given, c.ChosenName, c.Name.Family} {
		for _, f := range strings.Fields(folded(n)) {
			if len(f) > 2 {
				out = append(out, f)
			}
		}
	}
	if r.s.Matter.Kind != cases.RecordRelief {
		out = append(out, "petitioner", "applicant")
	}
	return out
}

// firstOf is the place in a sentence behind the first word that names the client, -1 where none does. self are folded
// words or pairs of words.
func firstOf(s string, self []string) int {
	before := ""
	for _, at := range anyWord.FindAllStringIndex(s, -1) {
		w := folded(s[at[0]:at[1]])
		for _, name := range self {
			if w == name || before+" "+w == name {
				return at[1]
			}
		}
		before = w
	}
	return -1
}

var anyWord = pattern.Must(`[\p{L}\p{M}\p{N}]+`)

// namesOthers reports whether somebody else of the file, or anybody unnamed, stands in a sentence.
func (r *reading) namesOthers(s string, self []string) bool {
	for _, at := range somebody.FindAllStringIndex(s, -1) {
		word := strings.ToLower(s[at[0]:at[1]])
		if word != "client" && !(word == "respondent" && r.s.Matter.Kind == cases.RecordRelief) {
			return true
		}
	}
	for _, n := range runs(s) {
		if r.namesAnother(n.words, self) {
			return true
		}
	}
	return false
}

// namesAnother reports whether a name is that of somebody beside the client. A family name alone that the client shares
// means the client.
func (r *reading) namesAnother(name, self []string) bool {
	for _, w := range name {
		for _, f := range strings.Fields(folded(w)) {
			switch {
			case r.isClients(f) || slices.Contains(self, f):
			case r.known.words[f]:
				if r.ofAnother(f) {
					return true
				}
			case !plainWords[f] && !institution[f] && len(f) > 1:
				return true
			}
		}
	}
	return false
}

// ofAnother reports whether a folded word is part of the name of somebody beside the client.
func (r *reading) ofAnother(w string) bool {
	for _, p := range r.known.people {
		if !p.client && strings.Contains(" "+folded(namesOf(p))+" ", " "+w+" ") {
			return true
		}
	}
	return false
}
