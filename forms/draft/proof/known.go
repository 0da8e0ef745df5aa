package proof

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/harborfile/harborfile/cases"
)

// known is what the file says, ready to be compared with a paper.
type known struct {
	words  map[string]bool // every word of names, places, courts, agencies, titles, in folded form
	people []person
	days   []cases.Date // every day in the facts
	told   []told       // words of the client that the file keeps
	facts  map[string]string
}

// person is one human being of the file.
type person struct {
	names  []cases.Name
	others []string // aliases, chosen and native names
	client bool
}

// told is one text in the client's words.
type told struct {
	folded   string
	fragment *cases.Fragment // nil where it is no piece of the story
}

// narrative ends the paths of facts that tell rather than name: a name in them is not known by it.
var narrative = []string{".words", ".original", ".what", ".harm", ".nexus", ".hardship", ".presentBecause", ".link", ".witnesses", ".text", ".note"}

// knows reads the file once.
func (r *reading) knows() {
	s := r.s
	r.known = known{words: map[string]bool{}, facts: map[string]string{}}
	r.people()
	for _, f := range cases.Facts() {
		for _, one := range f.EachRow(s) {
			v := one.Get(s)
			if v.Empty() {
				continue
			}
			r.known.facts[one.Path] = v.String()
			if v.Kind == cases.DateFact {
				r.known.days = append(r.known.days, v.Date())
			}
			telling := strings.HasPrefix(one.Path, "story.") && strings.HasSuffix(one.Path, ".title")
			for _, end := range narrative {
				telling = telling || strings.HasSuffix(one.Path, end)
			}
			if !telling && len(v.String()) < 160 {
				r.learn(v.String())
			}
		}
	}
	r.learnPlaces()
	r.tells()
	r.attribute()
}

// people lists everybody of the file with every name they go by.
func (r *reading) people() {
	s := r.s
	add := func(client bool, others []string, names ...cases.Name) {
		p := person{client: client, others: others, names: names}
		for _, n := range names {
			r.learn(n.Full())
		}
		for _, o := range others {
			r.learn(o)
		}
		r.known.people = append(r.known.people, p)
	}
	add(true, []string{s.Client.ChosenName, s.Client.NativeName}, append([]cases.Name{s.Client.Name}, s.Client.OtherNames...)...)
	for _, p := range s.Parties {
		add(false, append(slices.Clone(p.Aliases), p.NativeName), p.Name)
	}
	for _, f := range s.Client.Family {
		add(false, []string{f.NativeName}, append([]cases.Name{f.Name}, f.OtherNames...)...)
	}
	for _, a := range append(slices.Clone(s.Staff), s.Attorney) {
		add(false, []string{a.Firm, a.Organization}, a.Name)
	}
	for _, a := range s.Officials {
		r.learn(a.Name.Full())
	}
	for _, m := range s.Client.Means.Members {
		r.learn(m.Name)
	}
	if o := s.Matter.Order; o != nil {
		for _, m := range o.Minors {
			r.learn(m.Name)
		}
		for _, p := range o.Protected {
			r.learn(p.Name)
		}
	}
}

// learnPlaces learns what names places and papers outside the facts.
func (r *reading) learnPlaces() {
	s := r.s
	for _, a := range s.Agencies {
		r.learn(a.Name)
	}
	for _, a := range s.Client.Addresses {
		r.learn(a.InCareOf + " " + a.Street + " " + a.City + " " + a.County + " " + a.State + " " + a.Country)
	}
	for _, f := range s.Story {
		r.learn(f.Place + " " + strings.Join(f.Others, " "))
	}
	for _, e := range s.Evidence {
		r.learn(e.Title + " " + e.Exhibit.Title + " " + e.Source)
	}
	for _, e := range s.Timeline {
		r.learn(e.Place)
	}
	for _, d := range s.Deadlines {
		r.known.days = append(r.known.days, d.Due)
	}
	for _, e := range s.Evidence {
		r.known.days = append(r.known.days, e.Date)
		for _, d := range cases.DatesIn(e.Title + "; " + e.Exhibit.Title) {
			r.known.days = append(r.known.days, d.Date)
		}
	}
}

// tells collects the client's words.
func (r *reading) tells() {
	add := func(words string, f *cases.Fragment) {
		if w := folded(words); len(w) >= 12 {
			r.known.told = append(r.known.told, told{w, f})
		}
	}
	for i := range r.s.Story {
		f := &r.s.Story[i]
		add(f.Words, f)
		add(f.Original, f)
		for _, p := range strings.Split(f.Words, "\n") {
			add(p, f)
		}
	}
	m := r.s.Matter
	if m.Record != nil {
		add(m.Record.Nexus, nil)
		for _, a := range m.Record.Arrests {
			for _, c := range a.Charges {
				add(c.Link, nil)
			}
		}
	}
	if m.Order != nil {
		for _, i := range m.Order.Incidents {
			add(i.What, nil)
			add(i.Harm, nil)
		}
	}
	if m.Petition != nil {
		add(m.Petition.PresentBecause, nil)
		add(m.Petition.Hardship, nil)
	}
}

// attribute finds for each passage whose words it holds: the piece of the story that it tells, by what the paper keeps of
// its sources or by its sentences, and whether the words are the client's, or another's as a quotation.
func (r *reading) attribute() {
	byID := map[string]*cases.Fragment{}
	for i := range r.s.Story {
		byID[r.s.Story[i].ID] = &r.s.Story[i]
	}
	source := map[int]*cases.Fragment{}
	for _, src := range r.doc.Sources {
		source[src.Block] = byID[src.Fragment]
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.part == captioned || p.part == signed || p.part == head {
			continue
		}
		var theirs bool
		p.fragment, theirs = r.teller(p.text)
		if f := source[p.block]; f != nil {
			p.fragment = f
		}
		p.theirs = theirs || p.fragment != nil || p.part == quoted
	}
}

// teller is the piece of the story from which at least half of a text comes, sentence by sentence, so that a changed
// sentence does not hide where the others come from. theirs is true also where the words are the client's from
// elsewhere in the file.
func (r *reading) teller(text string) (f *cases.Fragment, theirs bool) {
	whole := 0
	from := map[*cases.Fragment]int{}
	for _, s := range sentences(text) {
		at := folded(s.text)
		whole += len(at)
		for _, t := range r.known.told {
			if len(at) >= 16 && strings.Contains(t.folded, at) || len(t.folded) >= 24 && strings.Contains(at, t.folded) {
				from[t.fragment] += len(at)
				break
			}
		}
	}
	sum, best := 0, 0
	for g, n := range from {
		if sum += n; g != nil && n > best {
			f, best = g, n
		}
	}
	if whole == 0 || 2*sum < whole {
		return nil, false
	}
	return f, true
}

// learn takes the words of a name as known.
func (r *reading) learn(text string) {
	for _, w := range strings.FieldsFunc(folded(text), func(c rune) bool { return c == ' ' }) {
		r.known.words[w] = true
	}
}

// folded is a text in small letters without accents, its words separated by single spaces. A possessive ending is left
// out.
func folded(s string) string {
	s = strings.NewReplacer("’s ", " ", "'s ", " ", "’", "'").Replace(s + " ")
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.Is(unicode.Mn, c) || c == '\'' || unicode.Is(unicode.Cf, c):
			return -1
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			return unicode.ToLower(c)
		}
		return ' '
	}, norm.NFD.String(s))
	return strings.Join(strings.Fields(s), " ")
}
