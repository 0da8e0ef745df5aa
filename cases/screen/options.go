package screen

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Reason is one answer that led to an option.
type Reason struct {
	Question string `json:"question"`
	Ask      string `json:"ask"`
	AskES    string `json:"askEs,omitempty"`
	Answer   string `json:"answer"`
	Why      string `json:"why,omitempty"`
	Citation string `json:"citation,omitempty"`
}

// Row is one row of the law data that belongs to an option.
type Row struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	State      string `json:"state,omitempty"`
	Citation   string `json:"citation"`
	AsOf       string `json:"asOf"`
	Confidence string `json:"confidence"`
	Confirm    string `json:"confirm,omitempty"`
}

// Caution is something to keep in mind before an option is followed.
type Caution struct {
	ID      string `json:"id"`
	Text    string `json:"text"`
	Cite    string `json:"citation,omitempty"`
	Confirm string `json:"confirm,omitempty"`
}

// Option is one possible relief to discuss. It is never a finding about a person.
type Option struct {
	ID       string           `json:"id"`
	Track    cases.Kind       `json:"track"`
	Title    string           `json:"title"`
	TitleES  string           `json:"titleEs"`
	For      string           `json:"for"` // anyone, minors, people who are not citizens
	Why      []Reason         `json:"why"`
	Missing  []cases.Sentence `json:"missing,omitempty"`
	Cautions []Caution        `json:"cautions,omitempty"`
	Laws     []Row            `json:"laws"`
}

// Result is what a screening leads to so far.
type Result struct {
	Notice    cases.Sentence   `json:"notice"`
	Options   []Option         `json:"options"`
	NotListed []cases.Sentence `json:"notListed,omitempty"` // what is not listed, and which answer is the reason
	Steps     []cases.Sentence `json:"nextSteps,omitempty"`
	Open      int              `json:"open"` // questions still open
	Stopped   bool             `json:"stopped,omitempty"`
}

var notice = cases.Say(
	"Options to discuss with an attorney. Not legal advice, and not a finding about any person. Confirm before relying.",
	"Opciones para conversar con una abogada o abogado. No es asesoría legal ni una conclusión sobre ninguna persona. Confirme antes de confiar en esto.",
)

// Options turns what is known into options to discuss, with why, what is missing, and cautions.
func Options(k Known) Result {
	b := &builder{k: k, res: Result{Notice: notice, Options: []Option{}}, found: map[string]*found{}}
	steps := Steps(k)
	for _, s := range steps {
		switch s.State {
		case Open, Skipped, Waiting:
			b.res.Open++
		case Answered, FromFact:
			b.answer(s)
		}
	}
	b.res.Stopped = k.unsafeNow()
	b.answers = map[string]string{}
	for _, s := range steps {
		b.answers[s.ID] = said(s.Answer)
	}
	b.recordRelief()
	b.protectiveOrder()
	b.immigration()
	return b.res
}

type found struct {
	core bool
	why  []Reason
}

type builder struct {
	k       Known
	res     Result
	found   map[string]*found
	answers map[string]string
}

// said is the answer in one word: yes, no, not sure, or "" for none. Anything chosen or told counts as yes.
func said(a cases.ScreenAnswer) string {
	if a.Answer != "" {
		if a.Answer == cases.AnsweredSkip || a.Answer == cases.AnsweredPrefersNo {
			return ""
		}
		return a.Answer
	}
	if len(a.Chosen) > 0 || strings.TrimSpace(a.Words) != "" || a.Date != "" || len(a.Numbers) > 0 {
		return cases.AnsweredYes
	}
	return ""
}

// answer follows the triggers of one answered question. "Not sure" opens what a yes would open, for it is an option to
// discuss all the same.
func (b *builder) answer(s Step) {
	q := questionByID(s.ID)
	word := said(s.Answer)
	for _, t := range q.Facts.Triggers {
		to := leads[t.LeadsTo]
		hit := string(t.When) == word || word == cases.AnsweredNotSure && (t.When == "yes" || t.LeadsTo == "safety_stop")
		if !hit {
			continue
		}
		if to.track == "step" {
			if step := cases.Say(to.en, to.es); !slices.Contains(b.res.Steps, step) {
				b.res.Steps = append(b.res.Steps, step)
			}
			continue
		}
		for _, r := range to.relief {
			if b.found[r] == nil {
				b.found[r] = &found{}
			}
			f := b.found[r]
			// A report to the police alone lists no relief; it adds to those that other answers list.
			f.core = f.core || to.core && s.ID != "scr.q.police_report" || r == "imm.cp" && to.core
			f.why = append(f.why, Reason{Question: s.ID, Ask: s.Ask, AskES: s.AskES, Answer: shown(s.Answer), Why: t.Why, Citation: strings.Join(t.Citation, "; ")})
		}
	}
}

