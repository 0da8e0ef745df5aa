package draft

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// oddly is each record-relief matter of the sample with other arrests in it: the federal one, and that of each state.
func oddly(arrests func(docket string) []cases.Arrest) []*cases.Snapshot {
	var out []*cases.Snapshot
	for _, s := range append(snapshots()[:1], inStates()...) {
		record := *s.Matter.Record
		record.Arrests = arrests(s.Matter.Venue.Docket)
		s.Matter.Record = &record
		out = append(out, s)
	}
	return out
}

func oddCharge(title, outcome, docket string) cases.Charge {
	return cases.Charge{Title: title, Statute: "Sample Code § 55-5", Court: "Sample Court", Docket: docket, Level: "misdemeanor", Tier: "A",
		Conduct: "~2016", Disposition: cases.Disposition{Outcome: outcome, Date: "2017"}, Link: "He told me to."}
}

// paperSay are the words of the matter's motion or petition, or of its proposed order.
func paperSay(t *testing.T, s *cases.Snapshot, sort string) (words string, gaps []Gap) {
	t.Helper()
	for _, tm := range For(s) {
		if tm.Sort != sort || strings.Contains(tm.ID, "seal") {
			continue
		}
		d, gaps, err := tm.Build(s)
		if err != nil {
			t.Fatalf("%s: %v", tm.ID, err)
		}
		return allWords(d), gaps
	}
	t.Fatalf("%s has no %s", s.Matter.Relief, sort)
	return "", nil
}

// No charge and no arrest of the record is left out of the motion in silence, whatever it ended in; nor out of the order,
// where the relief reaches arrests.
func TestNoChargeIsLeftOut(t *testing.T) {
	endings := []string{"convicted by plea", "dismissed", "acquitted", "deferred disposition", "adjudicated delinquent", "pending", "not known", ""}
	for _, s := range oddly(func(docket string) []cases.Arrest {
		a := cases.Arrest{Date: "~2016", Agency: "Example Police", Place: "Example"}
		for _, end := range endings {
			a.Charges = append(a.Charges, oddCharge("Ended "+end+".", end, docket))
		}
		return []cases.Arrest{a, {Date: "2015-07", Agency: "Specimen Police", Place: "Specimen"}}
	}) {
		for _, sort := range []string{"motion", "order"} {
			words, _ := paperSay(t, s, sort)
			arrests := slices.Contains([]string{"vac.us", "vac.al", "vac.ca", "vac.fl", "vac.id", "vac.ga"}, s.Matter.Relief)
			for _, end := range endings {
				if !arrests && (end == "dismissed" || end == "acquitted") {
					continue // the law reaches convictions only
				}
				if !strings.Contains(words, "Ended "+end+".") {
					t.Errorf("%s, %s: the charge that ended %q is not in it", s.Matter.Relief, sort, end)
				}
			}
			if !strings.Contains(words, "Specimen Police in July 2015") {
				t.Errorf("%s, %s: the arrest without a charge is not in it", s.Matter.Relief, sort)
			}
		}
	}
}

// Without a conviction no paper lists convictions; where the law reaches nothing else, that shows as a gap.
func TestArrestsAlone(t *testing.T) {
	for _, s := range oddly(func(docket string) []cases.Arrest {
		return []cases.Arrest{{Date: "~2016", Agency: "Example Police", Place: "Example", Charges: []cases.Charge{oddCharge("Loitering", "acquitted", docket)}}}
	}) {
		for _, sort := range []string{"motion", "order"} {
			words, gaps := paperSay(t, s, sort)
			open := slices.ContainsFunc(gaps, func(g Gap) bool { return strings.HasPrefix(g.Fact, "matter.record.convictions") })
			arrests := slices.Contains([]string{"vac.us", "vac.al", "vac.ca", "vac.fl", "vac.id", "vac.ga"}, s.Matter.Relief)
			if arrests == open {
				t.Errorf("%s, %s: a lacking conviction shows as a gap: %v", s.Matter.Relief, sort, open)
			}
			for _, half := range []string{"concerns these convictions", "These convictions are", "of these convictions are"} {
				if arrests && s.Matter.Relief != "vac.us" && strings.Contains(words, half) {
					t.Errorf("%s, %s says %q of no conviction", s.Matter.Relief, sort, half)
				}
			}
			if arrests && !strings.Contains(words, "Loitering") {
				t.Errorf("%s, %s: the acquittal is not in it", s.Matter.Relief, sort)
			}
			if strings.Contains(words, "No arrest without a conviction") {
				t.Errorf("%s, %s denies the acquittal", s.Matter.Relief, sort)
			}
		}
	}
}

