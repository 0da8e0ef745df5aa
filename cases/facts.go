package cases

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Fact is one thing the practice knows about a matter, under the one name that every layer uses for it: the intake
// field, the FieldError, the form map, the report and the help text.
//
// A path with "[]" stands for every row of a list: matter.record.arrests[].charges[].statute. FactByPath gives the fact
// of one row when the path carries the numbers: matter.record.arrests[0].charges[1].statute.
type Fact struct {
	Path    string
	Label   string // English
	LabelES string // Spanish
	Kind    FactKind
	// Place is the kind of address the fact is part of, empty for other facts. A fact of a secret place may be used
	// only for a recipient that the client named on that address: see Fact.MayGoTo.
	Place AddressKind
	lives func(s *Snapshot, at []int) Address // of a place whose own record says whether it is secret
	get   func(s *Snapshot, at []int) Value
	at    []int
}

// Get reads the fact from a snapshot. A fact of a list that was asked for without row numbers, or with a number beyond
// the last row, is empty.
func (f Fact) Get(s *Snapshot) Value {
	if s == nil || f.get == nil || f.Repeats() {
		return Value{Kind: f.Kind}
	}
	v := f.get(s, f.at)
	v.Kind = f.Kind
	return v
}

// Repeats reports whether the fact belongs to the rows of a list and no row has been chosen.
func (f Fact) Repeats() bool { return strings.Contains(f.Path, "[]") }

// Secret reports whether the fact is part of a place that may never leave unasked, or that may be such a place.
func (f Fact) Secret() bool { return f.Place.Secret() || f.lives != nil }

// MayGoTo reports whether the fact may stand in a paper for recipient r: every fact that is not secret, and a secret
// one when the client named r on that very address.
func (f Fact) MayGoTo(s *Snapshot, r Recipient) bool {
	if f.lives != nil && s != nil {
		return f.lives(s, f.at).MayGoTo(r)
	}
	if !f.Secret() {
		return true
	}
	if s == nil {
		return false
	}
	a, ok := s.place(f.Place)
	return ok && slices.Contains(a.AllowFor, r)
}

var rowNumber = regexp.MustCompile(`\[\d+\]`)

type registry struct {
	facts []Fact
	by    map[string]int
}

var theRegistry = sync.OnceValue(func() registry {
	r := registry{by: map[string]int{}}
	for _, part := range [][]Fact{
		clientFacts(), personFacts(), historyFacts(), marriageFacts(), immigrationFacts(), meansFacts(), assetFacts(),
		certifierFacts(), officeFacts(), interpreterFacts(), partyFacts(), matterFacts(), recordFacts(),
		orderFacts(), orderPeopleFacts(), petitionFacts(), petitionStepFacts(), storyFacts(), releaseFacts(), letterFacts(),
	} {
		r.facts = append(r.facts, part...)
	}
	for i, f := range r.facts {
		r.by[f.Path] = i
	}
	return r
})

// Facts lists every fact in the order in which an intake would ask for them.
func Facts() []Fact { return slices.Clone(theRegistry().facts) }

// FactByPath finds a fact by its name. Row numbers in the path choose the row.
func FactByPath(path string) (Fact, bool) {
	r := theRegistry()
	if i, ok := r.by[path]; ok {
		return r.facts[i], true
	}
	if key, ok := strings.CutPrefix(path, AnswerPrefix); ok {
		return answerFact(key)
	}
	if point, ok := strings.CutPrefix(path, ExhibitsPrefix); ok {
		return exhibitsFact(point)
	}
	i, ok := r.by[rowNumber.ReplaceAllString(path, "[]")]
	if !ok || strings.Contains(path, "[]") {
		return Fact{}, false
	}
	f := r.facts[i]
	f.Path = path
	for _, n := range rowNumber.FindAllString(path, -1) {
		k, err := strconv.Atoi(n[1 : len(n)-1])
		if err != nil {
			return Fact{}, false
		}
		f.at = append(f.at, k)
	}
	return f, true
}

