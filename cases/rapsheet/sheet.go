package rapsheet

import (
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// sheet closes the reading.
func (r *reader) sheet() Sheet {
	s := Sheet{Left: r.left, Doubts: r.doubts}
	for _, name := range r.names {
		if !slices.Contains(s.Names, name) {
			s.Names = append(s.Names, name)
		}
	}
	for _, a := range r.arrests {
		for _, c := range a.charges {
			if c.Disposition.Outcome == "convicted" {
				s.Doubts = append(s.Doubts, Doubt{c.last, cases.Say("The sheet says convicted, not whether by plea or by verdict.", "La hoja dice condena, no si fue por declaración de culpabilidad o por veredicto.")})
			}
			c.Source = source(c.first, c.last)
			a.Charges = append(a.Charges, c.Charge)
		}
		if a.Date == "" && a.Agency == "" && len(a.Charges) == 0 {
			continue // a heading with nothing under it
		}
		if a.Date != "" && slices.ContainsFunc(a.Charges, func(c cases.Charge) bool {
			return c.Disposition.Date.Full() && a.Date.Full() && c.Disposition.Date < a.Date
		}) {
			s.Doubts = append(s.Doubts, Doubt{a.charges[0].first, cases.Say("An ending would come before the arrest of "+string(a.Date)+". Look at both days.", "Un resultado sería anterior al arresto del "+string(a.Date)+". Revise ambos días.")})
		}
		s.Arrests = append(s.Arrests, a.Arrest)
	}
	slices.SortStableFunc(s.Doubts, func(a, b Doubt) int { return a.Line - b.Line })
	return s
}

func source(first, last int) string {
	if first == last {
		return fmt.Sprintf("rap sheet, line %d", first)
	}
	return fmt.Sprintf("rap sheet, lines %d to %d", first, last)
}
