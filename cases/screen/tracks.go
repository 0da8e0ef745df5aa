package screen

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

func (b *builder) protectiveOrder() {
	f := b.found["protective_order"]
	if f == nil || !f.core {
		if b.answers["scr.q.danger"] == cases.AnsweredNo {
			b.res.NotListed = append(b.res.NotListed, cases.Say("Protective orders are not listed: the answer about threats and contact was no.", "No se incluyen órdenes de protección: la respuesta sobre amenazas y contacto fue no."))
		}
		return
	}
	o := Option{ID: "protective_order", Track: cases.ProtectiveOrder, Title: "A court order that keeps someone away (protective order)", TitleES: "Una orden de la corte que mantiene lejos a alguien (orden de protección)", For: "anyone", Why: f.why}
	b.missing(&o, "scr.q.rel_person", "Whether that person was ever a partner, relative or housemate: it decides the kind of order.", "Si esa persona fue pareja, familiar o conviviente: decide el tipo de orden.")
	state := b.homeState()
	if state == "" {
		o.Missing = append(o.Missing, cases.Say("In which state the order would be asked for.", "En qué estado se pediría la orden."))
	}
	for _, l := range law.OrderLawsOf(state) {
		if l.Facts.Relationship != nil && *l.Facts.Relationship && b.answers["scr.q.rel_person"] == cases.AnsweredNo {
			continue // needs a relationship that the answer says there was not; the others of the state are listed
		}
		o.Laws = append(o.Laws, row(l.Head, l.Jurisdiction))
	}
	if len(o.Laws) == 0 {
		if state != "" {
			o.Missing = append(o.Missing, cases.Say("The data has no record of this state's orders: look them up.", "Los datos no tienen las órdenes de este estado: búsquelas."))
		}
		for _, l := range law.FederalOrderFacts() {
			o.Laws = append(o.Laws, row(l.Head, "US"))
		}
	}
	o.Cautions = cautions("no_conclusions", "device_safety")
	b.res.Options = append(b.res.Options, o)
}

// homeState is the state in which the client lives, as far as an address says it.
func (b *builder) homeState() string {
	for _, m := range b.k.Matters {
		if m.Kind == cases.ProtectiveOrder && m.Venue.State != "" {
			return m.Venue.State
		}
	}
	for _, kind := range []cases.AddressKind{cases.Home, cases.Shelter, cases.Substitute, cases.SafeMail, cases.Mailing} {
		if a, ok := b.k.Client.Address(kind); ok && a.State != "" {
			return a.State
		}
	}
	return ""
}

// immigrationMissing says, by relief, which questions its discussion needs.
var immigrationMissing = map[string][]struct{ question, en, es string }{
	"imm.t": {
		{"scr.q.work_made", "What work or acts were forced, in the client's own words.", "Qué trabajo o actos fueron forzados, con sus propias palabras."},
		{"scr.q.how_kept", "How leaving was made hard.", "Cómo se hacía difícil irse."},
		{"scr.q.police_report", "Whether an agency was told or asked for help; contact is the client's choice.", "Si una agencia supo o pidió ayuda; el contacto lo elige la persona."},
		{"scr.q.afraid_home", "What would happen on going back.", "Qué pasaría al volver."},
		{"scr.q.arrived", "The last arrival.", "La última llegada."},
	},
	"imm.u": {
		{"scr.q.hurt", "How the client was hurt.", "Cómo fue lastimada la persona."},
		{"scr.q.police_report", "Whether an agency knows of it and could certify help.", "Si una agencia lo sabe y podría certificar la ayuda."},
	},
	"imm.vawa":        {{"scr.q.partner_abuse", "The status of the spouse or parent, and proof of the relation.", "El estatus del cónyuge, madre o padre, y prueba de la relación."}},
	"imm.vawa_cancel": {{"scr.q.partner_abuse", "Whether a citizen or resident spouse or parent hurt the client.", "Si un cónyuge, madre o padre ciudadano o residente lastimó a la persona."}},
	"imm.sij":         {{"scr.q.ages", "The exact age, and a state court order.", "La edad exacta y una orden de una corte estatal."}},
	"imm.asylum":      {{"scr.q.arrived", "The last arrival: one year counts from it.", "La última llegada: desde ella cuenta un año."}},
	"imm.cp":          {{"scr.q.police_report", "Which agency, and whether the client wants it asked.", "Qué agencia, y si la persona quiere que se le pida."}},
}

var titleES = map[string]string{
	"imm.t": "Estatus T", "imm.u": "Estatus U", "imm.vawa": "Autopetición VAWA", "imm.cp": "Presencia continua", "imm.asylum": "Asilo y protección (solo evaluación)",
	"imm.vawa_cancel": "Cancelación VAWA", "imm.sij": "Menor inmigrante especial",
}

// immigration lists routes for people who are not citizens; with a no to the question about birth and papers they are
// not listed, and the list says so.
func (b *builder) immigration() {
	if b.answers["scr.q.where_born"] == cases.AnsweredNo {
		b.res.NotListed = append(b.res.NotListed, cases.Say("Immigration routes are not listed: the client answered that birth and papers are no question. Record relief and orders are open to citizens too.",
			"No se incluyen vías de inmigración: la persona respondió que nacimiento y papeles no son problema. El alivio de antecedentes y las órdenes también son para ciudadanos."))
		return
	}
	for _, r := range law.Reliefs() {
		f := b.found[r.ID]
		if f == nil || !f.core || r.ID == "imm.vawa_cancel" && b.answers["scr.q.partner_abuse"] == cases.AnsweredNo || r.ID == "imm.cp" && !b.trafficking() {
			continue
		}
		o := Option{ID: r.ID, Track: cases.Immigration, Title: r.Title, TitleES: titleES[r.ID], For: "people who are not citizens", Why: f.why, Laws: []Row{row(r.Head, "US")}}
		if r.ID == "imm.sij" {
			o.For = "minors and young people who are not citizens"
		}
		b.missing(&o, "scr.q.where_born", "Whether immigration is a question for the client; told to the attorney only.", "Si la inmigración es un tema para la persona; se dice solo a la abogada o el abogado.")
		for _, m := range immigrationMissing[r.ID] {
			b.missing(&o, m.question, m.en, m.es)
		}
		for _, e := range law.Elements(r.ID) {
			o.Laws = append(o.Laws, row(e.Head, "US"))
		}
		o.Cautions = append(cautions("no_conclusions", "filing_risk", "non_attorney_users"), confidentiality()...)
		if b.answers["scr.q.minor_now"] == cases.AnsweredYes {
			o.Cautions = append(o.Cautions, cautions("mandatory_reporting")...)
		}
		b.res.Options = append(b.res.Options, o)
	}
}

// trafficking reports whether an answer speaks of being made to work or being kept.
func (b *builder) trafficking() bool {
	for _, q := range []string{"scr.q.work_made", "scr.q.how_kept"} {
		if a := b.answers[q]; a == cases.AnsweredYes || a == cases.AnsweredNotSure {
			return true
		}
	}
	return false
}

// confidentiality is the warning about 8 U.S.C. § 1367 that stands with every immigration option.
func confidentiality() []Caution {
	var out []Caution
	for _, c := range law.Statements("confidentiality_rule") {
		out = append(out, Caution{c.ID, c.Facts.Text, c.Cite(), c.Confirm()})
	}
	return out
}
