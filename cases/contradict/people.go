package contradict

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

// person is someone the file knows by name.
type person struct {
	name  cases.Name
	also  []string // aliases, other names, chosen name
	birth cases.Date
	side  Side
}

func (f *file) people() []person {
	c := f.client
	me := person{name: c.Name, also: []string{c.ChosenName, c.NativeName}, birth: c.BirthDate,
		side: Side{Value: c.Name.Full(), Source: "client's facts", SourceES: "datos de la persona", Record: c.Key(), Path: "client.name"}}
	for _, n := range c.OtherNames {
		me.also = append(me.also, n.Full())
	}
	list := []person{me}
	for _, p := range f.first.Parties {
		list = append(list, person{p.Name, p.Aliases, p.BirthDate, Side{Value: p.Name.Full(), Source: "people: " + p.Role, SourceES: "personas: " + p.Role, Record: p.Key(), Path: "party.name"}})
	}
	for _, r := range c.Family {
		var also []string
		for _, n := range r.OtherNames {
			also = append(also, n.Full())
		}
		list = append(list, person{r.Name, append(also, r.NativeName), r.BirthDate, relativeSide(f, r, "name", r.Name.Full())})
	}
	return list
}

// comparePeople compares names in all writing with the names the file knows, and people recorded more than once.
func (f *file) comparePeople() {
	list := f.people()
	known := map[string]bool{}
	for _, p := range list {
		for _, w := range append(p.also, p.name.Full()) {
			for _, part := range strings.Fields(fold(w)) {
				known[part] = true
			}
		}
	}
	for _, t := range f.texts {
		for _, n := range namesIn(t.words) {
			f.spelling(n, t, list, known)
		}
	}
	f.ownName()
	f.samePeople(list)
	f.maritalStatus()
	f.partyAges()
}

// called is a run of words that begin with capitals.
var called = pattern.Must(`\p{Lu}[\pL'’]+(?:-\p{Lu}[\pL'’]+)*(?:[ \t]+\p{Lu}[\pL'’]+(?:-\p{Lu}[\pL'’]+)*)*`)

func namesIn(words string) []string { return called.FindAllString(words, -1) }

// spelling finds a known person's name written in another way: one or two letters differ in a family name, or a known
// full given name stands before a family name that nobody has.
func (f *file) spelling(run string, t text, list []person, known map[string]bool) {
	words := strings.Fields(run)
	for i, w := range words {
		folded := strings.ReplaceAll(fold(w), " ", "")
		if len([]rune(folded)) < 5 || known[fold(w)] || allKnown(fold(w), known) {
			continue
		}
		for _, p := range list {
			family := fold(p.name.Family)
			joined := strings.ReplaceAll(family, " ", "")
			near := family != "" && len([]rune(joined)) >= 5 && distance(folded, joined, 2) <= room(joined)
			for _, part := range strings.Fields(family) {
				near = near || len([]rune(part)) >= 6 && distance(folded, part, 2) <= room(part)
			}
			given := strings.Fields(fold(p.name.Given))
			if i > 0 && known[fold(words[i-1])] {
				for _, part := range strings.Fields(family) {
					near = near || len([]rune(part)) == 5 && distance(folded, part, 1) <= 1
				}
			}
			if f.givenBefore(words, i, p, known) && !spelledSo(folded, p) {
				f.add("spelling of a name", p.side, t.quote(run), Explain)
				return
			}
			beside := i > 0 && len(given) > 0 && fold(words[i-1]) == given[0] && len([]rune(given[0])) >= 3
			if near && !spelledSo(folded, p) && (beside || !commonWord(folded) && (i > 0 || folded[0] == joined[0] && !t.beginsSentence(run))) {
				f.add("spelling of a name", p.side, t.quote(run), Explain)
				return
			}
			if beside && family != "" && !near && f.onlyGiven(given[0], list) && !spelledSo(folded, p) && !commonWord(folded) && t.list != "evidence" {
				f.add("name", p.side, t.quote(run), Explain)
				return
			}
		}
	}
}

// givenBefore finds a known family name behind a given name that is all but this person's: "Roark" for "Rourke".
func (f *file) givenBefore(words []string, i int, p person, known map[string]bool) bool {
	if i+1 >= len(words) || p.name.Family == "" || fold(words[i+1]) != fold(p.name.Family) {
		return false
	}
	given := strings.Fields(fold(p.name.Given))
	word := fold(words[i])
	return len(given) > 0 && !known[word] && len([]rune(word)) >= 4 && distance(word, given[0], 2) <= 2
}

func allKnown(folded string, known map[string]bool) bool {
	for _, part := range strings.Fields(folded) {
		if !known[part] {
			return false
		}
	}
	return true
}

func room(name string) int {
	if len([]rune(name)) >= 8 {
		return 2
	}
	return 1
}

// spelledSo reports whether one of a person's other names is written like this.
func spelledSo(folded string, p person) bool {
	for _, a := range append(p.also, p.name.Middle, p.name.Given) {
		for _, part := range append(strings.Fields(fold(a)), strings.ReplaceAll(fold(a), " ", "")) {
			if part == folded {
				return true
			}
		}
	}
	return false
}

