package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// factStore is what the facts tab writes through.
type factStore interface {
	Write(ctx context.Context, recs ...cases.Record) error
}

// facts is what is known about the client and where the matter is filed, one field per fact.
// Nothing is required to save.
type facts struct {
	a     *App
	store factStore
	snap  *cases.Snapshot
	form  kit.Form
	state *kit.Text
	save  *kit.Button
	undo  *kit.Button
	foot  *fyne.Container

	shown   map[string]string // what the vault said last, by path
	edited  bool              // some field differs from it
	writing []cases.Record    // on their way into the vault
}

func newFacts(a *App, store factStore) *facts {
	f := &facts{a: a, store: store, state: kit.NewText("", theme.Small, theme.Muted)}
	for _, path := range []string{"client.name.given", "client.name.middle", "client.name.family", "client.chosenName",
		"client.pronouns", "client.birthCity", "client.birthCountry", "client.nationality", "client.dialect", "client.aNumber",
		"client.ssn", "matter.number", "matter.title", "matter.venue.court", "matter.venue.county", "matter.venue.docket", "matter.venue.caseName"} {
		f.add(kit.NewField(path, factLabel(path), factHint(path)))
	}
	f.add(kit.NewReadField("client.birthDate", factLabel("client.birthDate"), lang.T("facts.date.hint"), f.a.understood))
	f.add(kit.NewField("client.languages", factLabel("client.languages"), lang.T("facts.languages.hint")))
	f.add(kit.NewArea("client.interpreter", factLabel("client.interpreter"), factHint("client.interpreter"), 2))
	f.addContact()
	f.save = kit.NewButton(kit.Primary, nil, lang.T("facts.save"), f.onSave)
	f.undo = kit.NewButton(kit.Plain, nil, lang.T("facts.undo"), f.onUndo)
	return f
}

// The fields of the client's first way of contact.
const (
	contactKindPath   = "client.contacts[0].kind"
	contactValuePath  = "client.contacts[0].value"
	contactSafetyPath = "client.contacts[0].safety"
	contactVoicePath  = "client.contacts[0].voicemail"
	contactNotePath   = "client.contacts[0].note"
)

func (f *facts) addContact() {
	kinds := make([]string, len(contactKinds))
	for i, k := range contactKinds {
		kinds[i] = lang.T("contact.kind." + k)
	}
	f.add(kit.NewChoice(contactKindPath, lang.T("contact.kind"), "", contactKinds, kinds))
	f.add(kit.NewField(contactValuePath, lang.T("contact.value"), ""))
	f.add(kit.NewChoice(contactSafetyPath, lang.T("contact.may"), lang.T("contact.may.hint"),
		[]string{string(cases.AskFirst), string(cases.Safe), string(cases.Unsafe)},
		[]string{lang.T("contact.askfirst"), lang.T("contact.yes"), lang.T("contact.no")}))
	f.add(kit.NewChoice(contactVoicePath, lang.T("contact.voicemail"), "", []string{"", "yes"},
		[]string{lang.T("contact.voicemail.no"), lang.T("contact.voicemail.yes")}))
	f.add(kit.NewField(contactNotePath, lang.T("contact.note"), lang.T("contact.note.hint")))
}

func (f *facts) add(field *kit.Field) {
	field.OnChange = f.onEdit
	f.form = append(f.form, field)
}

// Content lays the page out: one column of cards, two fields side by side only where they belong
// together.
func (f *facts) Content() fyne.CanvasObject {
	at := func(path string) fyne.CanvasObject { return f.form.Get(path) }
	two := func(a, b string) fyne.CanvasObject { return kit.TopRow(12, []float32{-1, -1}, at(a), at(b)) }
	card := func(head string, rows ...fyne.CanvasObject) fyne.CanvasObject {
		return kit.NewCard(20, kit.VStack(14, append([]fyne.CanvasObject{kit.NewBoldPara(head, theme.Sub, theme.Ink)}, rows...)...))
	}
	cards := kit.Masonry(430, 16,
		card(lang.T("facts.name"), two("client.name.given", "client.name.middle"), two("client.name.family", "client.chosenName"), at("client.pronouns")),
		card(lang.T("facts.contact"), two(contactKindPath, contactValuePath), two(contactSafetyPath, contactVoicePath), at(contactNotePath)),
		card(lang.T("facts.birth"), two("client.birthDate", "client.birthCity"), two("client.birthCountry", "client.nationality")),
		card(lang.T("facts.language"), two("client.languages", "client.dialect"), at("client.interpreter")),
		card(lang.T("facts.numbers"), two("client.aNumber", "client.ssn")),
		card(lang.T("facts.matter"), two("matter.number", "matter.title"), at("matter.venue.court"), two("matter.venue.county", "matter.venue.docket"), at("matter.venue.caseName")))
	history := kit.NewButton(kit.Quiet, stock.HistoryIcon(), lang.T("facts.history"), func() { f.a.Go(Route{Place: toHistory, ID: f.snap.Matter.ID}) })
	f.foot = kit.Row(8, []float32{-1, 0, 0, 0}, f.state, history, f.undo, f.save)
	return kit.Frame(12, nil, kit.Scroll(kit.Pad(cards, 0, 0, 8, 0)), f.foot)
}

