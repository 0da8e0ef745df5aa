package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// facts is what is known about the client and where the matter is filed, one field per fact.
// Nothing is required to save.
type facts struct {
	keeping
	snap  *cases.Snapshot
	foot  *fyne.Container
	asked *askings
}

func newFacts(a *App, store bookStore) *facts {
	f := &facts{keeping: newKeeping(a, store), asked: newAskings(a)}
	f.collect, f.values = f.collected, func() map[string]string { return f.valuesOf(f.snap) }
	for _, path := range []string{"client.name.given", "client.name.middle", "client.name.family", "client.chosenName",
		"client.pronouns", "client.birthCity", "client.birthCountry", "client.nationality", "client.dialect", "client.aNumber",
		"client.ssn", "matter.number", "matter.title", "matter.venue.court", "matter.venue.county", "matter.venue.docket", "matter.venue.caseName"} {
		f.add(kit.NewField(path, factLabel(path), factHint(path)))
	}
	f.add(kit.NewReadField("client.birthDate", factLabel("client.birthDate"), lang.T("facts.date.hint"), f.a.understood))
	f.add(kit.NewField("client.languages", factLabel("client.languages"), lang.T("facts.languages.hint")))
	f.add(kit.NewArea("client.interpreter", factLabel("client.interpreter"), factHint("client.interpreter"), 2))
	f.addContact()
	f.save = kit.NewButton(kit.Plain, nil, lang.T("facts.save"), f.onSave)
	f.undo = kit.NewButton(kit.Quiet, nil, lang.T("facts.undo"), f.onUndo)
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

func (f *facts) add(field *kit.Field) { f.watch(field) }

// Content lays the page out: one column of cards, two fields side by side only where they belong
// together.
func (f *facts) Content() fyne.CanvasObject {
	group := ""
	at := func(path string) fyne.CanvasObject { return f.asked.under(group, f.form.Get(path)) }
	two := func(a, b string) fyne.CanvasObject { return kit.TopRow(12, []float32{-1, -1}, at(a), at(b)) }
	card := func(head string, rows func() []fyne.CanvasObject) fyne.CanvasObject {
		group = head
		return kit.NewCard(20, kit.VStack(14, append([]fyne.CanvasObject{f.asked.head(head)}, rows()...)...))
	}
	type list = []fyne.CanvasObject
	cards := kit.Masonry(430, 16,
		card(lang.T("facts.name"), func() list {
			return list{two("client.name.given", "client.name.middle"), two("client.name.family", "client.chosenName"), at("client.pronouns")}
		}),
		card(lang.T("facts.contact"), func() list {
			return list{two(contactKindPath, contactValuePath), two(contactSafetyPath, contactVoicePath), at(contactNotePath)}
		}),
		card(lang.T("facts.birth"), func() list {
			return list{two("client.birthDate", "client.birthCity"), two("client.birthCountry", "client.nationality")}
		}),
		card(lang.T("facts.language"), func() list { return list{two("client.languages", "client.dialect"), at("client.interpreter")} }),
		card(lang.T("facts.numbers"), func() list { return list{two("client.aNumber", "client.ssn")} }),
		card(lang.T("facts.matter"), func() list {
			return list{two("matter.number", "matter.title"), at("matter.venue.court"), two("matter.venue.county", "matter.venue.docket"), at("matter.venue.caseName")}
		}))
	f.asked.redraw = cards.Refresh
	head := kit.Head(200, f.asked.all, kit.NewButton(kit.Plain, stock.AccountIcon(), lang.T("beside.sit"), func() {
		f.a.share(Route{Place: toMatter, ID: f.snap.Matter.ID}, shareFacts)
	}))
	history := kit.NewButton(kit.Quiet, stock.HistoryIcon(), lang.T("facts.history"), func() { f.a.Go(Route{Place: toHistory, ID: f.snap.Matter.ID}) })
	f.foot = kit.Row(8, []float32{-1, 0, 0, 0}, f.state, history, f.undo, f.save)
	f.frame = kit.Frame(12, head, kit.Scroll(kit.Pad(cards, 0, 0, 8, 0)), f.foot)
	return f.frame
}

// show fills the fields from a snapshot. Words a person has typed and not saved stay; where the
// vault has something new in the same place, the note under the field says what.
func (f *facts) show(s *cases.Snapshot) {
	if f.writing != nil {
		return // the end of the writing shows what came of it
	}
	first := f.snap == nil
	f.snap = s
	if values := f.valuesOf(s); first {
		f.fill(values)
	} else {
		f.renew(values)
	}
	f.mark()
	f.asked.show(s)
}

// valuesOf are the words for every field. Facts of the registry are read through it, so that a field
// and a form never differ about what a path means.
func (f *facts) valuesOf(s *cases.Snapshot) map[string]string {
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