func shown(a cases.ScreenAnswer) string {
	var parts []string
	for _, p := range append([]string{a.Answer, string(a.Date), a.Words}, a.Chosen...) {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

func questionByID(id string) law.Question {
	for _, q := range law.Questions() {
		if q.ID == id {
			return q
		}
	}
	return law.Question{}
}

func row(h law.Head, state string) Row {
	return Row{ID: h.ID, Title: h.Title, State: state, Citation: h.Cite(), AsOf: h.AsOf, Confidence: string(h.Confidence), Confirm: h.Confirm()}
}

func cautions(ids ...string) []Caution {
	var out []Caution
	for _, id := range ids {
		for _, t := range law.Texts("caution") {
			if t.ID == "scr.caution."+id {
				out = append(out, Caution{t.ID, t.Facts.Text, t.Cite(), t.Confirm()})
			}
		}
	}
	return out
}

func (b *builder) missing(o *Option, question, en, es string) {
	if b.answers[question] == "" || b.answers[question] == cases.AnsweredNotSure {
		o.Missing = append(o.Missing, cases.Say(en, es))
	}
}

// recordRelief is for everyone: citizens and others, adults and minors. It is listed as soon as an arrest is known or
// may be, and by place as far as the places are known.
func (b *builder) recordRelief() {
	arrested := b.answers["scr.q.arrested"]
	f := b.found["vacatur"]
	if arrested == cases.AnsweredNo || f == nil {
		if arrested == cases.AnsweredNo {
			b.res.NotListed = append(b.res.NotListed, cases.Say("Record relief is not listed: the answer about arrests and tickets was no.", "No se incluye alivio de antecedentes: la respuesta sobre arrestos y multas fue no."))
		}
		return
	}
	o := Option{ID: "vacatur", Track: cases.RecordRelief, Title: "Clear or seal a record (record relief)", TitleES: "Borrar o sellar antecedentes", For: "anyone", Why: f.why}
	b.missing(&o, "scr.q.arrested", "Whether there was an arrest, ticket or case at all.", "Si hubo algún arresto, multa o caso.")
	b.missing(&o, "scr.q.arrest_where", "Where each arrest happened and how it ended.", "Dónde fue cada arresto y cómo terminó.")
	b.missing(&o, "scr.q.told_to", "Whether someone told the client to do it, planned it, or took the money: the tie the law asks for.", "Si alguien le dijo que lo hiciera, lo planeó o se quedó con el dinero: el nexo que pide la ley.")
	b.missing(&o, "scr.q.pending_case", "Whether a case is still open.", "Si un caso sigue abierto.")
	for _, state := range b.places() {
		for _, v := range law.VacatursOf(state) {
			o.Laws = append(o.Laws, row(v.Head, v.Jurisdiction))
		}
	}
	if len(o.Laws) == 0 {
		o.Missing = append(o.Missing, cases.Say("The state of each arrest, or that it was federal; each has its own law.", "El estado de cada arresto, o si fue federal; cada uno tiene su ley."))
		for _, v := range law.VacatursOf("US") {
			o.Laws = append(o.Laws, row(v.Head, "US"))
		}
	}
	if b.answers["scr.q.under18"] == cases.AnsweredYes {
		o.Missing = append(o.Missing, cases.Say("Which records are juvenile records: other rules reach them.", "Qué registros son de menores: otras reglas los alcanzan."))
	}
	o.Cautions = cautions("no_conclusions", "false_statement")
	if b.answers["scr.q.where_born"] != cases.AnsweredNo {
		for _, n := range law.VacaturNotes() {
			o.Cautions = append(o.Cautions, Caution{n.ID, n.Facts.Fact, n.Cite(), n.Confirm()})
		}
	}
	b.res.Options = append(b.res.Options, o)
}

// places are the states named by arrests on file and in the answers, US for federal.
func (b *builder) places() []string {
	var words []string
	for _, s := range b.k.Sittings {
		for _, a := range s.Answers {
			if a.Question == "scr.q.arrest_where" || a.Question == "scr.q.arrested" {
				words = append(words, a.Words)
				words = append(words, a.Chosen...)
			}
		}
	}
	var out []string
	add := func(state string) {
		if state != "" && !slices.Contains(out, state) {
			out = append(out, state)
		}
	}
	for _, m := range b.k.Matters {
		if m.Record == nil {
			continue
		}
		for _, a := range m.Record.Arrests {
			add(a.State)
			words = append(words, a.Place)
			for _, c := range a.Charges {
				add(c.State)
				words = append(words, c.Court, c.Statute)
			}
		}
	}
	for _, w := range words {
		for _, s := range statesIn(w) {
			add(s)
		}
	}
	slices.Sort(out)
	return out
}