// onMonth is a day's preposition before a month or a year.
var onMonth = regexp.MustCompile(`(?i)\bon (about )?((January|February|March|April|May|June|July|August|September|October|November|December) )?\d{4}\b`)

// Dates that are a month, a year or about so read as people say them, in every paper of every state.
func TestVagueDatesReadWell(t *testing.T) {
	for _, s := range oddly(func(docket string) []cases.Arrest {
		return []cases.Arrest{{Date: "~2016", Agency: "Example Police", Place: "Example", Charges: []cases.Charge{oddCharge("Loitering", "convicted by plea", docket)}},
			{Date: "2017-03", Agency: "Example Police", Place: "Example", Charges: []cases.Charge{oddCharge("Trespass", "dismissed", docket)}}}
	}) {
		s.Matter.Record.Period, s.Matter.Record.ExitEnd = [2]cases.Date{"~2015", "2017-06"}, "~2018"
		for _, tm := range For(s) {
			d, _, err := tm.Build(s)
			if err != nil {
				t.Fatal(err)
			}
			if at := onMonth.FindString(allWords(d)); at != "" {
				t.Errorf("%s says %q", tm.ID, at)
			}
		}
	}
}

// Several charges of one case that ended in pleas do not print one sentence, and one footnote, again and again.
func TestPleasAreToldApart(t *testing.T) {
	for _, s := range oddly(func(docket string) []cases.Arrest {
		return []cases.Arrest{{Date: "2016", Agency: "Example Police", Place: "Example", Charges: []cases.Charge{oddCharge("Loitering", "convicted by plea", docket), oddCharge("Trespass", "convicted by plea", docket)}}}
	}) {
		if s.Matter.Relief != "vac.co" {
			continue
		}
		words, _ := paperSay(t, s, "motion")
		for line, n := range counted(strings.Split(words, "\n")) {
			if n > 1 && (strings.Contains(line, "ended in a plea") || strings.Contains(line, "18-7-201.3")) {
				t.Errorf("%d times: %s", n, line)
			}
		}
		if !strings.Contains(words, "trespass in No.") {
			t.Error("the second plea is not named")
		}
	}
}

func counted(lines []string) map[string]int {
	out := map[string]int{}
	for _, l := range lines {
		out[l]++
	}
	return out
}

// A federal violent offense that ended in a conviction, or in nothing known, is not argued as if it could be expunged.
func TestLevelBIsArguedByItsEnding(t *testing.T) {
	for end, expungeable := range map[string]bool{"dismissed": true, "acquitted": true, "convicted by plea": false, "pending": false, "deferred": false} {
		s := oddly(func(docket string) []cases.Arrest {
			c := oddCharge("Robbery", end, docket)
			c.Tier = "B"
			return []cases.Arrest{{Date: "2018-11-03", Agency: "Example Police", Place: "Example", Charges: []cases.Charge{c}}}
		})[0]
		words, _ := paperSay(t, s, "motion")
		if got := strings.Contains(words, "one of the endings upon which the statute"); got != expungeable {
			t.Errorf("a level B charge that ended %q is said to be expungeable: %v", end, got)
		}
		if strings.Contains(words, "so that it is of level B") {
			t.Errorf("%q: a conviction of level B is argued to be one that the Court may vacate", end)
		}
	}
}

// However a county was written down, a caption says the word once.
func TestCountyIsSaidOnce(t *testing.T) {
	for _, c := range [][4]string{{"Kern County", "", " COUNTY, ALABAMA", "Kern"}, {"COUNTY OF KERN", "COUNTY OF ", "", "KERN"}, {"KERN COUNTY", "COUNTY OF ", "", "KERN"},
		{"Kern", "", " County", "Kern"}, {"Example County", "", ", MARYLAND", "Example County"}, {"County", "", " COUNTY", "County"}, {"İstanbul County", "", " county", "İstanbul"}} {
		if got := countyBeside(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("%q between %q and %q is %q, want %q", c[0], c[1], c[2], got, c[3])
		}
	}
	for _, s := range inStates() {
		for _, county := range []string{"Ejemplo County", "County of Ejemplo"} {
			s.Matter.Venue.County = county
			for _, tm := range For(s) {
				d, _, err := tm.Build(s)
				if err != nil {
					t.Fatal(err)
				}
				if at := twiceCounty.FindString(allWords(d)); at != "" {
					t.Errorf("%s says %q", tm.ID, at)
				}
			}
		}
	}
}

var twiceCounty = regexp.MustCompile(`(?i)(county of (the )?county of|county of ejemplo county|county county)`)
