package contradict

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
	"github.com/harborfile/harborfile/cases/rapsheet"
)

var sheetTitle = pattern.Must(`(?i)rap ?sheet|criminal (?:history|record)|identity history|docket|disposition|booking|antecedentes`)

// compareSheets reads the text of rap sheets and dockets among the evidence, and compares their arrests and endings with
// the recorded ones.
func (f *file) compareSheets() {
	list := f.arrests()
	for _, s := range f.snaps {
		for _, e := range s.Evidence {
			if e.Text == "" || !sheetTitle.MatchString(e.Title) && !slices.Contains(e.Proves, "ev.rap") && !slices.Contains(e.Proves, "ev.dispo_cert") {
				continue
			}
			f.sheet(e, list)
		}
	}
}

func (f *file) sheet(e cases.EvidenceItem, list []arrestAt) {
	side := Side{Source: "evidence: " + e.Title, SourceES: "prueba: " + e.Title, Record: e.Key()}
	for _, a := range rapsheet.Read(e.InOrder()).Arrests {
		if a.Date != "" && len(list) > 0 && !slices.ContainsFunc(list, func(x arrestAt) bool { return x.date == "" || agree(x.date, a.Date) }) {
			said := side
			said.Value, said.Path = a.Date.Long()+" "+short(a.Agency), "arrest"
			f.oneOfArrests(a.Date, said, list)
		}
		for _, c := range a.Charges {
			f.sheetCharge(c, a, side)
		}
	}
}

// sheetCharge compares one charge of a sheet with the recorded one of the same statute, where there is exactly one.
func (f *file) sheetCharge(c cases.Charge, a cases.Arrest, side Side) {
	var same []chargeAt
	for _, s := range f.snaps {
		if s.Matter.Record == nil {
			continue
		}
		for i, x := range s.Matter.Record.Arrests {
			for k, y := range x.Charges {
				if bare(y.Statute) != "" && bare(y.Statute) == bare(c.Statute) && (c.Docket == "" || y.Docket == "" || docket(c.Docket) == docket(y.Docket)) && (a.Date == "" || x.Date == "" || agree(a.Date, x.Date)) {
					same = append(same, chargeAt{x, y, s, "matter.record.arrests[" + itoa(i) + "].charges[" + itoa(k) + "]"})
				}
			}
		}
	}
	if len(same) != 1 {
		return
	}
	d, r := c.Disposition, same[0].charge.Disposition
	said := side
	said.Value, said.Path = strings.TrimSpace(c.Statute+" "+d.Outcome+" "+string(d.Date)), c.Source
	if x, y := outcome(d.Outcome), outcome(r.Outcome); x != "" && y != "" && x != y {
		f.add("disposition", matterSide(same[0].snap, same[0].path+".disposition.outcome", r.Outcome), said, Fix)
	}
	if d.Date != "" && r.Date != "" && !agree(d.Date, r.Date) {
		f.add("disposition", matterSide(same[0].snap, same[0].path+".disposition.date", r.Date.Long()), said, Fix)
	}
}

// bare is a statute without its subdivisions, signs and spaces.
func bare(s string) string {
	s, _, _ = strings.Cut(s, "(")
	return statute(s)
}
