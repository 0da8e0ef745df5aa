package cases

import (
	"regexp"
	"strings"
)

// petitionStepFacts are the steps of an immigration matter after and beside the petition, and the crime it rests on.
func petitionStepFacts() []Fact {
	p := petitionPart
	out := []Fact{
		dateFact("matter.petition.filed", "Petition filed on", "Petición presentada el", func(s *Snapshot) Date { return p(s).Filed }),
		dateFact("matter.petition.priority", "Priority date", "Fecha de prioridad", func(s *Snapshot) Date { return p(s).Priority }),
		dateFact("matter.petition.bonaFide", "Bona fide determination of", "Determinación de buena fe del", func(s *Snapshot) Date { return p(s).BonaFide }),
		dateFact("matter.petition.approved", "Approved on", "Aprobada el", func(s *Snapshot) Date { return p(s).Approved }),
		dateFact("matter.petition.statusEnds", "Status ends on", "El estatus termina el", func(s *Snapshot) Date { return p(s).StatusEnds }),
		dateFact("matter.petition.presentSince", "Present without a break since", "Presencia continua desde", func(s *Snapshot) Date { return p(s).PresentSince }),
		dateFact("matter.petition.permit.filed", "Work permit asked for on", "Permiso de trabajo solicitado el", func(s *Snapshot) Date { return p(s).Permit.Filed }),
		dateFact("matter.petition.permit.granted", "Work permit granted on", "Permiso de trabajo concedido el", func(s *Snapshot) Date { return p(s).Permit.Granted }),
		dateFact("matter.petition.permit.expires", "Work permit expires on", "El permiso de trabajo vence el", func(s *Snapshot) Date { return p(s).Permit.Expires }),
		textFact("matter.petition.waiver.form", "Waiver: form", "Perdón: formulario", func(s *Snapshot) string { return p(s).Waiver.Form }),
		dateFact("matter.petition.waiver.filed", "Waiver filed on", "Perdón presentado el", func(s *Snapshot) Date { return p(s).Waiver.Filed }),
		dateFact("matter.petition.adjustment.filed", "Adjustment filed on", "Ajuste presentado el", func(s *Snapshot) Date { return p(s).Adjustment.Filed }),
		textFact("matter.petition.presence.agency", "Continued presence: agency", "Presencia continuada: agencia", func(s *Snapshot) string { return p(s).Presence.Agency }),
		dateFact("matter.petition.presence.granted", "Continued presence granted on", "Presencia continuada concedida el", func(s *Snapshot) Date { return p(s).Presence.Granted }),
		dateFact("matter.petition.presence.expires", "Continued presence expires on", "La presencia continuada vence el", func(s *Snapshot) Date { return p(s).Presence.Expires }),
		listFact("matter.petition.crimes", "Crimes that the petition rests on", "Delitos en que se basa la petición", func(s *Snapshot) []string { return p(s).Crimes }),
		textFact("matter.petition.lawEnforcement", "Agency that investigated", "Agencia que investigó", func(s *Snapshot) string { return p(s).LawEnforcement }),
		textFact("matter.petition.crimeStatute", "Statute of the crime", "Ley del delito", func(s *Snapshot) string { return p(s).CrimeStatute }),
		dateFact("matter.petition.crimeFrom", "The crime began on", "El delito comenzó el", func(s *Snapshot) Date { return p(s).CrimeFrom }),
		dateFact("matter.petition.crimeTo", "The crime ended on", "El delito terminó el", func(s *Snapshot) Date { return p(s).CrimeTo }),
	}
	return append(out, permitFacts()...)
}

// permitFacts are the eligibility category of a work permit, whole and in the three boxes of Form I-765: (c), (17), (iii).
func permitFacts() []Fact {
	part := func(n int) func(*Snapshot) string {
		return func(s *Snapshot) string { return permitParts(petitionPart(s).Permit.Category)[n] }
	}
	return []Fact{
		textFact("matter.petition.permit.category", "Work permit: category", "Permiso de trabajo: categoría", func(s *Snapshot) string { return petitionPart(s).Permit.Category }),
		textFact("matter.petition.permit.categoryLetter", "Work permit: category, letter", "Permiso de trabajo: categoría, letra", part(0)),
		textFact("matter.petition.permit.categoryNumber", "Work permit: category, number", "Permiso de trabajo: categoría, número", part(1)),
		textFact("matter.petition.permit.categorySub", "Work permit: category, last part", "Permiso de trabajo: categoría, última parte", part(2)),
	}
}

// permitCategory reads "(c)(17)(iii)", "c17iii", "A16" and "A-16".
var permitCategory = regexp.MustCompile(`^\(?([a-z])\)?[ -]?\(?(\d{1,2})\)?[ -]?\(?([a-z]{0,4})\)?$`)

func permitParts(category string) [3]string {
	m := permitCategory.FindStringSubmatch(strings.ToLower(strings.TrimSpace(category)))
	if m == nil {
		return [3]string{}
	}
	return [3]string{m[1], m[2], m[3]}
}
