package contradict

import (
	"maps"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// comparePapers holds the values that filled forms and drafted papers used against the facts as they stand now, and
// against each other.
func (f *file) comparePapers() {
	seen := map[string]claim{}
	for _, s := range f.snaps {
		for _, form := range s.Forms {
			side := Side{Source: "form: " + form.Title, SourceES: "formulario: " + form.Title, Record: form.Key()}
			if form.Title == "" {
				side.Source, side.SourceES = "form: "+form.Form, "formulario: "+form.Form
			}
			f.comparePaper(s, form.Facts, side, seen)
		}
		for _, d := range s.Documents {
			f.comparePaper(s, d.Facts, Side{Source: "paper: " + d.Title, SourceES: "papel: " + d.Title, Record: d.Key()}, seen)
		}
	}
}

func (f *file) comparePaper(s *cases.Snapshot, used map[string]string, side Side, seen map[string]claim) {
	for _, path := range slices.Sorted(maps.Keys(used)) {
		value := used[path]
		if strings.TrimSpace(value) == "" || len(value) > 200 {
			continue
		}
		side.Path, side.Value = path, short(value)
		kind := cases.TextFact
		now := ""
		if fact, ok := cases.FactByPath(path); ok {
			kind, now = fact.Kind, fact.Get(s).String()
		}
		if now != "" {
			if !sameValue(kind, path, now, value) && !f.soForSomeone(s, path, value) {
				f.add(aboutPath(path), factSide(s, path, now), side, Fix)
			}
			continue
		}
		// The fact is empty now, or no fact at all: papers still have to agree among themselves.
		k := path
		if strings.HasPrefix(path, "matter.") {
			k = s.Matter.ID + "/" + path
		}
		if had, ok := seen[k]; ok && !sameValue(kind, path, had.side.Value, value) {
			f.add(aboutPath(path), had.side, side, Fix)
		} else if !ok {
			seen[k] = claim{side: side}
		}
	}
}

// soForSomeone reports whether a fact reads like this for one of the recipients: the address in a paper is chosen for
// whom the paper is for, and that is no contradiction.
func (f *file) soForSomeone(s *cases.Snapshot, path, value string) bool {
	fact, ok := cases.FactByPath(path)
	if !ok {
		return false
	}
	return slices.ContainsFunc(cases.Recipients(), func(r cases.Recipient) bool {
		return slices.ContainsFunc([]cases.Date{"", f.today}, func(on cases.Date) bool {
			now := fact.Get(s.In(cases.Paper{For: r, On: on})).String()
			return now != "" && sameValue(fact.Kind, path, now, value)
		})
	})
}

func factSide(s *cases.Snapshot, path, value string) Side {
	key := s.Matter.Key()
	en, es := "facts of the matter", "datos del asunto"
	if strings.HasPrefix(path, "client.") {
		key, en, es = s.Client.Key(), "client's facts", "datos de la persona"
	}
	return Side{Value: short(value), Source: en, SourceES: es, Record: key, Path: path}
}

// aboutPath says what kind of thing a fact path names.
func aboutPath(path string) string {
	low := strings.ToLower(path)
	switch {
	case strings.HasPrefix(low, "client.birthdate"):
		return "birth date"
	case strings.HasPrefix(low, "client.lastentry"):
		return "entry"
	case strings.Contains(low, "anumber"), strings.Contains(low, "ssn"), strings.Contains(low, "passport"), strings.Contains(low, "i94"):
		return "identification number"
	case strings.Contains(low, "name"):
		return "name"
	case strings.Contains(low, "address"):
		return "address"
	case strings.Contains(low, "arrest"), strings.Contains(low, "charge"):
		return "charge"
	case strings.Contains(low, ".age"):
		return "age"
	}
	return "value in a paper"
}

// sameValue compares two values of one fact as people write them.
func sameValue(kind cases.FactKind, path, a, b string) bool {
	if kind == cases.DateFact || strings.HasSuffix(strings.ToLower(path), "date") {
		if x, y := dateOf(a), dateOf(b); x != "" && y != "" {
			return agree(x, y)
		}
	}
	x, y := fold(a), fold(b)
	if x == y || number(a) == number(b) && len(number(a)) >= 4 && x == strings.TrimLeft(x, "abcdefghijklmnopqrstuvwxyz") {
		return true
	}
	low := strings.ToLower(path)
	switch {
	case kind == cases.ListFact:
		return sameWords(x, y)
	case strings.HasSuffix(low, "state"):
		return stateName(a) == stateName(b)
	case strings.Contains(low, "phone"), strings.Contains(low, "ssn"), strings.Contains(low, "anumber"):
		return number(a) != "" && number(a) == number(b)
	case strings.HasSuffix(low, "country"), strings.HasSuffix(low, "nationality"):
		return sameCountry(x, y)
	}
	return false
}

// dateOf reads a whole value as a date: 2018-06-22, 06/22/2018, "June 22, 2018", "about June 2018".
func dateOf(s string) cases.Date {
	s = strings.TrimSpace(s)
	about := ""
	for _, w := range []string{"about ", "~"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			s, about = rest, "~"
		}
	}
	found := cases.DatesIn(s)
	if len(found) != 1 {
		return ""
	}
	return cases.Date(about) + found[0].Date
}
