// Package nexus lays the charges of a record-relief matter beside the time under control, the facts of coercion and the
// evidence: charge by time window by fact by exhibit, with every gap named.
//
// It owns the matrix. The standard of each state stands beside its charges as that state words it; standards are never
// merged. Nothing here says that a tie exists; it shows what is there and what is asked. It must not know storage, paper
// or the window.
package nexus

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/relief"
)

// Window is when a charge lies, seen from the time under control.
type Window string

// The windows. The exit period follows control: acts to get away or to get by.
const (
	Before   Window = "before control"
	Control  Window = "under control"
	Exit     Window = "exit period"
	After    Window = "after the exit period"
	NotKnown Window = "not known"
)

// Coercion is one fact of coercion that lies at the time of a charge, or was tied to it by a person.
type Coercion struct {
	ID     string   `json:"id"`
	EN     string   `json:"en"`
	ES     string   `json:"es"`
	Direct bool     `json:"direct,omitempty"` // tied to this very charge
	From   []string `json:"from"`             // where it stands: charge, timeline entry, what was done
}

// Exhibit is one piece of evidence that speaks of a charge or of a fact beside it.
type Exhibit struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Label  string   `json:"label,omitempty"` // letter, where it is in the packet
	Proves []string `json:"proves,omitempty"`
	Direct bool     `json:"direct,omitempty"`
}

// Standard is what one law asks for, in its own words.
type Standard struct {
	Law        string `json:"law"`
	Nexus      string `json:"nexus"` // direct result, but for, result of, ...; "not established"
	Text       string `json:"text,omitempty"`
	Burden     string `json:"burden,omitempty"`
	Citation   string `json:"citation,omitempty"`
	AsOf       string `json:"asOf,omitempty"`
	Confidence string `json:"confidence,omitempty"`
	Confirm    string `json:"confirm,omitempty"`
}

// Row is one charge.
type Row struct {
	Line     relief.Line      `json:"line"`
	Day      cases.Date       `json:"day,omitempty"` // of the conduct, else of the arrest
	Window   Window           `json:"window"`
	Standard Standard         `json:"standard"`
	Coercion []Coercion       `json:"coercion"`
	Exhibits []Exhibit        `json:"exhibits"`
	Words    string           `json:"words,omitempty"` // approved words of the client for this charge
	Gaps     []cases.Sentence `json:"gaps"`
}

// Period is the time under control and the exit period.
type Period struct {
	From    cases.Date `json:"from,omitempty"`
	To      cases.Date `json:"to,omitempty"`
	ExitEnd cases.Date `json:"exitEnd,omitempty"`
}

// PeriodOf is the matter's own period; what it leaves open is taken from the client's record of what was done.
func PeriodOf(s *cases.Snapshot) Period {
	var p Period
	if r := s.Matter.Record; r != nil {
		p = Period{r.Period[0], r.Period[1], r.ExitEnd}
	}
	for _, x := range s.Exploitations {
		if p.From == "" {
			p.From = x.From
		}
		if p.To == "" {
			p.To = x.To
		}
		if p.ExitEnd == "" {
			p.ExitEnd = x.ExitEnd
		}
	}
	return p
}

// Matrix gives one row for every line of every charge; none is left out.
func Matrix(s *cases.Snapshot) []Row {
	if s.Matter.Record == nil {
		return nil
	}
	charges := map[[2]string]cases.Charge{}
	for _, a := range s.Matter.Record.Arrests {
		for _, c := range a.Charges {
			charges[[2]string{a.ID, c.ID}] = c
		}
	}
	period := PeriodOf(s)
	var out []Row
	for _, l := range relief.Charges(s) {
		out = append(out, rowOf(s, l, charges[[2]string{l.ArrestID, l.ChargeID}], period))
	}
	return out
}

func rowOf(s *cases.Snapshot, l relief.Line, c cases.Charge, p Period) Row {
	r := Row{Line: l, Day: l.Arrest, Standard: standard(l.Law), Words: c.Link, Coercion: []Coercion{}, Exhibits: []Exhibit{}, Gaps: []cases.Sentence{}}
	if c.Conduct != "" {
		r.Day = c.Conduct
	}
	r.Window = p.window(r.Day)
	r.coercion(s, c)
	r.exhibits(s, c)
	r.gaps(s, c, p)
	return r
}

// window places a day. A day that can lie in two windows is not known; one that touches control counts as control.
func (p Period) window(d cases.Date) Window {
	first, last, ok := d.Span()
	if !ok {
		return NotKnown
	}
	from, _, hasFrom := p.From.Span()
	_, to, hasTo := p.To.Span()
	_, exit, hasExit := p.ExitEnd.Span()
	switch {
	case !hasFrom && !hasTo:
		return NotKnown
	case hasFrom && last < from:
		return Before
	case hasTo && first > to && hasExit && first <= exit:
		return Exit
	case hasTo && first > to && hasExit:
		return After
	case hasTo && first > to:
		return NotKnown // the end of the exit period was not told
	case hasFrom && hasTo:
		return Control
	}
	return NotKnown
}

func standard(id string) Standard {
	for _, v := range law.Vacaturs() {
		if v.ID != id {
			continue
		}
		n := strings.ReplaceAll(string(v.Facts.Nexus), "_", " ")
		if n == "" {
			n = "not established"
		}
		c := v.ConfidenceOf("facts.nexus_text")
		st := Standard{Law: id, Nexus: n, Text: v.Facts.NexusText, Burden: v.Facts.BurdenText, Citation: v.Cite(), AsOf: v.AsOf, Confidence: string(c)}
		if c != law.Verified || v.Status != law.InForce {
			st.Confirm = "Confirm before relying: " + v.Cite() + "."
		}
		return st
	}
	return Standard{Nexus: "not established", Confidence: string(law.Unverified), Confirm: "Confirm before relying."}
}

