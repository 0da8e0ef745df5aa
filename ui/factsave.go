package ui

import (
	"errors"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onEdit looks at the fields again, after something else than a key changed them.
func (f *facts) onEdit() { f.typed(nil) }

// collected is the client and the matter as the fields say, without the fields that are held back;
// only the one of them that somebody changed is written.
func (f *facts) collected(held map[string]string) collected {
	take := factsTaken{f: f, held: held}
	c, m := take.client(f.snap.Client), take.matter(f.snap.Matter)
	if take.bad != nil {
		return collected{bad: take.bad}
	}
	if err := errors.Join(c.Check(), m.Check()); err != nil {
		return collected{bad: f.blame(err), err: err}
	}
	var records []cases.Record
	for _, field := range f.changed() {
		rec := cases.Record(&m)
		if strings.HasPrefix(field.Path, "client.") {
			rec = &c
		}
		if _, out := held[field.Path]; !out && !slices.Contains(records, rec) {
			records = append(records, rec)
		}
	}
	return collected{records: records, kept: func() {
		s := *f.snap
		s.Client, s.Matter = c, m
		f.snap = &s
	}}
}

// factsTaken puts the fields that a person changed into a client and a matter.
type factsTaken struct {
	f    *facts
	held map[string]string
	bad  *kit.Field // the first that does not read
}

// put calls take with the words of a field that a person changed. A field shows some facts in other
// words than the record holds (an interpreter's tongue and gender in one line): what nobody touched
// is not written back.
func (t *factsTaken) put(path string, take func(string)) {
	_, out := t.held[path]
	if v := t.f.form.Get(path).Value(); !out && v != t.f.shown[path] {
		take(v)
	}
}

func (t *factsTaken) words(to map[string]*string) {
	for path, at := range to {
		t.put(path, func(v string) { *at = v })
	}
}

func (t *factsTaken) client(c cases.Client) cases.Client {
	t.words(map[string]*string{
		"client.name.given": &c.Name.Given, "client.name.middle": &c.Name.Middle, "client.name.family": &c.Name.Family,
		"client.chosenName": &c.ChosenName, "client.pronouns": &c.Pronouns, "client.birthCity": &c.BirthCity,
		"client.birthCountry": &c.BirthCountry, "client.nationality": &c.Nationality, "client.dialect": &c.Dialect,
		"client.interpreter": &c.Interpreter,
	})
	t.put("client.languages", func(v string) { c.Languages = split(v) })
	t.put("client.aNumber", func(v string) { c.ANumber = onlyDigits(v) })
	t.put("client.ssn", func(v string) { c.SSN = onlyDigits(v) })
	t.put("client.birthDate", func(v string) {
		d, ok := lang.ReadDate(v, t.f.a.opt.Now())
		if c.BirthDate = d; !ok {
			t.bad = t.f.form.Get("client.birthDate")
		}
	})
	c.Contacts = t.contacts(c.Contacts)
	return cases.Tidied(c)
}

func (t *factsTaken) matter(m cases.Matter) cases.Matter {
	t.words(map[string]*string{
		"matter.number": &m.Number, "matter.title": &m.Title, "matter.venue.court": &m.Venue.Court,
		"matter.venue.county": &m.Venue.County, "matter.venue.docket": &m.Venue.Docket, "matter.venue.caseName": &m.Venue.CaseName,
	})
	return cases.Tidied(m)
}

// contacts puts the fields in the place of the first way of contact; the others stay.
func (t *factsTaken) contacts(before []cases.Contact) []cases.Contact {
	first := firstContact(t.f.snap.Client)
	t.words(map[string]*string{contactKindPath: &first.Kind, contactValuePath: &first.Value, contactNotePath: &first.Note})
	t.put(contactSafetyPath, func(v string) { first.Safety = cases.Safety(v) })
	t.put(contactVoicePath, func(v string) { first.Voicemail = v == "yes" })
	out := slices.Clone(before)
	switch {
	case len(out) > 0:
		out[0] = first
	case first.Value != "" || first.Note != "":
		out = []cases.Contact{first}
	}
	return out
}
