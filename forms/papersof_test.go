package forms

import (
	"slices"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/packet"
)

// What the check of a packet asks about papers: where a hand signs, and whether the edition is taken.
func TestPapersOn(t *testing.T) {
	papers := PapersOn(time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC))
	for name, c := range map[string]struct {
		kind          packet.Kind
		name, edition string
		sign          []int
		known         bool
	}{
		"I-914":                    {packet.Form, "I-914", "01/20/25", []int{9, 10, 11}, true},
		"a declaration":            {packet.Document, "us.3771a.declaration", "", []int{0}, true},
		"a proposed order":         {packet.Document, "us.3771a.order", "", nil, true},
		"an addendum":              {packet.Document, "addendum.uscis-i-914-2025-01-20", "", []int{0}, true},
		"our own certificate":      {packet.Form, "translator-certificate", "", []int{0}, true},
		"a sheet of the office":    {packet.Form, "client-intake", "", nil, true},
		"a form that nobody knows": {packet.Form, "ZZ-770", "", nil, false},
		"a template nobody knows":  {packet.Document, "no.such", "", nil, false},
	} {
		got, ok := papers(c.kind, c.name, c.edition)
		if ok != c.known || !slices.Equal(got.Sign, c.sign) {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
	if got, _ := papers(packet.Form, "I-914", "01/20/25"); got.Newest != "01/20/25" || got.NotNow != "" || got.AsOf == "" {
		t.Errorf("%+v", got)
	}
	if got, _ := papers(packet.Form, "DV-100", "January 1, 2024"); got.Newest == "" || got.Newest == "January 1, 2024" {
		t.Errorf("%+v", got)
	}
	for _, e := range Editions() {
		if e.AcceptedUntil != "" && e.AcceptedUntil < "2026-11-20" {
			if got, _ := papers(packet.Form, e.Form, e.Edition); got.NotNow == "" {
				t.Errorf("%s is taken after %s", e.ID, e.AcceptedUntil)
			}
		}
	}
}