// onlyGiven reports whether one person alone has a given name.
func (f *file) onlyGiven(given string, list []person) bool {
	n := 0
	for _, p := range list {
		if g := strings.Fields(fold(p.name.Given)); len(g) > 0 && g[0] == given {
			n++
		}
	}
	return n == 1
}

// commonWord are capital words that stand beside names and are none.
func commonWord(folded string) bool {
	if isState(folded) || isUS(folded) || monthOnly(folded) {
		return true
	}
	return slices.Contains(strings.Fields("january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday street avenue county court police department united states north south east west spanish english the when then after before there they his her she and but that this what who mister master minister miss mother father sister brother market maker"), folded)
}

// beginsSentence reports whether a run of capital words stands only at the beginning of sentences, where any word has one.
func (t text) beginsSentence(run string) bool {
	for from := 0; ; {
		at := strings.Index(t.words[from:], run)
		if at < 0 {
			return true
		}
		front := strings.TrimRight(t.words[:from+at], " \t\n\"'“‘(")
		if front != "" && !strings.ContainsAny(front[len(front)-1:], ".!?:;") {
			return false
		}
		if strings.HasSuffix(front, "Mr.") || strings.HasSuffix(front, "Ms.") || strings.HasSuffix(front, "Mrs.") || strings.HasSuffix(front, "Dr.") {
			return false
		}
		from += at + len(run)
	}
}

// quote is a side that shows the words around a name.
func (t text) quote(what string) Side {
	side := t.side
	at := strings.Index(t.words, what)
	from, to := max(0, at-40), min(len(t.words), at+len(what)+40)
	for from > 0 && t.words[from] != ' ' {
		from--
	}
	for to < len(t.words) && t.words[to] != ' ' {
		to++
	}
	side.Value = short(t.words[from:to])
	return side
}

var myName = pattern.Must(`(?:\b(?:[Mm]y (?:full |legal )?name is|I am called)|\b[Mm]e llamo|\b[Mm]i nombre es|^I,) (\p{Lu}[\pL'’.-]+(?: \p{Lu}[\pL'’.-]+){0,4})`)

// ownName compares the name by which the client speaks of themselves.
func (f *file) ownName() {
	me := f.people()[0]
	all := fold(strings.Join(append(me.also, me.name.Full()), " "))
	if me.name.Full() == "" {
		return
	}
	for _, t := range f.texts {
		if !t.client && !declares.MatchString(t.words) {
			continue
		}
		if m := myName.FindStringSubmatch(t.words); m != nil && !sameWords(fold(m[1]), all) && len(strings.Fields(fold(m[1]))) <= len(strings.Fields(all)) {
			f.add("name", me.side, t.quote(m[0]), Explain)
		}
	}
}

// samePeople finds one person recorded twice with days of birth that differ.
func (f *file) samePeople(list []person) {
	for i, b := range list {
		for _, a := range list[:i] {
			if x := fold(a.name.Full()); x != "" && x == fold(b.name.Full()) && a.birth != "" && b.birth != "" && !agree(a.birth, b.birth) {
				one, two := a.side, b.side
				one.Value, two.Value = a.name.Full()+", born "+a.birth.Long(), b.name.Full()+", born "+b.birth.Long()
				f.add("birth date", one, two, Fix)
			}
		}
	}
}

// maritalStatus: single, while a spouse stands in the family.
func (f *file) maritalStatus() {
	c := f.client
	if fold(c.MaritalStatus) != "single" && fold(c.MaritalStatus) != "never married" {
		return
	}
	for _, r := range c.Family {
		if rel := fold(r.Relation); rel == "spouse" || rel == "husband" || rel == "wife" {
			a := Side{Value: c.MaritalStatus, Source: "client's facts", SourceES: "datos de la persona", Record: c.Key(), Path: "client.maritalStatus"}
			f.add("marital status", a, relativeSide(f, r, "relation", r.Relation+": "+r.Name.Full()), Fix)
		}
	}
	for _, k := range f.claims {
		if k.topic == "marriage" {
			a := Side{Value: c.MaritalStatus, Source: "client's facts", SourceES: "datos de la persona", Record: c.Key(), Path: "client.maritalStatus"}
			f.add("marital status", a, k.side, Explain)
		}
	}
}

// partyAges compares a party's age with the day of birth beside it.
func (f *file) partyAges() {
	for _, p := range f.first.Parties {
		day := f.today
		if day == "" {
			for _, s := range f.snaps {
				day = orElse(s.Matter.Opened, day)
			}
		}
		least, most, ok := ages(p.BirthDate, day, day)
		if !ok || p.Age == 0 || p.Age >= least-1 && p.Age <= most+1 {
			continue
		}
		side := func(path, v string) Side {
			return Side{Value: v, Source: "people: " + p.Role, SourceES: "personas: " + p.Role, Record: p.Key(), Path: path}
		}
		f.add("age", side("party.birthDate", "born "+p.BirthDate.Long()), side("party.age", "age "+itoa(p.Age)), Fix)
	}
}
