package sample

import "github.com/harborfile/harborfile/cases"

// piece is what is known of a piece of the story beside its words.
type piece struct {
	topic            string // where the piece has none of its own
	people, exhibits []string
	others           []string
	translator       string
	reader           string // who read it back on the day of the approval
}

const (
	jordan = "Jordan Beispiel"
	linh   = "Đỗ Linh, interpreter"
)

// pieces are the pieces of the three stories, by id.
var pieces = map[string]piece{
	id(121): {topic: "recruitment", people: []string{id(111)}, reader: jordan},
	id(122): {topic: "control", people: []string{id(111)}, others: []string{"my little brother"}, exhibits: []string{id(171)}, reader: jordan},
	id(123): {topic: "offense", people: []string{id(111)}, exhibits: []string{id(172), id(173)}, reader: jordan},
	id(124): {topic: "arrest", people: []string{id(111), id(112)}, others: []string{"another man"}, exhibits: []string{id(171)}, reader: jordan},
	id(125): {topic: "rehabilitation", exhibits: []string{id(171)}, reader: jordan},
	id(221): {topic: "recruitment", people: []string{id(211)}, translator: "the interpreter of the session", reader: jordan},
	id(222): {topic: "control", people: []string{id(211)}, exhibits: []string{id(273)}, translator: "the interpreter of the session", reader: jordan},
	id(223): {topic: "leaving", people: []string{id(211)}, exhibits: []string{id(273)}, translator: "the interpreter of the session", reader: jordan},
	id(321): {topic: "recruitment", others: []string{"a man who came to our district"}, translator: linh, reader: linh},
	id(322): {topic: "labor", people: []string{id(311)}, exhibits: []string{id(371), id(372)}, translator: linh, reader: linh},
	id(323): {topic: "leaving", people: []string{id(311), id(312)}, exhibits: []string{id(373)}, translator: linh, reader: linh},
	id(324): {topic: "hardship", people: []string{id(311)}, exhibits: []string{id(373)}, translator: linh, reader: linh},
}

// withPieces adds to each piece of the story what is known of it, and the time it was read back and approved.
func withPieces(story []cases.Fragment) []cases.Fragment {
	for i, f := range story {
		p := pieces[f.ID]
		if f.Topic == "" {
			f.Topic = p.topic
		}
		f.People, f.Others, f.Exhibits = append(f.People, p.people...), append(f.Others, p.others...), append(f.Exhibits, p.exhibits...)
		if f.Translator == "" && f.Original != "" {
			f.Translator = p.translator
		}
		if f.Approved != "" && len(f.ReadBacks) == 0 {
			f = f.Heard(f.Approved, p.reader, true)
		}
		story[i] = f
	}
	return story
}
