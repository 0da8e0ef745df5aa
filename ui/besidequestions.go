package ui

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// question is one thing the client is asked in the shared view. Its words are beside.ask.KEY, and why it is asked
// beside.why.KEY.
type question struct {
	key    string
	path   string   // of the fact that answers it
	prints []string // facts by which forms print it
	chosen bool     // it is answered by a menu, whatever stands in it
	fields func(a *App) kit.Form
	get    func(c cases.Client, form kit.Form)                 // record to fields
	put    func(a *App, c *cases.Client, form kit.Form) string // fields to record; the path of one that does not read
	told   func(s *cases.Snapshot) string                      // what the file says, "" for nothing
}

// state is where the question stands by the file.
func (q question) state(s *cases.Snapshot) cases.Asking {
	if q.told(s) != "" {
		return cases.Told
	}
	state, _ := cases.AskingOf(s, q.path, nil)
	return state
}

// questionsOf are the questions in the order in which they are asked: how to be called first, numbers of papers last.
func questionsOf() []question {
	name := []string{"client.name.full", "client.name.sorted", "client.displayName"}
	text := asksWords
	return []question{
		text("chosen", "client.chosenName", func(c *cases.Client) *string { return &c.ChosenName }, "client.displayName"),
		text("pronouns", "client.pronouns", func(c *cases.Client) *string { return &c.Pronouns }),
		text("given", "client.name.given", func(c *cases.Client) *string { return &c.Name.Given }, name...),
		text("middle", "client.name.middle", func(c *cases.Client) *string { return &c.Name.Middle }, name...),
		text("family", "client.name.family", func(c *cases.Client) *string { return &c.Name.Family }, name...),
		asksLanguages(),
		text("dialect", "client.dialect", func(c *cases.Client) *string { return &c.Dialect }),
		asksInterpreter(),
		asksReach(), asksMay(),
		asksBirth(),
		text("birthCity", "client.birthCity", func(c *cases.Client) *string { return &c.BirthCity }),
		text("birthCountry", "client.birthCountry", func(c *cases.Client) *string { return &c.BirthCountry }),
		text("nationality", "client.nationality", func(c *cases.Client) *string { return &c.Nationality }),
		hiddenDigits(text("aNumber", "client.aNumber", func(c *cases.Client) *string { return &c.ANumber })),
		hiddenDigits(text("ssn", "client.ssn", func(c *cases.Client) *string { return &c.SSN })),
	}
}

// asksWords is a question that is answered by one line of text.
func asksWords(key, path string, at func(*cases.Client) *string, prints ...string) question {
	return question{key: key, path: path, prints: append([]string{path}, prints...),
		fields: func(*App) kit.Form { return kit.Form{kit.NewField(path, factLabel(path), factHint(path))} },
		get:    func(c cases.Client, form kit.Form) { form[0].Set(*at(&c)) },
		put: func(_ *App, c *cases.Client, form kit.Form) string {
			*at(c) = form[0].Value()
			return ""
		},
		told: func(s *cases.Snapshot) string {
			v, _ := cases.FactValue(s, path)
			return strings.TrimSpace(v.Text)
		}}
}

// asksInterpreter shows what the record says of the need in the language of the window.
func asksInterpreter() question {
	q := asksWords("interpreter", "client.interpreter", func(c *cases.Client) *string { return &c.Interpreter })
	q.told = func(s *cases.Snapshot) string { return strings.TrimSpace(s.Client.InterpreterIn(lang.Code())) }
	return q
}

// hiddenDigits is a question about a number of papers: what was told is shown by its last four digits, for others may look
// at the screen too.
func hiddenDigits(q question) question {
	put, told := q.put, q.told
	q.put = func(a *App, c *cases.Client, form kit.Form) string {
		bad := put(a, c, form)
		c.ANumber, c.SSN = onlyDigits(c.ANumber), onlyDigits(c.SSN)
		return bad
	}
	q.get = func(cases.Client, kit.Form) {}
	q.told = func(s *cases.Snapshot) string {
		if v := told(s); len(v) > 4 {
			return lang.T("beside.lastfour", "digits", v[len(v)-4:])
		}
		return ""
	}
	return q
}

func asksBirth() question {
	q := asksWords("birthDate", "client.birthDate", func(*cases.Client) *string { return new(string) })
	q.fields = func(a *App) kit.Form {
		return kit.Form{kit.NewReadField(q.path, factLabel(q.path), lang.T("facts.date.hint"), a.understood)}
	}
	q.get = func(c cases.Client, form kit.Form) { form[0].Set(string(c.BirthDate)) }
	q.put = func(a *App, c *cases.Client, form kit.Form) string {
		d, ok := lang.ReadDate(form[0].Value(), a.opt.Now())
		if !ok {
			return q.path
		}
		c.BirthDate = d
		return ""
	}
	q.told = func(s *cases.Snapshot) string { return lang.Date(s.Client.BirthDate) }
	return q
}

