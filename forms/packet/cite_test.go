package packet

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// The pack is the office's choice, else the recipient's, else the court's; nothing of California holds on a federal or
// immigration matter, and a court that is not known is not guessed.
func TestPackOf(t *testing.T) {
	federal := cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{ID: "file.us.cmecf", State: "US"}}
	chosen := federal
	chosen.Packet.Pack = "texas"
	gone := federal
	gone.Packet.Pack = "nowhere"
	for name, c := range map[string]struct {
		m    cases.Matter
		to   cases.Recipient
		want string
	}{
		"federal court":            {federal, cases.OfficeCopy, "federal-cmecf"},
		"federal court, unnamed":   {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{Court: "United States District Court", State: "WA"}}, cases.CourtSealed, "federal-cmecf"},
		"to USCIS":                 {cases.Matter{Kind: cases.Immigration}, cases.USCIS, "uscis-paper"},
		"to EOIR":                  {cases.Matter{Kind: cases.Immigration, Venue: cases.Venue{ID: "file.us.uscis_paper"}}, cases.EOIR, "eoir-ecas"},
		"immigration, own copy":    {cases.Matter{Kind: cases.Immigration, Venue: cases.Venue{ID: "file.us.uscis_paper", State: "US"}}, cases.OfficeCopy, "uscis-paper"},
		"immigration, no venue":    {cases.Matter{Kind: cases.Immigration, Venue: cases.Venue{State: "CA"}}, cases.ClientCopy, ""},
		"California":               {cases.Matter{Kind: cases.ProtectiveOrder, Venue: cases.Venue{ID: "file.ca.trial", State: "CA"}}, cases.CourtPublic, "california"},
		"California, unnamed":      {cases.Matter{Kind: cases.ProtectiveOrder, Venue: cases.Venue{State: "CA"}}, cases.CourtPublic, "california"},
		"New York, two places":     {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{State: "NY"}}, cases.CourtPublic, ""},
		"New York, trial court":    {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{ID: "file.ny.nyscef", State: "NY"}}, cases.CourtPublic, "nyscef"},
		"New York, appeal":         {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{ID: "file.ny.appellate", State: "NY"}}, cases.CourtPublic, "ny-appellate"},
		"a state without an entry": {cases.Matter{Kind: cases.RecordRelief, Venue: cases.Venue{State: "OH"}}, cases.CourtPublic, ""},
		"nothing told":             {cases.Matter{Kind: cases.RecordRelief}, cases.CourtPublic, ""},
		"chosen by the office":     {chosen, cases.CourtPublic, "texas"},
		"a choice that is gone":    {gone, cases.CourtPublic, ""},
	} {
		got, ok := PackOf(&cases.Snapshot{Matter: c.m}, c.to)
		if got.ID != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q (%v), want %q", name, got.ID, ok, c.want)
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