// show fills the fields from a snapshot. Words a person has typed and not saved stay; where the
// vault has something new in the same place, the note under the field says what.
func (f *facts) show(s *cases.Snapshot) {
	if f.writing != nil {
		return // the end of the writing shows what came of it
	}
	values := f.values(s)
	for path, v := range values {
		field, was := f.form.Get(path), f.shown[path]
		switch typed := field.Value(); {
		case f.snap == nil || typed == was || typed == v:
			field.Set(v)
		case v != was:
			field.Problem(lang.T("facts.elsewhere", "value", v))
		}
	}
	f.snap, f.shown = s, values
	f.mark()
}

// values are the words of every field. Facts of the registry are read through it, so that a field
// and a form never differ about what a path means.
func (f *facts) values(s *cases.Snapshot) map[string]string {
	out := map[string]string{}
	for _, field := range f.form {
		v, ok := cases.FactValue(s, field.Path)
		switch {
		case !ok:
			out[field.Path] = ""
		case v.Kind == cases.ListFact:
			out[field.Path] = strings.Join(v.List, ", ")
		default:
			out[field.Path] = strings.TrimSpace(v.Text)
		}
	}
	c := firstContact(s.Client)
	voice := ""
	if c.Voicemail {
		voice = "yes"
	}
	out[contactKindPath], out[contactValuePath], out[contactNotePath] = c.Kind, c.Value, c.Note
	out[contactSafetyPath], out[contactVoicePath] = string(c.Safety), voice
	return out
}

func firstContact(c cases.Client) cases.Contact {
	if len(c.Contacts) > 0 {
		return c.Contacts[0]
	}
	return cases.Contact{Kind: contactKinds[0], Safety: cases.AskFirst}
}

// put calls take with the words of a field that a person changed. A field shows some facts in other
// words than the record holds (an interpreter's tongue and gender in one line): what nobody touched
// is not written back.
func (f *facts) put(path string, take func(string)) {
	if v := f.form.Get(path).Value(); v != f.shown[path] {
		take(v)
	}
}

// read is the client and the matter as the fields say, tidied; a date that cannot be read is a
// problem beside its field, and ok is false.
func (f *facts) read() (c cases.Client, m cases.Matter, ok bool) {
	c, m, ok = f.snap.Client, f.snap.Matter, true
	for path, to := range map[string]*string{
		"client.name.given": &c.Name.Given, "client.name.middle": &c.Name.Middle, "client.name.family": &c.Name.Family,
		"client.chosenName": &c.ChosenName, "client.pronouns": &c.Pronouns, "client.birthCity": &c.BirthCity,
		"client.birthCountry": &c.BirthCountry, "client.nationality": &c.Nationality, "client.dialect": &c.Dialect,
		"client.interpreter": &c.Interpreter, "matter.number": &m.Number, "matter.title": &m.Title,
		"matter.venue.court": &m.Venue.Court, "matter.venue.county": &m.Venue.County, "matter.venue.docket": &m.Venue.Docket, "matter.venue.caseName": &m.Venue.CaseName,
	} {
		f.put(path, func(v string) { *to = v })
	}
	f.put("client.languages", func(v string) { c.Languages = split(v) })
	f.put("client.aNumber", func(v string) { c.ANumber = onlyDigits(v) })
	f.put("client.ssn", func(v string) { c.SSN = onlyDigits(v) })
	c.Contacts = f.contacts(c.Contacts)
	f.put("client.birthDate", func(v string) {
		if c.BirthDate, ok = lang.ReadDate(v, f.a.opt.Now()); !ok {
			f.form.Problem("client.birthDate", lang.T("facts.date.unread"))
		}
	})
	return cases.Tidied(c), cases.Tidied(m), ok
}

// contacts puts the fields in the place of the first way of contact; the others stay.
func (f *facts) contacts(before []cases.Contact) []cases.Contact {
	first := firstContact(f.snap.Client)
	f.put(contactKindPath, func(v string) { first.Kind = v })
	f.put(contactValuePath, func(v string) { first.Value = v })
	f.put(contactNotePath, func(v string) { first.Note = v })
	f.put(contactSafetyPath, func(v string) { first.Safety = cases.Safety(v) })
	f.put(contactVoicePath, func(v string) { first.Voicemail = v == "yes" })
	out := slices.Clone(before)
	switch {
	case len(out) > 0:
		out[0] = first
	case first.Value != "" || first.Note != "":
		out = []cases.Contact{first}
	}
	return out
}