func (r *Row) addTags(tags []string, direct bool, from string) {
	for _, id := range tags {
		i := slices.IndexFunc(r.Coercion, func(c Coercion) bool { return c.ID == id })
		if i < 0 {
			r.Coercion = append(r.Coercion, Coercion{ID: id, EN: cases.Words(cases.Coercions(), id, "en"), ES: cases.Words(cases.Coercions(), id, "es")})
			i = len(r.Coercion) - 1
		}
		r.Coercion[i].Direct = r.Coercion[i].Direct || direct
		r.Coercion[i].From = append(r.Coercion[i].From, from)
	}
}

// coercion gathers what was tied to the charge, and what lay at its time.
func (r *Row) coercion(s *cases.Snapshot, c cases.Charge) {
	r.addTags(c.Tags, true, "charge")
	for _, e := range s.Timeline {
		if e.Phase != cases.Before && meets(r.Day, e.From, e.To) {
			r.addTags(e.Tags, false, "timeline: "+e.Title)
		}
	}
	for _, x := range s.Exploitations {
		if meets(r.Day, x.From, x.To) {
			r.addTags(x.Tags, false, "what was done")
		}
	}
}

// meets reports whether a day can lie in a period; without a day, or without both ends, nothing is said to meet.
func meets(d, from, to cases.Date) bool {
	first, last, ok := d.Span()
	a, _, ok1 := from.Span()
	if !ok || !ok1 {
		return false
	}
	if to == "" {
		to = from
	}
	_, b, ok2 := to.Span()
	return ok2 && last >= a && first <= b
}

// exhibits gathers the evidence of the charge, of the timeline entries at its time, and what says that it proves the law
// the charge comes under.
func (r *Row) exhibits(s *cases.Snapshot, c cases.Charge) {
	var near []string
	for _, e := range s.Timeline {
		if e.Phase != cases.Before && meets(r.Day, e.From, e.To) {
			near = append(near, e.Evidence...)
		}
	}
	place := 0
	for _, e := range s.Evidence {
		label := ""
		if e.Exhibit.Order > 0 {
			label = s.Matter.Packet.ExhibitLabel(place)
			place++
		}
		direct := slices.Contains(c.Evidence, e.ID)
		if direct || slices.Contains(near, e.ID) || provesRecordRelief(e, r.Line.Law) {
			r.Exhibits = append(r.Exhibits, Exhibit{e.ID, e.Title, label, e.Proves, direct})
		}
	}
}

// provesRecordRelief reports whether a piece of evidence is of a kind that usually proves record relief.
func provesRecordRelief(e cases.EvidenceItem, row string) bool {
	for _, p := range e.Proves {
		if p == row || strings.HasPrefix(p, "vacatur.") {
			return true
		}
		for _, k := range law.EvidenceKinds() {
			if k.ID == p && slices.ContainsFunc(k.Facts.Proves, func(x law.Proof) bool { return x.Relief == "vacatur" || x.Relief == row || x.Relief == "any" }) {
				return true
			}
		}
	}
	return false
}

func (r *Row) gap(en, es string) { r.Gaps = append(r.Gaps, cases.Say(en, es)) }

// gaps names everything that is not there.
func (r *Row) gaps(s *cases.Snapshot, c cases.Charge, p Period) {
	if p.From == "" || p.To == "" {
		r.gap("The time under control is not told from beginning to end.", "El tiempo bajo control no está contado de principio a fin.")
	}
	if p.ExitEnd == "" {
		r.gap("The end of the exit period is not told: acts to get away or get by belong to it.", "No se ha contado el fin del período de salida: los actos para irse o sobrevivir pertenecen a él.")
	}
	switch r.Window {
	case NotKnown:
		r.gap("It is not known in which window this charge lies.", "No se sabe en qué período está este cargo.")
	case Before, After:
		r.gap("This charge lies outside control and exit period. Ask whether the periods are told whole, and how it is tied.",
			"Este cargo queda fuera del control y del período de salida. Pregunte si los períodos están completos y cuál es el nexo.")
	}
	if len(r.Coercion) == 0 {
		r.gap("No fact of coercion stands beside this charge.", "No hay ningún hecho de coerción junto a este cargo.")
	}
	if len(c.Tags) == 0 && len(r.Coercion) > 0 {
		r.gap("Facts of coercion lie at that time, but none is tied to this charge yet.", "Hay hechos de coerción en ese tiempo, pero ninguno está unido aún a este cargo.")
	}
	if c.Link == "" && strings.TrimSpace(s.Matter.Record.Nexus) == "" {
		r.gap("The client's approved words on how it came about are missing.", "Faltan las palabras aprobadas de la persona sobre cómo ocurrió.")
	}
	if len(r.Exhibits) == 0 {
		r.gap("No evidence speaks of this charge.", "Ninguna prueba habla de este cargo.")
	}
	for _, x := range r.Exhibits {
		if x.Direct && x.Label == "" {
			r.gap("Evidence of this charge is not in the packet: "+x.Title+".", "Una prueba de este cargo no está en el paquete: "+x.Title+".")
		}
	}
	if r.Standard.Nexus == "not established" {
		r.gap("The tie that the law asks for was not established in the data. Read the law.", "El nexo que pide la ley no está establecido en los datos. Lea la ley.")
	}
	r.Gaps = append(r.Gaps, r.Line.Asks...)
}
