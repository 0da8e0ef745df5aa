package packet

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// A rule is cited only where it holds: nothing of California on a federal or
// immigration matter, and nothing where the law data knows no rule.
func TestCitesFollowTheVenue(t *testing.T) {
	for name, c := range map[string]struct {
		m                          cases.Matter
		numbers, text, identifiers string
	}{
		"federal court":            {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{ID: "file.us.cmecf", State: "US"}}, "", "", "Fed. R. Crim. P. 49.1(a)"},
		"federal court, unnamed":   {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{Court: "United States District Court", State: "WA"}}, "", "", "Fed. R. Crim. P. 49.1(a)"},
		"USCIS":                    {cases.Matter{Kind: cases.Immigration, Venue: cases.Venue{ID: "file.us.uscis_paper", State: "US"}}, "", "", ""},
		"immigration, no venue":    {cases.Matter{Kind: cases.Immigration, Venue: cases.Venue{State: "CA"}}, "", "", ""},
		"California":               {cases.Matter{Kind: cases.ProtectiveOrder, Venue: cases.Venue{ID: "file.ca.trial", State: "CA"}}, "3.1110", "Cal. Rules of Court", "Cal. Rules of Court"},
		"California, unnamed":      {cases.Matter{Kind: cases.ProtectiveOrder, Venue: cases.Venue{State: "CA"}}, "3.1110", "Cal. Rules of Court", "Cal. Rules of Court"},
		"New York, two places":     {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{State: "NY"}}, "", "", ""},
		"New York, trial court":    {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{ID: "file.ny.nyscef", State: "NY"}}, "", "22 NYCRR", "22 NYCRR"},
		"a state without an entry": {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{State: "OH"}}, "", "", ""},
	} {
		got := citesOf(c.m)
		for what, pair := range map[string][2]string{"numbers": {got.numbers, c.numbers}, "text": {got.text, c.text}, "identifiers": {got.identifiers, c.identifiers}} {
			if (pair[1] == "") != (pair[0] == "") || !strings.Contains(pair[0], pair[1]) {
				t.Errorf("%s, %s: cites %q, want %q", name, what, pair[0], pair[1])
			}
		}
	}
}

func TestPagesAreNamedAsInASentence(t *testing.T) {
	p := &preflight{plan: &Plan{}}
	for want, pages := range map[string][]int{
		"page 18":            {18},
		"pages 18 and 20":    {18, 20},
		"pages 3, 18 and 20": {3, 18, 20},
		"pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more": {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
	} {
		if got := p.list(pages); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