// AnswerPrefix begins the names of the facts that are answers to a form's own questions: matter.answers.i-914.4.1.b.
// They are as many as the forms ask, so Facts does not list them.
const AnswerPrefix = "matter.answers."

var answerKey = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$`)

func answerFact(key string) (Fact, bool) {
	if !answerKey.MatchString(key) {
		return Fact{}, false
	}
	return textFact(AnswerPrefix+key, "Answer to "+key, "Respuesta a "+key, func(s *Snapshot) string { return s.Matter.Answers[s.AnswerKey(key)] }), true
}

// AnswerKey is the name in Matter.Answers under which an answer is kept, with or without AnswerPrefix. A form about a
// member of the family is filled once for each of them, and a yes for one child is no yes for the other: there the key
// ends in "@" and the relative's id.
func (s *Snapshot) AnswerKey(key string) string {
	key = strings.TrimPrefix(key, AnswerPrefix)
	if s.paper.Relative != "" {
		key += "@" + s.paper.Relative
	}
	return key
}

// FactValue reads one fact by its name; a name that is not a fact gives an empty value and false.
func FactValue(s *Snapshot, path string) (Value, bool) {
	f, ok := FactByPath(path)
	if !ok {
		return Value{}, false
	}
	return f.Get(s), true
}

// The makers below keep the tables readable: one line per fact.

func textFact(path, en, es string, get func(*Snapshot) string) Fact {
	return Fact{Path: path, Label: en, LabelES: es, Kind: TextFact,
		get: func(s *Snapshot, _ []int) Value { return Value{Text: strings.TrimSpace(get(s))} }}
}

func dateFact(path, en, es string, get func(*Snapshot) Date) Fact {
	return Fact{Path: path, Label: en, LabelES: es, Kind: DateFact,
		get: func(s *Snapshot, _ []int) Value { return Value{Text: string(get(s))} }}
}

func yesFact(path, en, es string, get func(*Snapshot) bool) Fact {
	return Fact{Path: path, Label: en, LabelES: es, Kind: YesFact,
		get: func(s *Snapshot, _ []int) Value { return Value{Yes: get(s)} }}
}

func listFact(path, en, es string, get func(*Snapshot) []string) Fact {
	return Fact{Path: path, Label: en, LabelES: es, Kind: ListFact,
		get: func(s *Snapshot, _ []int) Value { return Value{List: slices.Clone(get(s))} }}
}

func countFact(path, en, es string, get func(*Snapshot) int) Fact {
	return Fact{Path: path, Label: en, LabelES: es, Kind: CountFact,
		get: func(s *Snapshot, _ []int) Value { return Value{Text: countText(get(s))} }}
}

func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// moneyText is an amount as a box for dollars takes it. Zero is printed only where zero says that zero was told.
func moneyText(c Cents, zero bool) string {
	if c == 0 && !zero {
		return ""
	}
	return strings.Replace(c.String(), "$", "", 1)
}

// rowCountFact is a whole number of the rows of a list that find gives; zero means not told.
func rowCountFact[T any](path, en, es string, find func(*Snapshot, []int) (T, bool), get func(T) int) Fact {
	f := rowTextFact(path, en, es, find, func(t T) string { return countText(get(t)) })
	f.Kind = CountFact
	return f
}

// rowTextFact and rowDateFact are facts of the rows of a list that find gives.
func rowTextFact[T any](path, en, es string, find func(*Snapshot, []int) (T, bool), get func(T) string) Fact {
	return Fact{Path: path, Label: en, LabelES: es, Kind: TextFact, get: func(s *Snapshot, at []int) Value {
		if t, ok := find(s, at); ok {
			return Value{Text: strings.TrimSpace(get(t))}
		}
		return Value{}
	}}
}

func rowDateFact[T any](path, en, es string, find func(*Snapshot, []int) (T, bool), get func(T) Date) Fact {
	f := rowTextFact(path, en, es, find, func(t T) string { return string(get(t)) })
	f.Kind = DateFact
	return f
}
