package contradict

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// compareReports holds every report that is told against the recorded ones: there may be many, and one has to fit. The
// same report recorded in two places has to have one day.
func (f *file) compareReports() {
	var list []end
	for _, s := range f.snaps {
		if p := s.Matter.Petition; p != nil && p.ReportedOn != "" {
			list = append(list, in(s, "matter.petition.reportedOn", p.ReportedOn, strings.TrimSpace("reported "+p.ReportedTo)))
		}
		for _, r := range s.Reports {
			if r.On == "" {
				continue
			}
			side := Side{Value: r.On.Long() + " " + r.Agency + " " + r.Number, Source: "report: " + r.Agency, SourceES: "denuncia: " + r.Agency, Record: r.Key(), Path: "report.on"}
			if !slices.ContainsFunc(list, func(e end) bool { return e.side.Record == side.Record }) {
				list = append(list, end{r.On, side})
			}
			f.sameReport(s, r, side)
		}
	}
	for _, c := range f.claims {
		if c.topic == "report" && c.told && len(list) > 0 && !slices.ContainsFunc(list, func(e end) bool { return agree(e.date, c.date) }) {
			f.add("report", list[0].side, c.side, Explain)
		}
	}
}

// sameReport compares a report with the petition and the incidents that name its number.
func (f *file) sameReport(s *cases.Snapshot, r cases.PoliceReport, side Side) {
	no := docket(r.Number)
	if p := s.Matter.Petition; p != nil && p.ReportedOn != "" && !agree(p.ReportedOn, r.On) && (no != "" && docket(p.ReportCase) == no || fold(p.ReportedTo) != "" && fold(p.ReportedTo) == fold(r.Agency)) {
		f.add("report", matterSide(s, "matter.petition.reportedOn", p.ReportedOn.Long()), side, Fix)
	}
	o := s.Matter.Order
	if o == nil || no == "" {
		return
	}
	for i, e := range o.Incidents {
		if strings.Contains(docket(e.Police), no) && before(r.On, e.Date) {
			f.add("report", matterSide(s, "matter.order.incidents["+itoa(i)+"].date", e.Date.Long()), side, Fix)
		}
	}
}
