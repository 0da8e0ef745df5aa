package cases

import (
	"slices"
	"strconv"
	"strings"
)

// endedCharges are the charges of the matter that ended in one way, or that belong to one case, under the names that
// matter.record.charges[] has: court forms have a table for each.
func endedCharges() []Fact {
	var out []Fact
	for _, l := range []struct {
		list string
		of   func(*Snapshot) []chargeOfArrest
	}{{"matter.record.convictions[]", convictions}, {"matter.record.dismissed[]", dismissals}, {"matter.record.acquitted[]", acquittals},
		{"matter.record.unsettled[]", unsettled},
		{"matter.record.caseCharges[]", caseCharges}, {"matter.record.caseConvictions[]", caseConvictions}} {
		out = append(out, chargeFacts(l.list, func(s *Snapshot, at []int) (chargeOfArrest, bool) { return row(l.of(s), at, 0) })...)
	}
	return out
}

func convictions(s *Snapshot) []chargeOfArrest {
	return chargesWith(s, func(outcome string) bool { return EndingOf(outcome) == Convicted })
}

// dismissals are charges that ended without a conviction and without a finding of not guilty.
func dismissals(s *Snapshot) []chargeOfArrest {
	return chargesWith(s, func(outcome string) bool { return EndingOf(outcome) == WithoutJudgment && !AcquittedBy(outcome) })
}

// unsettled are the charges that are neither convictions nor dismissals nor acquittals: deferred, adjudicated as a minor,
// pending, or with an end that nobody has told. A paper that lists charges by their ending would be silent about them.
func unsettled(s *Snapshot) []chargeOfArrest {
	return chargesWith(s, func(outcome string) bool { e := EndingOf(outcome); return e != Convicted && e != WithoutJudgment })
}

// caseCharges are the charges of the one court case that the matter's own case number names: a petition for one case must
// not carry the charges of another. A charge without a number belongs there while the matter has none either.
func caseCharges(s *Snapshot) []chargeOfArrest {
	var out []chargeOfArrest
	for _, c := range flatCharges(s) {
		if sameDocket(c.Charge.Docket, s.Matter.Venue.Docket) {
			out = append(out, c)
		}
	}
	return out
}

// caseConvictions are those of caseCharges that ended in a conviction.
func caseConvictions(s *Snapshot) []chargeOfArrest {
	return slices.DeleteFunc(caseCharges(s), func(c chargeOfArrest) bool { return EndingOf(c.Charge.Disposition.Outcome) != Convicted })
}

// sameDocket compares case numbers without regard to case and blanks.
func sameDocket(a, b string) bool {
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return strings.EqualFold(bare(a), bare(b))
}

func acquittals(s *Snapshot) []chargeOfArrest { return chargesWith(s, AcquittedBy) }

func chargesWith(s *Snapshot, ended func(outcome string) bool) []chargeOfArrest {
	var out []chargeOfArrest
	for _, c := range flatCharges(s) {
		if ended(c.Charge.Disposition.Outcome) {
			out = append(out, c)
		}
	}
	return out
}

