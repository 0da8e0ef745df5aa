package draft

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// stateCourts are made-up cases of the states that have papers of their own, and of one that has not.
var stateCourts = map[string]cases.Venue{
	"vac.al": {Court: "Circuit Court", County: "Example", State: "AL", Docket: "CC-2018-005550", CaseName: "State v. Ejemplo Núñez"},
	"vac.ca": {Court: "Superior Court of California", County: "Sacramento", State: "CA", Docket: "18FE05550", CaseName: "People v. Ejemplo Núñez"},
	"vac.co": {Court: "District Court", County: "Example", State: "CO", Docket: "2018CR5550", CaseName: "People v. Ejemplo Núñez"},
	"vac.fl": {Court: "Circuit Court of the Sample Judicial Circuit", County: "Example", State: "FL", Docket: "2018-CF-005550", CaseName: "State v. Ejemplo Núñez"},
	"vac.id": {Court: "District Court of the Sample Judicial District", County: "Example", State: "ID", Docket: "CV01-26-05550", CaseName: "Ejemplo Núñez v. State"},
	"vac.md": {Court: "Circuit Court for Example County", County: "Example County", State: "MD", Docket: "C-00-CR-18-005550", CaseName: "State v. Ejemplo Núñez"},
	"vac.nc": {Court: "General Court of Justice, Superior Court Division", County: "Example", State: "NC", Docket: "18 CRS 055500", CaseName: "State v. Ejemplo Núñez"},
	"vac.ny": {Court: "Supreme Court of the State of New York", County: "Example", State: "NY", Docket: "05550-2018", CaseName: "People v. Ejemplo Núñez"},
	"vac.va": {Court: "Circuit Court of the County of Example", County: "Example", State: "VA", Docket: "CR18005550-00", CaseName: "Ejemplo Núñez v. Commonwealth"},
	"vac.vt": {Court: "Superior Court, Criminal Division", County: "Example", State: "VT", Docket: "555-6-18 Excr", CaseName: "State v. Ejemplo Núñez"},
	"vac.wa": {Court: "Superior Court of Washington", County: "Example", State: "WA", Docket: "18-1-05550-0", CaseName: "State v. Ejemplo Núñez"},
	"vac.ga": {Court: "Superior Court of Example County", County: "Example", State: "GA", Docket: "18-CR-05550", CaseName: "State v. Ejemplo Núñez"},
}

// inStates are the sample's record-relief matter as it would be if each state had charged it.
func inStates() []*cases.Snapshot {
	var out []*cases.Snapshot
	for _, relief := range slices.Sorted(maps.Keys(stateCourts)) {
		s := snapshots()[0]
		s.Matter.Relief, s.Matter.Venue = relief, stateCourts[relief]
		record := *s.Matter.Record
		record.Arrests = slices.Clone(record.Arrests)
		for i := range record.Arrests {
			a := &record.Arrests[i]
			a.Agency, a.State, a.Charges = "Example County Sheriff's Office", s.Matter.Venue.State, slices.Clone(a.Charges)
			for k := range a.Charges {
				c := &a.Charges[k]
				c.State, c.Court, c.Docket, c.Tier = a.State, s.Matter.Venue.Court, s.Matter.Venue.Docket, ""
				c.Statute, c.Level = "Sample Code § 55-"+strings.Repeat("5", k+1), "misdemeanor"
			}
		}
		record.Service = []cases.Serve{
			{Whom: "Office of the prosecuting attorney, Example County", Address: "1 Specimen Court, Example " + s.Matter.Venue.State, How: "hand delivery"},
			{Whom: "Example County Sheriff's Office, Records", Address: "2 Specimen Court, Example " + s.Matter.Venue.State, How: "certified mail"},
		}
		s.Matter.Record = &record
		out = append(out, s)
	}
	return out
}

// Each state's set is whole: a motion or petition, an account, a proposed order and a certificate of service, in the
// caption of the state and without a gap. HARBORFILE_LOOK to a folder shows the pages.
func TestStatePapers(t *testing.T) {
	for _, s := range inStates() {
		sorts := map[string]int{}
		for _, tm := range Usual(s) {
			d, gaps, err := tm.Build(s)
			if err != nil {
				t.Fatalf("%s: %v", tm.ID, err)
			}
			if len(gaps) > 0 {
				t.Errorf("%s in %s: the sample lacks %v", tm.ID, s.Matter.Relief, gaps)
			}
			if strings.HasPrefix(tm.ID, "vac."+strings.ToLower(s.Matter.Venue.State)+".") || strings.HasPrefix(tm.ID, "vac.general.") {
				sorts[tm.Sort]++
			}
			pdf, err := Render(d)
			if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Fatalf("%s: %v", tm.ID, err)
			}
			if dir := os.Getenv("HARBORFILE_LOOK"); dir != "" {
				name := strings.TrimPrefix(s.Matter.Relief, "vac.") + "-" + tm.ID + ".pdf"
				if err := os.WriteFile(filepath.Join(dir, name), pdf, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
		if !maps.Equal(sorts, map[string]int{"motion": 1, "declaration": 1, "order": 1, "certificate": 1}) {
			t.Errorf("%s has these papers: %v", s.Matter.Relief, sorts)
		}
	}
}

// nexusWords are how a motion names the tie to the trafficking that its law asks for. The standards are never merged.
var nexusWords = map[law.Nexus][]string{
	"direct_result": {"direct result"}, "result_of": {"result of"}, "but_for": {"but for"}, "proximate_cause": {"proximate cause"},
	"direct_result_and_but_for": {"direct result", "but for"}, "other": {"as part of the trafficking scheme"},
}

// What a state's motion says of standard, burden and days is what the law data says.
func TestStateMotionsSayTheirOwnLaw(t *testing.T) {
	for _, s := range inStates() {
		id := s.Matter.Relief + ".motion"
		tm, ok := TemplateByID(id)
		if !ok {
			continue // the general petition names no law
		}
		i := slices.IndexFunc(law.Vacaturs(), func(v law.Vacatur) bool { return v.ID == s.Matter.Relief })
		f := law.Vacaturs()[i].Facts
		d, _, err := tm.Build(s)
		if err != nil {
			t.Fatal(err)
		}
		words, all := sayer{}, ""
		for _, b := range d.Blocks {
			all += said(b, &words) + "\n"
		}
		wants := slices.Clone(nexusWords[f.Nexus])
		if s.Matter.Relief == "vac.co" {
			wants = []string{"as a result of"} // its vacatur track; the row's word is that of sealing
		}
		for burden, is := range map[law.Burden]string{"preponderance": "preponderance of the evidence", "clear_and_convincing": "clear and convincing evidence"} {
			if f.Burden == burden {
				wants = append(wants, is)
			} else if f.Burden != "mixed" && strings.Contains(all, is) {
				t.Errorf("%s names a burden that its law does not: %s", id, is)
			}
		}
		for _, days := range []int{f.ResponseDays, f.UnopposedGrantDays} {
			if days > 0 {
				wants = append(wants, fmt.Sprintf("%d days", days))
			}
		}
		for _, w := range wants {
			if !strings.Contains(all, w) {
				t.Errorf("%s does not say %q", id, w)
			}
		}
		for nexus, words := range nexusWords {
			if s.Matter.Relief != "vac.co" && !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(nexusWords[f.Nexus], w) }) && nexus != "result_of" && strings.Contains(all, words[0]) {
				t.Errorf("%s uses the words of another standard: %s", id, words[0])
			}
		}
	}
}
