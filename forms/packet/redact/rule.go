package redact

import (
	"github.com/harborfile/harborfile/cases/law"
)

// The ids of the rules, as a Mark carries them.
const (
	SSN     = "ssn"
	Birth   = "birth"
	Minor   = "minor"
	Account = "account"
	Home    = "home"
	Florida = "fl-2.425"
	Safety  = "safety"
	Sealed  = "sealed"
	Own     = "own"
)

// Rule is a reason to paint over, with what stays.
type Rule struct {
	ID         string
	Cite       string         // "" where no text of law is behind it
	Confidence law.Confidence // how far its text was read
	English    string
	Spanish    string
}

// federalRow is the row of the law data with the federal rules, floridaRow the one of Florida's portal.
const (
	federalRow = "file.us.redaction"
	floridaRow = "file.fl.portal"
)

// Rules lists every rule, those of the federal courts first. Courts of the states may keep back more: their rules are
// the office's own reasons until they are read.
func Rules() []Rule {
	federal, florida := law.Unverified, law.Unverified
	if row, ok := law.VenueByID(federalRow); ok {
		federal = row.ConfidenceOf("facts.redaction")
	}
	if row, ok := law.VenueByID(floridaRow); ok {
		florida = row.ConfidenceOf("facts.other")
	}
	return []Rule{
		{SSN, "Fed. R. Crim. P. 49.1(a)(1); Fed. R. Civ. P. 5.2(a)(1)", federal,
			"Social Security or taxpayer number: the last four digits stay", "Número de Seguro Social o de contribuyente: quedan las cuatro últimas cifras"},
		{Birth, "Fed. R. Crim. P. 49.1(a)(2); Fed. R. Civ. P. 5.2(a)(2)", federal,
			"Date of birth: the year stays", "Fecha de nacimiento: queda el año"},
		{Minor, "Fed. R. Crim. P. 49.1(a)(3); Fed. R. Civ. P. 5.2(a)(3)", federal,
			"Name of a minor: the initials stay", "Nombre de un menor: quedan las iniciales"},
		{Account, "Fed. R. Crim. P. 49.1(a)(4); Fed. R. Civ. P. 5.2(a)(4)", federal,
			"Financial account: the last four digits stay", "Cuenta financiera: quedan las cuatro últimas cifras"},
		{Home, "Fed. R. Crim. P. 49.1(a)(5)", federal,
			"Home address: city and state stay, in criminal papers", "Domicilio: quedan la ciudad y el estado, en escritos penales"},
		{Florida, "Fla. R. Gen. Prac. & Jud. Admin. 2.425", florida,
			"Sensitive information in Florida courts", "Información sensible en las cortes de Florida"},
		{Safety, "", law.Design, "Safety: where somebody can be found", "Seguridad: dónde se puede encontrar a alguien"},
		{Sealed, "", law.Design, "Sealed or confidential by order or statute", "Sellado o confidencial por orden o por ley"},
		{Own, "", law.Design, "The attorney’s own reason", "Motivo propio de quien lleva el caso"},
	}
}

// RuleByID finds a rule. A mark may carry words of its own after the id and a colon, as in "own: privileged"; they are
// the person's reason.
func RuleByID(id string) (Rule, bool) {
	for i, c := range id {
		if c == ':' {
			id = id[:i]
			break
		}
	}
	for _, r := range Rules() {
		if r.ID == id {
			return r, true
		}
	}
	return Rule{}, false
}
