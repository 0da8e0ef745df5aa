package contradict

import (
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// chargeAt is one count and where it stands.
type chargeAt struct {
	arrest cases.Arrest
	charge cases.Charge
	snap   *cases.Snapshot
	path   string
}

// compareCharges compares the same charge recorded in more than one place, and the court's docket with the charges.
func (f *file) compareCharges() {
	var list []chargeAt
	for _, s := range f.snaps {
		if r := s.Matter.Record; r != nil {
			for i, a := range r.Arrests {
				for k, c := range a.Charges {
					list = append(list, chargeAt{a, c, s, fmt.Sprintf("matter.record.arrests[%d].charges[%d]", i, k)})
				}
			}
			f.venueDocket(s)
		}
	}
	for i, b := range list {
		for _, a := range list[:i] {
			if docket(a.charge.Docket) == "" || docket(a.charge.Docket) != docket(b.charge.Docket) || statute(a.charge.Statute) != statute(b.charge.Statute) || a.snap == b.snap && a.arrest.ID == b.arrest.ID {
				continue
			}
			if a.snap == b.snap && a.arrest.Date != "" && b.arrest.Date != "" && a.charge.Title != b.charge.Title {
				continue
			}
			f.sameCharge(a, b)
		}
	}
	f.ownOutcome(list)
}

func docket(s string) string { return strings.ReplaceAll(fold(s), " ", "") }
func statute(s string) string {
	return strings.ReplaceAll(fold(strings.ReplaceAll(s, "§", "")), " ", "")
}

func (f *file) sameCharge(a, b chargeAt) {
	side := func(x chargeAt, path, v string) Side { return matterSide(x.snap, x.path+path, v) }
	if x, y := a.arrest.Date, b.arrest.Date; x != "" && y != "" && !agree(x, y) {
		f.add("arrest", side(a, ".arrestDate", x.Long()), side(b, ".arrestDate", y.Long()), Fix)
	}
	if x, y := a.charge.Disposition.Date, b.charge.Disposition.Date; x != "" && y != "" && !agree(x, y) {
		f.add("disposition", side(a, ".disposition.date", x.Long()), side(b, ".disposition.date", y.Long()), Fix)
	}
	if x, y := outcome(a.charge.Disposition.Outcome), outcome(b.charge.Disposition.Outcome); x != "" && y != "" && x != y {
		f.add("disposition", side(a, ".disposition.outcome", a.charge.Disposition.Outcome), side(b, ".disposition.outcome", b.charge.Disposition.Outcome), Fix)
	}
	if x, y := fold(a.charge.Level), fold(b.charge.Level); x != "" && y != "" && x != y {
		f.add("charge", side(a, ".level", a.charge.Level), side(b, ".level", b.charge.Level), Fix)
	}
}

// outcome is the kind of an outcome, "" where it says nothing certain.
func outcome(s string) string {
	s = fold(s)
	for _, k := range []struct{ kind, words string }{
		{"ended without conviction", "dismiss acquit nolle not guilty not prosecuted declined no charges desestim absuel"},
		{"convicted", "convict plea plead guilty sentenced conden"},
		{"pending", "pending pendiente"},
	} {
		for _, w := range strings.Fields(k.words) {
			if w == "guilty" && strings.Contains(s, "not guilty") {
				continue
			}
			if strings.Contains(s, w) && w != "not" && w != "no" && w != "charges" && w != "prosecuted" {
				return k.kind
			}
		}
	}
	return ""
}

// ownOutcome: ended without conviction, yet with a sentence.
func (f *file) ownOutcome(list []chargeAt) {
	for _, c := range list {
		d := c.charge.Disposition
		if outcome(d.Outcome) == "ended without conviction" && d.Sentence != "" && !strings.Contains(fold(d.Sentence), "none") {
			f.add("disposition", matterSide(c.snap, c.path+".disposition.outcome", d.Outcome), matterSide(c.snap, c.path+".disposition.sentence", d.Sentence), Fix)
		}
	}
}

// venueDocket: the matter's case number is none of those of its charges in that court.
func (f *file) venueDocket(s *cases.Snapshot) {
	v := s.Matter.Venue
	var dockets []string
	path := ""
	for i, a := range s.Matter.Record.Arrests {
		for k, c := range a.Charges {
			if c.Docket != "" && v.Court != "" && fold(c.Court) == fold(v.Court) {
				dockets = append(dockets, c.Docket)
				if path == "" {
					path = fmt.Sprintf("matter.record.arrests[%d].charges[%d].docket", i, k)
				}
			}
		}
	}
	if v.Docket == "" || len(dockets) == 0 || slices.ContainsFunc(dockets, func(d string) bool { return docket(d) == docket(v.Docket) }) {
		return
	}
	f.add("docket", matterSide(s, path, dockets[0]), matterSide(s, "matter.venue.docket", v.Docket), Fix)
}