func chargeFacts(path string, find func(*Snapshot, []int) (chargeOfArrest, bool)) []Fact {
	return append(chargeLinkFacts(path, find), []Fact{
		rowTextFact(path+".statute", "Charge: statute", "Cargo: ley", find, func(c chargeOfArrest) string { return c.Charge.Statute }),
		rowTextFact(path+".code", "Charge: code of law", "Cargo: código de la ley", find, func(c chargeOfArrest) string { code, _ := CodeAndSection(c.Charge.Statute); return code }),
		rowTextFact(path+".section", "Charge: section of the code", "Cargo: artículo del código", find, func(c chargeOfArrest) string { _, section := CodeAndSection(c.Charge.Statute); return section }),
		rowTextFact(path+".title", "Charge: name of the offense", "Cargo: nombre del delito", find, func(c chargeOfArrest) string { return c.Charge.Title }),
		rowTextFact(path+".level", "Charge: felony, misdemeanor or infraction", "Cargo: delito grave, menor o infracción", find, func(c chargeOfArrest) string { return c.Charge.Level }),
		rowTextFact(path+".tier", "Charge: tier under 18 U.S.C. 3771A", "Cargo: nivel según 18 U.S.C. 3771A", find, func(c chargeOfArrest) string { return c.Charge.Tier }),
		rowTextFact(path+".court", "Charge: court", "Cargo: corte", find, func(c chargeOfArrest) string { return c.Charge.Court }),
		rowTextFact(path+".docket", "Charge: case number", "Cargo: número de caso", find, func(c chargeOfArrest) string { return c.Charge.Docket }),
		rowTextFact(path+".county", "Charge: county", "Cargo: condado", find, chargeOfArrest.county),
		rowTextFact(path+".state", "Charge: state", "Cargo: estado", find, chargeOfArrest.state),
		rowTextFact(path+".plea", "Charge: plea", "Cargo: declaración de culpabilidad", find, func(c chargeOfArrest) string { return c.Charge.Plea }),
		rowDateFact(path+".convicted", "Charge: convicted on", "Cargo: fecha de la condena", find, chargeOfArrest.convicted),
		rowYesFact(path+".probation", "Charge: probation was part of the sentence", "Cargo: hubo libertad condicional", find, func(c chargeOfArrest) bool { return c.Charge.Probation }),
		rowDateFact(path+".probationEnds", "Charge: probation ends on", "Cargo: la libertad condicional termina el", find, func(c chargeOfArrest) Date { return c.Charge.ProbationEnds }),
		rowDateFact(path+".offenseDate", "Charge: day of the offense", "Cargo: día del delito", find, func(c chargeOfArrest) Date { return c.Charge.Conduct }),
		ageAtCharge(path+".age", find),
		rowTextFact(path+".disposition.outcome", "Charge: how it ended", "Cargo: cómo terminó", find, func(c chargeOfArrest) string { return c.Charge.Disposition.Outcome }),
		rowDateFact(path+".disposition.date", "Charge: ended on", "Cargo: fecha en que terminó", find, func(c chargeOfArrest) Date { return c.Charge.Disposition.Date }),
		rowTextFact(path+".disposition.sentence", "Charge: sentence", "Cargo: sentencia", find, func(c chargeOfArrest) string { return c.Charge.Disposition.Sentence }),
		rowDateFact(path+".arrestDate", "Charge: date of arrest", "Cargo: fecha del arresto", find, func(c chargeOfArrest) Date { return c.Arrest.Date }),
		rowTextFact(path+".arrestPlace", "Charge: place of arrest", "Cargo: lugar del arresto", find, func(c chargeOfArrest) string { return c.Arrest.Place }),
		rowTextFact(path+".arrestAgency", "Charge: arresting agency", "Cargo: agencia que arrestó", find, func(c chargeOfArrest) string { return c.Arrest.Agency }),
	}...)
}

// ageAtCharge is how old the client was: as the record prints it, else in whole years on the day of the conduct, else on
// the day of the arrest.
func ageAtCharge(path string, find func(*Snapshot, []int) (chargeOfArrest, bool)) Fact {
	return Fact{Path: path, Label: "Charge: age at that time", LabelES: "Cargo: edad en ese momento", Kind: CountFact,
		get: func(s *Snapshot, at []int) Value {
			c, ok := find(s, at)
			switch {
			case !ok:
				return Value{}
			case c.Arrest.Age > 0:
				return Value{Text: strconv.Itoa(c.Arrest.Age)}
			}
			on := c.Charge.Conduct
			if !on.Full() {
				on = c.Arrest.Date
			}
			years, ok := AgeOn(s.Client.BirthDate, on)
			if !ok {
				return Value{}
			}
			return Value{Text: strconv.Itoa(years)}
		}}
}

func (c chargeOfArrest) county() string {
	if c.Charge.County != "" {
		return c.Charge.County
	}
	return c.Arrest.County
}

func (c chargeOfArrest) state() string {
	if c.Charge.State != "" {
		return c.Charge.State
	}
	return c.Arrest.State
}

// convicted is the day of the conviction; a charge that ended in one ended on that day where no other is told.
func (c chargeOfArrest) convicted() Date {
	if c.Charge.Convicted == "" && strings.HasPrefix(strings.ToLower(c.Charge.Disposition.Outcome), "convicted") {
		return c.Charge.Disposition.Date
	}
	return c.Charge.Convicted
}

// arrests are the arrests of the client that the office knows, one entry for each charge. The snapshot brings those of
// every record-relief matter; without them they are those of the matter at hand.
func (s *Snapshot) arrests() []chargeOfArrest {
	list := s.Arrests
	if len(list) == 0 {
		list = recordPart(s).Arrests
	}
	var out []chargeOfArrest
	for _, a := range list {
		for _, c := range a.Charges {
			out = append(out, chargeOfArrest{a, c})
		}
		if len(a.Charges) == 0 {
			out = append(out, chargeOfArrest{Arrest: a})
		}
	}
	return out
}