func asksLanguages() question {
	q := asksWords("languages", "client.languages", func(*cases.Client) *string { return new(string) }, "client.language")
	q.fields = func(*App) kit.Form {
		return kit.Form{kit.NewField(q.path, factLabel(q.path), lang.T("facts.languages.hint"))}
	}
	q.get = func(c cases.Client, form kit.Form) { form[0].Set(commas(c.Languages)) }
	q.put = func(_ *App, c *cases.Client, form kit.Form) string {
		c.Languages = split(form[0].Value())
		return ""
	}
	q.told = func(s *cases.Snapshot) string { return commas(s.Client.Languages) }
	return q
}

// The facts that stand for the two questions about safe contact.
const (
	reachPath = "client.phone.safe"
	mayPath   = "client.phone.voicemail"
)

// asksReach asks for one way of contact.
func asksReach() question {
	return question{key: "reach", path: reachPath, prints: []string{reachPath, "client.phone.safeMobile", "client.email.safe"},
		fields: func(*App) kit.Form {
			kinds := make([]string, len(contactKinds))
			for i, k := range contactKinds {
				kinds[i] = lang.T("contact.kind." + k)
			}
			kind := kit.NewChoice(contactKindPath, lang.T("contact.kind"), "", contactKinds, kinds)
			kind.Set(contactKinds[0])
			return kit.Form{kit.NewField(contactValuePath, lang.T("contact.value"), ""), kind}
		},
		get: func(c cases.Client, form kit.Form) {
			first := firstContact(c)
			form.Get(contactKindPath).Set(first.Kind)
			form.Get(contactValuePath).Set(first.Value)
		},
		put: func(_ *App, c *cases.Client, form kit.Form) string {
			changeContact(c, func(w *cases.Contact) {
				w.Kind, w.Value = form.Get(contactKindPath).Value(), form.Get(contactValuePath).Value()
			})
			return ""
		},
		told: func(s *cases.Snapshot) string {
			c := firstContact(s.Client)
			if c.Value == "" {
				return ""
			}
			return dotted(lang.T("contact.kind."+c.Kind), c.Value)
		}}
}

// asksMay asks whether that way is safe, and when.
func asksMay() question {
	return question{key: "may", path: mayPath, prints: []string{mayPath}, chosen: true,
		fields: func(*App) kit.Form {
			may := kit.NewChoice(contactSafetyPath, lang.T("contact.may"), "", []string{string(cases.AskFirst), string(cases.Safe), string(cases.Unsafe)},
				[]string{lang.T("contact.askfirst"), lang.T("contact.yes"), lang.T("contact.no")})
			may.Set(string(cases.AskFirst))
			voice := kit.NewChoice(contactVoicePath, lang.T("contact.voicemail"), "", []string{"", "yes"}, []string{lang.T("contact.voicemail.no"), lang.T("contact.voicemail.yes")})
			return kit.Form{may, voice, kit.NewField(contactNotePath, lang.T("contact.note"), lang.T("contact.note.hint"))}
		},
		get: func(c cases.Client, form kit.Form) {
			first := firstContact(c)
			form.Get(contactSafetyPath).Set(orText(string(first.Safety), string(cases.AskFirst)))
			form.Get(contactNotePath).Set(first.Note)
			if first.Voicemail {
				form.Get(contactVoicePath).Set("yes")
			}
		},
		put: func(_ *App, c *cases.Client, form kit.Form) string {
			changeContact(c, func(w *cases.Contact) {
				w.Safety, w.Note = cases.Safety(form.Get(contactSafetyPath).Value()), form.Get(contactNotePath).Value()
				w.Voicemail = form.Get(contactVoicePath).Value() == "yes"
			})
			return ""
		},
		told: func(s *cases.Snapshot) string {
			c := firstContact(s.Client)
			if len(s.Client.Contacts) == 0 || c.Safety == "" && c.Note == "" && !c.Voicemail {
				return ""
			}
			return dotted(mayWords(c), c.Note)
		}}
}

// mayWords say whether a way of contact may be used.
func mayWords(c cases.Contact) string {
	switch c.Safety {
	case cases.Safe:
		return lang.T("contact.yes")
	case cases.Unsafe:
		return lang.T("contact.no")
	}
	return lang.T("contact.askfirst")
}

// changeContact changes the first way of contact, or begins it; the others stay.
func changeContact(c *cases.Client, change func(*cases.Contact)) {
	first := firstContact(*c)
	change(&first)
	list := []cases.Contact{first}
	if len(c.Contacts) > 1 {
		list = append(list, c.Contacts[1:]...)
	}
	c.Contacts = list
}
